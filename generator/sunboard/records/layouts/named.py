"""Which files and sheets a name in the mapping means: that one, all of a pattern, or next month's of it."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from sunboard.records.layouts.words import folded

ANY = "*"
"""Stands in a name for whatever may stand there."""

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MONTH = rf"(?:1[0-2]|0?[1-9]|{_NUMERAL})"
_CLOCK = r"(?:[-_.T]?(?:[01]\d|2[0-3])[-_.:时]?[0-5]\d(?:[-_.:分]?[0-5]\d)?)"
_DAY = r"(?:1[0-2]|0[1-9])[-._]?(?:3[01]|[12]\d|0[1-9])"
_WHEN = re.compile(
    rf"(?<!\d)20\d\d[-._]?{_DAY}{_CLOCK}(?!\d)"
    r"|(?<!\d)20\d\d(?:[-._年]?(?:1[0-2]|0[1-9]|[1-9](?!\d))"
    r"(?:[-._月]?(?:3[01]|[12]\d|0?[1-9]))?)?"
    r"(?:年度?|月份?|日)?(?!\d)"
    rf"|(?<!\d){_MONTH}月(?:份|底|初|[上中下]旬|\d{{1,2}}日)?"
    rf"|第?(?:{_NUMERAL}|(?<!\d)[1-4])季度|[上下]半年"
    rf"|第(?:{_NUMERAL}|\d{{1,3}})[期次版周]"
    r"|[vV]\d+(?:\.\d+)*(?!\d)"
    r"|(?<=\()(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?![\d.])"
    r"|\(\d{1,2}\)$"
)
"""What says of when, or of which edition, a file is: the hour of an export, the (1) of a browser, too.

Not 第2批: another batch is another thing.
"""
MARK = "\0"
"""Stands in a name for what says of when it is."""


class Nearness(IntEnum):
    """How a name in the mapping means a file or a sheet, the nearest first."""

    SAME = 0
    PATTERN = 1
    """As `*` says."""
    UNNAMED = 2
    """Nothing is said of its name."""
    OTHER_DATE = 3
    """But for a date or an edition in it, the names are the same: 包联10月.xlsx, 包联11月.xlsx.

    A name without one means those with one, too.
    """


def nearness(said: str, name: str) -> Nearness | None:
    """How a name in the mapping means a thing of some name; None where it doesn't."""
    if not said:
        return Nearness.UNNAMED
    wanted, there = folded(said), folded(name)
    if wanted == there:
        return Nearness.SAME
    if ANY in wanted:
        return Nearness.PATTERN if _pattern(wanted).fullmatch(there) else None
    is_again = MARK in dateless(there) and shape_of(wanted) == shape_of(there)
    return Nearness.OTHER_DATE if is_again else None


def shape_of(name: str) -> str:
    """What a folded name is but for dates and editions, whether or not there is one."""
    return dateless(name).replace(MARK, "")


def is_date_alone(*names: str) -> bool:
    """Whether names say when and no more, as of a sheet 10月 in any file."""
    return not any(re.search(r"[^\W\d_]", dateless(folded(name))) for name in names)


@cache
def _pattern(wanted: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(map(re.escape, wanted.split(ANY))))


@cache
def dateless(name: str) -> str:
    """A folded name with one mark in the place of all that says of when, or of which edition, a file is."""
    return re.sub(f"{MARK}[-._]?{MARK}|{MARK}+", MARK, _WHEN.sub(MARK, name))
