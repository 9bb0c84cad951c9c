"""How a figure is written: shares, counts, days, medians and months."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

Figures = dict[str, str]
"""What each figure says, by its key: "12", "3/4", or "—"."""

Lists = dict[str, list[str]]
"""What each list says, row by row, by its key."""

NOTHING = "—"


def share(part: int, whole: int) -> str:
    """几 / 几; — of nothing."""
    return f"{part}/{whole}" if whole else NOTHING


def part_of(items: Iterable[object], whole: int) -> str:
    """How many are true, of how many."""
    return share(sum(bool(item) for item in items), whole)


def percent(part: int, whole: int) -> str:
    """四舍五入一次；差一件也不写 100%，做成一件就不写 0%; "" of nothing."""
    if not whole:
        return ""
    rounded = math.floor(Fraction(100 * part, whole) + Fraction(1, 2))
    if 0 < part < whole:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded}%"


def truths(items: Iterable[bool]) -> str:
    """How many of them are true."""
    found = list(items)
    return share(sum(found), len(found))


def median(days: Sequence[int], part: int = 1, whole: int = 2) -> int:
    """取第 n×part÷whole 个，除不尽的进一位."""
    return sorted(days)[-(-len(days) * part // whole) - 1]


def usual(days: Sequence[int]) -> str:
    """一般几天; — where nothing is known."""
    return f"{median(days)}天" if days else NOTHING


def nine_tenths(days: Sequence[int]) -> str:
    """九成不超过几天."""
    return f"{median(days, 9, 10)}天" if days else NOTHING


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def next_month(month: str) -> str:
    return month_of(first_of(month) + timedelta(days=32))


def first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def last_of(month: str) -> date:
    return first_of(next_month(month)) - timedelta(days=1)


def months(first: str, last: str) -> list[str]:
    """Every month from the one to the other, both counted."""
    found = []
    while first <= last:
        found.append(first)
        first = next_month(first)
    return found


def last_whole_month(as_of: date) -> str:
    """The last month of which no day is to come; the as-of day is over."""
    return month_of(as_of + timedelta(days=1) - timedelta(days=(as_of + timedelta(days=1)).day))
