"""What the stage decides holds in every output: nothing after it decides again, or reads a name."""

import re
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from sunboard.checks.records import Table
from sunboard.measures.columns import Mask
from sunboard.measures.ground import Ground
from sunboard.outputs.figures.table import write_figures
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.publishable import records
from sunboard.publishable.records import RULES, Rule
from sunboard.schema import KIND_BY_NAME, FieldType
from sunboard.schema.surface import Surface

from tests.factories import activity, county_rows, item, make_measures, make_pages
from tests.open_data import said_in_data

ACCEPTED = RULES["tasks"].told
SHOWN = {"people", "deeds", "corrections", "pictures"}
"""Kinds with a rule of their own of which some records are told."""
HELD_BACK = [kind for kind, rule in RULES.items() if {rule.told, rule.in_full} != {ACCEPTED}]
UNTOLD = {field.name for field in KIND_BY_NAME["people"].fields if not field.is_public}
PASSED_ON = {
    __name__,
    "sunboard.measures.columns",
    "sunboard.checks.records",
    "sunboard.checks.consent",
}


def nothing(ground: Ground, kind: str, _: Surface) -> Mask:
    return np.zeros(len(ground.records[kind]), dtype=np.bool_)


def everything(ground: Ground) -> Iterator[str]:
    """All that stands on each page and each sheet, in the table of figures and in open data."""
    yield from map(repr, make_pages(ground).values())
    files: dict[str, bytes] = {}
    write_figures(ground, files.__setitem__)
    yield from (content.decode() for content in files.values())
    yield from said_in_data(ground)
    for maker in SHEET_MAKERS:
        for number in range(maker.count(ground)):
            yield repr(maker.make(ground, number, maker.papers[0]))


def said_of(kind: str) -> set[str]:
    """Which ids, names and main texts of a kind stand on some page or sheet of a county with all kinds."""
    ground = make_measures(**county_rows())
    table = ground.records[kind]
    assert len(table), f"tests/factories.py: county_rows() has no row of {kind}"
    names = [field.name for field in table.kind.fields_of(FieldType.NAME)]
    texts = {text for name in ("id", *names) for text in table.columns[name].to_pylist()}
    if table.kind.main_text:
        texts.update(table.columns[table.kind.main_text].to_pylist())
    whole = re.compile("|".join(rf"(?<![\w-]){re.escape(text)}(?![\w-])" for text in texts))
    return {text for page in everything(ground) for text in whole.findall(page)}


@pytest.mark.parametrize("kind", HELD_BACK)
def test_kind_with_a_rule_of_its_own_then_what_is_not_told_stands_nowhere(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bool(said_of(kind)) == (kind in SHOWN)
    monkeypatch.setattr(records, "RULES", {**RULES, kind: Rule(told=nothing)})
    assert said_of(kind) == set()


MARK = "暗号"


def says_mark(kind: str) -> bool:
    """Whether a mark stands anywhere that was put into each text of a kind."""
    rows = {**county_rows(), "activities": [activity()], "list_items": [item()]}
    texts = {field.name for field in KIND_BY_NAME[kind].fields_of(FieldType.TEXT, FieldType.NAME)}
    rows[kind] = [
        {name: text + MARK if text and name in texts else text for name, text in row.items()}
        for row in rows[kind]
    ]
    return any(MARK in page for page in everything(make_measures(is_sound=False, **rows)))


@pytest.mark.parametrize("kind", KIND_BY_NAME)
def test_any_kind_that_may_not_be_told_then_nothing_that_it_says_stands_anywhere(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert says_mark(kind) == (kind not in SAY_NOTHING)
    monkeypatch.setattr(records, "RULES", {**RULES, kind: Rule(told=nothing)})
    assert not says_mark(kind)


SAY_NOTHING = {"positions", "visits", "evaluations", "observers", "task_events", "objections"}
"""Kinds of which no text is shown as it is, if they have any."""


class Watched(Table):
    """Notes who reads what not everybody may see."""

    def texts(self, name: str) -> list[str]:
        note(name)
        return super().texts(name)

    def text_array(self, name: str) -> Any:
        note(name)
        return super().text_array(name)

    def days(self, name: str) -> Any:
        note(name)
        return super().days(name)


READERS: set[str] = set()


def note(name: str) -> None:
    frame = sys._getframe(1)
    while frame.f_globals["__name__"] in PASSED_ON and frame.f_back is not None:
        frame = frame.f_back
    if name in UNTOLD:
        READERS.add(frame.f_globals["__name__"])


def test_names_and_consent_then_nothing_else_reads_them() -> None:
    ground = make_measures(**county_rows())
    people = ground.records["people"]
    watched = Watched(**{field.name: getattr(people, field.name) for field in fields(people)})
    tables = {**ground.records.tables, "people": watched}
    READERS.clear()
    assert any(
        "周立群" in text
        for text in everything(replace(ground, records=replace(ground.records, tables=tables)))
    )
    assert {"sunboard.publishable.names", "sunboard.publishable.records"} == READERS
