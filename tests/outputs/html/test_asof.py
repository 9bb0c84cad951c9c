"""The one file that says the as-of day."""

from __future__ import annotations

import re
from datetime import date

from sunboard.calendar import china_calendar
from sunboard.outputs.html.asof import asof_css

from tests.china_days import is_workday


def told(css: str, name: str) -> str:
    found = re.search(rf'--sb-{name}:"([^"]*)"', css)
    assert found
    return found[1]


def test_day_then_it_is_said_in_words_and_for_the_script() -> None:
    css = asof_css(date(2026, 4, 5), china_calendar()).decode()
    assert '.sb-asof:empty::after{content:"2026年4月5日"}' in css
    assert told(css, "as-of") == "2026-04-05"


def test_working_days_then_five_years_of_them_as_they_were_announced() -> None:
    css = asof_css(date(2026, 4, 5), china_calendar()).decode()
    first, worked = date.fromisoformat(told(css, "first")), told(css, "worked")
    assert first == date(2022, 1, 1)
    assert len(worked) == (date(2028, 1, 1) - first).days
    days = [date.fromordinal(first.toordinal() + n) for n in range(len(worked))]
    announced = [(day, flag) for day, flag in zip(days, worked, strict=True) if day.year <= 2026]
    assert [day for day, flag in announced if is_workday(day) != (flag == "1")] == [
        date(2026, 12, day) for day in (22, 23, 24, 25, 28, 29, 30, 31)
    ], "the last days of a year wait for the announcement of the next"


def test_next_day_then_only_the_day_differs() -> None:
    calendar = china_calendar()
    one, other = (asof_css(date(2026, 4, day), calendar).decode() for day in (5, 6))
    assert one.replace("2026-04-05", "2026-04-06").replace("4月5日", "4月6日") == other
