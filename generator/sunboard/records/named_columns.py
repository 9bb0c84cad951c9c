"""Columns that are not read though they are full of names of the project's places or units: a note of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sunboard.language import several
from sunboard.problems import Place, Problem
from sunboard.records.layouts.laid import LaidTable
from sunboard.records.layouts.shorter import shorter
from sunboard.records.layouts.words import folded
from sunboard.records.office_files import OfficeRead
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME, REQUIRED_KINDS, Field, FieldType, Kind
from sunboard.schema.places import PLACES

MOSTLY = 0.6
"""Share of a column's filled cells from which on it is one of names."""
FEWEST = 2


def named_columns(
    office: Iterable[OfficeRead], tables: Mapping[str, TextTable]
) -> Iterator[Problem]:
    """A note of each column of an office's file that may be a field that nothing else is read as."""
    found = [
        (table.source.path, table.source.sheet, table.table)
        for file in office
        for table in file.tables
        if table.table.unread
    ]
    if not found:
        return
    names = {
        kind: _names(KIND_BY_NAME[kind], tables[kind]) for kind in REQUIRED_KINDS if kind in tables
    }
    for path, sheet, table in found:
        for unread in table.unread:
            for kind, of_kind in names.items():
                fields = _free(table, kind)
                count = _named(unread.texts, kind, of_kind) if fields else 0
                if fields and count >= max(FEWEST, MOSTLY * unread.texts.total()):
                    place = Place(path, table.header_line, unread.heading, sheet, unread.letter)
                    params = {
                        "kind": KIND_BY_NAME[kind].words,
                        "count": count,
                        "labels": several(field.heading for field in fields),
                    }
                    yield Problem(place, "layout-names", params)


def _names(kind: Kind, table: TextTable) -> frozenset[str]:
    """All that its records are called, without what says no more than their kind."""
    cells = (text for name in kind.names for text in table.texts[name].to_pylist())
    return frozenset(_stem(text, kind.name) for text in cells if text)


def _named(texts: Mapping[str, int], kind: str, names: Collection[str]) -> int:
    """How many cells of a column name a record of a kind: in full, or without its kind (东关).

    An office is as often named for short, without its county (住建局); a place of such a name is another one.
    """
    others = [text for text in texts if _stem(text, kind) not in names]
    short: Collection[tuple[str, ...]] = ()
    if others and names and not KIND_BY_NAME[kind].endings:
        keys = {(name,) for name in (*names, *map(folded, others)) if name}
        short = shorter(KIND_BY_NAME[kind], keys)
    unnamed = sum(texts[text] for text in others if (folded(text),) not in short)
    return sum(texts.values()) - unnamed


def _stem(text: str, kind: str) -> str:
    plain = folded(text)
    ending = next((e for e in KIND_BY_NAME[kind].endings if plain.endswith(e)), "")
    return plain.removesuffix(ending) or plain


def _free(table: LaidTable, kind: str) -> list[Field]:
    """The fields that lead to records of a kind, and to none else, and that no column is read as.

    Of places only where one of them says where the record is: who did it is seldom another column's.
    """
    free = [
        field
        for field in table.kind.fields_of(FieldType.REF)
        if field.refers_to == (kind,) and field.name not in table.columns
    ]
    is_place = any(kind == place.name for place in PLACES)
    return free if not is_place or any(field.place for field in free) else []
