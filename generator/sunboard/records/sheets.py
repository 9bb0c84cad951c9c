"""Sheets: what a reader of workbooks or of CSV files of unknown layout hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Merged(NamedTuple):
    """Cells shown as one, by row and column as shown in the margin, from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or one CSV file of unknown layout, as its reader sees it."""

    file: str
    """Below the project folder, with `/`."""
    name: str
    """The sheet's name as shown; "" for a CSV."""
    cells: list[list[str]]
    """Rectangular. Texts as the office would read them: dates `2026-03-01`, numbers by their own text
    ("0000123", "1200"; never 1200.0 nor 5.1E+17), booleans 是 and 否, "" for a blank."""
    first_row: int = 1
    """Row of the first cells as shown in the margin."""
    first_column: int = 1
    """Column of the first cells, from 1."""
    merged: tuple[Merged, ...] = ()
