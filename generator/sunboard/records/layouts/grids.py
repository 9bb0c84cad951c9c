"""A sheet as a grid: its rows from 0, and what merged cells of it cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from sunboard.records.csv_header import SPACES
from sunboard.records.sheets import Merged, Sheet

_LETTERS = 26


def letters_of(column: int) -> str:
    """What a spreadsheet writes above a column, counted from 1: A, Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True)
class Grid:
    """All rows of a sheet, and of its columns those from `left` up to but without `right`."""

    sheet: Sheet
    left: int
    right: int

    @cached_property
    def cells(self) -> list[list[str]]:
        """The texts, without white space around them."""
        left, right = self.left, self.right
        around = repeat(_AROUND)
        return [[*map(str.strip, row[left:right], around)] for row in self.sheet.cells]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left

    def line(self, row: int) -> int:
        """A row's number as shown in the margin."""
        return self.sheet.first_row + row

    def letters(self, column: int) -> str:
        """What is written above a column."""
        return letters_of(self.sheet.first_column + self.left + column)

    @cached_property
    def merged(self) -> tuple[Merged, ...]:
        """Merged cells by rows and columns of the grid, from 0; what begins outside it is not its own."""
        return tuple(self._merged())

    def _merged(self) -> Iterator[Merged]:
        for each in self.sheet.merged:
            top = each.first_row - self.sheet.first_row
            left = each.first_column - self.sheet.first_column - self.left
            if 0 <= top < len(self.cells) and 0 <= left < self.width:
                bottom = each.last_row - self.sheet.first_row
                right = each.last_column - self.sheet.first_column - self.left
                last = (min(bottom, len(self.cells) - 1), min(right, self.width - 1))
                yield Merged(top, left, *last)


_AROUND = SPACES + "\r\n"


def grid_of(sheet: Sheet) -> Grid:
    """The whole of a sheet."""
    return Grid(sheet, 0, len(sheet.cells[0]) if sheet.cells else 0)
