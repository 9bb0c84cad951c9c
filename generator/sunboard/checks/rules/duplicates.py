"""R-11, R-12: one thing is recorded once, and one name means one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sunboard.checks.arrays import Rows, Text, distinct, is_filled
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault, squeezed
from sunboard.schema import FieldType

_ALIKE = 0.75
"""Share of two-character pieces that texts have in common from which on they are near the same."""

_MOST_COMPARISONS = 50_000
"""Pairs of texts compared in one kind; beyond that only equal texts are found."""

_ROWS_AT_ONCE = 10_000

_ORDINARY = 1_000
"""Characters up to which a pair of texts counts as one; a longer one as many, as it takes so much longer."""

_DAY_ZERO = np.datetime64("1900-01-01", "D")
_NOT_DIGITS = re.compile(r"\D+")
_NOT_WORDS = re.compile(r"[\W_]+")


def things_are_recorded_once(drafts: Drafts) -> Iterator[RecordFault]:
    """R-11: the same unit, date and estate, and near the same text as an earlier record."""
    for draft in drafts.by_kind.values():
        text_name = draft.kind.main_text
        if not text_name or not draft.kind.began_on:
            continue
        comparer = _Comparer()
        keys = _place_and_day(draft, draft.kind.began_on)
        # A second record of an id is reported for its id.
        keys[~draft.is_first_of_its_id] = -1
        for rows, texts in _texts_of_groups(draft, text_name, keys):
            for later, earlier in comparer.repeats(texts):
                fault = Fault("R-11-probable", draft.beside(rows[earlier]))
                yield draft.fault(rows[later], text_name, fault)


def cases_are_recorded_once(drafts: Drafts) -> Iterator[RecordFault]:
    """R-11: a record has the number in another system, such as 12345, that an earlier one has."""
    for draft in drafts.by_kind.values():
        for field in draft.kind.fields_of(FieldType.TEXT):
            if field.filed and is_filled(draft.texts[field.name]).any():
                filled, codes = _squeezed(draft, field.name)
                keys = np.where(is_filled(filled), codes, -1).astype(np.int64)
                yield from _repeats(draft, keys, field.name, "R-11-same-case")


def _texts_of_groups(
    draft: Draft, text_name: str, keys: npt.NDArray[np.int64]
) -> Iterator[tuple[list[int], list[str]]]:
    """The rows that share a key, and their texts: some groups at a time, as Python's texts are large."""
    waiting: list[list[int]] = []
    row_count = 0
    for group in chain(_groups(keys), [None]):
        if waiting and (group is None or row_count >= _ROWS_AT_ONCE):
            rows = pa.array(chain(*waiting), pa.int64())
            texts = iter(draft.texts[text_name].take(rows).to_pylist())
            yield from ((rows, list(islice(texts, len(rows)))) for rows in waiting)
            waiting, row_count = [], 0
        if group is not None:
            waiting.append(group)
            row_count += len(group)


def teams_stand_once(drafts: Drafts) -> Iterator[RecordFault]:
    """R-11: two teams of one kind stand in a community at once; organisations may, under other names."""
    teams = drafts["teams"]
    days = teams.days
    stands = ~(days["started_on"] > drafts.as_of) & ~(days["ended_on"] < drafts.as_of)
    any_name = np.zeros(len(teams), dtype=np.int64)
    for field, name in (("team", any_name), ("force", _squeezed(teams, "name")[1])):
        keys = _joined(teams.ref("community"), teams.terms[field], name)
        yield from _repeats(teams, np.where(stands, keys, -1), field, "R-11-team")


def observers_are_counted_once_a_day(drafts: Drafts) -> Iterator[RecordFault]:
    """R-11: a community's observers were counted twice on one day."""
    observers = drafts["observers"]
    keys = _joined(observers.ref("community"), _day_codes(observers, "counted_on"))
    yield from _repeats(observers, keys, "counted_on", "R-11-same-day")


def units_take_a_slot_once(drafts: Drafts) -> Iterator[RecordFault]:
    """R-11: a unit stands twice in one slot of a station's roster."""
    shifts = drafts["shifts"]
    where, who = shifts.ref("station"), shifts.ref("unit")
    keys = _joined(where, who, _day_codes(shifts, "date"), _squeezed(shifts, "slot")[1])
    yield from _repeats(shifts, keys, "slot", "R-11-same-slot")


