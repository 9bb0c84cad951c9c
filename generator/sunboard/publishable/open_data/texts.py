"""Texts as open data may have them: nobody is named, and no mobile given, without consent to that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Text
from sunboard.checks.parsing.ids import mobile_in
from sunboard.checks.private.names import NameFinder, key_of, keys_of
from sunboard.checks.records import WITHHELD
from sunboard.language import say
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.names import everybody_named, mobiles_told
from sunboard.publishable.open_data.listed import kinds_of
from sunboard.schema import KIND_BY_NAME, Field, FieldType
from sunboard.schema.surface import BY_FORM, Surface


def open_text(ground: Ground, kind: str, field: Field) -> Text:
    """A column of texts, one a record, "" for none: one that names whoever may not be named is hidden."""
    column = ground.records[kind].shown(field.name)
    if field.type is FieldType.PHONE:
        return _without_mobiles(ground, column)
    rows = _naming(ground).get((kind, field.name))
    return column if rows is None else _hidden(column, rows)


def _hidden(column: Text, rows: list[int]) -> Text:
    mask = np.zeros(len(column), dtype=np.bool_)
    mask[rows] = True
    return pc.if_else(pa.array(mask), pa.scalar(say(WITHHELD), column.type), column)


@remembered
def open_finder(ground: Ground) -> NameFinder:
    """Finds those who may be named on a page or a sheet, and not in open data; no text names anybody else."""
    named = {
        surface: dict(everybody_named(ground, surface)) for surface in (*BY_FORM, Surface.DATA)
    }
    told = named[Surface.DATA]
    hidden = {
        key_of(name)
        for surface in BY_FORM
        for id_, name in named[surface].items()
        if id_ not in told
    }
    return finder_of(ground, hidden)


def finder_of(ground: Ground, hidden: Collection[str]) -> NameFinder:
    """Finds some people, by their names as `key_of` gives them; not in those of others, nor of places."""
    told = (key_of(name) for _, name in everybody_named(ground, Surface.DATA))
    return NameFinder(hidden, told, _places(ground)) if hidden else NameFinder()


def _places(ground: Ground) -> Iterator[str]:
    """The names of places and units, which may hold a person's."""
    for kind in KIND_BY_NAME.values():
        for name in kind.names if kind.owner_as else ():
            yield from keys_of(ground.records[kind.name].text_array(name))


@remembered
def _naming(ground: Ground) -> Mapping[tuple[str, str], list[int]]:
    """By kind and field the rows whose text names one of them."""
    finder = open_finder(ground)
    if not finder.names:
        return {}
    columns = [
        (kind, field.name)
        for kind in kinds_of(ground)
        for field in KIND_BY_NAME[kind].fields_of(FieldType.TEXT)
        if field.is_public
    ]
    texts = [ground.records[kind].text_array(name) for kind, name in columns]
    found = zip(columns, finder.named_in_each(texts), strict=True)
    return {column: sorted(here) for column, here in found if here}


def _without_mobiles(ground: Ground, column: Text) -> Text:
    """A column of telephone numbers without anybody's own, but theirs who let it be copied on."""
    told = {mobile_in(number) for number in mobiles_told(ground, Surface.DATA)}
    mobiles = map(mobile_in, column.to_pylist())
    rows = [row for row, mobile in enumerate(mobiles) if mobile and mobile not in told]
    return _hidden(column, rows) if rows else column
