"""The rows below a table's headings: which of them are records, and which feet, titles and notes among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.feet import Foot, foot_of
from sunboard.records.layouts.headings import is_serial_heading


@dataclass(frozen=True)
class Body:
    """The rows below the headings that hold anything, from 0, with their cells."""

    rows: list[int]
    cells: list[list[str]]
    feet: Mapping[int, Foot]
    """Those that are no records."""

    @cached_property
    def records(self) -> tuple[list[int], list[list[str]]]:
        """The rows that are records."""
        if not self.feet:
            return self.rows, self.cells
        pairs = zip(self.rows, self.cells, strict=True)
        kept = [(row, cells) for row, cells in pairs if row not in self.feet]
        return [row for row, _ in kept], [cells for _, cells in kept]

    @property
    def groups(self) -> list[tuple[list[str], bool]]:
        """The records, and the titles among them that begin another group, which are none."""
        if not self.feet:
            return [*zip(self.cells, repeat(True), strict=False)]
        pairs = zip(self.rows, self.cells, strict=True)
        feet = ((cells, self.feet.get(row)) for row, cells in pairs)
        return [(cells, foot is None) for cells, foot in feet if foot in _BETWEEN]


_BETWEEN = (None, Foot.SECTION, Foot.NOTE)


def rows_below(region: Region) -> list[list[str]]:
    """All rows of a table below its headings, empty ones too."""
    return region.grid.cells[region.head.bottom + 1 : region.end]


def body_of(region: Region, columns: Columns) -> Body:
    """What stands below the headings."""
    serials = _serials(region, columns)
    covered = {
        row
        for each in region.grid.merged
        if each.first_column in columns.read
        for row in range(each.first_row + 1, each.last_row + 1)
    }
    rows, cells, feet = [], [], {}
    for row, texts in enumerate(rows_below(region), region.head.bottom + 1):
        if not any(texts):
            continue
        rows.append(row)
        cells.append([*texts])
        foot = foot_of(texts, columns, serials, is_covered=row in covered)
        foot = Foot.HEADINGS if row in region.again else foot
        if foot:
            feet[row] = foot
    return Body(rows, cells, feet)


def _serials(region: Region, columns: Columns) -> list[int]:
    """The columns in which rows may be counted."""
    paths = region.head.paths
    return [at for at, path in enumerate(paths) if at not in columns.read and _may_count(path)]


_ID_ALONE = ("编号",)


def _may_count(path: tuple[str, ...]) -> bool:
    return not path or is_serial_heading(path) or path == _ID_ALONE
