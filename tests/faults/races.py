"""Two publishers at once on one project and one site."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

from tests.faults.command import end, fork
from tests.faults.history import NAMES, history, trial
from tests.faults.judge import Fault, live
from tests.faults.nights import Left, arguments
from tests.faults.releases import wrong_with_releases

UNDER_WAY = "另一次发布正在进行"
WINNER, LOSER = (0, 3), 1


def race(work: Path, seed: int, number: int) -> list[Fault]:
    """Let two publishers off within 0 to 300 ms of each other: one wins, and the other says why it doesn't."""
    of = history(work, NAMES[number % len(NAMES)])
    chance = random.Random(seed + number)
    with trial(of, work, number) as (place, logs):
        both = [fork(place, arguments(place, of.night), logs / name, stopped=True) for name in "ab"]
        for child in both:
            os.kill(child, signal.SIGCONT)
            time.sleep(chance.choice((0, chance.random() * 0.3)))
        outcomes = sorted(
            (end(child, logs / name) for child, name in zip(both, "ab", strict=True)),
            key=lambda outcome: outcome.code not in WINNER,
        )
        left = Left.of(place)
        state, faults = live(left, of)
        faults += [Fault("releases", wrong) for wrong in wrong_with_releases(place)]
        codes = [outcome.code for outcome in outcomes]
        if codes[0] not in WINNER or codes[1] != LOSER:
            faults.append(Fault("winners", f"exit codes {codes}: {outcomes[1].said[-200:]}"))
        elif UNDER_WAY not in outcomes[1].said:
            faults.append(Fault("silent", f"the loser says: {outcomes[1].said[-300:]}"))
        if state != "new":
            faults.append(Fault("broken", f"{state} is live after a race"))
        if left.ledger != of.once.ledger:
            faults.append(Fault("ledger", "not as one publisher leaves it"))
        if extra := sorted(set(left.names) - set(of.once.names)):
            faults.append(Fault("left over", f"{len(extra)}: {extra[:5]}"))
    return faults
