"""Every system call of a publication made to go wrong: the program is killed there, or the call fails."""

from __future__ import annotations

import errno
import os
import re
import signal
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from tests.faults.history import History, history, trial
from tests.faults.judge import Fault, after_one_asked_to_end, after_the_next, after_the_night
from tests.faults.nights import arguments
from tests.faults.strace import Point, has_struck, inject, traced

ERRORS = {
    "openat": ("EMFILE", "EACCES", "EIO", "ENOSPC", "EROFS"),
    "write": ("ENOSPC", "EIO", "short"),
    "pwrite64": ("ENOSPC", "EIO", "short"),
    "fsync": ("EIO", "ENOSPC"),
    "syncfs": ("EIO", "ENOSPC"),
}
OTHER_ERRORS = ("EACCES", "EIO", "ENOSPC", "EROFS")
KILLED, ASKED_TO_END = "signal=SIGKILL", "signal=SIGTERM"
SHORT = "retval=0"
"""A write that says it wrote nothing: the caller has to write on."""


class Trial(NamedTuple):
    """One call of one night, and what is done to it."""

    history: str
    point: Point
    how: str
    power_off: bool
    number: int


class Result(NamedTuple):
    """What became of a trial."""

    was_hit: bool
    code: int
    faults: list[Fault]


def kill_trials(histories: Iterable[History]) -> list[Trial]:
    """A kill at every call that changes something; half of them leave what was started running.

    At every third call the program is asked to end, too.
    """
    chosen = [(of.name, point) for of in histories for point in of.points if not point.only_reads]
    kills = [
        Trial(name, point, KILLED, number % 2 == 0, number)
        for number, (name, point) in enumerate(chosen)
    ]
    asked = [trial for trial in kills if not trial.point.in_child][::3]
    return kills + [
        trial._replace(how=ASKED_TO_END, number=len(kills) + number)
        for number, trial in enumerate(asked)
    ]


def error_trials(histories: Iterable[History]) -> list[Trial]:
    """An error at every call, the kinds of errors in turn."""
    kinds = {call: cycle(ERRORS.get(call, OTHER_ERRORS)) for call in ERRORS}
    other = cycle(OTHER_ERRORS)
    trials = []
    for of in histories:
        for point in of.points:
            error = next(kinds.get(point.call, other))
            how = SHORT if error == "short" else f"error={error}"
            trials.append(Trial(of.name, point, how, power_off=True, number=len(trials)))
    return trials


def try_one(work: Path, case: Trial) -> Result:
    """Disturb one night at one call, and run the next one."""
    of = history(work, case.history)
    with trial(of, work, case.number) as (place, logs):
        outcome, trace = traced(
            place,
            arguments(place, of.night),
            logs,
            inject(case.point, case.how),
            power_off=case.power_off,
        )
        was_hit = outcome.code in (-signal.SIGKILL, 128 + signal.SIGTERM) or has_struck(trace)
        names = _names(trace, case.how) if "error=" in case.how else ()
        faults = after_the_night(place, of, outcome, names, is_cleaning=case.point.is_cleaning)
        if case.how == ASKED_TO_END and was_hit:
            faults += after_one_asked_to_end(place, of)
        faults += after_the_next(place, of, logs)
    return Result(was_hit, outcome.code, faults)


def _names(trace: str, how: str) -> tuple[str, ...]:
    """What a message may call the failure: a file that the call was about, or the error."""
    # Typst says what, and not where.
    names = {"TypstError", os.strerror(getattr(errno, how.removeprefix("error=")))}
    for line in trace.splitlines():
        if "INJECTED" in line:
            paths = re.findall(r'"([^"]+)"|<(/[^>]+)>', line)
            names |= {Path(path).name for pair in paths for path in pair if path and path != "/"}
    return tuple(sorted(names))
