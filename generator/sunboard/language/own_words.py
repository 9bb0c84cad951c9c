"""The programme's own words: what it calls its things is put into every message that is said.

A message is a sentence of ours, and the same thing has the same word in all of them (the glossary), so that
another word takes its place wherever it stands: no sentence needs to know, and none can be forgotten. What
stands in records is no message, and stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sunboard.language.tongue import NO_PLACES, Tongue


@dataclass(frozen=True)
class Word:
    """What one thing is called."""

    one: str
    many: str = ""
    """The plural; "" in languages without."""


def in_own_words(tongue: Tongue, words: Mapping[Word, Word]) -> Tongue:
    """The tongue with words of the programme in the place of default ones.

    Args:
        tongue: As its catalogue has it.
        words: The default word → the programme's; those left alone need not be there.
    """
    if not words:
        return tongue
    return replace(tongue, reworded=_Rewording(dict(_pairs(words))))


class _Rewording:
    """Puts the words into a text; places keep their names, capitals stay capitals."""

    def __init__(self, own_by_word: Mapping[str, str]) -> None:
        self._own_by_word = own_by_word
        found = "|".join(map(re.escape, sorted(own_by_word, key=len, reverse=True)))
        # Of Latin letters only a whole word is a word.
        self._pattern = re.compile(
            rf"\{{[^{{}}]*\}}|(?<![A-Za-z])(?:{found})(?![A-Za-z])", re.IGNORECASE
        )

    def __call__(self, text: str) -> str:
        return self._pattern.sub(self._put, text)

    def _put(self, match: re.Match[str]) -> str:
        word = match[0]
        if word.startswith("{"):
            return word
        own = self._own_by_word[word.lower()].translate(NO_PLACES)
        return own[0].upper() + own[1:] if word[0].isupper() else own


def _pairs(words: Mapping[Word, Word]) -> Iterator[tuple[str, str]]:
    for default, own in words.items():
        yield default.one.lower(), own.one
        if default.many:
            yield default.many.lower(), own.many or own.one
