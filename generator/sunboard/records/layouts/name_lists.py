"""Sheets of one column: a list of names, where the sheet is called by what they are names of."""

from __future__ import annotations

from pathlib import PurePosixPath

from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.grids import grid_of
from sunboard.records.layouts.headings import own_field
from sunboard.records.layouts.heads import Head
from sunboard.records.layouts.kinds import called
from sunboard.records.sheets import Sheet
from sunboard.schema import Kind

_NAME = "name"


def list_of_names(sheet: Sheet, kind: Kind | None) -> tuple[Region, Kind] | None:
    """The only column of a sheet below the heading of names, and what it lists; None for any other sheet.

    Args:
        sheet: One in which no table is found otherwise.
        kind: What its file's name says that it is, None where the sheet's own name or its title may say it.
    """
    grid = grid_of(sheet)
    filled = [(row, [*filter(None, cells)]) for row, cells in enumerate(grid.cells) if any(cells)]
    titles = ""
    for at, (row, texts) in enumerate(filled[:-1]):
        if len(texts) > 1:
            return None
        name = sheet.name or PurePosixPath(sheet.file).stem
        listed = kind or called(name) or called(titles)
        found = own_field(listed, (texts[0],)) if listed else None
        if listed and found and found.name == _NAME:
            column = grid.cells[row].index(texts[0])
            is_alone = all(
                len(below) == 1 and grid.cells[line][column] for line, below in filled[at + 1 :]
            )
            paths = tuple((cell,) if cell else () for cell in grid.cells[row])
            head = Head(row, row, paths, 1)
            return (Region(grid, head, 0, len(grid.cells)), listed) if is_alone else None
        titles += texts[0]
    return None
