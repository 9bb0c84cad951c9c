"""Chinese characters: how many strokes they have, where they stand by these, and how they are read.

What ICU 77 knows of them (Unicode CLDR 47, Unicode License), as two tables of 170 kB; the library has 50 MB.
`python -m tests.language.character_tables` makes them, and holds names to ICU's own orders.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_STROKES = Path(__file__).with_name("strokes.txt.gz")
"""In each line a number of strokes, and the characters that have them, in their order."""
_READINGS = Path(__file__).with_name("readings.txt.gz")
"""In each line pinyin and the characters read so; then those that are so in some words, surnames and names."""


class Standing(NamedTuple):
    """Where a character stands by its strokes."""

    strokes: int
    place: int


_RARE, _NO_CHARACTER = 48, 100
"""Strokes of characters that the table lacks, as in ICU, and of what is none: both stand behind all others."""
_LAST_PLACE = 0x110000


def standing_of(character: str) -> Standing:
    """Where a Chinese character stands by its strokes; a rare one behind all others, by its code."""
    found = _standings().get(character)
    strokes = _RARE if is_chinese(character) else _NO_CHARACTER
    return found or Standing(strokes, _LAST_PLACE + ord(character))


@cache
def _standings() -> dict[str, Standing]:
    lines = (line.split() for line in _text(_STROKES).splitlines())
    counted = ((int(strokes), character) for strokes, all_of_it in lines for character in all_of_it)
    return {
        character: Standing(strokes, place) for place, (strokes, character) in enumerate(counted)
    }


def is_chinese(character: str) -> bool:
    """Whether it is a Chinese character, in the form that Unicode takes all its variants for."""
    return unicodedata.name(character, "").startswith("CJK UNIFIED") or character == "〇"


def pinyin(text: str) -> Iterator[str]:
    """The reading of each character with its tone, zhāng, and whatever else stands between them as it is."""
    readings = _readings()
    return _read(text, lambda text, place: _found(readings.in_words, text, place))


def pinyin_of_name(name: str) -> Iterator[str]:
    """As `pinyin`, a surname as it is read as one: 单 shàn, 曾 zēng."""
    readings = _readings()

    def special(text: str, place: int) -> str:
        is_first = not place or not is_chinese(text[place - 1])
        surname = _found(readings.in_surnames, text, place) if is_first else ""
        in_name = surname or _found(readings.in_names, text, place)
        return in_name or _found(readings.in_words, text, place)

    return _read(name, special)


def _read(text: str, special: Callable[[str, int], str]) -> Iterator[str]:
    text, usual, others = unicodedata.normalize("NFC", text), _readings().usual, ""
    for place, character in enumerate(text):
        if not is_chinese(character):
            others += character
            continue
        if others:
            yield others
            others = ""
        yield special(text, place) or usual.get(character, character)
    if others:
        yield others


class _Readings(NamedTuple):
    """How characters are read; where it depends, alone or before another one."""

    usual: Mapping[str, str]
    in_words: Mapping[str, str]
    in_surnames: Mapping[str, str]
    in_names: Mapping[str, str]


def _found(readings: Mapping[str, str], text: str, place: int) -> str:
    return readings.get(text[place : place + 2]) or readings.get(text[place], "")


@cache
def _readings() -> _Readings:
    parts = _text(_READINGS).strip().split("\n\n")
    usual, *others = ([line.split() for line in part.splitlines()] for part in parts)
    return _Readings(
        {character: reading for reading, all_of_it in usual for character in all_of_it},
        *({word: reading for reading, *words in part for word in words} for part in others),
    )


def _text(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode()
