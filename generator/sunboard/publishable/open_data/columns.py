"""The rows of a kind of record as open data: for each column what stands in it, as Arrow arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.records import Table
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.ground import Ground
from sunboard.publishable.names import names_told
from sunboard.publishable.open_data.fields import SEPARATOR, beside_people, is_shown
from sunboard.publishable.open_data.listed import listed, listed_rows, unlisted_ids
from sunboard.publishable.open_data.texts import open_text
from sunboard.publishable.records import mentions_people, names_people, told
from sunboard.schema import Field, FieldType
from sunboard.schema.surface import Surface

Column = Any
"""An Arrow array, null where a cell is empty; of what repeats one of positions."""
_TEXT = pa.large_string()


def columns_of(ground: Ground, kind: str) -> dict[str, Column]:
    """The columns of a kind, one entry for each record that has a row, in the order of the records."""
    table, rows = ground.records[kind], listed_rows(ground, kind)
    made = {
        name: column
        for field in table.kind.fields
        if is_shown(field)
        for name, column in _columns(ground, table, field)
    }
    if rows is None:
        return made
    chosen = pa.array(rows)
    return {name: column.take(chosen) for name, column in made.items()}


def _columns(ground: Ground, table: Table, field: Field) -> Iterator[tuple[str, Column]]:
    yield field.name, _MAKERS[field.type](ground, table, field)
    if field.means_people:
        yield from _beside_people(ground, table, field)


def _key(_: Ground, table: Table, field: Field) -> Column:
    return table.text_array(field.name)


def _text(ground: Ground, table: Table, field: Field) -> Column:
    return filled(open_text(ground, table.kind.name, field))


def _name(ground: Ground, _: Table, __: Field) -> Column:
    return filled(pa.array(names_told(ground, Surface.DATA), _TEXT))


def _day(_: Ground, table: Table, field: Field) -> Column:
    return pa.array(table.days(field.name))


def _count(_: Ground, table: Table, field: Field) -> Column:
    return whole_numbers(table.numbers(field.name))


def _number(_: Ground, table: Table, field: Field) -> Column:
    return pa.array(table.numbers(field.name), from_pandas=True)


def _term(_: Ground, table: Table, field: Field) -> Column:
    return taken(table.choices[field.name], table.codes(field.name))


def _terms(ground: Ground, table: Table, field: Field) -> Column:
    keys = ground.programme.vocabulary(field.vocabulary).keys
    bits, each = np.unique(table.codes(field.name), return_inverse=True)
    said = [
        SEPARATOR.join(key for at, key in enumerate(keys) if bit >= 0 and bit >> at & 1)
        for bit in bits.tolist()
    ]
    return filled(pa.array(said, _TEXT).take(pa.array(each)))


def _reference(ground: Ground, table: Table, field: Field) -> Column:
    if field.means_people:
        is_named = names_people(ground, table.kind.name, Surface.DATA)
        people = table.codes(field.name)
        may = np.append(told(ground, "people", Surface.DATA), False)[people] & is_named
        return taken(table.choices[field.name], np.where(may, people, -1))
    if len(field.refers_to) == 1:
        codes, (to,) = table.codes(field.name), field.refers_to
        return taken(table.choices[field.name], _known(ground, to, codes))
    column = filled(table.text_array(field.name))
    for to in field.refers_to:
        if len(gone := unlisted_ids(ground, to)):
            column = pc.if_else(pc.is_in(column, gone), pa.scalar(None, column.type), column)
    return column


def _known(ground: Ground, kind: str, codes: Positions) -> Positions:
    """Positions of records, -1 of those that have no row."""
    if listed_rows(ground, kind) is None:
        return codes
    known: Positions = np.where(np.append(listed(ground, kind), False)[codes], codes, -1)
    return known


def _references(ground: Ground, table: Table, field: Field) -> Column:
    links, (to,) = table.links[field.name], field.refers_to
    may = listed(ground, to)[links.targets]
    if field.means_people:
        may &= names_people(ground, table.kind.name, Surface.DATA)[links.rows]
    ids = ground.records[to].text_array("id")
    return joined(links.rows[may], ids.take(pa.array(links.targets[may])), len(table))


def _beside_people(ground: Ground, table: Table, field: Field) -> Iterator[tuple[str, Column]]:
    """The units of the people of each record, as far as they are told by role, and their number."""
    units, count = beside_people(field)
    rows, people = _people(table, field)
    may = mentions_people(ground, table.kind.name, Surface.DATA)[rows]
    unit = ground.records["people"].codes("unit")[people[may]]
    ids = ground.records["units"].text_array("id")
    yield units, joined(rows[may][unit >= 0], ids.take(pa.array(unit[unit >= 0])), len(table))
    yield count, pa.array(np.bincount(rows, minlength=len(table)))


def _people(table: Table, field: Field) -> tuple[Positions, Positions]:
    """Each record with each of its people, in the order recorded."""
    if field.name in table.links:
        links = table.links[field.name]
        return links.rows, links.targets
    codes = table.codes(field.name)
    rows = np.flatnonzero(codes >= 0)
    return rows, codes[rows]


_MAKERS: Mapping[FieldType, Callable[[Ground, Table, Field], Column]] = {
    FieldType.ID: _key,
    FieldType.REF: _reference,
    FieldType.REFS: _references,
    FieldType.TEXT: _text,
    FieldType.NAME: _name,
    FieldType.DATE: _day,
    FieldType.COUNT: _count,
    FieldType.NUMBER: _number,
    FieldType.TERM: _term,
    FieldType.TERMS: _terms,
    FieldType.PHONE: _text,
}


def filled(texts: Column) -> Column:
    """A column of texts with null where there is none."""
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, texts.type), texts)


def taken(choices: Column, codes: npt.NDArray[np.integer[Any]]) -> Column:
    """What positions stand for, null for -1; as positions still, which are quicker to write."""
    positions = pa.array(codes.astype(np.int32), mask=codes < 0)
    return pa.DictionaryArray.from_arrays(positions, choices)


def whole_numbers(numbers: npt.NDArray[np.float64]) -> Column:
    """A column of counts; null for NaN."""
    unknown: Mask = np.isnan(numbers)
    return pa.array(np.where(unknown, 0, numbers).astype(np.int64), mask=unknown)


def joined(rows: Positions, texts: Column, size: int) -> Column:
    """Texts put together by the row they are of, which come in order; null for a row without any."""
    ends = np.cumsum(np.bincount(rows, minlength=size))
    offsets = pa.array(np.concatenate([[0], ends]).astype(np.int32))
    lists = pa.ListArray.from_arrays(offsets, texts)
    return filled(pc.binary_join(lists, pa.scalar(SEPARATOR, texts.type)))
