"""Texts as open data may have them: nobody is named, and no mobile given, without consent to that."""

from __future__ import annotations

from sunboard.checks.arrays import Text
from sunboard.checks.parsing.ids import mobile_in
from sunboard.measures.ground import Ground
from sunboard.publishable.names import mobiles_told
from sunboard.publishable.texts import hidden, text_on
from sunboard.schema import Field, FieldType
from sunboard.schema.surface import Surface


def open_text(ground: Ground, kind: str, field: Field) -> Text:
    """A column of texts, one a record, "" for none: one that names whoever may not be named is hidden."""
    if field.type is FieldType.PHONE:
        return _without_mobiles(ground, ground.records[kind].shown(field.name))
    return text_on(ground, kind, field, Surface.DATA)


def _without_mobiles(ground: Ground, column: Text) -> Text:
    """A column of telephone numbers without anybody's own, but theirs who let it be copied on."""
    told = {mobile_in(number) for number in mobiles_told(ground, Surface.DATA)}
    mobiles = map(mobile_in, column.to_pylist())
    rows = [row for row, mobile in enumerate(mobiles) if mobile and mobile not in told]
    return hidden(column, rows) if rows else column
