"""Working days: weekdays, less public holidays, plus the weekends worked in exchange (调休).

The days off of a year are announced late in the year before. Until then the law's own days count, sums say that
they are provisional, and two more calendars bound what the announcement can bring.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from sunboard.public_holidays import FIRST_YEAR as FIRST_ANNOUNCED
from sunboard.public_holidays import Arrangement, country_days, national_days

Days = npt.NDArray[np.datetime64]
"""`datetime64` of any unit, read as calendar days; NaT for none."""

DAY = np.timedelta64(1, "D")
"""One day more or less: a bare 1 has no unit, and NumPy is to refuse it."""

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


@dataclass(frozen=True)
class OddDay:
    """A weekday off, a weekend day worked, or a day that waits for an announcement."""

    day: date
    is_worked: bool
    """As far as is known."""
    is_settled: bool
    """False where an announcement may still change it."""


class WorkCalendar:
    """Counts working days between 1940 and 2120; each answer is one look into a table of sums."""

    def __init__(
        self,
        holidays: Iterable[date],
        makeup_days: Iterable[date],
        *,
        unsettled: Iterable[date] = (),
        open_years: Iterable[int] = (),
    ) -> None:
        """Lay out every day of the table.

        Args:
            holidays: Days off, whether or not they fall on a weekend.
            makeup_days: Weekend days that are worked.
            unsettled: Days that an announcement still to come may make days off or working days.
            open_years: The years whose days off are not announced.
        """
        days = np.arange(_FIRST_DAY, _LAST_DAY + DAY)
        self.open_years = frozenset(open_years)
        self._unsettled = _positions(list(unsettled))
        self._is_weekday = np.is_busday(days)
        self._is_workday = self._is_weekday.copy()
        self._is_workday[_positions(list(holidays))] = False
        self._is_workday[_positions(list(makeup_days))] = True
        is_open = np.isin(days.astype("datetime64[Y]").astype(int) + 1970, [*self.open_years])
        is_open[self._unsettled] = True
        self._open = np.cumsum(is_open, dtype=np.int64)
        self._index(days)

    def _index(self, days: Days) -> None:
        self._worked = np.cumsum(self._is_workday, dtype=np.int64)
        self._nth_workday = days[self._is_workday]

    @cached_property
    def fewest(self) -> WorkCalendar:
        """The same with every unsettled day off: whoever is late by it is late whatever is announced."""
        return self._settled(is_work=False)

    @cached_property
    def most(self) -> WorkCalendar:
        """The same with every unsettled day worked: what is too short by it is so whatever is announced."""
        return self._settled(is_work=True)

    def _settled(self, *, is_work: bool) -> WorkCalendar:
        if not len(self._unsettled):
            return self
        settled = copy(self)
        for name in ("fewest", "most"):
            settled.__dict__.pop(name, None)
        settled._is_workday = self._is_workday.copy()
        settled._is_workday[self._unsettled] = is_work
        settled._unsettled = _positions([])
        settled._index(np.arange(_FIRST_DAY, _LAST_DAY + DAY))
        return settled

    def is_provisional(
        self, start: Days | np.datetime64, end: Days | np.datetime64
    ) -> npt.NDArray[np.bool_]:
        """Whether any day from `start` to `end` waits for an announcement; False where either is NaT."""
        first, last = _positions(start), _positions(end)
        days = self._open[np.maximum(first, last)] - self._open[np.maximum(first - 1, 0)]
        waits: npt.NDArray[np.bool_] = (days > 0) & ~np.isnat(start) & ~np.isnat(end)
        return waits

    def is_workday(self, days: Days) -> npt.NDArray[np.bool_]:
        """Whether each day is worked; False for NaT."""
        worked: npt.NDArray[np.bool_] = self._is_workday[_positions(days)] & ~np.isnat(days)
        return worked

    def pattern(self, first: date, last: date) -> str:
        """Every day from `first` to `last` as one letter: "1" for a working day, "0" for a rest day."""
        days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + DAY)
        return "".join("01"[is_worked] for is_worked in self.is_workday(days).tolist())

    def odd_days(self, first: date, last: date) -> tuple[OddDay, ...]:
        """The days from `first` to `last` that their weekday alone doesn't tell of."""
        days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + DAY)
        is_worked, is_weekday = self.is_workday(days), self._is_weekday[_positions(days)]
        is_open = np.isin(_positions(days), self._unsettled)
        return tuple(
            OddDay(day, is_worked=worked, is_settled=not waits)
            for day, worked, usual, waits in zip(
                *(column.tolist() for column in (days, is_worked, is_weekday, is_open)), strict=True
            )
            if worked != usual or waits
        )

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
        days = np.arange(np.datetime64(start, "D") + DAY, np.datetime64(end, "D") + DAY)
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
def china_calendar(
    rest: tuple[date, ...] = (),
    work: tuple[date, ...] = (),
    announced: tuple[Arrangement, ...] = (),
) -> WorkCalendar:
    """The calendar of mainland China; far beyond the announced years it knows weekends only.

    Args:
        rest: Days that a county takes off, whatever the country does.
        work: Days that it works.
        announced: Arrangements that go before those of the library.
    """
    national = national_days(announced)
    return WorkCalendar(
        {*national.rest, *rest} - {*work},
        {*national.work, *work} - {*rest},
        unsettled=national.unsettled - {*rest, *work},
        open_years=set(range(FIRST_ANNOUNCED, LAST_YEAR + 1)) - national.announced,
    )


@cache
def country_calendar(
    country: str, rest: tuple[date, ...] = (), work: tuple[date, ...] = ()
) -> WorkCalendar:
    """The calendar of another country, by its ISO 3166 code; `rest` and `work` as for China."""
    days = country_days(country, LAST_YEAR)
    return WorkCalendar({*days.rest, *rest} - {*work}, {*days.work, *work} - {*rest})


def _positions(days: Days | np.datetime64 | list[date]) -> npt.NDArray[np.int64]:
    """Positions in the table; days beyond it count as its ends, NaT as the first."""
    offsets = (np.asarray(days, dtype="datetime64[D]") - _FIRST_DAY).astype(np.int64)
    return np.clip(offsets, 0, int((_LAST_DAY - _FIRST_DAY).astype(np.int64)))
