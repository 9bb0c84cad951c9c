"""Every check, at full size or as a sample of two minutes."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.faults import chance, disk, model, power, races, readers, sweeps
from tests.faults.history import NAMES, History, history
from tests.faults.judge import Fault
from tests.faults.table import Line

T = TypeVar("T")
Given = TypeVar("Given")


@dataclass(frozen=True)
class Size:
    """How much is tried."""

    kills: int
    errors: int
    chances: int
    disks: int
    images: int
    seconds_after: float
    swaps: int
    reads: int
    over_http: int
    races: int


NO_TEETH = Fault("other", "nothing was synced, and nothing is broken")
CONTROLS = 4
"""How often nothing is synced before that is said to do no harm: on a busy machine the kernel may have written
everything down before a disk could be looked at."""
FULL = Size(600, 600, 300, 20, 14, 45, 5000, 1_000_000, 20_000, 200)
SHORT = Size(10, 10, 6, 3, 4, 3, 60, 10_000, 300, 6)


@dataclass(frozen=True)
class Run:
    """What a check works with."""

    work: Path
    size: Size
    seed: int
    pool: Executor

    def histories(self) -> list[History]:
        """All of them: made once, and before the processes of the pool, which inherit them."""
        return [history(self.work, name) for name in NAMES]

    def spread(self, trials: Sequence[T], count: int) -> list[T]:
        """So many of the trials, evenly spread over all of them, in random order."""
        chance = random.Random(self.seed)
        step = max(1.0, len(trials) / count)
        places = {int(step * (number + chance.random())) for number in range(count)}
        chosen = sorted(place for place in places if place < len(trials))
        return [trials[place] for place in chance.sample(chosen, len(chosen))]

    def each(self, try_one: Callable[[T], Given], trials: Sequence[T]) -> Iterator[tuple[T, Given]]:
        """Every trial and what came of it, two at a time; says how far it is."""
        for number, given in enumerate(self.pool.map(try_one, trials)):
            if number % 50 == 0:
                print(f"{number} of {len(trials)}", file=sys.stderr, flush=True)
            yield trials[number], given

    def until(
        self, line: Line, try_one: Callable[[T], Given], trials: Sequence[T]
    ) -> Iterator[tuple[T, Given]]:
        """Trials and what came of them, until the line has its points; none is begun that it won't need."""
        begun = 0
        while line.points < line.least and begun < len(trials):
            batch = trials[begun : begun + line.least - line.points]
            begun += len(batch)
            yield from self.each(try_one, batch)


def kills(run: Run) -> Line:
    """Killed at a system call."""
    of = run.histories()
    # A call that another order of work doesn't reach is no point, so there are more than are needed.
    trials = run.spread(sweeps.kill_trials(of), run.size.kills * 2)
    return _swept("kills", run, trials, run.size.kills)


def errors(run: Run) -> Line:
    """A system call that fails."""
    of = run.histories()
    trials = run.spread(sweeps.error_trials(of), run.size.errors * 2)
    return _swept("errors", run, trials, run.size.errors)


def _swept(name: str, run: Run, trials: list[sweeps.Trial], least: int) -> Line:
    line = Line(name, least=least)
    for trial, result in run.until(line, partial(sweeps.try_one, run.work), trials):
        line.points += result.was_hit
        point = trial.point
        where = f"{trial.history} night, exit {result.code}, {trial.how} at "
        where += f"{point.call} {point.nth}{' in a child' if point.in_child else ''}: {point.shown[:200]}"
        line.add(where, result.faults)
    return line


def random_kills(run: Run) -> Line:
    """The whole command ended at a random moment."""
    line = Line("random kills", least=run.size.chances)
    run.histories()
    seconds = chance.length(run.work)
    drawn = chance.moments(run.size.chances * 4, run.seed)
    work = partial(chance.end_at, run.work, seconds)
    for moment, (was_hit, code, faults) in run.until(line, work, drawn):
        line.points += was_hit
        where = (
            f"{moment.signal.name} after {moment.part:.0%} of a {moment.history} night, exit {code}"
        )
        line.add(where, faults)
    return line


