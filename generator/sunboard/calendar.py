"""Working days: weekdays, less public holidays, plus the weekends worked in exchange (调休)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt
from chinese_calendar import constants

Days = npt.NDArray[np.datetime64]
"""`datetime64` of any unit, read as calendar days; NaT for none."""

FIRST_YEAR, LAST_YEAR = 1940, 2120
"""The years in which working days can be counted."""

_FIRST_DAY = np.datetime64(f"{FIRST_YEAR}-01-01", "D")
_LAST_DAY = np.datetime64(f"{LAST_YEAR}-12-31", "D")


@dataclass(frozen=True)
class DaySum:
    """How a number of working days comes about; the days after the start up to and with the end."""

    workdays: int
    rest_days: int
    """Weekends and holidays left out."""
    holidays: tuple[date, ...]
    """The rest days that would have been working days but for a public holiday."""
    makeup_days: tuple[date, ...]
    """The working days that fall on a weekend."""


class WorkCalendar:
    """Counts working days between 1940 and 2120; each answer is one look into a table of sums."""

    def __init__(self, holidays: Iterable[date], makeup_days: Iterable[date]) -> None:
        """Lay out every day of the table.

        Args:
            holidays: Days off, at least one, whether or not they fall on a weekend.
            makeup_days: Weekend days that are worked.
        """
        holidays = sorted(holidays)
        self.known_years = range(holidays[0].year, holidays[-1].year + 1)
        """The years whose holidays are known; in all others only weekends count."""
        days = np.arange(_FIRST_DAY, _LAST_DAY + 1)
        self._is_weekday = np.is_busday(days)
        self._is_workday = self._is_weekday.copy()
        self._is_workday[_positions(holidays)] = False
        self._is_workday[_positions(list(makeup_days))] = True
        self._worked = np.cumsum(self._is_workday, dtype=np.int64)
        self._nth_workday = days[self._is_workday]

    def is_workday(self, days: Days) -> npt.NDArray[np.bool_]:
        """Whether each day is worked; False for NaT."""
        worked: npt.NDArray[np.bool_] = self._is_workday[_positions(days)] & ~np.isnat(days)
        return worked

    def workdays_between(self, start: Days, end: Days) -> npt.NDArray[np.float64]:
        """Working days after `start` up to and with `end`: negative where end is before start.

        Returns:
            NaN where either is NaT.
        """
        count = self._worked[_positions(end)] - self._worked[_positions(start)]
        return np.where(np.isnat(start) | np.isnat(end), np.nan, count)

    def add_workdays(self, start: Days, count: int | npt.NDArray[np.integer]) -> Days:
        """The `count`-th working day after each start (0 or more); the start itself for 0.

        Returns:
            `datetime64[D]`, NaT where start is; the last working day of all where it lies beyond.
        """
        day = np.asarray(start, dtype="datetime64[D]")
        nth = self._worked[_positions(day)] + np.asarray(count) - 1
        nth = np.clip(nth, 0, len(self._nth_workday) - 1)
        moved = np.where(np.asarray(count) == 0, day, self._nth_workday[nth])
        return np.where(np.isnat(day), np.datetime64("NaT", "D"), moved)

    def explain(self, start: date, end: date) -> DaySum:
        """The sum behind one `workdays_between`, for start on or before end."""
        days = np.arange(np.datetime64(start, "D") + 1, np.datetime64(end, "D") + 1)
        is_workday, is_weekday = (
            table[_positions(days)] for table in (self._is_workday, self._is_weekday)
        )
        return DaySum(
            workdays=int(is_workday.sum()),
            rest_days=int((~is_workday).sum()),
            holidays=tuple(days[is_weekday & ~is_workday].tolist()),
            makeup_days=tuple(days[is_workday & ~is_weekday].tolist()),
        )


@cache
def china_calendar(rest: tuple[date, ...] = (), work: tuple[date, ...] = ()) -> WorkCalendar:
    """The calendar of mainland China; outside the years published so far it knows weekends only.

    Args:
        rest: Days that a county takes off, whatever the country does.
        work: Days that it works.
    """
    holidays = {*constants.holidays, *rest} - {*work}
    return WorkCalendar(holidays, {*constants.workdays, *work} - {*rest})


def _positions(days: Days | list[date]) -> npt.NDArray[np.int64]:
    """Positions in the table; days beyond it count as its ends, NaT as the first."""
    offsets = (np.asarray(days, dtype="datetime64[D]") - _FIRST_DAY).astype(np.int64)
    return np.clip(offsets, 0, int((_LAST_DAY - _FIRST_DAY).astype(np.int64)))
