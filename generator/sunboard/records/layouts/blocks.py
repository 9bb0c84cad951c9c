"""Tables of a sheet apart: those side by side, and those one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.feet import is_foot_text
from sunboard.records.layouts.grids import Grid, grid_of
from sunboard.records.layouts.headings import Path, is_serial_heading
from sunboard.records.layouts.heads import FEWEST, Head, Knows, find_heads
from sunboard.records.layouts.words import folded
from sunboard.records.sheets import Sheet

_MOST_TITLE_TEXTS = 2
"""A row above headings with more texts is one of the table before."""


@dataclass(frozen=True)
class Region:
    """One table: its headings, and the rows of the grid from 0 that are its own."""

    grid: Grid
    head: Head
    top: int
    """The first row of what stands above its headings."""
    end: int
    """The row after its last."""
    again: frozenset[int] = field(default_factory=frozenset)
    """Rows that repeat its headings."""

    @property
    def titles(self) -> list[str]:
        """The texts above the headings."""
        return [text for _, text in self.numbered_titles]

    @property
    def numbered_titles(self) -> list[tuple[int, str]]:
        """The texts above the headings, each with its row of the grid."""
        rows = enumerate(self.grid.cells[self.top : self.head.top], self.top)
        return [(row, cell) for row, cells in rows for cell in cells if cell]


def regions_of(sheet: Sheet, knows: Knows) -> list[Region]:
    """The tables of a sheet, from left to right and from the top down."""
    whole = grid_of(sheet)
    heads = find_heads(whole, knows)
    if not heads:
        return []
    starts = _starts(heads[0].paths)
    if len(starts) == 1:
        return list(_below_each_other(whole, heads))
    ends = [*starts[1:], whole.width]
    parts = [Grid(sheet, left, right) for left, right in zip(starts, ends, strict=True)]
    heads_of = [find_heads(part, knows) for part in parts]
    if not all(heads_of):
        return list(_below_each_other(whole, heads))
    pairs = zip(parts, heads_of, strict=True)
    return [region for part, found in pairs for region in _below_each_other(part, found)]


def _starts(paths: Sequence[Path]) -> list[int]:
    """Where tables side by side begin: at each further 序号, or where the first headings come once more."""
    serials = [column for column, path in enumerate(paths) if is_serial_heading(path)]
    if len(serials) > 1 and serials[0] == next(c for c, path in enumerate(paths) if path):
        return [0, *serials[1:]] if _are_wide(serials, len(paths)) else [0]
    names = [normalise_heading("".join(path)) for path in paths]
    first = next((at for at, name in enumerate(names) if name), 0)
    again = [
        column
        for column in range(first + FEWEST, len(names) - 1)
        if names[column : column + FEWEST] == names[first : first + FEWEST]
        and all(names[column : column + FEWEST])
    ]
    return [0, *again]


def _are_wide(serials: Sequence[int], width: int) -> bool:
    ends = [*serials[1:], width]
    return all(end - start > FEWEST for start, end in zip(serials, ends, strict=True))


def _below_each_other(grid: Grid, heads: Sequence[Head]) -> Iterator[Region]:
    """The tables of a grid, each with the rows that repeat its headings."""
    groups: list[list[Head]] = []
    for head in heads:
        if groups and _names(head) == _names(groups[-1][0]):
            groups[-1].append(head)
        else:
            groups.append([head])
    tops = [
        _top(grid, group[0], 0 if at == 0 else groups[at - 1][-1].bottom + 1)
        for at, group in enumerate(groups)
    ]
    ends = [*tops[1:], len(grid.cells)]
    for (first, *others), top, end in zip(groups, tops, ends, strict=True):
        again = {row for head in others for row in range(head.top, head.bottom + 1)}
        yield Region(grid, first, top, end, frozenset(again))


def _names(head: Head) -> list[str]:
    return [normalise_heading("".join(path)) for path in head.paths]


def _top(grid: Grid, head: Head, earliest: int) -> int:
    """The first row of the titles of a table: those with few texts, that are no foot of the one before."""
    if earliest == 0:
        return 0
    top = head.top
    while top > earliest:
        texts = [folded(cell) for cell in grid.cells[top - 1] if cell]
        if len(texts) > _MOST_TITLE_TEXTS or any(map(is_foot_text, texts)):
            break
        top -= 1
    return top
