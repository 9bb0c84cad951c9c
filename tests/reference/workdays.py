"""Working days, from the announcements up to 2026 as `tests/china_days.csv` has them, and the county's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tests.china_days import LAST, is_workday

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Workdays:
    """The county's working days."""

    rest: frozenset[str]
    work: frozenset[str]

    def is_one(self, day: date) -> bool:
        """Whether a day is worked; after the last announced year its weekday decides."""
        if day.isoformat() in self.rest or day.isoformat() in self.work:
            return day.isoformat() in self.work
        return is_workday(day) if day <= LAST else day.weekday() < 5

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
        """Working days from the day after the one to the other, which counts too."""
        return sum(self.is_one(due + DAY * step) for step in range(1, (seen - due).days + 1))

    def window(self, first: date, last: date) -> int:
        """Working days from the one to the other, both counted."""
        return self.past(first - DAY, last)
