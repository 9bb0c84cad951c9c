"""What all records of a table have alike: said above its headings, or in the mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sunboard.problems import Place
from sunboard.records.layouts.above import said_above
from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.text_tables import Given, given_at

Fixed = Mapping[str, tuple[str, Place]]
"""Field name → what it says, and where that stands."""


def said_of_all(region: Region, columns: Columns) -> Fixed:
    """What stands above the headings for all rows."""
    sheet, kind = region.grid.sheet, columns.kind
    return {
        name: (
            text,
            Place(
                *(sheet.file, region.grid.line(row), kind.field_by_name[name].label),
                sheet=sheet.name,
            ),
        )
        for name, (text, row) in said_above(region.numbered_titles, columns).items()
    }


def with_fixed(table: LaidTable, fixed: Fixed, given: Sequence[Given]) -> LaidTable:
    """A table whose blank cells have what is said of all rows.

    Args:
        table: The records.
        fixed: What is said.
        given: Which of their cells say already what stands elsewhere.
    """
    texts = dict(table.columns)
    filled = []
    for name, (text, place) in fixed.items():
        there = texts.get(name, [""] * len(table))
        filled.append(given_at(name, place, _blank(there, table.lines)))
        texts[name] = [cell or text for cell in there]
    return replace(table, columns=texts, given=(*filled, *given))


def _blank(texts: Sequence[str], lines: Sequence[int]) -> Iterator[int]:
    return (line for text, line in zip(texts, lines, strict=True) if not text)
