"""Several days in one cell: 5月20日-22日, 6.1-6.3, 8月中旬."""

from __future__ import annotations

import re
from datetime import date

from sunboard.checks.faults import Fault

_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_FIRST = re.compile(
    r"(?P<year>\d{4})(?:([-/.])(?P<month>\d{1,2})\2|年(?P<of_year>\d{1,2})月)(?P<day>\d{1,2})[日号]?"
)
_NEXT = re.compile(
    r"(?:[-~、,和]+|至|到|to)(?:(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月])?(?P<day>\d{1,2})[日号]?"
)
_FIRST_OF = {"初": 1, "上旬": 1, "中": 11, "中旬": 11, "下旬": 21}


def days_in(folded: str) -> tuple[date, date] | Fault | None:
    """The first and the last of several days, of which the first has its year; None for another text.

    Args:
        folded: The text in one width, with one kind of dash and without white space.
    """
    plain = _COMPACT.sub(r"\1.\2.\3", folded)
    match = _FIRST.match(plain)
    if match is None or match.end() == len(plain):
        return None
    said = [(int(match["year"]), int(match["month"] or match["of_year"]), int(match["day"]))]
    at = match.end()
    while at < len(plain):
        match = _NEXT.match(plain, at)
        if match is None:
            return None
        year, month, _ = said[-1]
        said.append((int(match["year"] or year), int(match["month"] or month), int(match["day"])))
        at = match.end()
    return _in_order(said, folded)


def _in_order(said: list[tuple[int, int, int]], text: str) -> tuple[date, date] | Fault:
    try:
        days = [date(*each) for each in said]
    except ValueError:
        return Fault("date-impossible", {"found": text})
    if days != sorted(days):
        return Fault("date-backwards", {"found": text})
    return days[0], days[-1]


def first_of_part(part: str, last: date) -> date:
    """The first day of a part of a month (上旬, 月底) that ends on a day."""
    return last.replace(day=_FIRST_OF.get(part, last.day))