def full_disk(run: Run) -> Line:
    """A disk of a size too small."""
    if not disk.can_mount(run.work):
        return _without_mounts(run)
    line = Line("full disk", least=run.size.disks * 2)
    run.histories()
    tried = disk.disks(run.size.disks)
    for one, (code, faults) in run.each(partial(disk.fill, run.work), tried):
        line.points += 1
        where = f"{one.part} of a {one.history} night on a disk with {one.room:.0%}, exit {code}"
        line.add(where, faults)
    return line


def _without_mounts(run: Run) -> Line:
    of = run.histories()
    full = [
        t._replace(how="error=ENOSPC") for t in sweeps.error_trials(of) if not t.point.only_reads
    ]
    line = _swept("full disk", run, run.spread(full, run.size.disks * 3), run.size.disks)
    line.note = "no mounts allowed here: ENOSPC injected instead"
    return line


def lost_power(run: Run) -> Line:
    """Power lost: images of a disk, where that is allowed, and with nothing synced for a control."""
    line = Line("power loss", least=run.size.images)
    if not power.can_loop(run.work):
        return Line("power loss", note="no loop mounts allowed here: see the model")
    run.histories()
    when = power.moments(run.size.images, run.size.seconds_after)
    commit = power.COMMIT if run.size is FULL else 1
    synced = run.pool.submit(power.images, run.work, "later", when, commit)
    rotten = _rotten(run, when, commit)
    line.points = len(when)
    for moment, faults in zip(when, synced.result(), strict=True):
        line.add(f"{moment:+.2f} s", faults)
    line.note = f"nothing synced: {rotten} of {len(when)} broken"
    if not rotten:
        line.add("the control", [NO_TEETH])
    return line


def _rotten(run: Run, when: Sequence[float], commit: int) -> int:
    """At how many moments a night that synced nothing is broken; tried again where the kernel was faster."""
    for attempt in range(1, CONTROLS + 1):
        job = run.pool.submit(power.images, run.work, "later", when, commit, control=attempt)
        if rotten := sum(map(bool, job.result())):
            return rotten
    return 0


def modelled_power(run: Run) -> Line:
    """Power lost, by a model of a journal; without syncs for a control."""
    line = Line("power model", least=1000)
    rotten = 0
    for of in run.histories():
        states, faults = model.broken(of, of.calls)
        line.points += states
        line.add(f"{of.name} night", faults)
        unsynced = [call for call in of.calls if call.name not in model.SYNCS]
        rotten += len(model.broken(of, unsynced)[1])
    line.note = f"nothing synced: {rotten} broken"
    if not rotten:
        line.add("the control", [NO_TEETH])
    return line


def read_exchanged(run: Run) -> Line:
    """Readers of a folder that is exchanged."""
    return _read("readers", run, is_link=False)


def read_linked(run: Run) -> Line:
    """Readers of a link that is renamed."""
    return _read("readers of a link", run, is_link=True)


def _read(name: str, run: Run, *, is_link: bool) -> Line:
    size = run.size
    line = Line(name, least=size.reads)
    folder = run.work / ("linked" if is_link else "exchanged")
    seen = readers.readers(folder, size.swaps, size.reads, size.over_http, is_link=is_link)
    line.points = seen.reads
    line.add("a page load", seen.faults)
    line.note = f"{seen.swaps} swaps, and {seen.over_http} reads over HTTP"
    return line


def raced(run: Run) -> Line:
    """Two publishers at once."""
    line = Line("races", least=run.size.races)
    run.histories()
    numbers = range(run.size.races)
    for number, faults in run.each(partial(races.race, run.work, run.seed), numbers):
        line.points += 1
        line.add(f"race {number}", faults)
    return line


CHECKS: dict[str, Callable[[Run], Line]] = {
    "kills": kills,
    "errors": errors,
    "random-kills": random_kills,
    "full-disk": full_disk,
    "power-loss": lost_power,
    "power-model": modelled_power,
    "readers": read_exchanged,
    "readers-of-link": read_linked,
    "races": raced,
}
