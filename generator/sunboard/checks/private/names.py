"""Names of people who may not be named, found in any text, however they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Text, distinct, is_repetitive, matches
from sunboard.checks.private.normal import ODD, plain
from sunboard.checks.private.offices import is_person
from sunboard.checks.private.tables import as_simplified, common_words, traditional_forms

_PAIR = 2
"""Names are looked up by their first two characters; a shorter name is no full name."""

_FEW_TEXTS = 100

_JOINER = re.compile(r"(?:[^\w、。,;:!?()…\n]|_|\s)+")
"""What may stand between the characters of any name; of a longer one anything may that is no letter."""
_STOP = re.compile(r"[^\w\n]+")
IsMeant: TypeAlias = Callable[[str, int, int], bool]
"""Whether a word of a text, from one position to another, is somebody."""
_BREAK = "\n"
"""Stands for what is no part of a name, once all other line breaks are gone."""

_SIGNS = r"[\n\t -/:-@\[-`{-~、。《》〈〉「」『』“”‘’—–…·，：；（）！？％＋～￥〔〕【】℃㎡²³]+"
"""RE2: ordinary signs; a text with any other is looked at whatever it holds."""

_PLACE = re.compile(
    "(?:[区都村路街巷里苑园府庭湾镇乡县市桥楼院局委办校厂店站所馆会社组期城]|花园|公寓|广场|大厦|街道|公司|集团|中心|支部|总支|党委)$"
)
_OF_A_PERSON = re.compile("工作室|调解|书记|同志|主任|志愿|服务队|先锋|团队|讲堂")


def key_of(name: str) -> str:
    """What names are compared by: simplified, of one width and case, letters and figures only."""
    return _STOP.sub("", _JOINER.sub("", _folded(name)))


def keys_of(names: Text) -> list[str]:
    """The same of a column, each in its place."""
    keys: list[str] = names.to_pylist()
    # Making a pattern of all traditional characters ready takes longer than the names of a small county.
    odd = [
        char
        for char in set("".join(keys))
        if not "一" <= char <= "\u9fff" or as_simplified(char) != char
    ]
    pattern = "".join(rf"\x{{{ord(char):x}}}" for char in sorted(odd))
    for row in np.flatnonzero(matches(names, f"[{pattern}]")).tolist() if odd else ():
        keys[row] = key_of(keys[row])
    return keys


class NameFinder:
    """Finds the full names of people who may not be named, in a column of texts or in one text."""

    def __init__(
        self, hidden: Iterable[str] = (), people: Iterable[str] = (), places: Iterable[str] = ()
    ) -> None:
        """Take the names to find, and those of other people, of places and of units, which may hold one.

        All as `key_of` gives them.
        """
        self._names = frozenset(name for name in hidden if len(name) >= _PAIR)
        # A family, or a county's favourite names, may fill hundreds of one pair: they are not tried in turn.
        sizes: dict[str, set[int]] = {}
        for name in self._names:
            sizes.setdefault(name[:_PAIR], set()).add(len(name))
        self._sizes = {pair: sorted(some) for pair, some in sizes.items()}
        self._pattern = _pattern(self._sizes)
        people, places = {*people} - self._names, {*places}
        self._alone = self._names & common_words() - places
        longer = {*self._holding(people), *self._holding(places, _is_of_a_place)}
        self._longer = sorted(longer, key=len, reverse=True)

    @property
    def names(self) -> frozenset[str]:
        """What is looked for."""
        return self._names

    def named_in(self, texts: Text) -> Iterator[tuple[int, str]]:
        """Rows of a column, an Arrow array of one piece or several, and the first name in each."""
        if self._names:
            # Few are read one by one: making the pattern ready takes longer.
            few = len(texts) <= _FEW_TEXTS
            rows = (
                range(len(texts)) if few else np.flatnonzero(matches(texts, self._pattern)).tolist()
            )
            for row in rows:
                name = self.name_in(texts[row].as_py())
                if name is not None:
                    yield row, name

    def named_in_each(self, columns: Sequence[Text]) -> list[dict[int, str]]:
        """For each of some columns its rows that name somebody, with the first name in each.

        All are looked through at once, as most of the time goes into making the pattern ready.
        """
        splits = [distinct(column) if is_repetitive(column) else None for column in columns]
        values = [
            column if split is None else split.values
            for column, split in zip(columns, splits, strict=True)
        ]
        starts = np.cumsum([0, *map(len, values)])
        found: list[dict[int, str]] = [{} for _ in columns]
        for at, name in self.named_in(pa.chunked_array(values, pa.large_string())):
            nth = int(np.searchsorted(starts, at, side="right")) - 1
            found[nth][at - int(starts[nth])] = name
        return [
            here if split is None else dict(split.spread(here))
            for split, here in zip(splits, found, strict=True)
        ]

    def name_in(self, text: str) -> str | None:
        """The first name in a text, as `key_of` gives it; None for none."""
        joined = _JOINER.sub("", _folded(text))
        if joined in self._alone:
            return joined
        name = self._first(joined)
        if name is None or not self._longer:
            return name
        for other in self._longer:
            joined = joined.replace(other, _BREAK)
        return self._first(joined)

    def is_name(self, text: str) -> bool:
        """Whether a text is one of the names and nothing else."""
        return key_of(text) in self._names

    def _first(self, joined: str) -> str | None:
        """The first name of two characters that is somebody, or the first longer one."""
        for start, end in self._where(joined):
            name = joined[start:end]
            is_somebody = name not in common_words() or is_person(joined, start, end)
            if end - start == _PAIR and is_somebody:
                return name
        tight = _STOP.sub("", joined)
        longer = (tight[start:end] for start, end in self._where(tight) if end - start > _PAIR)
        return next(longer, None)

    def _where(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the names stand in a text, whatever they mean there."""
        for start, pair in enumerate(map(add, text, text[1:])):
            for size in self._sizes.get(pair, ()):
                if start + size <= len(text) and text[start : start + size] in self._names:
                    yield start, start + size

    def _holding(self, others: Iterable[str], is_meant: IsMeant | None = None) -> Iterator[str]:
        """Those in which one of the names stands and means what the other means."""
        column = pa.array(sorted(others), pa.large_string())
        for row in np.flatnonzero(matches(column, self._pattern)).tolist() if self._names else ():
            other = column[row].as_py()
            if any(is_meant is None or is_meant(other, *at) for at in self._where(other)):
                yield other


