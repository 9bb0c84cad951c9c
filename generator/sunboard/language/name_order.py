"""The order of names on official lists: by the strokes of the surname, by pinyin, or as recorded.

Where another language is spoken names are spelt, and the family name stands last: they are in its alphabet.

By strokes, surnames stand as the national standard has them (GB 13000.1 字符集汉字字序): by how many strokes
they have, then stroke by stroke, 横竖撇点折. Unicode counts the strokes of Taiwan's forms (陈 8, 黄 12) and
goes on by radical (张 before 李), which every clerk would see at once; it only orders given names here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from sunboard.language import mark, say, spoken
from sunboard.language.characters import pinyin_of_name, standing_of
from sunboard.language.ordering import Key, pinyin_key, spelt_key, stroke_key

STATEMENTS = {
    "stroke": mark("以姓氏笔画为序"),
    "pinyin": mark("以姓氏拼音为序"),
    "given": mark("以登记先后为序"),
}

_SURNAMES = Path(__file__).with_name("surnames.txt")
"""The first characters of surnames: in each line how many strokes, and these in the standard's order."""


@cache
def _places() -> dict[str, tuple[int, int]]:
    lines = _SURNAMES.read_text(encoding="utf-8").splitlines()
    listed = (line.split() for line in lines if not line.startswith("#"))
    return {
        character: (int(strokes), place)
        for strokes, characters in listed
        for place, character in enumerate(characters)
    }


def order_of_names(order: str) -> str:
    """What a sheet says of one of the programme's orders."""
    return say("以姓氏字母为序") if _is_spelt(order) else say(STATEMENTS[order])


def name_key(order: str) -> Callable[[str], Key]:
    """What names are sorted by under one of the programme's orders; those of one surname stay together."""
    if _is_spelt(order):
        return _spelt_key
    return {"stroke": _stroke_key, "pinyin": _pinyin_key, "given": lambda _: ()}[order]


def _is_spelt(order: str) -> bool:
    return order != "given" and not spoken().is_chinese


def _spelt_key(name: str) -> Key:
    """The family name, then the others."""
    *others, last = name.split()
    return spelt_key(last), spelt_key(" ".join(others))


def _stroke_key(name: str) -> Key:
    """The surname's first character, then a one-character given name before the longer ones."""
    plain = "".join(name.split())
    strokes, place = _places().get(plain[0]) or (standing_of(plain[0]).strokes, len(_places()))
    is_longer = len(plain) > _SHORT_NAME
    return strokes, place, plain[0], is_longer, stroke_key(plain[1:])


_SHORT_NAME = 2


def _pinyin_key(name: str) -> Key:
    """Syllable by syllable with its tone, a surname as it is read as one (单 shàn, 曾 zēng)."""
    plain = "".join(name.split())
    first, *rest = map(pinyin_key, pinyin_of_name(plain))
    return first, plain[0], *rest
