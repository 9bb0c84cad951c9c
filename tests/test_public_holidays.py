"""What Sunboard takes from the library of public holidays, its internal names among them."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sunboard import public_holidays
from sunboard.public_holidays import (
    SWAP_REACH,
    announced_years,
    country_days,
    is_country,
    national_days,
    statutory_days,
)

YEARS = range(2008, 2027)
"""The years since the law's holidays are those of today, near enough."""
UNFORESEEN = {date(2015, 9, 3), date(2015, 9, 4), date(2015, 9, 6)}
"""A day off for one year alone, and the days exchanged for it: no rule knows of such."""


def test_the_announced_years_are_where_the_library_keeps_them() -> None:
    assert announced_years() >= set(range(2001, 2027))
    assert 2000 not in announced_years()


@pytest.fixture
def not_announced(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[int]:
    """One year as if nothing had been announced of it, nor of those after."""
    year: int = request.param
    special = public_holidays._china().ChinaStaticHolidays.special_public_holidays
    for later in range(year, 2200):
        monkeypatch.delitem(special, later, raising=False)
    # The last days of the year before may be part of what is announced: 2018-12-31 was.
    if year - 1 in special:
        kept = tuple(day for day in special[year - 1] if day[0] != 12)
        monkeypatch.setitem(special, year - 1, kept)
    for function in (announced_years, statutory_days):
        function.cache_clear()
    yield year
    monkeypatch.undo()
    for function in (announced_years, statutory_days):
        function.cache_clear()


TRUE = national_days()


@pytest.mark.parametrize("not_announced", YEARS, indirect=True)
def test_bounds_of_a_year_not_announced_then_they_held_what_was_announced(
    not_announced: int,
) -> None:
    known = national_days()
    assert not_announced not in known.announced
    first, last = date(not_announced - 1, 12, 1), date(not_announced, 12, 20)
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        was_off = day in TRUE.rest or (day.weekday() >= 5 and day not in TRUE.work)
        is_off = day in known.rest or (day.weekday() >= 5 and day not in known.work)
        assert was_off == is_off or day in known.unsettled | UNFORESEEN, day


def test_reach_then_no_shorter_one_would_hold() -> None:
    exchanged = TRUE.work | {day for day in TRUE.rest if day.weekday() < 5}
    # The weekend worked for the Labour Day of 2024 lies furthest from it.
    assert date(2024, 5, 11) in exchanged
    assert (date(2024, 5, 11) - date(2024, 5, 1)).days == SWAP_REACH


def test_a_year_s_statutory_days() -> None:
    assert len(statutory_days(2027)) == 13
    assert date(2027, 2, 5) in statutory_days(2027)


def test_import_then_no_other_country_is_imported() -> None:
    code = (
        "import sys; from sunboard.calendar import china_calendar; china_calendar(); "
        "sys.exit('holidays.countries' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_other_countries_by_their_codes() -> None:
    assert [is_country(code) for code in ("CN", "GB-ENG", "US-NY", "GB-XXX", "ENG", "")] == [
        *[True] * 3,
        *[False] * 3,
    ]
    england = country_days("GB-ENG", 2030)
    assert date(2026, 8, 31) in england.rest
    assert date(2026, 10, 1) not in england.rest
    assert not england.unsettled
