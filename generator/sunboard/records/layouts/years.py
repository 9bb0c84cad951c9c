"""Dates without a year: which year they mean, if the sheet says so, and never a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from sunboard.language import mark
from sunboard.records.layouts.english_days import in_figures
from sunboard.records.layouts.words import folded

_SAID = re.compile(r"(?<!\d)(20\d\d)年")
_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FILED = re.compile(
    r"(?:填报|填表|制表|报送|上报|统计|更新|截至|截止)(?:日期|时间)?[:：]?(20\d\d)(?:[-./年]|\d{4}(?!\d))"
)
_WITH_YEAR = re.compile(r"((?:19|20)\d\d)(?:[-./年]|\d{4}(?!\d))")
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)[-./年](1[0-2]|0?[1-9])(?!\d)")
_MONTH_ALONE = re.compile(r"\{\}[-年](1[0-2]|0?[1-9])(?!\d)")
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = "(?:[-‐‑‒–—−~]+|至|到)"
_WITHOUT = re.compile(
    rf"(?P<cn>(?:{_MONTH}月?{_TO})?{_MONTH}月(?:份)?(?:{_DAY}[日号]?|底|末|初|中旬|上旬|下旬|中)?前?"
    r"|全年|年底前?|年末前?|年内|年中|(?:上|下)半年|第?[一二三四1-4]季度)"
    rf"|(?P<marks>{_MONTH}([-/.]){_DAY})"
)
_SEVERAL = re.compile(
    rf"{_MONTH}(?P<sign>[月/.]){_DAY}[日号]?(?:(?:{_TO}|[、,和])(?:{_MONTH}[月/.])?{_DAY}[日号]?)+"
)
"""Days of which the first has its month: 5月20日-22日, 6.1-6.3."""
_PART_OF_A_DAY = (
    "(?:[上下]午|午后|中午|早[上晨间]?|清早|清晨|凌晨|傍晚|当?晚[上间]?|夜[里间晚]?|半夜|深夜)"
)
"""What people call the time of day."""
TIME_OF_A_DAY = re.compile(
    rf"(?<=[日号])\s*(?:{_PART_OF_A_DAY}|(?:{_PART_OF_A_DAY}\s*)?[0-2]?\d\s*(?::[0-5]\d|[点时](?:半|整|[0-5]?\d分?)?))$"
)
"""What stands behind a day to say when on it."""
_MAY_BE_TENS = re.compile(r"\d+\.[123]")
"""A number that lost its last nought says the same: 3.10 is 3.1 in a spreadsheet."""
_YEAR_SIGN, _DAY_SIGN = "年", "日"
_SIGNS = "/."
_NUMERALS = ("", *"一二三四五六七八九十", "十一", "十二")
_SPOKEN = re.compile("^(十[一二]?|[一二三四五六七八九])(?=月)")
_TIMES = re.compile(
    r"^(全年)(?:不少于|不低于|至少|完成|开展|举办|组织|共|累计)*\d+[次场件项户期].{0,4}$"
)
"""What is to be done how often in a year is to be done by its end."""
_THIS = re.compile(r"^(?:今年|本年度?|当年)")


class Source(StrEnum):
    """Where a year was taken from; the value is what a note calls it."""

    MAPPING = "data/mapping.yml"
    TITLE = mark("标题或名称")
    FILED = mark("填报日期")
    ROW = mark("同一行的日期")
    TABLE = mark("同一张表的日期")


@dataclass(frozen=True)
class Years:
    """The years that a sheet speaks of outside its rows."""

    fixed: int | None = None
    """What the mapping says."""
    named: frozenset[int] = frozenset()
    """Those in titles and names."""
    filed: frozenset[int] = frozenset()
    """Those of the days on which it was filled in."""

    def of_row(self, beside: Iterable[int], around: int | None = None) -> tuple[int, Source] | None:
        """The year of a row's dates without one; None where nothing says it, or two things differ.

        Args:
            beside: The years of the row's other dates.
            around: What the table's other dates say.
        """
        if self.fixed is not None:
            return self.fixed, Source.MAPPING
        if self.named:
            return (min(self.named), Source.TITLE) if len(self.named) == 1 else None
        in_row = set(beside)
        if not in_row | self.filed and around:
            return around, Source.TABLE
        if len(in_row | self.filed) != 1:
            return None
        return (min(self.filed), Source.FILED) if self.filed else (min(in_row), Source.ROW)


def years_of(
    titles: Iterable[str], feet: Iterable[str], names: Iterable[str], fixed: int | None
) -> Years:
    """The years in the texts above and below a table, and in the names of its sheet and file."""
    above = [folded(text) for text in titles]
    around = [*above, *map(folded, feet)]
    filed = {int(year) for text in around for year in _FILED.findall(text)}
    titles = [text for text in above if not _FILED.search(text)]
    named = {int(year) for text in titles for year in _SAID.findall(text)}
    named |= {int(year) for name in names for year in _IN_NAME.findall(folded(name))}
    return Years(fixed, frozenset(named), frozenset(filed))


@lru_cache(maxsize=65536)
def lacks_year(text: str) -> str:
    """What a year would make a date of, with {} for it; "" for a text with a year, or none at all."""
    plain = _TIMES.sub(r"\1", _THIS.sub("", folded(in_figures(text))))
    plain = _SPOKEN.sub(lambda found: str(_NUMERALS.index(found[1])), plain)
    at = TIME_OF_A_DAY.search(plain)
    if at:
        day = lacks_year(plain[: at.start()])
        return day and f"{day}{at[0]}"
    if several := _SEVERAL.fullmatch(plain):
        sign = several["sign"] if several["sign"] in _SIGNS else _YEAR_SIGN
        return f"{{}}{sign}{plain}"
    match = _WITHOUT.fullmatch(plain)
    if match is None or _MAY_BE_TENS.fullmatch(plain):
        return ""
    if match["marks"]:
        return "{}-" + re.sub("[/.]", "-", match["marks"])
    day = _DAY_SIGN if plain[-1].isdigit() else ""
    year = "" if plain.startswith(_YEAR_SIGN) else _YEAR_SIGN
    return f"{{}}{year}{plain}{day if year else ''}"


@lru_cache(maxsize=65536)
def year_in(text: str) -> int | None:
    """The year that a date begins with."""
    match = _WITH_YEAR.match(folded(in_figures(text)))
    return int(match[1]) if match else None


class _Around:
    """What dates with a year say of those without: all of a table are of one year, some of that month.

    12月28日 among days of April may be of the year before.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        # Days repeat: those of a year's rows are a few hundred.
        distinct = {*texts}
        found = {
            m.groups()
            for text in distinct
            if (m := _YEAR_AND_MONTH.match(folded(in_figures(text))))
        }
        self._years = {int(year) for year, _ in found}
        self._months = {int(month) for _, month in found}

    def of(self, pattern: str) -> int | None:
        """The year of what `lacks_year` found."""
        month = _MONTH_ALONE.match(pattern)
        is_said = len(self._years) == 1 and month is not None and int(month[1]) in self._months
        return min(self._years) if is_said else None


def complete(
    columns: Mapping[str, list[str]], dates: Sequence[str], years: Years
) -> dict[str, Counter[tuple[int, Source]]]:
    """Give the dates of some columns the year that they lack; by column, how many and from where."""
    given: dict[str, Counter[tuple[int, Source]]] = {}
    around = _Around(chain.from_iterable(columns[name] for name in dates))
    for name in dates:
        texts = columns[name]
        if not any(map(lacks_year, filter(None, {*texts}))):
            continue
        for row, text in enumerate(texts):
            pattern = lacks_year(text) if text else ""
            if not pattern:
                continue
            beside = (year_in(columns[other][row]) for other in dates if columns[other][row])
            found = years.of_row((year for year in beside if year is not None), around.of(pattern))
            if found is not None:
                texts[row] = pattern.format(found[0])
                given.setdefault(name, Counter())[found] += 1
    return given
