"""Dates: the ways offices and their programs write them, and what else stands in such cells."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from sunboard.checks.faults import Fault

_DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/|\.(\d{1,2})\.|\s*年\s*(\d{1,2})\s*月\s*)(\d{1,2})(\s*[日号])?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(
    r"(?:T|\s+|(?<=[日号]))(?:[上下]午\s*)?[0-2]?\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s*[ap]m)?$",
    re.IGNORECASE,
)
"""A time of day as programs put it behind a day; one with a time zone may mean another day, and is left."""
_NO_YEAR = re.compile(r"\d{1,2}(?:月\d{1,2}[日号]?|[-/.]\d{1,2})")
_NO_DAY = re.compile(r"\d{4}(?:年\d{1,2}月?|[-/.]\d{1,2})")
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_FIRST_YEAR = 1949
_LAST_YEAR = 2099


def parse_date(text: str) -> date | Fault:
    """A calendar day from a tidied, non-empty cell."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    folded = _CLOCK.sub("", folded)
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


def _not_a_date(text: str, folded: str) -> Fault:
    serial = _SERIAL.fullmatch(folded)
    if serial is not None:
        would = _EXCEL_DAY_ZERO + timedelta(days=int(serial[1]))
        return Fault("date-serial", {"found": text, "would": would.isoformat()})
    if _NO_YEAR.fullmatch(folded):
        return Fault("date-no-year", {"found": text})
    if _NO_DAY.fullmatch(folded):
        return Fault("date-no-day", {"found": text})
    return Fault("date-form", {"found": text})
