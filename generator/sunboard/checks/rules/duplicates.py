"""R-11, R-12: one thing is recorded once, and one name means one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from sunboard.checks.columns import Rows, is_first
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.findings import Fault, Finding

DATED_TEXTS = (
    ("tasks", "raised_on", "text"),
    ("commitments", "made_on", "text"),
    ("deeds", "date", "what"),
)
"""Kind, date and text by which two records may turn out to be one."""

_ALIKE = 0.8
"""Share of two-character pieces that texts have in common from which on they are near the same."""

_MOST_COMPARISONS = 50_000
"""Pairs of texts compared in one kind; beyond that only equal texts are found."""

_FAR_OFF = np.datetime64("9999-12-31", "D")
_NOT_WORDS = re.compile(r"[\W_]+")


def things_are_recorded_once(drafts: Drafts) -> Iterator[Finding]:
    """R-11: the same unit, date and estate, and near the same text as an earlier record."""
    for kind, date_name, text_name in DATED_TEXTS:
        draft = drafts[kind]
        comparer = _Comparer()
        keys = _place_and_day(draft, date_name)
        # A second record of an id is reported for its id.
        keys[~is_first(draft.texts["id"])] = -1
        for rows in _groups(keys):
            texts = [draft.texts[text_name][row].as_py() for row in rows]
            for later, earlier in comparer.repeats(texts):
                place = draft.source.place(rows[earlier])
                fault = Fault("R-11-probable", {"file": place.file, "row": place.row})
                yield draft.finding(rows[later], text_name, fault)


def names_are_told_apart(drafts: Drafts) -> Iterator[Finding]:
    """R-12: people of one unit have the same name, and nothing tells one from the other."""
    people = drafts["people"]
    names = pd.Series([squeezed(name) for name in people.texts["name"].to_pylist()], dtype="str")
    codes = names.factorize()[0].astype(np.int64)
    unit = people.ref("unit").astype(np.int64)
    keys = np.where((names != "") & (unit >= 0), codes * (unit.max(initial=0) + 1) + unit, -1)
    for rows in _groups(keys):
        marks = [squeezed(people.texts["discriminator"][row].as_py()) for row in rows]
        for at, row in enumerate(rows):
            if not marks[at] or marks.index(marks[at]) < at:
                other = people.source.place(rows[0 if at else 1])
                fault = Fault("R-12-same-name", {"file": other.file, "row": other.row})
                yield people.finding(row, "discriminator", fault)


def squeezed(text: str) -> str:
    """The text without white space, of one width, to compare names by."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _place_and_day(draft: Draft, date_name: str) -> npt.NDArray[np.int64]:
    """One number for unit, estate (else community) and day; -1 where unit or day is missing."""
    unit, estate, community = (
        draft.ref(name).astype(np.int64) for name in ("unit", "estate", "community")
    )
    day = draft.days[date_name]
    is_known = ~np.isnat(day) & (unit >= 0)
    offset = np.where(is_known, day - day[is_known].min(initial=_FAR_OFF), 0).astype(np.int64)
    place = np.where(estate >= 0, 2 * estate, 2 * community + 1)
    key = (unit * (place.max(initial=0) + 2) + place + 1) * (offset.max(initial=0) + 1) + offset
    return np.where(is_known, key, -1)


def _groups(keys: npt.NDArray[np.int64]) -> Iterator[list[int]]:
    """The rows that share a key, for each key that several have; a negative key is none."""
    rows: Rows = np.flatnonzero(pd.Series(keys).duplicated(keep=False).to_numpy() & (keys >= 0))
    rows = rows[np.argsort(keys[rows], kind="stable")]
    starts = np.flatnonzero(np.diff(keys[rows])) + 1
    for group in np.split(rows, starts):
        if len(group):
            yield group.tolist()


@dataclass
class _Comparer:
    """Finds texts that repeat earlier ones, within a budget of comparisons."""

    left: int = _MOST_COMPARISONS

    def repeats(self, texts: list[str]) -> Iterator[tuple[int, int]]:
        """Positions of a text and of the first earlier one that it repeats."""
        seen: dict[str, int] = {}
        pieces: list[_Pieces] = []
        for position, text in enumerate(texts):
            words = _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text))
            pieces.append(_Pieces.of(words))
            earlier = seen.setdefault(words, position)
            if earlier == position:
                earlier = self._first_alike(pieces)
            if words and earlier < position:
                yield position, earlier

    def _first_alike(self, pieces: list[_Pieces]) -> int:
        """The position of the first text that the last one resembles; its own if there is none."""
        *earlier, last = pieces
        for position, other in enumerate(earlier):
            self.left -= 1
            if self.left > 0 and last.is_like(other):
                return position
        return len(earlier)


@dataclass(frozen=True)
class _Pieces:
    """What a text is compared by."""

    pairs: frozenset[str]
    digits: str
    """Texts that differ in a number are about two things: 3 号楼 and 4 号楼."""

    @classmethod
    def of(cls, words: str) -> _Pieces:
        pairs = frozenset(a + b for a, b in pairwise(words))
        return cls(pairs, "".join(c for c in words if c.isdigit()))

    def is_like(self, other: _Pieces) -> bool:
        if self.digits != other.digits or not self.pairs:
            return False
        return len(self.pairs & other.pairs) >= _ALIKE * len(self.pairs | other.pairs)
