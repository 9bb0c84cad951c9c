"""Names of people who may not be named, found in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from sunboard.checks.arrays import Text, is_filled, matches
from sunboard.checks.faults import squeezed

_PAIR = 2
"""Names are looked up by their first two characters; a shorter name is no full name."""

_SPLIT_NAME = r"\p{Han}[\s\p{Z}]+\p{Han}"
"""RE2: two Chinese characters with white space between, as in 王　强."""


class NameFinder:
    """Finds the full names of people who may not be named, in a column of texts or in one text."""

    def __init__(self, hidden: Iterable[str] = (), innocent: Iterable[str] = ()) -> None:
        """Take the names to find, as `squeezed` gives them, and longer names that are no such people's."""
        self._names_by_pair: dict[str, list[str]] = {}
        names = {name for name in hidden if len(name) >= _PAIR}
        for name in sorted(names):
            self._names_by_pair.setdefault(name[:_PAIR], []).append(name)
        self._pattern = _pair_pattern(self._names_by_pair)
        self._innocent: list[str] = []
        if names:
            longer = (name for name in innocent if name not in names and self._first_name(name))
            self._innocent = sorted(set(longer))

    def named_in(self, texts: Text) -> Iterator[tuple[int, str]]:
        """Rows of a column, and the first name in each."""
        if self._names_by_pair and is_filled(texts).any():
            for row in np.flatnonzero(matches(texts, self._pattern)).tolist():
                name = self.name_in(texts[row].as_py())
                if name is not None:
                    yield row, name

    def name_in(self, text: str) -> str | None:
        """The first name in a text; None for none."""
        squeezed_text = squeezed(text)
        for innocent in self._innocent:
            squeezed_text = squeezed_text.replace(innocent, "\n")
        return self._first_name(squeezed_text)

    def _first_name(self, text: str) -> str | None:
        for start in range(len(text) - _PAIR + 1):
            for name in self._names_by_pair.get(text[start : start + _PAIR], ()):
                if text.startswith(name, start):
                    return name
        return None


def _pair_pattern(names_by_pair: Iterable[str]) -> str:
    """RE2: any of the pairs, as one class of second characters for each first one.

    Whole names would be thousands of alternatives, which RE2 can't hold in its automaton.
    """
    seconds: dict[str, set[str]] = {}
    for pair in names_by_pair:
        seconds.setdefault(pair[0], set()).add(pair[1])
    classes = [
        f"{re.escape(first)}[{''.join(re.escape(char) for char in sorted(chars))}]"
        for first, chars in sorted(seconds.items())
    ]
    return "|".join([*classes, _SPLIT_NAME])
