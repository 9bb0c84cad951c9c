"""Characters and words that names are told by, read from the tables beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

FORMS, WORDS = "traditional.txt", "words.txt"


@cache
def traditional_forms() -> dict[str, str]:
    """The traditional forms of each character that has some."""
    return {line[0]: line[1:] for line in _lines(FORMS)}


@cache
def _simplified() -> dict[int, str]:
    return {ord(form): char for char, forms in traditional_forms().items() for form in forms}


def as_simplified(text: str) -> str:
    """The text with the simplified form of each traditional character."""
    return text.translate(_simplified())


@cache
def common_words() -> frozenset[str]:
    """Words of two characters that may be somebody's name, and mostly are not."""
    pairs = (line.split(": ") for line in _lines(WORDS))
    return frozenset(first + second for first, seconds in pairs for second in seconds)


def _lines(name: str) -> Iterator[str]:
    text = files("sunboard.checks.private").joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))
