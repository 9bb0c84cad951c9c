"""The obligations' board: every unit in the last whole month, every month on the unit's own board."""

from __future__ import annotations

from datetime import date
from typing import Any

from sunboard.settings import Term, Vocabulary

from tests.asking import Asked, ask
from tests.factories import (
    AS_OF,
    Row,
    activity,
    finished,
    make_measures,
    pairing,
    position,
    sample_programme,
    visit,
)
from tests.shown import Shown, Table

ROWS: dict[str, list[Row]] = {
    "pairings": [pairing(), pairing(id="bl-2", unit="czj", community="nanyuan")],
    "positions": [position()],
    "visits": [visit()],
    "tasks": [finished()],
    "activities": [activity(obligation="参加一次志愿服务")],
}


def pages(as_of: date = AS_OF, programme_overrides: Any = None, **rows: Any) -> Asked:
    return ask(make_measures(as_of, programme_overrides, **{**ROWS, **rows}))


def page(as_of: date = AS_OF, **rows: Any) -> Shown:
    return pages(as_of, **rows)["obligations/"]


def unit_table(unit: str, made: Asked) -> Table:
    (table,) = made[f"u/{unit}/"].section("obligations").tables
    return table


def test_units_of_the_last_whole_month_those_that_miss_most_first() -> None:
    shown = page()
    assert shown.titles[0] == "2026年10月"
    rows = shown.section("2026年10月").rows
    assert {row.id: row.texts for row in rows} == {
        "czj": [*["0 / 1 差1次"] * 4, "0 / 4"],
        "zjj": ["1 / 1", *["0 / 1 差1次"] * 3, "1 / 4"],
        "jyj": [*["0 不要求"] * 4, "—"],
    }
    assert [row.id for row in rows] == ["czj", "zjj", "jyj"]
    assert rows[1].href == "u/zjj/#obligations"
    assert [cell.tone for cell in rows[1].cells.values()] == ["", "bad", "bad", "bad", "warn"]


def test_day_within_a_month_then_the_month_before_is_the_last() -> None:
    shown = page(date(2026, 10, 30))
    latest, months = shown.titles
    assert latest == "2026年9月"
    assert [row.name for row in shown.section(months).rows] == ["2026年9月"]


def test_months_say_how_many_units_of_how_many() -> None:
    shown = page()
    rows = shown.section(shown.titles[1]).rows
    assert [(row.name, *row.texts) for row in rows] == [
        ("2026年10月", "1 / 2", "0 / 2", "0 / 2", "0 / 2", "0 / 2"),
        ("2026年9月", "1 / 2", "1 / 2", "1 / 2", "1 / 2", "1 / 2"),
    ]


def test_unit_has_all_its_months_and_the_running_one_is_not_judged() -> None:
    found = unit_table("zjj", pages(date(2026, 10, 30)))
    assert [(row.name, *row.texts) for row in found.rows] == [
        ("2026年10月", "1 未满月", "0 未满月", "0 未满月", "0 未满月"),
        ("2026年9月", "1 / 1", "15 / 1", "1 / 1", "1 / 1"),
    ]


def test_county_and_unit_say_the_same() -> None:
    made = pages()
    of_unit = unit_table("zjj", made).rows[0].values
    assert of_unit
    assert of_unit.items() <= made["obligations/"].section("2026年10月").values.items()


def test_programme_of_five() -> None:
    terms = (
        *sample_programme().vocabulary("obligations").terms,
        Term("advice", "提一条建议", counts_as="activities", target=1),
    )
    vocabularies = {
        **sample_programme().vocabularies,
        "obligations": Vocabulary("obligations", terms),
    }
    made = pages(programme_overrides={"vocabularies": vocabularies})
    assert made["obligations/"].title == "五个一"
    assert made["u/zjj/"].section("obligations").title == "五个一"
    assert unit_table("zjj", made).heads[-1] == "提一条建议"


def test_no_such_board_then_units_say_nothing_of_it() -> None:
    boards = tuple(b for b in sample_programme().boards if b != "obligations")
    made = pages(programme_overrides={"boards": boards})
    assert "obligations/" not in made
    assert "obligations" not in made["u/zjj/"].anchors
    assert "四个一" not in made["u/zjj/"].text
