"""How like a name is to another one: what people are asked about, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TELLING = frozenset("0123456789一二三四五六七八九十东西南北中上下前后左右大小新老甲乙丙丁abcdefgh")
"""Characters that tell one name from the next: 开元一期 is no slip for 开元二期, nor 东关 for 西关."""
_SHORTEST = 2
_FEWEST_LETTERS = 4
_LONGEST = 40
_SLIP = 0.74
"""Of four characters one may be another."""


class Short(NamedTuple):
    """A name as it is compared, and without its county and what says no more than its kind."""

    key: str
    stem: str

    @classmethod
    def of(cls, key: str, endings: Sequence[str], county: str) -> Short:
        """A name that is compared already."""
        return cls(key, without_ending(without_county(key, county), endings))


def without_county(name: str, county: str, least: int = _SHORTEST) -> str:
    """The name without the county's before it, or the 县, 区 or 市 that stands for it, if so many stay."""
    for prefix in (county, county[:-1], county[-1:]):
        if prefix and name.startswith(prefix) and len(name) - len(prefix) >= least:
            return name.removeprefix(prefix)
    return name


def without_ending(name: str, endings: Sequence[str]) -> str:
    """The name without the first ending that it has, if two characters at least stay."""
    ending = next((each for each in endings if name.endswith(each)), "")
    short = name.removesuffix(ending)
    return short if len(short) >= _SHORTEST else name


def likeness(wanted: Short, known: Short) -> float:
    """From 0 for none to 3: the same but for county and kind, one short for the other, or a slip."""
    if wanted.stem == known.stem:
        return 3.0
    short, long = sorted((wanted.stem, known.stem), key=len)
    if not _SHORTEST <= len(short) <= len(long) <= _LONGEST:
        return 0.0
    if _shortens(short, long):
        return 2.0 + len(short) / len(long) / 2
    if 2 * len({*short} & {*long}) <= _SLIP * (len(short) + len(long)):
        return 0.0  # at a fraction of what it takes to compare them
    ratio = SequenceMatcher(None, short, long, autojunk=False).ratio()
    is_slip = ratio > _SLIP and _telling(short) == _telling(long)
    return ratio if is_slip else 0.0


def _shortens(short: str, long: str) -> bool:
    """Whether a name has some characters of a longer one in their order, the first or the last among them.

    Of letters, which a word has many of, one after another.
    """
    if short.isascii():
        return len(short) >= _FEWEST_LETTERS and short in long
    rest = iter(long)
    return (short[0] == long[0] or short[-1] == long[-1]) and all(char in rest for char in short)


def _telling(stem: str) -> list[str]:
    return [char for char in stem if char in _TELLING]
