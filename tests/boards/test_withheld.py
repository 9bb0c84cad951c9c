"""Something private typed into a text costs the text: no figure, list or denominator knows of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path

import pyarrow as pa
import pytest
from sunboard.boards.figure_table import figure_rows
from sunboard.checks import check_records
from sunboard.checks.private.classes import looked_for
from sunboard.measures.ground import Ground, make_ground
from sunboard.publishable.records import obey
from sunboard.records import read_programme, read_records
from sunboard.records.text_tables import TextTable
from sunboard.schema import KINDS, FieldType
from sunboard.settings import Programme

PROJECT = Path(__file__).parents[1] / "sample_data"
PRIVATE = ("13900000000", "工行卡号6222020000000000006", "吴晓岚同志")
"""A mobile, a bank card, and somebody who consents to nothing."""
FIELDS = [
    (kind.name, field.name)
    for kind in KINDS
    for field in kind.fields
    if looked_for(kind, field) and field.type not in (FieldType.PHONE, FieldType.ID)
]
"""Every field that is looked into, as it says itself, but ids, which are addresses, and telephone numbers: a
notice needs one to object by (R-30)."""


@cache
def read() -> tuple[Programme, dict[str, TextTable]]:
    programme, _ = read_programme(PROJECT)
    assert programme is not None
    return programme, read_records(PROJECT)[0]


def ground_with(**tables: TextTable) -> Ground:
    """The ground of the sample county with other tables of some kinds."""
    programme, read_tables = read()
    day = programme.as_of or date(2026, 10, 31)
    checked = check_records({**read_tables, **tables}, programme, day)
    return obey(make_ground(checked.records, programme, day))


@cache
def clean() -> Ground:
    return ground_with()


def planted(kind: str, field: str) -> TextTable:
    """The records of a kind with one of what is private, in turn, wherever something is said in a text.

    Where nobody says anything, every record says that.
    """
    table = read()[1][kind]
    private, texts = cycle(PRIVATE), table.texts[field].to_pylist()
    is_said = any(texts)
    said = [f"{text}，{next(private)}" if text or not is_said else "" for text in texts]
    assert any(said)
    return replace(table, texts={**table.texts, field: pa.array(said, pa.large_string())})


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_no_figure_moves_whatever_field_it_is_typed_into(kind: str, field: str) -> None:
    ground = ground_with(**{kind: planted(kind, field)})
    assert len(ground.records[kind]) == len(clean().records[kind])
    assert list(figure_rows(ground)) == list(figure_rows(clean()))


@pytest.mark.parametrize("private", PRIVATE, ids=("mobile", "card", "name"))
def test_a_failed_promise_into_which_it_is_typed_stays_failed(private: str) -> None:
    table = read()[1]["commitments"]
    said = [f"{text}，{private}" for text in table.texts["text"].to_pylist()]
    ground = ground_with(
        commitments=replace(table, texts={**table.texts, "text": pa.array(said, pa.large_string())})
    )
    assert not any(private in text for text in ground.records["commitments"].texts("text"))
    assert list(figure_rows(ground)) == list(figure_rows(clean()))
