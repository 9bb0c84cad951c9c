"""Working days, from the announcements up to 2026 as `tests/china_days.csv` has them, and the county's own.

Of a year that is not announced the law's own days are off (放假安排还没有公布的年份).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property

from tests.china_days import LAST, is_workday

DAY = timedelta(days=1)
REACH = 10

MOVING = {
    2027: ("02-05", "04-05", "06-09", "09-15"),
    2028: ("01-25", "04-04", "05-28", "10-03"),
    2029: ("02-12", "04-04", "06-16", "09-22"),
}
"""除夕, 清明, 端午 and 中秋 of the years after the announced ones, from the almanac."""
FIXED = ("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")


@cache
def statutory(year: int) -> frozenset[date]:
    """法定节假日 of a year; 除夕 goes on to 正月初三."""
    eve, *others = (date.fromisoformat(f"{year}-{day}") for day in MOVING[year])
    fixed = [date.fromisoformat(f"{year}-{day}") for day in FIXED]
    return frozenset([*fixed, *others, *(eve + DAY * n for n in range(4))])


@cache
def made_up(year: int) -> frozenset[date]:
    """法定节假日落在周六、周日的，补在后面最近的一个工作日."""
    off: set[date] = set()
    for holiday in sorted(statutory(year)):
        if holiday.weekday() >= 5:
            later = (holiday + DAY * n for n in range(1, 15))
            off.add(next(d for d in later if d.weekday() < 5 and d not in off | statutory(year)))
    return frozenset(off)


@cache
def doubtful() -> frozenset[date]:
    """说不准的日子: near a statutory holiday of a year that is not announced, and none itself."""
    return frozenset(
        day + DAY * n
        for year in MOVING
        for day in statutory(year)
        for n in range(-REACH, REACH + 1)
        if day + DAY * n not in statutory(year)
    )


@dataclass(frozen=True)
class Workdays:
    """The county's working days."""

    rest: frozenset[str]
    work: frozenset[str]
    doubtful_are: bool | None = field(default=None)
    """Whether every doubtful day is worked; None for as the law alone has it."""

    @cached_property
    def fewest(self) -> Workdays:
        """说不准的日子全部当作休息日."""
        return replace(self, doubtful_are=False)

    @cached_property
    def most(self) -> Workdays:
        """说不准的日子全部当作工作日."""
        return replace(self, doubtful_are=True)

    def is_one(self, day: date) -> bool:
        """Whether a day is worked."""
        if day.isoformat() in self.rest or day.isoformat() in self.work:
            return day.isoformat() in self.work
        if self.doubtful_are is not None and day in doubtful():
            return self.doubtful_are
        if day <= LAST:
            return is_workday(day)
        if day.year not in MOVING:
            return day.weekday() < 5
        return day.weekday() < 5 and day not in statutory(day.year) | made_up(day.year)

    def is_open(self, first: date, last: date) -> bool:
        """Whether a day from the one to the other is doubtful, or of a year that is not announced."""
        return last > LAST or any(
            first + DAY * n in doubtful() and not self._is_own(first + DAY * n)
            for n in range((last - first).days + 1)
        )

    def _is_own(self, day: date) -> bool:
        return day.isoformat() in self.rest | self.work

    def nth_after(self, day: date, count: int) -> date:
        """The day on which that many working days are full, counted from the next one."""
        while count:
            day += DAY
            count -= self.is_one(day)
        return day

    def moved(self, day: date) -> date:
        """The day itself, or the next working day."""
        while not self.is_one(day):
            day += DAY
        return day

    def past(self, due: date, seen: date) -> int:
        """Working days from the day after the one to the other, which counts too; negative before it."""
        if seen < due:
            return -self.past(seen, due)
        return sum(self.is_one(due + DAY * step) for step in range(1, (seen - due).days + 1))

    def window(self, first: date, last: date) -> int:
        """Working days from the one to the other, both counted."""
        return self.past(first - DAY, last)
