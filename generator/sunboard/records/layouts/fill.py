"""What stands above: merged cells, marks that say so, and places of which only the first row has the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from sunboard.records.layouts.columns import Columns
from sunboard.records.layouts.grids import Grid
from sunboard.records.layouts.words import DITTO, folded
from sunboard.schema import FieldType, Kind
from sunboard.schema.places import PLACES

Row = list[str]
_LONGEST_DITTO = max(map(len, DITTO)) + 4
"""With the spaces that may stand in one."""


def fill_merged(grid: Grid, rows: Sequence[int], records: Sequence[Row]) -> Counter[int]:
    """Write what a merged cell says into each record that it covers; how many cells, by column."""
    at = {row: position for position, row in enumerate(rows)}
    filled: Counter[int] = Counter()
    for each in grid.merged:
        text = grid.cells[each.first_row][each.first_column]
        if not text:
            continue
        for row in range(each.first_row + 1, each.last_row + 1):
            position = at.get(row)
            if position is not None and not records[position][each.first_column]:
                records[position][each.first_column] = text
                filled[each.first_column] += 1
    return filled


class Ditto(NamedTuple):
    """A cell that said that it is as the one above."""

    column: int
    row: int
    """Which record it is of, from 0."""
    above: int
    """The record whose cell says it."""


def fill_dittos(records: Sequence[Row], columns: Sequence[int]) -> list[Ditto]:
    """Write what stands above in the place of marks that say so; which cells."""
    filled: list[Ditto] = []
    for column in columns:
        distinct = {*map(itemgetter(column), records)}
        if not any(map(_is_ditto, distinct)):
            continue
        above, said_in = "", 0
        for row, record in enumerate(records):
            text = record[column]
            if above and text and _is_ditto(text):
                record[column] = above
                filled.append(Ditto(column, row, said_in))
            elif text:
                above, said_in = text, row
    return filled


def _is_ditto(text: str) -> bool:
    """Whether a cell says no more than that it is as the one above."""
    return len(text) <= _LONGEST_DITTO and folded(text).casefold() in DITTO


def fill_places(grid: Grid, rows: Sequence[tuple[Row, bool]], columns: Columns) -> Counter[int]:
    """Fill the places that rows leave to the row above; how many cells, by column.

    Only columns of places that every record is expected to have, so never an estate's, and only where they are
    written once for a group of rows: a list that repeats a place from row to row has forgotten the blank ones.
    Nothing is filled across a change of the wider place or a title between the rows, nor where cells of the
    column are merged, which says it all. Where the first record itself has none, the column says where some
    records are, and heads no groups.

    Args:
        grid: Where they stand.
        rows: The records, and titles between them; the latter are no records.
        columns: What they are.
    """
    first = next((cells for cells, is_record in rows if is_record), None)
    places = [each for each in _place_columns(columns) if first and first[each]]
    is_merged = any(e.first_column in places and e.last_row > e.first_row for e in grid.merged)
    if not places or is_merged or _repeats(rows, places[-1]):
        return Counter()
    filled: Counter[int] = Counter()
    above = [""] * len(places)
    for record, is_record in rows:
        if not is_record:
            above = [""] * len(places)
        for position, column in enumerate(places):
            if record[column]:
                if folded(record[column]) != folded(above[position]):
                    above[position + 1 :] = [""] * (len(places) - position - 1)
                above[position] = record[column]
            elif above[position] and is_record:
                record[column] = above[position]
                filled[column] += 1
    return filled


def _repeats(rows: Sequence[tuple[Row, bool]], column: int) -> bool:
    """Whether two rows, one after the other, name the same place."""
    texts = [cells[column] for cells, _ in rows]
    return any(one and one == other for one, other in pairwise(texts))


def _place_columns(columns: Columns) -> list[int]:
    """The columns that name a place which records are expected to have, the widest first."""
    found = [*_expected_places(columns.kind, columns.own)]
    for each in columns.told:
        found.extend(_expected_places(each.kind, each.columns))
    return [column for _, column in sorted(set(found))]


def _expected_places(kind: Kind, columns: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """How wide a place is, by its position among all, and the column that names it."""
    width = {place.name: position for position, place in enumerate(PLACES)}
    for each in kind.fields_of(FieldType.REF):
        is_expected = each.required or each.expected
        if is_expected and each.name in columns and width.keys() >= set(each.refers_to):
            yield width[each.refers_to[0]], columns[each.name]
