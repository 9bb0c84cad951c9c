"""Days as they are written in English, put into the form in which days are read: 3 Sept 2026, end of 2026."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_LETTERS_OF_A_MONTH = 3
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_BY = re.compile(r"^(?:by|before|no later than|not later than|until|till?)\s+(?:the\s+)?")
_PART = r"(?:(?:the\s+)?(?P<part>end|late|early|start|beginning|mid(?:dle)?)(?:\s+of(?:\s+the)?|[-\s])\s*)?"
_PARTS = {"end": "底", "late": "下旬", "early": "上旬", "start": "初", "beginning": "初"}
_MIDDLE = "中旬"
_IN_A_YEAR, _MONTH_OF, _DAY_OF = "{}年", "{}月", "{}日"
_YEAR_END, _QUARTER_OF = "年底", "{}年第{}季度"
_OF_A_YEAR = re.compile(rf"(?:the\s+)?(?:year[-\s]end|end\s+of(?:\s+the)?(?:\s+year)?),?\s*{_YEAR}")
_END_OF_THE_YEAR = re.compile(r"(?:the\s+)?(?:year[-\s]end|end\s+of(?:\s+(?:the|this))?\s+year)")
_QUARTER = re.compile(rf"q(?P<quarter>[1-4])\s*[-/,]?\s*{_YEAR}")
_FORMS = (
    re.compile(rf"{_WEEKDAY}{_DAY}(?:\s+of)?[-\s./]*{_MONTH}(?:[-\s,./]*{_YEAR})?"),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s*{_DAY}(?:[\s,]+{_YEAR})?"),
    re.compile(rf"{_PART}{_MONTH}(?:[-\s,./]*{_YEAR})?"),
)
_FIGURES = re.compile(r"(?P<first>\d{1,2})([-/.])(?P<second>\d{1,2})\2(?P<year>(?:19|20)\d\d)")
_CLOCK = re.compile(r"(?:,|\s|T)\s*[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:\s*[ap]m)?$", re.IGNORECASE)
_MOST_MONTHS = 12
_MAY_BE = re.compile(r"[A-Za-z]{3}|q[1-4]|\d[-/.](?:19|20)\d\d", re.IGNORECASE)


@lru_cache(maxsize=65536)
def in_figures(text: str) -> str:
    """A day, or a part of a year, written in English as it is written in Chinese; other texts as they are.

    A time of day behind it stays. 13/09/2026 is a day of September; of 03/09/2026 see `either`.
    """
    if not _MAY_BE.search(text):
        return text
    folded = unicodedata.normalize("NFKC", text).strip()
    clock = _CLOCK.search(folded)
    plain = folded[: clock.start()].strip() if clock else folded
    before = _BY.match(plain.casefold())
    found = _rewritten(plain.casefold()[before.end() if before else 0 :])
    return f"{found} {clock[0].lstrip(', T')}" if found and clock else found or text


def _rewritten(plain: str) -> str:
    if match := _OF_A_YEAR.fullmatch(plain):
        return f"{match['year']}{_YEAR_END}"
    if _END_OF_THE_YEAR.fullmatch(plain):
        return _YEAR_END
    if match := _QUARTER.fullmatch(plain):
        return _QUARTER_OF.format(match["year"], match["quarter"])
    if match := _FIGURES.fullmatch(plain):
        return _of_figures(match)
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _of_words(match.groupdict())
    return ""


def _of_words(said: dict[str, str | None]) -> str:
    letters = (said["month"] or "")[:_LETTERS_OF_A_MONTH]
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(letters))
    year = _IN_A_YEAR.format(said["year"]) if said["year"] else ""
    begins = f"{year}{_MONTH_OF.format(month)}"
    if day := said.get("day"):
        return f"{begins}{_DAY_OF.format(int(day))}"
    part = said.get("part")
    return f"{begins}{_PARTS.get(part, _MIDDLE) if part else ''}"


def _of_figures(match: re.Match[str]) -> str:
    """The day, where one number alone can be its month, or both are the same; "" otherwise."""
    first, second = int(match["first"]), int(match["second"])
    if first != second and max(first, second) <= _MOST_MONTHS:
        return ""
    day, month = (second, first) if second > _MOST_MONTHS else (first, second)
    return f"{match['year']}-{month:02}-{day:02}"


def either(text: str) -> tuple[str, str] | None:
    """Both days that figures may mean, the one with its day first before the other; None for other texts."""
    match = _FIGURES.fullmatch(_CLOCK.sub("", unicodedata.normalize("NFKC", text)).strip())
    if match is None or _of_figures(match):
        return None
    first, second = int(match["first"]), int(match["second"])
    if not min(first, second):
        return None
    return f"{match['year']}-{second:02}-{first:02}", f"{match['year']}-{first:02}-{second:02}"
