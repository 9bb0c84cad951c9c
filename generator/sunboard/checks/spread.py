"""Rows that stand for several records: a pairing of 县税务局、县民政局 is one of each.

The first stays where it stands, and each other becomes a record that its row tells of, with an id made of that
one's. A cell that is the name of one record, or a word of a list, is never taken apart; nor is one of words of
which any is neither in the list nor alone in another cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Text, matches, replaced
from sunboard.checks.faults import squeezed
from sunboard.problems import Place, Problem
from sunboard.records.gathering import TEXT
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME, Field, FieldType
from sunboard.settings import Programme

_APART = "[、;；,，/／\n]"
_OF_NAMES = "[、;；,，\n]"
Names = tuple[str, ...]
"""What the fields that a kind spreads over say in one record, in their order."""


def spread(
    tables: Mapping[str, TextTable], programme: Programme
) -> tuple[dict[str, TextTable], list[Problem]]:
    """The tables, in which each row of several is as many, and a note of each file that has such rows."""
    found, problems = dict(tables), list[Problem]()
    for name, table in tables.items():
        fields = [each for each in table.kind.fields if each.spreads]
        rows = _rows_of_several(table, fields)
        may_be = [_one(table, each, tables, programme) for each in fields if len(rows)]
        several_in = {
            row: [
                *product(*(_parts(table, *each, row) for each in zip(fields, may_be, strict=True)))
            ]
            for row in rows
        }
        first = {row: names[0] for row, names in several_in.items()}
        more = [(row, each) for row, names in several_in.items() for each in names[1:]]
        if more:
            found[name] = _with_more(table, fields, first, more)
            problems.extend(_notes(table, fields, [row for row, _ in more]))
    return found, problems


def _rows_of_several(table: TextTable, fields: Sequence[Field]) -> list[int]:
    has_several = np.zeros(len(table), dtype=np.bool_)
    for each in fields:
        has_several |= matches(table.texts[each.name], _APART)
    return np.flatnonzero(has_several).tolist()


class _One(NamedTuple):
    """What a cell of a field may hold as one."""

    whole: frozenset[str]
    """What is never taken apart."""
    parts: frozenset[str] | None = None
    """What every part must be; None for anything."""


def _one(
    table: TextTable, field: Field, tables: Mapping[str, TextTable], programme: Programme
) -> _One:
    """The names of the records that a field refers to, or the words of its list and those that stand alone."""
    if field.type is not FieldType.TERM:
        named = (
            name
            for kind in field.refers_to
            for column in KIND_BY_NAME[kind].names
            for name in tables[kind].texts[column].to_pylist()
        )
        return _One(frozenset(map(squeezed, named)))
    terms = programme.vocabulary(field.vocabulary).terms
    words = (word for term in terms for word in (term.key, term.label, *term.aliases))
    whole = frozenset(map(_folded, words))
    cells = map(_folded, set(table.texts[field.name].to_pylist()))
    alone = (each for each in cells if not re.search(_APART, each))
    return _One(whole, whole | frozenset(alone))


def _folded(text: str) -> str:
    return squeezed(text).casefold()


def _parts(table: TextTable, field: Field, one: _One, row: int) -> tuple[str, ...]:
    """The names or words in a cell; the cell itself where that is one, or not all of its parts are known."""
    cell = table.texts[field.name][row].as_py()
    apart = _APART if one.parts is not None else _OF_NAMES
    parts = tuple(dict.fromkeys(filter(None, map(str.strip, re.split(apart, cell)))))
    is_one = not parts or squeezed(cell) in one.whole
    if one.parts is not None:
        is_one |= _folded(cell) in one.whole or not one.parts.issuperset(map(_folded, parts))
    return (cell,) if is_one else parts


def _with_more(
    table: TextTable,
    fields: Sequence[Field],
    first: Mapping[int, Names],
    more: Sequence[tuple[int, Names]],
) -> TextTable:
    """The table with the first of several in each row, and the others behind all rows."""
    rows = np.array([row for row, _ in more], dtype=np.int32)
    texts = _texts_with_more(table, fields, first, more)
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


def _texts_with_more(
    table: TextTable,
    fields: Sequence[Field],
    first: Mapping[int, Names],
    more: Sequence[tuple[int, Names]],
) -> dict[str, list[Text]]:
    """By field the column as it stands, and what stands below it."""
    rows = pa.array([row for row, _ in more], pa.int32())
    texts = {name: [column, column.take(rows)] for name, column in table.texts.items()}
    # Whoever links four households in two posts links four.
    of_a_list = any(each.type is FieldType.TERM for each in fields)
    numbers = table.kind.fields_of(FieldType.COUNT, FieldType.NUMBER) if of_a_list else ()
    for name in ("id", *(each.name for each in numbers)):
        texts[name][1] = pa.repeat(pa.scalar("", TEXT), len(rows))
    for at, each in enumerate(fields):
        texts[each.name] = [
            replaced(table.texts[each.name], {row: names[at] for row, names in first.items()}),
            pa.array([names[at] for _, names in more], TEXT),
        ]
    return texts


def _notes(table: TextTable, fields: Sequence[Field], rows: Sequence[int]) -> Iterator[Problem]:
    """For each file and sheet, how many records its rows are more."""
    listed = [each.heading for each in fields if each.type is FieldType.TERM]
    said = {"kind": table.kind.words, **({"label": listed[0]} if listed else {})}
    for code, count in sorted(Counter(table.file_codes[rows].tolist()).items()):
        file = table.files[code]
        place = Place(file.path, sheet=file.sheet)
        yield Problem(place, "spread-words" if listed else "spread", {**said, "count": count})
