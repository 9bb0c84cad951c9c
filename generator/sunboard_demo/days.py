"""The year the sample records cover, and its working days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from random import Random

import yaml
from sunboard.calendar import WorkCalendar, china_calendar, country_calendar

from sunboard_demo.wording import ENGLISH, language, package_text

CALENDAR = "calendar.yml"
"""The days on which the county works, or rests, other than the country does."""
COUNTRY = "GB-ENG"
"""Whose public holidays the English-speaking city keeps; its programme.yml says the same."""

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


_DAYS = _all_days()


class _Worked:
    """The working days of those days, as the county or the city works."""

    def __init__(self, national: WorkCalendar, local: Mapping[date, bool]) -> None:
        self._national, self._local = national, local
        self.days = tuple(filter(self.is_worked, _DAYS))
        self.passed = tuple(bisect_right(self.days, day) for day in _DAYS)
        """For each of the days, how many working days have begun by then."""
        self.of_month = {month: self._days_of(*month) for month in MONTHS}
        """The days of each month, and how likely something is raised up to each."""

    def is_worked(self, day: date) -> bool:
        """Whether there is work on a day, whenever it is."""
        national = self._national.explain(day - timedelta(days=1), day)
        return bool(self._local.get(day, national.workdays))

    def _days_of(self, year: int, month: int) -> tuple[tuple[date, ...], tuple[float, ...]]:
        days = tuple(day for day in _DAYS if (day.year, day.month) == (year, month))
        weights = [1.0 if self.is_worked(day) else _DAY_OFF_WEIGHT for day in days]
        return days, tuple(sum(weights[: i + 1]) for i in range(len(weights)))


def _worked() -> _Worked:
    return _worked_by(language())


@cache
def _worked_by(language: str) -> _Worked:
    if language == ENGLISH:
        return _Worked(country_calendar(COUNTRY), {})
    local = yaml.safe_load(package_text(CALENDAR))
    return _Worked(
        china_calendar(),
        {each["date"]: key == "work" for key, days in local.items() for each in days},
    )


def is_workday(day: date) -> bool:
    """Whether the county works on a day."""
    return _worked().is_worked(day)


def add_workdays(day: date, count: int) -> date:
    """The working day so many working days after a day; the day itself for 0."""
    if count == 0:
        return day
    days = _worked().days
    return days[min(_passed(day) + count, len(days)) - 1]


def last_workday(day: date) -> date:
    """The day if it is a working day, else the last one before it."""
    return _worked().days[max(_passed(day) - 1, 0)]


def workdays_between(start: date, end: date) -> int:
    """How many working days after `start` up to and with `end`; negative never, 0 at least."""
    return max(0, _passed(end) - _passed(start))


def _passed(day: date) -> int:
    """How many working days have begun by a day; beyond the last planned day no more do."""
    passed = _worked().passed
    return passed[min((day - FIRST_DAY).days, len(passed) - 1)]


def random_workday(rng: Random, start: date, end: date) -> date:
    """A random working day from `start` to `end`."""
    while True:
        day = start + timedelta(days=rng.randint(0, (end - start).days))
        if is_workday(day):
            return day


def days_in_month(rng: Random, month: tuple[int, int], count: int) -> list[date]:
    """So many random days of a month in order, working days more often."""
    days, cumulative = _worked().of_month[month]
    return sorted(rng.choices(days, cum_weights=cumulative, k=count))


def month_end(day: date, months_later: int) -> date:
    """The last day of the month so many months after a day's."""
    months = day.year * 12 + day.month - 1 + months_later + 1
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
