"""The obligations' board: every unit in the last whole month, every month on the unit's own board."""

from __future__ import annotations

from datetime import date
from typing import Any

from sunboard.boards.blocks import Grid, GridBoard
from sunboard.boards.places.unit import UnitBoard
from sunboard.boards.values import (
    Cell,
    Page,
)
from sunboard.settings import Term, Vocabulary

from tests.factories import (
    AS_OF,
    Row,
    activity,
    finished,
    make_measures,
    make_pages,
    pairing,
    position,
    sample_programme,
    visit,
)

ROWS: dict[str, list[Row]] = {
    "pairings": [pairing(), pairing(id="bl-2", unit="czj", community="nanyuan")],
    "positions": [position()],
    "visits": [visit()],
    "tasks": [finished()],
    "activities": [activity(obligation="参加一次志愿服务")],
}


def pages(as_of: date = AS_OF, programme_overrides: Any = None, **rows: Any) -> dict[str, Page]:
    return make_pages(make_measures(as_of, programme_overrides, **{**ROWS, **rows}))


def board(as_of: date = AS_OF, **rows: Any) -> GridBoard:
    made = pages(as_of, **rows)["obligations/"].board
    assert isinstance(made, GridBoard)
    return made


def unit_grid(unit: str, made: dict[str, Page]) -> Grid:
    value = made[f"u/{unit}/"].board
    assert isinstance(value, UnitBoard)
    assert value.obligations is not None
    return value.obligations


def words(cells: tuple[Cell, ...]) -> list[str]:
    return [f"{cell.text} {cell.note}".strip().replace("\xa0", " ") for cell in cells]


def test_units_of_the_last_whole_month_those_that_miss_most_first() -> None:
    latest = board().sections[0]
    assert latest.title == "2026年10月"
    assert {row.id: words(row.cells) for row in latest.grids[0].rows} == {
        "czj": [*["0 / 1 差1次"] * 4, "0 / 4"],
        "zjj": ["1 / 1", *["0 / 1 差1次"] * 3, "1 / 4"],
        "jyj": [*["0 不要求"] * 4, "—"],
    }
    assert [row.id for row in latest.grids[0].rows] == ["czj", "zjj", "jyj"]
    of_zjj = latest.grids[0].rows[1]
    assert of_zjj.path == "u/zjj/#obligations"
    assert [cell.tone for cell in of_zjj.cells] == ["", "bad", "bad", "bad", "warn"]


def test_day_within_a_month_then_the_month_before_is_the_last() -> None:
    latest, months = board(date(2026, 10, 30)).sections
    assert latest.title == "2026年9月"
    assert [row.name for row in months.grids[0].rows] == ["2026年9月"]


def test_months_say_how_many_units_of_how_many() -> None:
    rows = board().sections[1].grids[0].rows
    assert [(row.name, *words(row.cells)) for row in rows] == [
        ("2026年10月", "1 / 2", "0 / 2", "0 / 2", "0 / 2", "0 / 2"),
        ("2026年9月", "1 / 2", "1 / 2", "1 / 2", "1 / 2", "1 / 2"),
    ]


def test_unit_has_all_its_months_and_the_running_one_is_not_judged() -> None:
    found = unit_grid("zjj", pages(date(2026, 10, 30)))
    assert [(row.name, *words(row.cells)) for row in found.rows] == [
        ("2026年10月", "1 未满月", "0 未满月", "0 未满月", "0 未满月"),
        ("2026年9月", "1 / 1", "15 / 1", "1 / 1", "1 / 1"),
    ]


def test_county_and_unit_say_the_same() -> None:
    made = pages()
    latest = made["obligations/"].board.sections[0].grids[0].rows
    by_key = {cell.key: cell.value for row in latest for cell in row.cells}
    of_unit = {cell.key: cell.value for cell in unit_grid("zjj", made).rows[0].cells}
    assert of_unit
    assert of_unit.items() <= by_key.items()


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
    assert made["u/zjj/"].board.obligations_title == "五个一"
    assert unit_grid("zjj", made).heads[-1] == "提一条建议"


def test_no_such_board_then_units_say_nothing_of_it() -> None:
    boards = tuple(b for b in sample_programme().boards if b != "obligations")
    made = pages(programme_overrides={"boards": boards})
    assert "obligations/" not in made
    assert made["u/zjj/"].board.obligations is None
