"""What grids and figures say, for tests of the boards made of them."""

from sunboard.boards.blocks import Grid
from sunboard.boards.values import (
    GridRow,
)
from sunboard.figures.values import Figure


def row_of(grid: Grid, name: str) -> GridRow:
    return next(row for row in grid.rows if row.name == name)


def said(grid: Grid, name: str) -> dict[str, str]:
    """A row's cells by their column's heading, spaces left out."""
    texts = (f"{cell.text}{cell.note}".replace("\u00a0", "") for cell in row_of(grid, name).cells)
    return dict(zip(grid.heads[1:], texts, strict=True))


def by_key(figures: tuple[Figure, ...]) -> dict[str, str]:
    """Each figure as it is read, 3/5 or 3, by its key."""
    return {
        f.key: f"{f.numerator}/{f.denominator}" if f.denominator else f.numerator for f in figures
    }
