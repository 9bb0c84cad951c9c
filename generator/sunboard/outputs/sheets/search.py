"""Finds where on a sheet a character stands."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from sunboard.outputs.sheets.values import Sheet


def record_with(sheet: Sheet, character: str) -> str:
    """The id of the record whose text has the character; "" where it stands in no record of a table."""
    return _found(sheet, character, "") or ""


def _found(value: Any, character: str, record: str) -> str | None:
    """The record, or None where the character isn't."""
    if isinstance(value, str):
        return record if character in value else None
    names: tuple[str, ...] = getattr(value, "_fields", ())
    if is_dataclass(value):
        names = tuple(field.name for field in fields(value))
    elif not names and not isinstance(value, tuple):
        return None
    inside = [getattr(value, name) for name in names] if names else list(value)
    own = str(getattr(value, "id", record)) if names else record
    found = (_found(part, character, own) for part in inside)
    return next((place for place in found if place is not None), None)
