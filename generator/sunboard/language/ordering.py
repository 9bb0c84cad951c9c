"""Words in the order of their characters' strokes, of their pinyin, or of the alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sunboard.language.characters import is_chinese, standing_of

Key = tuple[object, ...]
_OTHER, _DIGIT, _CHINESE, _LETTER = range(4)
"""What stands before what, of any two signs."""
_SPELT_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH"}
)
"""Letters that are no others with a mark."""
_DIAERESIS = "\u0308"
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NEUTRAL = 5


def stroke_key(text: str) -> Key:
    """By the strokes of each character; letters stand behind all of them."""
    return tuple(_place(character) for character in unicodedata.normalize("NFD", text))


def pinyin_key(syllable: str) -> Key:
    """By the letters of a syllable, then by its tone: mā má mǎ mà ma; what is no pinyin by its letters."""
    letters = list(_marked(syllable))
    return (
        tuple(_place(letter) for letter, _ in letters),
        tuple((_DIAERESIS in marks, _tone(marks)) for _, marks in letters),
        syllable.swapcase(),
    )


def spelt_key(text: str) -> Key:
    """By its letters, those with marks behind those without, small ones before capitals."""
    letters = list(_marked(text))
    marks = tuple(marks for _, marks in letters)
    return tuple(_place(letter) for letter, _ in letters), marks, text.swapcase()


def plain_letters(text: str) -> str:
    """The letters without their marks: ǚ as u, ß as ss."""
    return "".join(letter for letter, _ in _marked(text))


def _tone(marks: str) -> int:
    return next((_TONES[mark] for mark in marks if mark in _TONES), _NEUTRAL)


def _marked(text: str) -> Iterator[tuple[str, str]]:
    """Each letter or other sign, and the marks that it bears."""
    letter, marks = "", ""
    for sign in unicodedata.normalize("NFD", text.translate(_SPELT_OUT)):
        if unicodedata.combining(sign):
            marks += sign
        else:
            if letter:
                yield letter, marks
            letter, marks = sign, ""
    if letter:
        yield letter, marks


def _place(sign: str) -> tuple[int, int | str]:
    if is_chinese(sign):
        return _CHINESE, standing_of(sign).place
    if sign.isalpha():
        return _LETTER, sign.casefold()
    return _DIGIT if sign.isdigit() else _OTHER, sign
