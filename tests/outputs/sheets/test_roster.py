from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sunboard.measures.ground import Ground
from sunboard.measures.periods import Month

from tests.asking import ask
from tests.factories import make_measures, numbered, shift, station
from tests.markup import words
from tests.outputs.sheets.paper import fills, overlaps
from tests.outputs.sheets.read_back import marks_on, printed, saved, sheets_of
from tests.shown import Table


def day_texts(month: Table) -> Iterator[str]:
    """Each day with somebody there, as the calendar prints it."""
    for day in (day for week in month.rows for day in week.cells.values() if day.items):
        number = int(day.element.find("time").get("datetime")[-2:])
        slots = (words(shift.element.find("b")) for shift in day.items)
        said = (
            f"{shift.links[0].label}{slot}{marks_on(shift)[0]}{shift.note}"
            for shift, slot in zip(day.items, slots, strict=True)
        )
        yield f"{number}{''.join(said)}"


def test_every_roster_then_it_says_what_the_stations_page_says(demonstration: Ground) -> None:
    sheets, pages = sheets_of(demonstration, "roster"), ask(demonstration)
    assert len(sheets) > 10
    for sheet in sheets:
        months = pages[sheet.board].section("roster").tables
        (month,) = (month for month in months if month.caption == f"{sheet.subtitle}值班表")
        days, paper = list(day_texts(month)), printed(sheet)
        assert days
        assert paper.lacks(days) == []
        assert len(paper.pages) == 1


def test_a_months_roster_then_every_shift_of_the_month_and_no_other() -> None:
    shifts = [
        shift("2026-10-14"),
        shift("2026-10-14", "未到岗", slot="下午", unit="czj"),
        shift("2026-10-30", ""),
        shift("2026-11-04", "", unit="jyj"),
        shift("2026-12-02", "", unit="czj"),
    ]
    county = make_measures(stations=[station()], shifts=numbered(shifts))
    found = {s.subtitle: printed(s) for s in sheets_of(county, "roster") if s.paper == "a3"}
    assert set(found) == {"2026年10月", "2026年11月"}
    october = ["14住建局上午●已到岗财政局下午■未到岗", "30住建局上午◌未登记"]
    assert found["2026年10月"].lacks(october) == []
    assert found["2026年11月"].lacks(["4教育局上午○待轮值"]) == []
    assert "财政局" not in found["2026年11月"].text


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_few_shifts_then_the_calendar_fills_the_page(paper: str, tmp_path: Path) -> None:
    county = make_measures(stations=[station()], shifts=numbered([shift("2026-10-14")]))
    (sheet,) = (s for s in sheets_of(county, "roster") if s.paper == paper)
    pdf = saved(sheet, tmp_path)
    assert overlaps(pdf) == []
    assert fills(pdf)


@pytest.mark.parametrize("differs", [{"closed_on": "2026-09-30"}, {"opened_on": "2026-12-01"}])
def test_station_not_in_use_then_no_roster(differs: dict[str, str]) -> None:
    county = make_measures(stations=[station(**differs)], shifts=[])
    assert sheets_of(county, "roster") == []


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_full_month_of_six_weeks_then_it_is_whole(paper: str, tmp_path: Path) -> None:
    days = [f"2026-10-{day:02}" for day in range(1, 32)]
    shifts = [shift(day, slot=slot) for day in days for slot in ("上午", "下午", "晚上")]
    county = make_measures(stations=[station()], shifts=numbered(shifts))
    (sheet,) = (s for s in sheets_of(county, "roster") if s.paper == paper)
    text = printed(sheet).text
    assert text.count("住建局") == 93
    pdf = saved(sheet, tmp_path)
    assert overlaps(pdf) == []
    assert Month(2026, 10).label == sheet.subtitle
