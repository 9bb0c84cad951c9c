"""Undisturbed nights to hold disturbed ones against, and the folders that trials begin from."""

from __future__ import annotations

import pickle
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.faults.command import run
from tests.faults.nights import Left, Place, arguments, write_night
from tests.faults.strace import Call, Point, points, undisturbed


@dataclass(frozen=True)
class History:
    """A night that is going to be disturbed, and what undisturbed ones leave."""

    name: str
    night: int
    start: Place
    """The folders as they are before it; copied for every trial."""
    before: Left
    once: Left
    """After the night."""
    twice: Left
    """After the night was run again: the first run has dated what was new."""
    reworded: Left
    """After the night, and one on which somebody had reworded a promise of it."""
    calls: list[Call]
    """Every system call of it, made in the folder `traced`."""
    seconds: float
    """What it takes in a fork, undisturbed."""

    @property
    def ended(self) -> Place:
        """How the folders are after it."""
        return Place(self.start.root.with_name("once"))

    @property
    def traced(self) -> Place:
        """Where the calls were made."""
        return Place(self.start.root.with_name("traced"))

    @property
    def points(self) -> list[Point]:
        """The calls that touch a trial's folders."""
        return points(self.calls, self.traced.root)


NAMES = ("first", "later", "linked")
"""The first night of all; a later one; and a later one of a site that is a link to its release."""


@cache
def history(work: Path, name: str) -> History:
    """One of the histories: made once for all checks, whose own folders lie beside it."""
    root = work.parent / f"{name}-history"
    kept = root / "kept"
    if not kept.exists():
        root.mkdir()
        kept.write_bytes(pickle.dumps(_make(root, name)))
    made: History = pickle.loads(kept.read_bytes())
    return made


def _make(root: Path, name: str) -> History:
    place, night = Place(root / "start").make(), 1 if name == "first" else 2
    write_night(place, 1)
    if night > 1:
        _publish(place, 1, root)
        if name == "linked":
            _link(place)
        write_night(place, 2)
    once, began = place.copy(root / "once"), time.monotonic()
    after = _left_by(once, night, root)
    seconds = time.monotonic() - began
    return History(
        name,
        night,
        place,
        Left.of(place),
        after,
        _left_by(once.copy(root / "twice"), night, root),
        _left_by(_reword(once.copy(root / "reworded")), 3, root) if night > 1 else Left.of(once),
        undisturbed(place.copy(root / "traced"), arguments(Place(root / "traced"), night), root),
        seconds,
    )


def _link(place: Place) -> None:
    """Let a site be as it is where the file system can't exchange two folders."""
    place.site.rename(place.releases / "1")
    place.site.symlink_to(f"{place.releases.name}/1")


def _reword(place: Place) -> Place:
    write_night(place, 3)
    return place


def _left_by(place: Place, night: int, work: Path) -> Left:
    _publish(place, night, work)
    return Left.of(place)


def _publish(place: Place, night: int, work: Path) -> None:
    outcome = run(place, arguments(place, night), work / "said")
    if outcome.code not in (0, 3):
        raise RuntimeError(f"an undisturbed night fails: {outcome.said}")


@contextmanager
def trial(of: History, work: Path, number: int) -> Iterator[tuple[Place, Path]]:
    """Folders for one trial as they are before the night, and one for its logs; removed at its end."""
    root = work / f"{of.name}-{number}"
    (root / "logs").mkdir(parents=True)
    try:
        yield of.start.copy(root / "trial"), root / "logs"
    finally:
        shutil.rmtree(root)
