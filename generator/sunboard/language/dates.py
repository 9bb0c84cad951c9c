"""Days and months as they are spoken; the only door to Babel's calendar.

Chinese is written out here: its forms are rule R-32's (no leading zeros), and a county says half a million.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from sunboard.language.speech import listed, say, say_in, spoken


def said_day(day: date) -> str:
    """2026年4月5日; 5 April 2026."""
    if spoken().is_chinese:
        return f"{day.year}年{day.month}月{day.day}日"
    return _formatted("long", day, spoken().tag)


def said_brief_day(day: date) -> str:
    """4月5日, where the year stands beside it; 5 April."""
    if spoken().is_chinese:
        return f"{day.month}月{day.day}日"
    return _skeleton("MMMMd", day, spoken().tag)


def said_table_day(day: date) -> str:
    """A day where many stand below each other: 2026-04-05; 5 Apr 2026."""
    if spoken().is_chinese:
        return day.isoformat()
    return _formatted("medium", day, spoken().tag)


def said_month(year: int, month: int) -> str:
    """2026年4月; April 2026."""
    if spoken().is_chinese:
        return f"{year}年{month}月"
    return _skeleton("yMMMM", date(year, month, 1), spoken().tag)


def said_brief_month(month: int) -> str:
    """4月, where the year stands beside it; Apr."""
    if spoken().is_chinese:
        return f"{month}月"
    return _skeleton("MMM", date(2000, month, 1), spoken().tag)


def said_quarter(year: int, quarter: int) -> str:
    """2026年第二季度; Q2 2026."""
    if spoken().is_chinese:
        return f"{year}年第{'一二三四'[quarter - 1]}季度"
    return _skeleton("yQQQ", date(year, 3 * quarter, 1), spoken().tag)


def said_year(year: int) -> str:
    """2026年; 2026."""
    return say("{year}年", year=year)


def said_days(days: Iterable[date]) -> str:
    """10月1日、2日、5日: brief days in order, the month only where it changes."""
    said, month = [], 0
    for day in days:
        again = say_in("another day of the same month", "{day}日", day=day.day)
        said.append(again if day.month == month else said_brief_day(day))
        month = day.month
    return listed(said)


_BRITISH = "en_GB"
"""The catalogue's own English: 5 April 2026."""


def _locale(tag: str) -> str:
    return _BRITISH if tag == "en" else tag.replace("-", "_")


@cache
def _formatted(form: str, day: date, tag: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 (a Chinese site needs none of it)

    return format_date(day, form, locale=_locale(tag))


@cache
def _skeleton(skeleton: str, day: date, tag: str) -> str:
    from babel.dates import format_skeleton  # noqa: PLC0415

    return format_skeleton(skeleton, day, locale=_locale(tag))
