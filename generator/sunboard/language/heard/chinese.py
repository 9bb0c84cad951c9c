"""Numbers and dates as they are said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable

_FIGURES = "零一二三四五六七八九"
_TENS = (("千", 1000), ("百", 100), ("十", 10))
_GROUPS = ((10**8, "亿"), (10**4, "万"))
_A_TEN, _TWO = 10, 2
_ON_THE_TELEPHONE = str.maketrans("0123456789 ", "零幺二三四五六七八九，")
"""幺 for 一, which is taken for 七 over a line."""
_OF_YEARS = str.maketrans("0123456789", _FIGURES)
_STAY = "月日号楼层级期环区组室栋幢单线网路"
"""Behind these a two stays 二, as behind 第: 二月, 二号楼."""


def one_by_one(figures: str) -> str:
    """Figures of a telephone number; a space is a pause."""
    return figures.translate(_ON_THE_TELEPHONE)


def number(value: int) -> str:
    """三百零五; 一万两千."""
    for size, word in _GROUPS:
        if value >= size:
            above, below = divmod(value, size)
            zero = "零" if 0 < below < size // _A_TEN else ""
            said = "两" if above == _TWO else number(above)
            return f"{said}{word}{zero}{number(below) if below else ''}"
    return _below_ten_thousand(value) if value else _FIGURES[0]


def _below_ten_thousand(value: int) -> str:
    said, rest = "", value
    for word, size in _TENS:
        figure, rest = divmod(rest, size)
        if figure:
            is_teen = size == _A_TEN and figure == 1 and not said
            two = "两" if figure == _TWO and size > _A_TEN else _FIGURES[figure]
            said += word if is_teen else f"{two}{word}"
        elif said and rest and not said.endswith("零"):
            said += "零"
    return said + (_FIGURES[rest] if rest else "")


def said(text: str) -> str:
    """A text with every number written as it is said."""
    for written, word in _UNITS:
        text = text.replace(written, word)
    for pattern, read in _RULES:
        text = pattern.sub(read, text)
    return text


def _counted(found: re.Match[str]) -> str:
    value, after = int(found[1]), found[2]
    before = found.string[: found.start()][-1:]
    counts = value == _TWO and "一" <= after <= "鿿" and after not in _STAY and before != "第"
    return ("两" if counts else number(value)) + after


def _figures(found: re.Match[str]) -> str:
    return one_by_one(re.sub(r"\D", "", found[0]))


_UNITS = (
    ("m²", "平方米"),
    ("㎡", "平方米"),
    ("℃", "摄氏度"),
    ("km", "公里"),
    ("kg", "公斤"),
    ("+", "加"),
    ("×", "乘"),
)
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"),
        lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日",
    ),
    (re.compile(r"(\d{1,2})[:：]00(?!\d)"), lambda m: f"{int(m[1])}点"),
    (re.compile(r"(\d{1,2})[:：](\d{2})(?!\d)"), lambda m: f"{int(m[1])}点{int(m[2])}分"),
    (re.compile(r"(?<=[A-Za-z])-?\d[\d-]*"), _figures),
    (re.compile(r"(?<!\d)(?:0\d{2,3}-?)?\d{7,}"), _figures),
    (re.compile(r"(\d{4})(?=年(?!来|多|以))"), lambda m: m[1].translate(_OF_YEARS)),
    (re.compile(r"(\d+(?:\.\d+)?)[%％]"), lambda m: f"百分之{m[1]}"),
    (re.compile(r"(?<=[\d日月点分号])\s*[-—–~～至]+\s*(?=\d)"), lambda _: "到"),
    (re.compile(r"(\d+)/(\d+)"), lambda m: f"{m[2]}分之{m[1]}"),
    (re.compile(r"(?<=\d),(?=\d{3})"), lambda _: ""),
    (re.compile(r"(\d+)\.(\d+)"), lambda m: f"{number(int(m[1]))}点{m[2].translate(_OF_YEARS)}"),
    (re.compile(r"(\d+)(\D?)"), _counted),
)
"""What is written, and how it is said; one after the other."""
