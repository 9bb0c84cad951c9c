"""What tables and figures say, for tests of the boards made of them."""

from sunboard.figures.values import Figure

from tests.shown import Table


def said(table: Table, name: str) -> dict[str, str]:
    """A row's cells by their column's heading, spaces left out."""
    return {head: cell.text.replace(" ", "") for head, cell in table.row(name).cells.items()}


def by_key(figures: tuple[Figure, ...]) -> dict[str, str]:
    """Each figure as it is read, 3/5 or 3, by its key."""
    return {
        f.key: f"{f.numerator}/{f.denominator}" if f.denominator else f.numerator for f in figures
    }
