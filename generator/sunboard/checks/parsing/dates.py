"""Dates: the ways offices and their programs write them, and what else stands in such cells."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.progress import is_not_done, is_reached
from sunboard.checks.parsing.spans import days_in, first_of_part
from sunboard.records.layouts.english_days import either, in_figures
from sunboard.records.layouts.years import TIME_OF_A_DAY

_DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/|\.(\d{1,2})\.|\s*年\s*(\d{1,2})\s*月\s*)(\d{1,2})(\s*[日号])?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(
    r"(?:T|\s+|(?<=[日号]))(?:[上下]午\s*)?[0-2]?\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s*[ap]m)?$",
    re.IGNORECASE,
)
"""A time of day as programs put it behind a day; one with a time zone may mean another day, and is left."""
_MIDNIGHT = re.compile(r"[T\s]*(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)?\s*am)", re.IGNORECASE)
"""What programs put behind a day that has no time; nothing is lost with it."""
_NO_YEAR = re.compile(
    r"\d{1,2}(?:月(?:\d{1,2}[日号]?|[上中下]旬|[初中底末份])?|[-/.]\d{1,2})|全年|[年月][底末内]|[上下]半年"
)
_NO_DAY = re.compile(r"\d{4}(?:年\d{1,2}月?份?|[-/.]\d{1,2})")
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))

_PERIOD = re.compile(  # 2026.1 may be what a spreadsheet made of 2026.10
    r"(?P<year>\d{4})(?:[年]?(?P<whole>年度?|全年|底|末|内)|年(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度?"
    r"|(?:(?P<since>\d{1,2})月?(?:[-~]+|至|到))?(?P<month>\d{1,2})月份?(?P<part>上旬|中旬|下旬|初|中|底|末|内)?)|(?:[-/]|\.(?!1(?!\d)))(?P<plain>\d{1,2}))(?P<before>[之以]?前)?"
)
_BY = re.compile(r"[之以]?前$")
_OPEN = re.compile(
    r"长期.{0,4}|常年.{0,4}|持续.{0,4}|常态化.{0,4}|永久|不限|随时|无期限"
    r"|(?i:ongoing|continuous(?:ly)?|permanent(?:ly)?|open-?ended|no(?:fixed)?(?:deadline|duedate|enddate))"
    r"|立行立改|即[办改知时行].{0,4}|立即.{0,4}|马上办|当场.{0,4}"
)
_ENDS = {"初": 10, "上旬": 10, "中": 20, "中旬": 20}
_WHOLE = (None, "内")
"""Which parts of a month are all of it."""
_MONTHS_OF_A_QUARTER = 3
_DECEMBER = 12

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_FIRST_YEAR = 1949
_LAST_YEAR = 2099


def parse_due_date(text: str) -> date | Assumed[date] | Fault:
    """A day by which something is to be done: a month, a part of one, a half or a year means its last day."""
    folded = _in_one_form(text)
    if _OPEN.fullmatch(folded):
        return Fault("date-open", {"found": text})
    period = _PERIOD.fullmatch(folded)
    last = _last_day(period) if period else None
    if last is not None:
        return _assumed(text, last)
    several = days_in(_BY.sub("", folded))
    if several is not None:
        return several if isinstance(several, Fault) else _assumed(text, several[1])
    return parse_date(_BY.sub("", text))


def _in_one_form(text: str) -> str:
    """A text in one width, with one kind of dash and without white space, its day in figures."""
    return "".join(unicodedata.normalize("NFKC", in_figures(text)).translate(_DASHES).split())


def _assumed(text: str, last: date) -> Assumed[date]:
    return Assumed(last, Fault("date-period", {"found": text, "would": last.isoformat()}))


_FIRST_HALF, _QUARTERS = "上", "一二三四1234"


def _last_day(period: re.Match[str]) -> date | None:
    """The last day of a period; None for one that there isn't, or of which 前 leaves open whether it is one."""
    year, month = int(period["year"]), _DECEMBER
    if period["half"] == _FIRST_HALF:
        month = 6
    elif period["quarter"]:
        month = _MONTHS_OF_A_QUARTER * (1 + _QUARTERS.index(period["quarter"]) % 4)
    elif period["month"] or period["plain"]:
        month = int(period["month"] or period["plain"])
        if period["before"] and not period["part"]:
            return None
        if int(period["since"] or month) > month:
            return None
    if not 1 <= month <= _DECEMBER or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if period["part"] in _ENDS:
        return date(year, month, _ENDS[period["part"]])
    return date(year, month, monthrange(year, month)[1])


