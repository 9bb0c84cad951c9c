from datetime import date, timedelta

import numpy as np
import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st
from sunboard.calendar import WorkCalendar, china_calendar

KNOWN = st.dates(date(2004, 1, 1), date(2026, 12, 31))
ANY = st.dates(date(1949, 1, 1), date(2099, 12, 31))


def days(*values: date | None) -> np.ndarray:
    return np.array([value or "NaT" for value in values], dtype="datetime64[D]")


@given(KNOWN)
def test_working_days_are_the_library_s(day: date) -> None:
    assert china_calendar().is_workday(days(day)).tolist() == [is_workday(day)]


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
    end = start + timedelta(days=length)
    explained = china_calendar().explain(start, end)
    between = china_calendar().workdays_between(days(start), days(end))
    assert explained.workdays == between[0]
    assert explained.workdays + explained.rest_days == length
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


@pytest.mark.parametrize("unit", ["D", "s", "ns"])
def test_days_may_come_in_any_unit(unit: str) -> None:
    start = np.array(["2026-03-02"], dtype=f"datetime64[{unit}]")
    assert china_calendar().add_workdays(start, 5).tolist() == [date(2026, 3, 9)]


def test_a_county_may_rest_and_work_on_days_of_its_own() -> None:
    storm, made_up = date(2026, 7, 16), date(2026, 7, 18)
    local = china_calendar((storm, date(2026, 7, 19)), (made_up, date(2026, 10, 1)))
    assert local.is_workday(days(storm, made_up, date(2026, 10, 1))).tolist() == [False, True, True]
    week = days(date(2026, 7, 15)), days(date(2026, 7, 20))
    assert local.workdays_between(*week).tolist() == [3]
    assert local.explain(date(2026, 7, 15), date(2026, 7, 20)).holidays == (storm,)
    assert local.explain(date(2026, 7, 15), date(2026, 7, 20)).makeup_days == (made_up,)
    assert china_calendar().is_workday(days(storm, made_up)).tolist() == [True, False]


def test_a_calendar_may_be_anybody_s() -> None:
    calendar = WorkCalendar([date(2027, 1, 1)], [date(2027, 1, 2)])
    assert calendar.known_years == range(2027, 2028)
    assert calendar.is_workday(days(date(2027, 1, 1), date(2027, 1, 2))).tolist() == [False, True]
    assert 2026 in china_calendar().known_years


def test_a_limit_beyond_the_calendar_ends_with_it() -> None:
    last = china_calendar().add_workdays(days(date(2120, 12, 1), date(2026, 1, 5)), 100_000)
    assert last.tolist() == [date(2120, 12, 31)] * 2
