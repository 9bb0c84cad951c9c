"""The sun: a ray for every promise that has come due, by what became of it; they add up to the denominator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from typing import NamedTuple

import numpy as np

from sunboard.boards.blocks import Block
from sunboard.language import mark, say, say_many
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Cohort, Outcome

FEWEST, MOST = 5, 200
"""Below the one a sun says less than its numbers; above the other a ray stands for several."""
_AT_MOST_DRAWN = 150
_WIDTH, _HORIZON, _INNER = 320, 164, 92
"""In the picture's own units: how wide it is, where its rays end below, and how far from it they begin."""


class _Sort(NamedTuple):
    """What may have become of a promise that has come due."""

    key: str
    label: str
    length: int
    """Of its rays: together with their pattern it tells them apart without colour."""


SORTS = (
    _Sort("on-time", mark("按期兑现"), 46),
    _Sort("late", mark("晚了兑现"), 32),
    _Sort("part", mark("部分兑现"), 22),
    _Sort("reported", mark("报称兑现"), 16),
    _Sort("not-done", mark("未兑现"), 22),
    _Sort("past-due", mark("逾期未兑现"), 32),
    _Sort("just-due", mark("当天到期，还没有做完"), 10),
)
"""In the order of the rays, from the left."""


class Rays(NamedTuple):
    """The rays of one sort."""

    key: str
    label: str
    promises: int
    """How many it is of."""
    path: str
    """Their lines, as SVG has them; "" where no sun is drawn."""


@dataclass(frozen=True)
class Sun(Block):
    """A sun over the horizon, and what its rays are."""

    done: int
    due: int
    rays: tuple[Rays, ...]
    """Those there are."""
    note: str
    """What one ray stands for, where that is more than one promise; "" otherwise."""

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture, and not the numbers alone."""
        return self.due >= FEWEST


@remembered
def due_by_sort(ground: Ground) -> Mapping[str, int]:
    """How many promises of the county have come due, by what became of them; the sorts in their order."""
    promises = commitments_of(ground)
    cohort, outcome = promises.cohort, promises.outcome
    is_left = cohort == Cohort.UNFINISHED
    masks = {
        "on-time": cohort == Cohort.DONE_ON_TIME,
        "late": cohort == Cohort.DONE_LATE,
        "part": is_left & (outcome == Outcome.PART_DONE),
        "reported": cohort == Cohort.REPORTED,
        "not-done": is_left & (outcome == Outcome.NOT_DONE),
        "past-due": is_left & (outcome == Outcome.OPEN),
        "just-due": cohort == Cohort.JUST_DUE,
    }
    return {sort.key: int(np.count_nonzero(masks[sort.key])) for sort in SORTS}


def county_sun(ground: Ground) -> Sun | None:
    """The county's sun; None where nothing has come due yet."""
    counts = due_by_sort(ground)
    due = sum(counts.values())
    if not due:
        return None
    each = 1 if due <= MOST else -(-due // _AT_MOST_DRAWN)
    note = say_many("每道光是{n}项。", each) if each > 1 else ""
    done = counts["on-time"] + counts["late"]
    return Sun(done, due, _rays(counts, each, is_drawn=due >= FEWEST), note)


def _rays(counts: Mapping[str, int], each: int, *, is_drawn: bool) -> tuple[Rays, ...]:
    drawn = {sort.key: -(-counts[sort.key] // each) for sort in SORTS}
    total, at, rays = sum(drawn.values()), 0, []
    for sort in SORTS:
        if not counts[sort.key]:
            continue
        lines = (_line(number, total, sort.length) for number in range(at, at + drawn[sort.key]))
        path = "".join(lines) if is_drawn else ""
        rays.append(Rays(sort.key, say(sort.label), counts[sort.key], path))
        at += drawn[sort.key]
    return tuple(rays)


def _line(number: int, total: int, length: int) -> str:
    """A ray, from the left horizon to the right."""
    angle = pi * (1 - (number + 0.5) / total)
    x, y = cos(angle), sin(angle)
    ends = (
        (_WIDTH / 2 + radius * x, _HORIZON - radius * y) for radius in (_INNER, _INNER + length)
    )
    (x0, y0), (x1, y1) = ends
    return f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"
