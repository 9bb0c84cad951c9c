"""Who may be named, and what was taken down, from two tables alone: for a night that makes no site."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
import pyarrow.compute as pc

from sunboard.checks.consent import consents
from sunboard.checks.drafts import Drafts
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.checks.removals import Removals, removals_of
from sunboard.days import Days
from sunboard.records.text_tables import TextTable
from sunboard.schema import FieldType
from sunboard.schema.surface import CONSENTED, Surface
from sunboard.settings import Programme

NEEDED = ("people", "corrections")
"""The tables that say so."""

_WRITTEN = (FieldType.TEXT, FieldType.NAME, FieldType.PHONE)
_LONG, _SHORT = 8, 2
"""Characters: a text of so many is nobody else's, a shorter one may be; one character stands on any page."""

Who = tuple[str, str]
"""Somebody's id and name."""


def taken_back(
    tables: Mapping[str, TextTable], programme: Programme, days: Days
) -> tuple[dict[Who, frozenset[Surface]], Removals]:
    """Where everybody in the people table may be named, and what was taken down.

    Somebody of whose consent or withdrawal a cell can't be read may be named nowhere.
    """
    by_kind, faults = parse_tables({name: tables[name] for name in NEEDED}, programme)
    as_of, today = (np.datetime64(day, "D") for day in (days.as_of, days.consent_day))
    drafts = Drafts(by_kind, programme, as_of, today)
    people = drafts["people"]
    for fault in faults:
        if fault.kind == "people" and not people.kind.field_by_name[fault.field].is_public:
            people.at_fault[fault.row] = True
    may_appear = {surface: consents(drafts, surface) for surface in CONSENTED}
    ids, names = (people.texts[name].to_pylist() for name in ("id", "name"))
    where: dict[Who, frozenset[Surface]] = {}
    for row, who in enumerate(zip(ids, names, strict=True)):
        surfaces = frozenset(s for s, may in may_appear.items() if may[row])
        # Of two rows of one person the narrower counts.
        where[who] = where.get(who, surfaces) & surfaces
    return where, removals_of(drafts)


def longest_line(text: str) -> str:
    """What is looked for of a text: pages may break it where its lines do."""
    return max(text.splitlines() or [""], key=len).strip()


def words_of(tables: Mapping[str, TextTable], ids: Collection[str]) -> Iterator[str]:
    """What records with these ids say and others don't: texts that a page which shows one of them holds."""
    for table in tables.values():
        own = table.texts["id"].to_pylist() if ids else []
        rows = [row for row, each in enumerate(own) if each.strip() in ids]
        for field in table.kind.fields_of(*_WRITTEN) if rows else ():
            column = pc.utf8_trim_whitespace(table.texts[field.name])
            for row in rows:
                text = longest_line(column[row].as_py())
                is_own = len(text) >= _LONG or pc.sum(pc.equal(column, column[row])).as_py() == 1
                if len(text) >= _SHORT and is_own:
                    yield text


def ids_on_pages(tables: Mapping[str, TextTable], ids: Collection[str]) -> frozenset[str]:
    """Of these ids those that no place and no unit has, which stand in the address of every page below it."""
    places = {
        each.strip()
        for table in tables.values()
        if table.kind.owner_as
        for each in table.texts["id"].to_pylist()
    }
    return frozenset(ids) - places
