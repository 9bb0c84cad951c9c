"""Rows that stand for several records: a pairing of 县税务局、县民政局 is one of each.

The first stays where it stands, and each other becomes a record that its row tells of, with an id made of that
one's. A cell that is the name of one record is never taken apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import matches, replaced
from sunboard.checks.faults import squeezed
from sunboard.problems import Place, Problem
from sunboard.records.gathering import TEXT
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME, Field

_APART = "[、;；,，\n]"
Names = tuple[str, ...]
"""What the fields that a kind spreads over say in one record, in their order."""


def spread(tables: Mapping[str, TextTable]) -> tuple[dict[str, TextTable], list[Problem]]:
    """The tables, in which each row of several is as many, and a note of each file that has such rows."""
    found, problems = dict(tables), list[Problem]()
    for name, table in tables.items():
        fields = [each for each in table.kind.fields if each.spreads]
        several_in = {
            row: [*product(*(_parts(table, each, row, tables) for each in fields))]
            for row in _rows_of_several(table, fields)
        }
        first = {row: names[0] for row, names in several_in.items()}
        more = [(row, each) for row, names in several_in.items() for each in names[1:]]
        if more:
            found[name] = _with_more(table, fields, first, more)
            problems.extend(_notes(table, [row for row, _ in more]))
    return found, problems


def _rows_of_several(table: TextTable, fields: Sequence[Field]) -> list[int]:
    has_several = np.zeros(len(table), dtype=np.bool_)
    for each in fields:
        has_several |= matches(table.texts[each.name], _APART)
    return np.flatnonzero(has_several).tolist()


def _parts(
    table: TextTable, field: Field, row: int, tables: Mapping[str, TextTable]
) -> tuple[str, ...]:
    """The names in a cell; the cell itself where that is the name of one."""
    cell = table.texts[field.name][row].as_py()
    parts = tuple(dict.fromkeys(filter(None, map(str.strip, re.split(_APART, cell)))))
    named = (
        name
        for kind in field.refers_to
        for column in KIND_BY_NAME[kind].names
        for name in tables[kind].texts[column].to_pylist()
    )
    is_one = not parts or squeezed(cell) in map(squeezed, named)
    return (cell,) if is_one else parts


def _with_more(
    table: TextTable,
    fields: Sequence[Field],
    first: Mapping[int, Names],
    more: Sequence[tuple[int, Names]],
) -> TextTable:
    """The table with the first of several in each row, and the others behind all rows."""
    rows = np.array([row for row, _ in more], dtype=np.int32)
    texts = {name: [column, column.take(pa.array(rows))] for name, column in table.texts.items()}
    texts["id"][1] = pa.repeat(pa.scalar("", TEXT), len(rows))
    for at, each in enumerate(fields):
        texts[each.name] = [
            replaced(table.texts[each.name], {row: names[at] for row, names in first.items()}),
            pa.array([names[at] for _, names in more], TEXT),
        ]
    codes, positions = np.unique(table.file_codes[rows], return_inverse=True)
    counts = np.bincount(positions, minlength=len(codes)).tolist()
    files = (
        replace(table.files[code], row_count=count, foot_count=0, refused_count=0)
        for code, count in zip(codes.tolist(), counts, strict=True)
    )
    file_codes = (positions + len(table.files)).astype(np.int32)
    own = np.full(len(table), -1, dtype=np.int32)
    return replace(
        table,
        texts={n: pa.chunked_array(parts, TEXT).combine_chunks() for n, parts in texts.items()},
        files=(*table.files, *files),
        file_codes=np.concatenate([table.file_codes, file_codes]),
        lines=np.concatenate([table.lines, table.lines[rows]]),
        told_by={table.kind.name: np.concatenate([own, rows])},
    )


def _notes(table: TextTable, rows: Sequence[int]) -> Iterator[Problem]:
    """For each file and sheet, how many records its rows are more."""
    for code, count in sorted(Counter(table.file_codes[rows].tolist()).items()):
        file = table.files[code]
        params = {"kind": table.kind.words, "count": count}
        yield Problem(Place(file.path, sheet=file.sheet), "spread", params)
