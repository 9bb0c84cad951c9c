"""Tables of sheets, from the rows that boards show."""

from __future__ import annotations

from collections.abc import Iterable

from sunboard.figures.values import Figure
from sunboard.outputs.sheets.values import SheetCell, SheetFigure, SheetRecord

_LONGEST_WHOLE = 240
"""Characters of a cell from which a row may be split: whole it could be taller than a page."""


def record(record_id: str, *cells: SheetCell, longest: int = _LONGEST_WHOLE) -> SheetRecord:
    """A row that stays whole unless one of its cells has more than `longest` characters."""
    is_long = any(len(cell.text) + len(cell.small) > longest for cell in cells)
    return SheetRecord(record_id, cells, is_long)


def sheet_figures(figures: Iterable[Figure]) -> tuple[SheetFigure, ...]:
    """The figures of a board, as a sheet shows them."""
    return tuple(SheetFigure(f.label, f.numerator, f.denominator, f.text) for f in figures)


def figures_note(figures: Iterable[Figure]) -> str:
    """What a board says below its figures, for one line below them all; "" where it says nothing."""
    return "；".join(f"{f.label}：{f.note}" for f in figures if f.note)
