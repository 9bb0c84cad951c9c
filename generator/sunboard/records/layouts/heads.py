"""Where the headings of a sheet's tables stand: below titles, in one row or two, once or again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sunboard.records.layouts.grids import Grid
from sunboard.records.layouts.headings import Path, forms, is_serial_heading
from sunboard.records.layouts.words import folded

Knows = Callable[[str], bool]
"""Whether a text is a heading."""

FEWEST = 2
"""Headings known in a row from which on it may be a row of headings."""
ROWS_LOOKED_AT = 40
"""So many rows from the top are looked at for headings of which most are unknown."""
_FEWEST_OF_A_BLOCK = 3
_LONGEST_OF_A_BLOCK = 12
"""Headings of a further table, of which most are unknown: so many at least, of so many characters at most."""


@dataclass(frozen=True)
class Head:
    """The headings of one table, by rows of the grid from 0, both ends included."""

    top: int
    bottom: int
    paths: tuple[Path, ...]
    """One a column of the grid."""
    known: int
    """How many columns have a heading that is known."""


def find_heads(grid: Grid, knows: Knows) -> list[Head]:
    """The headings of all tables of a grid, from the top; the same headings again are found again."""
    heads: list[Head] = []
    row = 0
    while row < len(grid.cells):
        head = _best_at(grid, row, knows)
        if head is None:
            row += 1
        else:
            heads.append(head)
            row = head.bottom + 1
    return heads or _faint(grid, knows)


def _best_at(grid: Grid, row: int, knows: Knows) -> Head | None:
    """The head that starts in a row; None for one that is less of a head than the next row."""
    head = _head(grid, row, knows)
    if head is None or head.bottom > row or row + 1 == len(grid.cells):
        return head
    after = _head(grid, row + 1, knows)
    return None if after and after.known > head.known else head


def _head(grid: Grid, row: int, knows: Knows) -> Head | None:
    """The head that starts in a row, if most of its texts are headings."""
    cells = grid.cells[row]
    first = next(filter(None, cells), "")
    if not first or first.isdigit():
        return None
    known = sum(1 for cell in cells if cell and knows(cell))
    two = _two_rows(grid, row, knows) if known else None
    if two is not None:
        paths = tuple(two)
        return Head(row, row + 1, paths, sum(any(map(knows, forms(path))) for path in paths))
    filled = sum(1 for cell in cells if cell)
    is_head = known >= FEWEST and known * 2 >= filled
    return Head(row, row, _single(cells), known) if is_head or _begins_a_block(grid, row) else None


def _begins_a_block(grid: Grid, row: int) -> bool:
    """Whether a row can be nothing but headings: below a blank row, or a title, it begins by 序号."""
    # Most rows stand below another, and need no closer look.
    if row and sum(map(bool, grid.cells[row - 1])) > 1:
        return False
    texts = [cell for cell in grid.cells[row] if cell]
    is_wide = len(texts) >= _FEWEST_OF_A_BLOCK and is_serial_heading((texts[0],))
    return is_wide and all(len(folded(text)) <= _LONGEST_OF_A_BLOCK for text in texts)


def _single(cells: Sequence[str]) -> tuple[Path, ...]:
    return tuple((cell,) if cell else () for cell in cells)


def _two_rows(grid: Grid, row: int, knows: Knows) -> list[Path] | None:
    """The headings of a row and the next; None where the next is no row of headings."""
    if row + 1 >= len(grid.cells):
        return None
    upper, lower = grid.cells[row], grid.cells[row + 1]
    below = [cell for cell in lower if cell]
    if not below or sum(map(knows, below)) * 2 < len(below):
        return None
    if any(folded(cell).isdigit() for cell in below):
        return None
    spans = {
        column: each.first_column
        for each in grid.merged
        if each.first_row <= row <= each.last_row and each.last_column > each.first_column
        for column in range(each.first_column, each.last_column + 1)
    }
    return _joined(upper, lower, spans)


def _joined(upper: Sequence[str], lower: Sequence[str], spans: dict[int, int]) -> list[Path] | None:
    """The headings of two rows; `spans` says for merged columns of the upper where they begin."""
    paths: list[Path] = []
    group = -1
    has_group = False
    for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
        if above:
            group = column if below else -1
            heads_group = bool(below) and _heads_group(column, upper, lower, spans)
            # Where cells are merged over groups, what stands below one column goes on: 参加党员 | （人）.
            if below and not heads_group and not spans:
                return None
            has_group = has_group or heads_group
            paths.append((above, below) if below else (above,))
        elif below:
            start = spans.get(column, group)
            # A column that was added later has its heading in the lower row alone, as that of new ids has.
            paths.append((below,) if start < 0 else (upper[start], below))
        else:
            group = -1
            paths.append(())
    return paths if has_group else None


def _heads_group(
    column: int, upper: Sequence[str], lower: Sequence[str], spans: dict[int, int]
) -> bool:
    """Whether a heading of the upper row stands above more than its own column."""
    after = column + 1
    if after < len(upper) and not upper[after] and lower[after]:
        return not spans or spans.get(after) == column or column not in spans
    return spans.get(column) == column


def _faint(grid: Grid, knows: Knows) -> list[Head]:
    """The row near the top with the most headings known, where none has many."""

    def heads() -> Iterator[Head]:
        for row, cells in enumerate(grid.cells[:ROWS_LOOKED_AT]):
            known = sum(1 for cell in cells if cell and knows(cell))
            if known >= FEWEST:
                yield Head(row, row, _single(cells), known)

    best = max(heads(), key=lambda head: head.known, default=None)
    return [best] if best else []