def _is_of_a_place(name: str, start: int, end: int) -> bool:
    """Whether what stands there in the name of a place or a unit is a part of it, and no person."""
    if end - start > _PAIR or _OF_A_PERSON.search(name):
        return False
    is_inside = start > 0 and end < len(name)
    return is_inside or _PLACE.search(name) is not None


def forms_of(character: str) -> str:
    """A character of a name as `key_of` gives it, in every form that it is found in."""
    return character + character.upper() + traditional_forms().get(character, "")


def _folded(text: str) -> str:
    return as_simplified(plain(text)).lower()


def _pattern(pairs: Iterable[str]) -> str:
    """RE2: any of the pairs, the first and second character of some with signs between, or anything odd.

    The pairs stand as one class of second characters for each first one: whole names would be thousands of
    alternatives, which RE2 can't hold in its automaton, and signs between those of each pair slow it down.
    """
    seconds: dict[str, set[str]] = {}
    for pair in pairs:
        seconds.setdefault(pair[0], set()).add(pair[1])
    if not seconds:
        return ODD
    closed = [f"[{_class({first})}][{_class(chars)}]" for first, chars in sorted(seconds.items())]
    apart = f"[{_class(seconds)}]{_SIGNS}[{_class(set().union(*seconds.values()))}]"
    return "|".join([*closed, apart, ODD])


def _class(chars: Iterable[str]) -> str:
    """The inside of a class of characters, in every form that `_folded` makes one of."""
    return "".join(map(re.escape, sorted({form for char in chars for form in forms_of(char)})))
