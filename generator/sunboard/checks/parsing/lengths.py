"""Lengths of time in the place of a due date: 7天, 5个工作日, 1个月内, 24小时, 当天."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sunboard.calendar import WorkCalendar
from sunboard.checks.arrays import Days
from sunboard.checks.faults import Fault

_LENGTH = re.compile(
    r"(?:自?受理(?:之日)?[起后]?)?"
    r"(?:(?P<whole>当[天日]|半个月|半年)|(?P<count>\d{1,3}|[一二两三四五六七八九十])"
    # 3日 alone may be the third of a month, and 3月 is March.
    r"个?(?P<unit>天|日(?=[之以]?内)|自然[天日]|工作[天日]|小时|周|星期|(?<=个)月|(?<!\d\d)年))"
    r"(?:[之以]?内)?(?:办[结理完]|完成)?"
)
_HOURS_OF_A_DAY, _MONTHS_OF_A_YEAR = 24, 12
_MOST_MONTHS = 120
"""Nothing here is promised for longer; else a slip of the pen would lie beyond every calendar."""
_NUMERALS = {**{word: n for n, word in enumerate("一二三四五六七八九十", 1)}, "两": 2}


@dataclass(frozen=True, slots=True)
class Length:
    """How long something may take, from the day on which it began."""

    days: int = 0
    workdays: int = 0
    months: int = 0

    def after(self, start: date, calendar: WorkCalendar) -> date:
        """The last day; a day that may turn out to be off is none of the working days."""
        if self.workdays:
            since = np.array(start, dtype="datetime64[D]")
            last: date = calendar.fewest.add_workdays(since, self.workdays).astype(object).item()
            return last
        return _months_after(start, self.months) + timedelta(days=self.days)


_WHOLE = {"半个月": Length(days=15), "半年": Length(months=6)}
"""What is no number of anything; else it is the same day."""
_EACH = {
    **dict.fromkeys(("工作日", "工作天"), Length(workdays=1)),
    **dict.fromkeys(("周", "星期"), Length(days=7)),
    "月": Length(months=1),
    "年": Length(months=_MONTHS_OF_A_YEAR),
}
"""How long one of a unit is; a day where nothing is said."""
_HOUR = "小时"


def parse_length(text: str) -> Length | None:
    """How long a cell says that something may take; None for another text."""
    match = _LENGTH.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if match is None:
        return None
    if match["whole"]:
        return _WHOLE.get(match["whole"], Length())
    count, unit = _NUMERALS.get(match["count"]) or int(match["count"]), match["unit"]
    if unit == _HOUR:
        count = -(-count // _HOURS_OF_A_DAY)
    each = _EACH.get(unit, Length(days=1))
    length = Length(each.days * count, each.workdays * count, each.months * count)
    return length if count and length.months <= _MOST_MONTHS else None


def lengths_among(faults: Iterable[tuple[int, Fault]]) -> dict[int, Length]:
    """By row the cells that are no day and say how long instead."""
    found = {
        row: parse_length(fault.params["found"])
        for row, fault in faults
        if fault.code == "date-form"
    }
    return {row: length for row, length in found.items() if length is not None}


def counted(lengths: Mapping[int, Length], since: Days, calendar: WorkCalendar) -> dict[int, date]:
    """By row the last day, where it is known from which day on."""
    return {
        row: length.after(since[row].item(), calendar)
        for row, length in lengths.items()
        if not np.isnat(since[row])
    }


def _months_after(start: date, count: int) -> date:
    """The same day of a later month, or its last where it has no such day."""
    years, month = divmod(start.month - 1 + count, _MONTHS_OF_A_YEAR)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
