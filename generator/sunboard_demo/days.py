"""The year the sample records cover, and its working days."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from random import Random

import yaml
from sunboard.calendar import china_calendar

from sunboard_demo.wording import package_text

CALENDAR = "calendar.yml"
"""The days on which the county works, or rests, other than the country does."""

FIRST_DAY = date(2025, 11, 1)
AS_OF = date(2026, 10, 31)
"""The day the records are complete to; programme.yml says the same."""

MONTHS: tuple[tuple[int, int], ...] = (
    (2025, 11),
    (2025, 12),
    *((2026, month) for month in range(1, 11)),
)
"""Year and month, from the first month to the last."""

_LAST_PLANNED_DAY = date(2026, 12, 31)
_DAY_OFF_WEIGHT = 0.14
"""How often something is raised on a day off, compared with a working day."""


def _all_days() -> tuple[date, ...]:
    count = (_LAST_PLANNED_DAY - FIRST_DAY).days + 1
    return tuple(FIRST_DAY + timedelta(days=i) for i in range(count))


_LOCAL = {
    local["date"]: key == "work"
    for key, days in yaml.safe_load(package_text(CALENDAR)).items()
    for local in days
}


@cache
def is_workday(day: date) -> bool:
    """Whether the county works on a day."""
    national = china_calendar().explain(day - timedelta(days=1), day)
    return bool(_LOCAL.get(day, national.workdays))


_DAYS = _all_days()
_WORKDAYS = tuple(day for day in _DAYS if is_workday(day))
_PASSED = tuple(bisect_right(_WORKDAYS, day) for day in _DAYS)
"""For each of the days, how many working days have begun by then."""


def add_workdays(day: date, count: int) -> date:
    """The working day so many working days after a day; the day itself for 0."""
    if count == 0:
        return day
    return _WORKDAYS[min(_passed(day) + count, len(_WORKDAYS)) - 1]


def last_workday(day: date) -> date:
    """The day if it is a working day, else the last one before it."""
    return _WORKDAYS[max(_passed(day) - 1, 0)]


def workdays_between(start: date, end: date) -> int:
    """How many working days after `start` up to and with `end`; negative never, 0 at least."""
    return max(0, _passed(end) - _passed(start))


def _passed(day: date) -> int:
    """How many working days have begun by a day; beyond the last planned day no more do."""
    return _PASSED[min((day - FIRST_DAY).days, len(_PASSED) - 1)]


def random_workday(rng: Random, start: date, end: date) -> date:
    """A random working day from `start` to `end`."""
    while True:
        day = start + timedelta(days=rng.randint(0, (end - start).days))
        if is_workday(day):
            return day


def _days_of_month(year: int, month: int) -> tuple[tuple[date, ...], tuple[float, ...]]:
    days = tuple(day for day in _DAYS if (day.year, day.month) == (year, month))
    weights = [1.0 if day in _WORKDAYS else _DAY_OFF_WEIGHT for day in days]
    return days, tuple(sum(weights[: i + 1]) for i in range(len(weights)))


_MONTH_DAYS = {month: _days_of_month(*month) for month in MONTHS}


def days_in_month(rng: Random, month: tuple[int, int], count: int) -> list[date]:
    """So many random days of a month in order, working days more often."""
    days, cumulative = _MONTH_DAYS[month]
    return sorted(rng.choices(days, cum_weights=cumulative, k=count))


def month_end(day: date, months_later: int) -> date:
    """The last day of the month so many months after a day's."""
    months = day.year * 12 + day.month - 1 + months_later + 1
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
