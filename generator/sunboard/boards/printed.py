"""What boards hand to sheets: their rows as tables on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sunboard.boards.values import Status
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground


class SheetRecord(NamedTuple):
    """One row of a sheet's table."""

    id: str
    cells: tuple[SheetCell, ...]
    long: bool
    """Whether it may be split over pages: it would not fit one alone."""


class SheetCell(NamedTuple):
    """One cell: a status, the main text, and what is said smaller below it."""

    text: str
    small: str = ""
    status: Status | None = None
    timing: str = ""
    tiny: str = ""
    """Said small after the text: where, and the record's id for whoever looks it up."""
    number: str = ""
    """What stands before the text, as `1．`: a text of its own, so that it makes no other text look odd."""

    @property
    def numbered(self) -> str:
        """The text with its number."""
        return f"{self.number}{self.text}"


class SheetTable(NamedTuple):
    """A ruled table whose head repeats."""

    title: str
    """Its heading; "" for none."""
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    """How wide each column is against the others; 0 for as wide as it needs."""
    rows: tuple[SheetRecord, ...]
    empty: str
    """What is said where there is no row."""
    note: str = ""
    """How it is ordered, and how many more there are and where."""


_LONGEST_WHOLE = 240
"""Characters of a cell from which a row may be split: whole it could be taller than a page."""


def record(record_id: str, *cells: SheetCell, longest: int = _LONGEST_WHOLE) -> SheetRecord:
    """A row that stays whole unless one of its cells has more than `longest` characters."""
    is_long = any(len(cell.numbered) + len(cell.small) > longest for cell in cells)
    return SheetRecord(record_id, cells, is_long)


class Printed(NamedTuple):
    """What of a mechanism hangs on noticeboards: its figures, and its records by place."""

    label: str
    """What an office calls the sheet, a marked message: 揭榜榜单."""
    kind: str
    """The kind of record that it lists."""
    order: Callable[[Ground], Positions]
    """The records in the board's order."""
    tables: Callable[[Ground, Positions], tuple[SheetTable, ...]]
    """Those of one place, in that order, as tables."""
