"""A sheet's texts while they are made: found by the row and column of the margin."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.problems import Place
from sunboard.records.layouts.grids import letters_of
from sunboard.records.sheets import Merged, Sheet


@dataclass
class Texts:
    """What is in the cells of a sheet; blank beyond them."""

    sheet: Place
    """The sheet as a whole."""
    cells: list[list[str]]
    first_row: int
    first_column: int

    @property
    def rows(self) -> range:
        """The numbers of its rows."""
        return range(self.first_row, self.first_row + len(self.cells))

    @property
    def columns(self) -> range:
        """The numbers of its columns."""
        width = len(self.cells[0]) if self.cells else 0
        return range(self.first_column, self.first_column + width)

    def __getitem__(self, at: tuple[int, int]) -> str:
        row, column = at
        return self.cells[row - self.first_row][column - self.first_column] if at in self else ""

    def __setitem__(self, at: tuple[int, int], text: str) -> None:
        row, column = at
        if at in self:
            self.cells[row - self.first_row][column - self.first_column] = text

    def __contains__(self, at: tuple[int, int]) -> bool:
        return at[0] in self.rows and at[1] in self.columns

    def place(self, row: int, column: int) -> Place:
        """A cell, as its clerk looks for it."""
        return Place(self.sheet.file, row, None, self.sheet.sheet, letters_of(column))

    def made(self, merged: tuple[Merged, ...]) -> Sheet:
        """The sheet as it is handed on."""
        name = self.sheet.sheet
        return Sheet(self.sheet.file, name, self.cells, self.first_row, self.first_column, merged)
