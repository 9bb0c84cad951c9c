"""Mainland China's working days of 2006 to 2026, as the library `chinesecalendar` 1.11 had them.

`china_days.csv` was taken from it once, before another library took its place: every day that is not what its
weekday says, with 1 for a weekend that is worked and 0 for a weekday off.
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path

FIRST, LAST = date(2006, 1, 1), date(2026, 12, 31)


@cache
def _exceptions() -> dict[date, bool]:
    with Path(__file__).with_name("china_days.csv").open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(r["day"]): r["is_work"] == "1" for r in csv.DictReader(file)}


def is_workday(day: date) -> bool:
    """Whether the country works on a day of those years."""
    assert FIRST <= day <= LAST
    return _exceptions().get(day, day.weekday() < 5)
