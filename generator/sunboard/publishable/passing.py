"""What is passed on: the ground on which pages tell what a picture, a chat or somebody's own copy may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sunboard.checks.records import Table
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import obey
from sunboard.publishable.texts import hidden, rows_naming
from sunboard.records.log import Past
from sunboard.schema.surface import Surface

_MEASURES = "sunboard.measures."
"""Counts what there is, whoever may be told of it."""


@remembered
def passed_on(ground: Ground) -> Ground:
    """The same county, of which whatever asks for pages gets what may be passed on.

    People are named by consent to that alone, and texts that name anybody else say that something is withheld.
    No photo is passed on. So a board, a row or a picture made of it needs to know nothing of it.
    """
    rows = rows_naming(ground, Surface.SHARE)
    tables = _without(ground.records.tables, rows)
    records = replace(ground.records, tables=tables)
    past = _wordless(ground.past)
    shared = replace(ground, records=records, past=past, photos={}, stands_for_pages=Surface.SHARE)
    if not rows:
        shared.made.update(_counted(ground))
    return obey(shared)


def _without(
    tables: Mapping[str, Table], rows: Mapping[tuple[str, str], list[int]]
) -> dict[str, Table]:
    """The tables as ones of their own: what is hidden in these stays as it is on pages."""
    said: dict[str, dict[str, list[str]]] = {}
    for (kind, name), here in rows.items():
        column = tables[kind].text_array(name)
        said.setdefault(kind, {})[name] = hidden(column, here).to_pylist()
    return {kind: table.saying(**said.get(kind, {})) for kind, table in tables.items()}


def _wordless(past: Past) -> Past:
    """That something changed, without what it said."""
    changes = tuple(change._replace(rewordings=()) for change in past.changes)
    return replace(past, changes=changes)


def _counted(ground: Ground) -> dict[object, object]:
    """What was counted so far, which no consent changes."""
    return {
        key: made
        for key, made in ground.made.items()
        if (key[0] if isinstance(key, tuple) else key).__module__.startswith(_MEASURES)
    }
