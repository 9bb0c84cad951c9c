"""The overdue of each unit as a bar, by age: how large a part of what has come due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from sunboard.boards.blocks import Block
from sunboard.boards.values import Cell, GridRow
from sunboard.measures.tally import Rate

AGES = ("short", "middle", "long")
"""How long it is overdue, from the least to the most."""


class LatePart(NamedTuple):
    """What of a bar is overdue for one age."""

    age: str
    start: float
    width: float
    """Per cent of the longest bar there may be."""


class LateBar(NamedTuple):
    """One unit."""

    name: str
    path: str
    note: str
    rate: Cell
    """The overdue of all that has come due."""
    parts: tuple[LatePart, ...]
    """None where too few have come due for a share."""


@dataclass(frozen=True)
class LateBars(Block):
    """Every unit with something overdue, by its share, under what the parts stand for."""

    caption: str
    ages: tuple[tuple[str, str], ...]
    """Each age with its words, the longest first, as in the bars."""
    bars: tuple[LateBar, ...]
    folded: tuple[LateBar, ...]
    """The units that follow, below a fold: a phone shows the first few, and how many more there are."""
    folded_words: str
    without: str
    """Who has nothing overdue; "" for nobody."""


def late_bars(
    rows: Sequence[GridRow], rates: Sequence[Rate], counts: Sequence[Sequence[int]], least: int
) -> tuple[LateBar, ...]:
    """Bars as long as the shares they show, the greatest share filling the width.

    Args:
        rows: Units as rows of a grid, whose first cell is the rate.
        rates: The overdue of what has come due.
        counts: How many are overdue, for each of the ages.
        least: The fewest that must have come due for a share.
    """
    shares = [
        rate.numerator / rate.denominator if rate.denominator >= max(least, 1) else 0.0
        for rate in rates
    ]
    longest = max(shares, default=0.0)
    return tuple(
        LateBar(row.name, row.path, row.note, row.cells[0], _parts(of, share / longest))
        if share
        else LateBar(row.name, row.path, row.note, row.cells[0], ())
        for row, share, of in zip(rows, shares, counts, strict=True)
    )


def _parts(counts: Sequence[int], length: float) -> tuple[LatePart, ...]:
    pairs = list(zip(AGES, counts, strict=True))[::-1]
    widths = [100 * length * count / sum(counts) for _, count in pairs]
    starts = accumulate(widths, initial=0.0)
    return tuple(
        LatePart(age, round(start, 2), round(width, 2))
        for (age, count), start, width in zip(pairs, starts, widths, strict=False)
        if count
    )
