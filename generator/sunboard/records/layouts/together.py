"""Lines of which each holds several cells, apart by a mark that no program takes for the end of a cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from sunboard.language import mark
from sunboard.records.csv_header import LINES_TO_LOOK_AT, WRONG_DELIMITERS
from sunboard.records.layouts.headings import is_known
from sunboard.records.sheets import Sheet

_BLANK = mark("空格")
_BLANKS, _WIDE = re.compile(r"[ \t\u3000]+"), re.compile(r"\t| {2,}")
"""Words in Latin letters are apart by one space each; only more of them may part cells."""
_AROUND = ", \t\u3000"
_OF_A_TEXT = "、"
"""Stands within sentences as well."""
_FEWEST_HEADINGS = 2
_FEWEST_CELLS, _FEWEST_LINES = 3, 3
_MOSTLY = 0.8
"""Share of lines with as many cells, from which on they are rows whatever their headings say."""
Row = Sequence[str]


def mark_between_cells(sheet: Sheet) -> str | None:
    """What stands between the cells of a sheet's lines, as a message says it; None where nothing does.

    That is so where a line reads as headings, and another has as many cells, or almost all lines have; in texts
    neither is.
    """
    lines = (",".join(row).strip(_AROUND) for row in sheet.cells)
    found = [*islice(filter(None, lines), LINES_TO_LOOK_AT)]
    commas = [line.split(",") for line in found]
    for each in WRONG_DELIMITERS:
        rows = [line.split(each) for line in found]
        fewest = _FEWEST_CELLS if each == _OF_A_TEXT else _FEWEST_HEADINGS
        if _is_table(rows, commas, fewest) or _is_even(rows):
            return each
    blanks = [(_WIDE if line.isascii() else _BLANKS).split(line) for line in found]
    return _BLANK if _is_table(blanks, commas, _FEWEST_CELLS) else None


def _is_table(rows: Sequence[Row], commas: Sequence[Row], fewest: int) -> bool:
    """Whether one of some lines holds headings, and one below it as many cells, of whichever mark."""
    for at, row in enumerate(rows):
        known = sum(map(is_known, map(str.strip, row)))
        if len(row) >= fewest and known >= _FEWEST_HEADINGS and 2 * known >= len(row):
            below = (*rows[at + 1 :], *commas[at + 1 :])
            return any(len(each) == len(row) for each in below)
    return False


def _is_even(rows: Sequence[Row]) -> bool:
    widths = Counter(map(len, rows))
    width, count = max(widths.items(), key=lambda each: each[1], default=(0, 0))
    is_wide = width >= _FEWEST_CELLS and count >= _FEWEST_LINES
    return is_wide and count >= _MOSTLY * len(rows)