def names_are_told_apart(drafts: Drafts) -> Iterator[RecordFault]:
    """R-12: a person has the name of an earlier one of the same unit, and no mark of their own."""
    people = drafts["people"]
    names, codes = _squeezed(people, "name")
    keys = _joined(np.where(is_filled(names), codes, -1), people.ref("unit"))
    for rows in _groups(keys):
        marks = [squeezed(people.texts["discriminator"][row].as_py()) for row in rows]
        first_by_mark: dict[str, int] = {}
        for mark, row in zip(marks, rows, strict=True):
            first = first_by_mark.setdefault(mark, row)
            if row != rows[0] and (not mark or first != row):
                other = people.beside(first if mark else rows[0])
                yield people.fault(row, "discriminator", Fault("R-12-same-name", other))


def _place_and_day(draft: Draft, date_name: str) -> npt.NDArray[np.int64]:
    """One number for unit, estate (else community) and day; -1 where unit or day is missing.

    Of a kind that tells of no unit it is place and day.
    """
    unknown = np.full(len(draft), -1, dtype=np.int64)
    unit, estate, community = (
        draft.ref(name).astype(np.int64) if draft.kind.refers(name, kind) else unknown
        for name, kind in (("unit", "units"), ("estate", "estates"), ("community", "communities"))
    )
    whose = unit if unit is not unknown else np.maximum(estate, community)
    place = np.where(estate >= 0, 2 * estate, 2 * community + 1)
    keys = _joined(np.maximum(unit, 0), place + 1, _day_codes(draft, date_name))
    return np.where(whose >= 0, keys, -1)


def _squeezed(draft: Draft, name: str) -> tuple[Text, npt.NDArray[np.int64]]:
    """A column without spaces and of one width, and one number a text."""
    texts = pa.array([squeezed(text) for text in draft.texts[name].to_pylist()], pa.large_string())
    return texts, distinct(texts).codes.astype(np.int64)


def _day_codes(draft: Draft, name: str) -> npt.NDArray[np.int64]:
    """One number a day, -1 for none."""
    day = draft.days[name]
    return np.where(np.isnat(day), -1, day - _DAY_ZERO).astype(np.int64)


def _joined(*parts: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """One number for several; -1 where one of them is missing."""
    key = np.zeros(len(parts[0]), dtype=np.int64)
    is_known = np.ones(len(key), dtype=np.bool_)
    for part in parts:
        is_known &= part >= 0
        key = key * (int(part.max(initial=0)) + 1) + part
    return np.where(is_known, key, -1)


def _repeats(
    draft: Draft, keys: npt.NDArray[np.int64], name: str, code: str
) -> Iterator[RecordFault]:
    """A fault for each row that shares its key with an earlier one."""
    holders = draft.source.holders
    # A second record of an id is reported for its id.
    for rows in _groups(np.where(draft.is_first_of_its_id, keys, -1)):
        fault = Fault(code, draft.beside(rows[0]))
        for row in rows[1:]:
            # What the office has written down of it stands.
            is_the_office_s = holders[row] and not holders[rows[0]]
            yield draft.fault(row, name, Fault("R-11-office-s") if is_the_office_s else fault)


def _groups(keys: npt.NDArray[np.int64]) -> Iterator[list[int]]:
    """The rows that share a key, for each key that several have; a negative key is none."""
    rows: Rows = np.flatnonzero(keys >= 0)
    rows = rows[np.argsort(keys[rows], kind="stable")]
    is_shared, is_like_next = np.zeros(len(rows), np.bool_), np.diff(keys[rows]) == 0
    is_shared[1:] |= is_like_next
    is_shared[:-1] |= is_like_next
    rows = rows[is_shared]
    starts = np.flatnonzero(np.diff(keys[rows])) + 1
    for group in np.split(rows, starts):
        if len(group):
            yield group.tolist()


@dataclass
class _Comparer:
    """Finds texts that repeat earlier ones: equal ones all, near ones within a budget of comparisons."""

    left: int = _MOST_COMPARISONS

    def repeats(self, texts: list[str]) -> Iterator[tuple[int, int]]:
        """Positions of a text and of the first earlier one that it repeats."""
        gists = [_Gist(text) for text in texts]
        first_by_words: dict[str, int] = {}
        for later, gist in enumerate(gists):
            equal = first_by_words.setdefault(gist.words, later)
            earlier = (
                self._first_alike(gist, gists[:equal]) if gist.words and self.left > 0 else None
            )
            if earlier is not None:
                yield later, earlier
            elif gist.words and equal < later:
                yield later, equal

    def _first_alike(self, gist: _Gist, others: list[_Gist]) -> int | None:
        """The position of the first text that is near the same."""
        for position, other in enumerate(others):
            self.left -= 1 + min(len(gist.words), len(other.words)) // _ORDINARY
            if self.left < 0:
                return None
            if gist.is_like(other):
                return position
        return None


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
