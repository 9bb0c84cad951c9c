"""The whole command ended at a random moment: killed as by a power button, or asked to end by a signal."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from tests.faults.command import LONGEST, Outcome, kill_group, start
from tests.faults.history import NAMES, history, trial
from tests.faults.judge import Fault, after_one_asked_to_end, after_the_next, after_the_night
from tests.faults.nights import arguments

SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)


class Moment(NamedTuple):
    """When a night is ended and how."""

    history: str
    part: float
    """Of the time that an undisturbed run takes."""
    signal: signal.Signals
    to_all: bool
    """Whether it goes to all that the command has started, or to the command alone."""
    number: int


def moments(count: int, seed: int) -> list[Moment]:
    """Random moments; a kill strikes everything at once, as a power button does."""
    chance = random.Random(seed)
    drawn = []
    for number in range(count):
        how = SIGNALS[number % len(SIGNALS)]
        name = chance.choice(NAMES)
        to_all = how is signal.SIGKILL or chance.random() < 0.5
        drawn.append(Moment(name, chance.random(), how, to_all, number))
    return drawn


def length(work: Path) -> float:
    """Seconds that an undisturbed run of the command takes on this machine, two at a time."""
    of = history(work, "later")
    with trial(of, work, -1) as (place, logs), trial(of, work, -2) as (other, more):
        began = time.monotonic()
        runs = [
            start(place, arguments(place, of.night), logs / "said"),
            start(other, arguments(other, of.night), more / "said"),
        ]
        for one in runs:
            one.wait()
        # Before the folders are removed, which takes as long again on a busy disk.
        return time.monotonic() - began


def end_at(work: Path, seconds: float, moment: Moment) -> tuple[bool, int, list[Fault]]:
    """End one night at a moment; returns whether it was under way then, its exit code and the faults."""
    of = history(work, moment.history)
    with trial(of, work, moment.number) as (place, logs):
        process = start(place, arguments(place, of.night), logs / "said")
        time.sleep(seconds * moment.part)
        was_hit = process.poll() is None
        if moment.to_all:
            kill_group(process.pid, moment.signal)
        elif was_hit:
            process.send_signal(moment.signal)
        outcome = _end(process, logs)
        faults = after_the_night(place, of, outcome)
        if moment.signal is not signal.SIGKILL and was_hit:
            faults += after_one_asked_to_end(place, of)
        faults += after_the_next(place, of, logs)
    return was_hit, outcome.code, faults


def _end(process: subprocess.Popen[bytes], logs: Path) -> Outcome:
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        kill_group(process.pid)
        return Outcome(0, f"hung: does not end within {LONGEST} s")
    return Outcome(process.returncode, (logs / "said").read_text("utf-8", "replace"))
