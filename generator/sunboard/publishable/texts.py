"""Texts as other surfaces than pages may have them: one that names whoever may not be named there is hidden.

The checks keep the names of all others out of every text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Text
from sunboard.checks.private.names import NameFinder, key_of, keys_of
from sunboard.checks.records import WITHHELD
from sunboard.language import say
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.names import everybody_named
from sunboard.publishable.records import is_ever_told
from sunboard.schema import KIND_BY_NAME, Field, FieldType
from sunboard.schema.surface import BY_FORM, Surface


def text_on(ground: Ground, kind: str, field: Field, surface: Surface) -> Text:
    """A column of texts, one a record, "" for none, as it may stand on a surface."""
    column = ground.records[kind].shown(field.name)
    rows = rows_naming(ground, surface).get((kind, field.name))
    return column if rows is None else hidden(column, rows)


def hidden(column: Text, rows: list[int]) -> Text:
    """A column of which some rows say only that something is withheld."""
    mask = np.zeros(len(column), dtype=np.bool_)
    mask[rows] = True
    return pc.if_else(pa.array(mask), pa.scalar(say(WITHHELD), column.type), column)


@remembered
def unnamed_on(ground: Ground, surface: Surface) -> frozenset[str]:
    """Who may be named on a page or a sheet, and not on this surface; names as `key_of` gives them."""
    told = dict(everybody_named(ground, surface))
    return frozenset(
        key_of(name)
        for by_form in BY_FORM
        for id_, name in everybody_named(ground, by_form)
        if id_ not in told
    )


def finder_of(ground: Ground, names: Collection[str], surface: Surface) -> NameFinder:
    """Finds some people, by their names as `key_of` gives them; not in those of others, nor of places."""
    told = (key_of(name) for _, name in everybody_named(ground, surface))
    return NameFinder(names, told, _places(ground)) if names else NameFinder()


def _places(ground: Ground) -> Iterator[str]:
    """The names of places and units, which may hold a person's."""
    for kind in KIND_BY_NAME.values():
        for name in kind.names if kind.owner_as else ():
            yield from keys_of(ground.records[kind.name].text_array(name))


@remembered
def rows_naming(ground: Ground, surface: Surface) -> Mapping[tuple[str, str], list[int]]:
    """By kind and field the rows whose text names somebody who may not be named on a surface."""
    names = unnamed_on(ground, surface)
    if not names:
        return {}
    if surface is not Surface.DATA and names == unnamed_on(ground, Surface.DATA):
        # Hardly anybody's consent tells the two apart, and every text would be looked through twice.
        return rows_naming(ground, Surface.DATA)
    columns = [
        (kind, field.name)
        for kind in KIND_BY_NAME
        if ground.keeps(kind) and is_ever_told(kind)
        for field in KIND_BY_NAME[kind].fields_of(FieldType.TEXT)
        if field.is_public
    ]
    texts = [ground.records[kind].text_array(name) for kind, name in columns]
    found = zip(columns, finder_of(ground, names, surface).named_in_each(texts), strict=True)
    return {column: sorted(here) for column, here in found if here}