def parse_first_day(text: str) -> date | Assumed[date] | Fault:
    """A day on which something that goes on began: a month means its last day, by which it had begun."""
    folded = _in_one_form(text)
    if _OPEN.fullmatch(folded):
        return Fault("date-open-start", {"found": text})
    period = _PERIOD.fullmatch(folded)
    if period and (period["month"] or period["plain"]):
        last = None if period["before"] or period["since"] else _last_day(period)
        if last is not None:
            return _assumed(text, last)
    return parse_date(text)


def parse_days(text: str, *, begins: bool = False) -> date | Assumed[date] | Fault:
    """A day on which something happened that may have gone on: of several days, or a part of a month, the last.

    Args:
        text: A tidied, non-empty cell.
        begins: Whether the first of them is meant instead.
    """
    folded = _in_one_form(text)
    several, period = days_in(folded), _PERIOD.fullmatch(folded)
    last = _last_day(period) if period else None
    if period and last is not None:
        if not period["month"] or period["since"] or period["part"] in _WHOLE:
            return Fault("date-no-day", {"found": text})
        several = first_of_part(period["part"], last), last
    if several is None or isinstance(several, Fault):
        return several or parse_date(text)
    if not begins or several[0] == several[1]:
        return _assumed(text, several[1])
    first = several[0]
    return Assumed(first, Fault("date-first", {"found": text, "would": first.isoformat()}))


def parse_date(text: str) -> date | Assumed[date] | Fault:
    """A calendar day from a tidied, non-empty cell; a time of day behind it is cut, with a note."""
    folded = unicodedata.normalize("NFKC", in_figures(text)).translate(_DASHES)
    clock = _CLOCK.search(folded) or TIME_OF_A_DAY.search(folded)
    day = _day(text, folded[: clock.start()] if clock else folded)
    if clock is None or isinstance(day, Assumed | Fault) or _MIDNIGHT.fullmatch(clock[0]):
        return day
    return Assumed(day, Fault("date-clock"))


def parse_day_reached(
    text: str, otherwise: Callable[[str], date | Assumed[date] | Fault] = parse_date
) -> date | Assumed[date] | Fault:
    """A day that is filled in once something is done; until then people write there that it isn't."""
    if is_not_done(unicodedata.normalize("NFKC", text)):
        return Fault("date-progress", {"found": text})
    if is_reached(text):
        return Fault("date-reached", {"found": text})
    return otherwise(text)


def _day(text: str, folded: str) -> date | Assumed[date] | Fault:
    """A calendar day; `text` is the cell that it stands in."""
    if compact := _COMPACT.fullmatch(folded):
        folded = "-".join(compact.groups())
    match = _DATE.fullmatch(folded)
    if match is None or bool(match[5]) != bool(match[7]):
        return _not_a_date(text, folded)
    year, month, day = int(match[1]), int(match[2] or match[3] or match[4] or match[5]), match[6]
    try:
        parsed = date(year, month, int(day))
    except ValueError:
        return Fault("date-impossible", {"found": text})
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Fault("date-year", {"found": text, "first": _FIRST_YEAR, "last": _LAST_YEAR})
    return parsed


def _not_a_date(text: str, folded: str) -> Assumed[date] | Fault:
    serial = _SERIAL.fullmatch(folded)
    if serial is not None:
        would = _EXCEL_DAY_ZERO + timedelta(days=int(serial[1]))
        return Assumed(would, Fault("date-serial", {"found": text, "would": would.isoformat()}))
    if _NO_YEAR.fullmatch(folded):
        return Fault("date-no-year", {"found": text})
    if _NO_DAY.fullmatch(folded):
        return Fault("date-no-day", {"found": text})
    if days := either(text):
        return Fault("date-order", {"found": text, "one": days[0], "other": days[1]})
    return Fault("date-form", {"found": text})
