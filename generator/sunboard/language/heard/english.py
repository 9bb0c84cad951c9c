"""Numbers and dates as they are said in English."""

from __future__ import annotations

import re
from collections.abc import Callable

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TIES = ("", "", *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_A_TEN, _A_HUNDRED = 10, 100
_LARGE = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (_A_HUNDRED, "hundred"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def one_by_one(figures: str) -> str:
    """Figures of a telephone number; a space is a pause."""
    groups = (" ".join(_SMALL[int(each)] for each in group) for group in figures.split())
    return ", ".join(groups)


def number(value: int) -> str:
    """Three hundred and five."""
    if value < len(_SMALL):
        return _SMALL[value]
    if value < _A_HUNDRED:
        tens, ones = divmod(value, _A_TEN)
        return _TIES[tens] + (f"-{_SMALL[ones]}" if ones else "")
    size, word = next(each for each in _LARGE if value >= each[0])
    above, below = divmod(value, size)
    link = " and " if 0 < below < _A_HUNDRED else " "
    return f"{number(above)} {word}" + (f"{link}{number(below)}" if below else "")


def ordinal(value: int) -> str:
    """Thirty-first."""
    head, dash, last = number(value).rpartition("-")
    said = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{dash}{said}"


def _year(value: int) -> str:
    """Twenty twenty-six."""
    century, rest = divmod(value, _A_HUNDRED)
    return number(value) if rest < _A_TEN else f"{number(century)} {number(rest)}"


def said(text: str) -> str:
    """A text with every number written as it is said."""
    for pattern, read in _RULES:
        text = pattern.sub(read, text)
    return text


def _figures(found: re.Match[str]) -> str:
    return f" {one_by_one(re.sub('[^0-9]', '', found[0]))}"


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(rf"\b(\d{{1,2}}) ({_MONTHS}) (\d{{4}})\b"),
        lambda m: f"the {ordinal(int(m[1]))} of {m[2]} {_year(int(m[3]))}",
    ),
    (
        re.compile(rf"\b(\d{{1,2}}) ({_MONTHS})\b"),
        lambda m: f"the {ordinal(int(m[1]))} of {m[2]}",
    ),
    (re.compile(rf"\b({_MONTHS}) (\d{{4}})\b"), lambda m: f"{m[1]} {_year(int(m[2]))}"),
    (
        re.compile(r"\bQ([1-4]) (\d{4})\b"),
        lambda m: f"the {ordinal(int(m[1]))} quarter of {_year(int(m[2]))}",
    ),
    (re.compile(r"(?<=[A-Za-z])-?\d[\d-]*"), _figures),
    (re.compile(r"(?<!\d)0?\d{7,}"), _figures),
    (re.compile(r"(\d)[%％]"), lambda m: f"{m[1]} percent"),
    (re.compile(r"(?<=\d),(?=\d{3})"), lambda _: ""),
    (re.compile(r"(?<=\d)\s*[-–—~]\s*(?=\d)"), lambda _: " to "),
    (
        re.compile(r"(\d+)\.(\d+)"),
        lambda m: f"{number(int(m[1]))} point {one_by_one(m[2])}",
    ),
    (re.compile(r"(\d+)/(\d+)"), lambda m: f"{m[1]} of {m[2]}"),
    (re.compile(r"(\d+)(?:st|nd|rd|th)\b"), lambda m: ordinal(int(m[1]))),
    (re.compile(r"\d+"), lambda m: f" {number(int(m[0]))} "),
    (re.compile(r"&"), lambda _: " and "),
)
"""What is written, and how it is said; one after the other."""
