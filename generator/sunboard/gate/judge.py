"""Says of one text what private things it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy

from sunboard.checks.parsing.ids import mobile_in
from sunboard.checks.private.classes import CLASSES, INHABITED, NUMBERS, found_in
from sunboard.checks.private.names import NameFinder, key_of
from sunboard.gate.labels import NAMED, NUMBER
from sunboard.gate.prefilter import Prefilter

_TELLS_WHERE = frozenset(each.code for each in CLASSES if each.tells_where)
_NUMBERS = frozenset(each.code for each in NUMBERS)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
"""The hash of a file, of whose digits some look like a card's now and then."""
_BETWEEN_DIGITS = r"[\s()-]{0,3}"


class Judge:
    """Knows what is looked for, and what may stand although it looks alike."""

    def __init__(
        self,
        finder: NameFinder,
        places: Iterable[str] = (),
        named: Iterable[str] = (),
        mobiles: Iterable[str] = (),
    ) -> None:
        """Look for numbers, doors and hardships by their shape, and for the names that a finder knows.

        Args:
            finder: Knows the names of all who may not be named.
            places: Texts that say where the public finds something, such as a station's address.
            named: People who may be named: somebody else of that name may not, and nobody can tell which of
                them it is.
            mobiles: Numbers of people who may be rung up on them.
        """
        self._finder = finder
        self._prefilter = Prefilter(finder)
        self._named = self._passing(named)
        numbers = filter(None, map(mobile_in, mobiles))
        self._public = (
            (_NUMBERS, _DIGEST),
            (_TELLS_WHERE, _any(map(re.escape, filter(None, places)))),
            (frozenset({NUMBER}), _any(map(_BETWEEN_DIGITS.join, numbers))),
        )
        self._verdicts: dict[str, tuple[str, ...]] = {}

    def naming(self, named: Iterable[str]) -> Judge:
        """The same judge, where others may be named."""
        judge = copy(self)
        judge._named, judge._verdicts = self._passing(named), {}
        return judge

    def _passing(self, named: Iterable[str]) -> re.Pattern[str] | None:
        return _any(re.escape(name) for name in named if key_of(name) in self._finder.names)

    def first(self, content: bytes, start: int = 0) -> int | None:
        """Where the first place of a UTF-8 text is, from a position on, that is worth a closer look."""
        return self._prefilter.first(content, start)

    def codes_in(self, text: str) -> tuple[str, ...]:
        """The codes of what a text holds; () for nothing. What stands in many places is judged once."""
        if text not in self._verdicts:
            self._verdicts[text] = self._judged(text)
        return self._verdicts[text]

    def _judged(self, text: str) -> tuple[str, ...]:
        if self.first(text.encode("utf-8", "backslashreplace")) is None:
            return ()
        codes = {each.code for each in found_in(text)}
        for alike, public in self._public:
            if alike & codes and public is not None and not _tells_who_lives(alike, public, text):
                codes -= alike - {each.code for each in found_in(public.sub(_GONE, text))}
        named = text if self._named is None else self._named.sub(_GONE, text)
        if self._finder.name_in(named) is not None:
            codes.add(NAMED)
        return tuple(sorted(codes))


_GONE = "。"
"""Stands where something public was: a sentence goes on behind none of it."""


def _tells_who_lives(alike: frozenset[str], public: re.Pattern[str], text: str) -> bool:
    """Whether somebody lives where the public finds something, by what stands there or around it."""
    return (
        alike == _TELLS_WHERE
        and public.search(text) is not None
        and any(found_in(text, (INHABITED,)))
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these, the longest first; None where there are none."""
    every = sorted(set(patterns), key=len, reverse=True)
    return re.compile("|".join(every)) if every else None
