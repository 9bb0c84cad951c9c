"""The programme's own words: what it calls its things is put into every message that is said.

A message is a sentence of ours, and the same thing has the same word in all of them (the glossary), so that
another word takes its place wherever it stands: no sentence needs to know, and none can be forgotten. What
stands in records is no message, and stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from sunboard.language.tongue import NO_PLACES, Tongue, as_it_is


@dataclass(frozen=True)
class Word:
    """What one thing is called."""

    one: str
    many: str = ""
    """The plural; "" in languages without."""


def plural_of(word: str) -> str:
    """The plural of an English word by the rule: cities, branches, wards."""
    if re.search("[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def in_own_words(tongue: Tongue, words: Mapping[Word, Word]) -> Tongue:
    """The tongue with words of the programme in the place of default ones.

    Args:
        tongue: As its catalogue has it.
        words: The default word → the programme's; those left alone need not be there. A word that stands for
            itself stays, whatever word it holds: 计量单位 holds 单位.
    """
    if not words:
        return tongue
    return replace(tongue, reworded=rewording(words), own_words=repr(sorted(_pairs(words))))


def rewording(words: Mapping[Word, Word]) -> Callable[[str], str]:
    """What puts words into a text of ours, all of them at once: none is looked for in another."""
    return _Rewording(dict(_pairs(words))) if words else as_it_is


_VOWEL = re.compile("(?!uni|use|usu|eu|one(?![a-z]))[aeiou]|hono|hour|heir", re.IGNORECASE)
"""How an English word begins that takes “an”."""


class _Rewording:
    """Puts the words into a text; places keep their names, capitals stay capitals."""

    def __init__(self, own_by_word: Mapping[str, str]) -> None:
        self._own_by_word = own_by_word
        found = "|".join(map(re.escape, sorted(own_by_word, key=len, reverse=True)))
        # Of Latin letters only a whole word is a word.
        self._pattern = re.compile(
            rf"\{{[^{{}}]*\}}|(?<![A-Za-z])(?P<article>an? )?(?P<word>{found})(?![A-Za-z])",
            re.IGNORECASE,
        )

    def __call__(self, text: str) -> str:
        return self._pattern.sub(self._put, text)

    def _put(self, match: re.Match[str]) -> str:
        word, article = match["word"], match["article"] or ""
        if word is None:
            return match[0]
        own = self._own_by_word[word.lower()].translate(NO_PLACES)
        if article:
            article = f"{article[0]}{'n' if _VOWEL.match(own) else ''} "
        return article + (own[0].upper() + own[1:] if word[0].isupper() else own)


def _pairs(words: Mapping[Word, Word]) -> Iterator[tuple[str, str]]:
    for default, own in words.items():
        yield default.one.lower(), own.one
        if default.many:
            yield default.many.lower(), own.many or own.one
