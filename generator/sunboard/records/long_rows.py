"""Rows of a CSV file that go on behind its headings: a comma in a cell without quotation marks does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sunboard.records.layouts.headings import is_known

_FEWEST_HEADINGS = 2
_TITLE = 1


class LongRow(NamedTuple):
    """A row with text behind the last of its table's headings."""

    at: int
    """Which row of the file, from 0."""
    found: int
    """How many cells it has."""
    expected: int
    """How many the headings have."""


def long_rows(rows: Sequence[Sequence[str]]) -> Iterator[LongRow]:
    """The rows with a cell too many, below headings that are known.

    Where more rows than not go on so, a column lacks its heading, and no row is at fault.

    Args:
        rows: As they were read, each as long as its line.
    """
    if len({*map(len, rows)}) == 1:
        return  # as programs write them, however many there are
    for top, end in _tables(rows):
        width = len(rows[top])
        long = [at for at in range(top + 1, end) if any(rows[at][width:])]
        if 2 * len(long) < end - top - 1:
            for at in long:
                yield LongRow(at, len(rows[at]), width)


def _tables(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """The row of headings of each table, and the row after its last: blank, a title, or other headings."""
    top = None
    for at, row in enumerate(rows):
        filled = sum(map(bool, row))
        is_head = _is_head(row, filled)
        if top is not None and (filled <= _TITLE or is_head):
            yield top, at
            top = None
        if is_head:
            top = at
    if top is not None:
        yield top, len(rows)


def _is_head(row: Sequence[str], filled: int) -> bool:
    known = sum(1 for cell in row if cell and is_known(cell.strip()))
    return known >= _FEWEST_HEADINGS and 2 * known >= filled
