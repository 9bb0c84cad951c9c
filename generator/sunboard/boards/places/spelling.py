"""How the name of a place or a unit is spelt: what is typed for it, and where it stands in an index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sunboard.checks.private.normal import CHINESE_DIGITS
from sunboard.language.characters import pinyin
from sunboard.language.ordering import Key, pinyin_key, plain_letters

_SYLLABLE = re.compile("[a-z]+|[0-9]+")
_READINGS = 4_096
"""More than Chinese has syllables, tones and all."""


def syllables(name: str) -> list[str]:
    """Its syllables in pinyin without tones, its words and its numbers: 清河3区 as qing, he, 3, qu."""
    spelt = pinyin(unicodedata.normalize("NFKC", name))
    return [syllable for reading in spelt for syllable in _plain(reading)]


@lru_cache(_READINGS)
def _plain(reading: str) -> tuple[str, ...]:
    return tuple(_SYLLABLE.findall(plain_letters(reading).lower()))


def typed_for(names: Iterable[str]) -> str:
    """What else finds names than these themselves: each in pinyin, and by its first letters: qinghe qh."""
    every = (syllables(_without_numbers(name)) for name in names)
    typed = ((("".join(spelt), "".join(each[0] for each in spelt))) for spelt in every if spelt)
    return " ".join(dict.fromkeys(word for words in typed for word in words))


def _without_numbers(name: str) -> str:
    """A name without its letters and figures where these are more than a name has.

    Without the signs between them, or spelt, nobody, and no gate, would know an address or a number for what
    it is.
    """
    plain = unicodedata.normalize("NFKC", name)
    if sum(sign in CHINESE_DIGITS for sign in plain) >= _FIGURES:
        plain = "".join(sign for sign in plain if sign not in CHINESE_DIGITS)
    return plain if is_a_name(plain) else "".join(_HAN.findall(plain))


def is_a_name(text: str) -> bool:
    """Whether a text has no more letters and figures than the name of a place, and no sign of an address."""
    signs = [sign for sign in text if sign.isascii() and sign.isalnum()]
    is_mixed, figures = bool(_HAN.search(text)), sum(map(str.isdigit, signs))
    return "@" not in text and figures < _FIGURES and not (is_mixed and len(signs) > _SIGNS)


_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIGURES = 5
"""More than the name of a place has (阳光100)."""
_SIGNS = 6
"""Letters and figures in a Chinese name."""


def letter_of(name: str) -> str:
    """The letter under which it stands, by its pinyin or its alphabet; "" where it begins with none."""
    first = next(iter(syllables(name)), "")[:1].upper()
    return first if first.isalpha() else ""


def spelt_order(name: str) -> Key:
    """What names are put in order by: their pinyin with its tones, or their letters."""
    return tuple(map(pinyin_key, pinyin(name)))
