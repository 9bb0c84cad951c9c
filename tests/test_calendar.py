from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.calendar import WorkCalendar, china_calendar, country_calendar
from sunboard.public_holidays import Arrangement

from tests.china_days import FIRST, LAST, is_workday

KNOWN = st.dates(FIRST, LAST)
ANY = st.dates(date(1949, 1, 1), date(2099, 12, 31))
NEXT = Arrangement(
    2027,
    rest=tuple(date(2026, 12, 31) + timedelta(days=n) for n in range(4)),
    work=(date(2027, 1, 10),),
)
"""Next year's first days as they may be announced."""


def days(*values: date | None) -> np.ndarray:
    return np.array([value or "NaT" for value in values], dtype="datetime64[D]")


def test_every_day_of_21_years_is_what_the_library_before_said() -> None:
    every = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    worked = china_calendar().is_workday(days(*every)).tolist()
    assert worked == [is_workday(day) for day in every]


@given(ANY, st.integers(0, 400))
def test_sums_count_each_day_after_the_start(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    each = days(*(start + timedelta(days=n) for n in range(1, length + 1)))
    expected = int(china_calendar().is_workday(each).sum())
    assert china_calendar().workdays_between(days(start), days(end)).tolist() == [expected]
    assert china_calendar().workdays_between(days(end), days(start)).tolist() == [-expected]


@given(ANY, st.integers(0, 500))
def test_adding_and_counting_undo_each_other(start: date, count: int) -> None:
    end = china_calendar().add_workdays(days(start), count)
    assert china_calendar().workdays_between(days(start), end).tolist() == [count]
    assert count == 0 or china_calendar().is_workday(end).all()


@given(KNOWN, st.integers(0, 120))
def test_an_explanation_adds_up(start: date, length: int) -> None:
    end = min(start + timedelta(days=length), LAST)
    explained = china_calendar().explain(start, end)
    between = china_calendar().workdays_between(days(start), days(end))
    assert explained.workdays == between[0]
    assert explained.workdays + explained.rest_days == (end - start).days
    assert not any(is_workday(day) for day in explained.holidays)
    assert all(is_workday(day) and day.weekday() >= 5 for day in explained.makeup_days)


def test_the_national_holiday_of_2026() -> None:
    explained = china_calendar().explain(date(2026, 9, 30), date(2026, 10, 12))
    assert explained.workdays == 4
    assert explained.holidays == tuple(date(2026, 10, d) for d in (1, 2, 5, 6, 7))
    assert explained.makeup_days == (date(2026, 10, 10),)


def test_missing_days_stay_missing() -> None:
    start, end = days(date(2026, 3, 2), None, None), days(None, date(2026, 3, 2), None)
    assert np.isnan(china_calendar().workdays_between(start, end)).all()
    assert np.isnat(china_calendar().add_workdays(end, 3)).tolist() == [True, False, True]
    assert china_calendar().is_workday(end).tolist() == [False, True, False]
    assert not china_calendar().is_provisional(days(date(2027, 3, 2), None), days(None, None)).any()


@pytest.mark.parametrize("unit", ["D", "s", "ns"])
def test_days_may_come_in_any_unit(unit: str) -> None:
    start = np.array(["2026-03-02"], dtype=f"datetime64[{unit}]")
    assert china_calendar().add_workdays(start, 5).tolist() == [date(2026, 3, 9)]


def test_a_county_may_rest_and_work_on_days_of_its_own() -> None:
    storm, made_up = date(2026, 7, 16), date(2026, 7, 18)
    local = china_calendar((storm, date(2026, 7, 19)), (made_up, date(2026, 10, 1)))
    assert local.is_workday(days(storm, made_up, date(2026, 10, 1))).tolist() == [False, True, True]
    made_up_elsewhere = date(2026, 10, 10)
    at_rest = china_calendar((made_up_elsewhere,))
    assert at_rest.is_workday(days(made_up_elsewhere)).tolist() == [False]
    week = days(date(2026, 7, 15)), days(date(2026, 7, 20))
    assert local.workdays_between(*week).tolist() == [3]
    assert local.explain(date(2026, 7, 15), date(2026, 7, 20)).holidays == (storm,)
    assert local.explain(date(2026, 7, 15), date(2026, 7, 20)).makeup_days == (made_up,)
    assert china_calendar().is_workday(days(storm, made_up)).tolist() == [True, False]


def test_a_calendar_may_be_anybody_s() -> None:
    calendar = WorkCalendar([date(2027, 1, 1)], [date(2027, 1, 2)])
    assert calendar.is_workday(days(date(2027, 1, 1), date(2027, 1, 2))).tolist() == [False, True]
    assert calendar.fewest is calendar.most is calendar
    assert not calendar.is_provisional(days(date(1950, 1, 1)), days(date(2100, 1, 1))).any()


def test_a_limit_beyond_the_calendar_ends_with_it() -> None:
    last = china_calendar().add_workdays(days(date(2120, 12, 1), date(2026, 1, 5)), 100_000)
    assert last.tolist() == [date(2120, 12, 31)] * 2


def test_year_not_announced_then_the_law_s_own_days_are_off() -> None:
    february = [date(2027, 2, n) for n in (4, 5, 6, 7, 8, 9, 10, 11)]
    worked = china_calendar().is_workday(days(*february)).tolist()
    assert worked == [True, *[False] * 6, True]


def test_year_not_announced_then_its_days_and_those_just_before_it_are_provisional() -> None:
    calendar, autumn = china_calendar(), days(date(2026, 11, 2))
    ends = [(2026, 12, 21), (2026, 12, 22), (2027, 1, 1), (2027, 7, 20), (2090, 7, 20)]
    found = [calendar.is_provisional(autumn, days(date(*end))).item() for end in ends]
    assert found == [False, True, True, True, True]
    assert calendar.is_provisional(days(date(2026, 12, 22)), autumn).item()
    assert not calendar.is_provisional(days(date(1999, 1, 1)), autumn).any()
    assert min(calendar.open_years) == 2027


@given(st.dates(date(2026, 11, 1), date(2029, 1, 1)), st.integers(0, 200))
def test_bounds_hold_what_is_counted(start: date, length: int) -> None:
    calendar = china_calendar()
    span = days(start), days(start + timedelta(days=length))
    fewest, counted, most = (
        by.workdays_between(*span).item() for by in (calendar.fewest, calendar, calendar.most)
    )
    assert fewest <= counted <= most
    # Elsewhere an answer waits for nothing.
    assert fewest == most or calendar.is_provisional(*span).item()


def test_bounds_leave_the_law_s_own_days_off_and_the_county_s_as_they_are() -> None:
    storm, made_up = date(2027, 2, 4), date(2027, 2, 13)
    calendar = china_calendar((storm,), (made_up,))
    near = days(storm, date(2027, 2, 5), made_up, date(2027, 2, 14))
    assert calendar.fewest.is_workday(near).tolist() == [False, False, True, False]
    assert calendar.most.is_workday(near).tolist() == [False, False, True, True]
    assert calendar.fewest.fewest is calendar.fewest


def test_year_announced_then_its_days_count_and_nothing_of_it_is_provisional() -> None:
    calendar = china_calendar(announced=(NEXT,))
    days_around = days(*(date(2026, 12, 31) + timedelta(days=n) for n in range(-1, 11)))
    # Thursday off in exchange for Sunday, January 10.
    assert calendar.is_workday(days_around).tolist() == [
        *(True, False, False, False, False),
        *(True,) * 5,
        *(False, True),
    ]
    # What the law alone would give is gone: the announcement says all there is.
    assert calendar.is_workday(days(date(2027, 2, 9))).all()
    assert not calendar.is_provisional(days(date(2026, 12, 1)), days(date(2027, 12, 21))).any()
    assert calendar.is_provisional(days(date(2026, 12, 1)), days(date(2027, 12, 22))).all()


def test_another_country_works_through_the_national_day_and_rests_on_its_own() -> None:
    england = country_calendar("GB-ENG", rest=(date(2026, 9, 7),))
    worked = england.is_workday(days(date(2026, 10, 1), date(2026, 8, 31), date(2026, 9, 7)))
    assert worked.tolist() == [True, False, False]
    assert england.open_years == frozenset()
