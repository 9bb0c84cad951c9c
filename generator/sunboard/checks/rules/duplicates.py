"""R-11, R-12: one thing is recorded once, and one name means one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from sunboard.checks.columns import Rows
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.findings import Fault, Finding, squeezed

DATED_TEXTS = (
    ("tasks", "raised_on", "text"),
    ("commitments", "made_on", "text"),
    ("deeds", "date", "what"),
)
"""Kind, date and text by which two records may turn out to be one."""

_ALIKE = 0.75
"""Share of two-character pieces that texts have in common from which on they are near the same."""

_MOST_COMPARISONS = 50_000
"""Pairs of texts compared in one kind; beyond that only equal texts are found."""

_DAY_ZERO = np.datetime64("1900-01-01", "D")
_NOT_DIGITS = re.compile(r"\D+")
_NOT_WORDS = re.compile(r"[\W_]+")


def things_are_recorded_once(drafts: Drafts) -> Iterator[Finding]:
    """R-11: the same unit, date and estate, and near the same text as an earlier record."""
    for kind, date_name, text_name in DATED_TEXTS:
        draft = drafts[kind]
        comparer = _Comparer()
        keys = _place_and_day(draft, date_name)
        # A second record of an id is reported for its id.
        keys[~draft.is_first_of_its_id] = -1
        groups = list(_groups(keys))
        texts = draft.texts[text_name].take(pa.array(chain(*groups), pa.int64())).to_pylist()
        text_by_row = dict(zip(chain(*groups), texts, strict=True))
        for rows in groups:
            for later, earlier in comparer.repeats([text_by_row[row] for row in rows]):
                place = draft.source.place(rows[earlier])
                fault = Fault("R-11-probable", {"file": place.file, "row": place.row})
                yield draft.finding(rows[later], text_name, fault)


def names_are_told_apart(drafts: Drafts) -> Iterator[Finding]:
    """R-12: a person has the name of an earlier one of the same unit, and no mark of their own."""
    people = drafts["people"]
    names = pd.Series([squeezed(name) for name in people.texts["name"].to_pylist()], dtype="str")
    codes = names.factorize()[0].astype(np.int64)
    unit = people.ref("unit").astype(np.int64)
    keys = np.where((names != "") & (unit >= 0), codes * (unit.max(initial=0) + 1) + unit, -1)
    for rows in _groups(keys):
        marks = [squeezed(people.texts["discriminator"][row].as_py()) for row in rows]
        for at, row in enumerate(rows[1:], start=1):
            if not marks[at] or marks[at] in marks[:at]:
                other = people.source.place(rows[marks.index(marks[at]) if marks[at] else 0])
                fault = Fault("R-12-same-name", {"file": other.file, "row": other.row})
                yield people.finding(row, "discriminator", fault)


def _place_and_day(draft: Draft, date_name: str) -> npt.NDArray[np.int64]:
    """One number for unit, estate (else community) and day; -1 where unit or day is missing."""
    unit, estate, community = (
        draft.ref(name).astype(np.int64) for name in ("unit", "estate", "community")
    )
    day = draft.days[date_name]
    is_known = ~np.isnat(day) & (unit >= 0)
    offset = np.where(is_known, day - _DAY_ZERO, 0).astype(np.int64)
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
        gists = [_Gist(text) for text in texts]
        for later, gist in enumerate(gists):
            for earlier in range(later):
                if gist.words and self._are_alike(gist, gists[earlier]):
                    yield later, earlier
                    break

    def _are_alike(self, gist: _Gist, other: _Gist) -> bool:
        if gist.words == other.words:
            return True
        self.left -= 1
        return self.left >= 0 and gist.is_like(other)


class _Gist:
    """What a text is compared by: its words, the numbers in it, and its pieces of two characters."""

    def __init__(self, text: str) -> None:
        self.words = unicodedata.normalize("NFKC", _NOT_WORDS.sub("", text))
        self._digits = _NOT_DIGITS.sub("", self.words)

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(a + b for a, b in pairwise(self.words))

    def is_like(self, other: _Gist) -> bool:
        """Whether two texts differ in a few characters only, and in no number: 3号楼, 4号楼."""
        shorter, longer = sorted((len(self.words), len(other.words)))
        if self._digits != other._digits or shorter < _ALIKE * longer:
            return False
        return len(self._pairs & other._pairs) >= _ALIKE * len(self._pairs | other._pairs)
