"""Drafts: all records of a kind with typed columns, before anything is withheld.

Missing values: "" in texts, NaT in days, NaN in numbers, -1 in terms and references.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from sunboard.calendar import DAY
from sunboard.checks.arrays import (
    NO_DAY,
    Codes,
    Days,
    Links,
    Mask,
    Numbers,
    Rows,
    Text,
    is_filled,
    position_of,
    replaced,
)
from sunboard.checks.faults import UNLISTED, Fault, RecordFault
from sunboard.checks.records import withheld_words
from sunboard.problems import MOST_ALIKE
from sunboard.records.known_people import NOTHING_BEFORE, Before
from sunboard.records.text_tables import TextTable
from sunboard.schema import Field, FieldType, Kind
from sunboard.settings import Programme


@dataclass(frozen=True)
class Draft:
    """The records of one kind, all rows as read."""

    source: TextTable
    texts: dict[str, Text] = field(default_factory=dict)
    """ID, TEXT, NAME and PHONE columns, and REF columns as written."""
    days: dict[str, Days] = field(default_factory=dict)
    """`datetime64[D]`."""
    numbers: dict[str, Numbers] = field(default_factory=dict)
    terms: dict[str, Codes] = field(default_factory=dict)
    """Position in the field's vocabulary; of TERMS one bit a position."""
    refs: dict[tuple[str, str], Codes] = field(default_factory=dict)
    """By field and referred kind: position of the record referred to."""
    links: dict[str, Links] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    """The columns from which some text is withheld."""
    counted: dict[str, Rows] = field(default_factory=dict)
    """By a field of days the rows whose day was counted from another of theirs (`Field.counted_from`)."""
    _alike: Counter[tuple[int, str, str]] = field(default_factory=Counter, repr=False)
    """Faults so far by file, field and code."""

    @cached_property
    def at_fault(self) -> Mask:
        """Rows that won't be published, as far as that is found."""
        return np.zeros(len(self), dtype=np.bool_)

    @cached_property
    def is_provisional(self) -> Mask:
        """Rows whose id nobody has written down: it may be another one in the next run."""
        return np.zeros(len(self), dtype=np.bool_)

    def know_again(self, ids: Mapping[int, str]) -> None:
        """Let some rows have the ids that they had before."""
        self.texts["id"] = replaced(self.texts["id"], ids)
        # Worked out of the ids before.
        self.__dict__.pop("first_of_id", None)

    def give_ids(self, rows: Rows, ids: Sequence[str]) -> None:
        """Let some rows have ids that nobody has written down."""
        self.know_again(dict(zip(rows.tolist(), ids, strict=True)))
        self.is_provisional[rows] = True

    @property
    def kind(self) -> Kind:
        """What kind of record these are."""
        return self.source.kind

    def __len__(self) -> int:
        return len(self.source.lines)

    @cached_property
    def first_of_id(self) -> Codes:
        """For each row the position of the first row with the same id."""
        ids = self.texts["id"]
        return position_of(ids, ids)

    @property
    def is_first_of_its_id(self) -> Mask:
        """Where no earlier row has the same id."""
        mask: Mask = self.first_of_id == np.arange(len(self))
        return mask

    def ref(self, name: str) -> Codes:
        """The positions that a REF field to a single kind refers to."""
        return self.refs[name, self.kind.field_by_name[name].refers_to[0]]

    def has(self, name: str) -> Mask:
        """Where a field holds a value."""
        for columns in (self.days, self.numbers):
            if name in columns:
                return ~np.isnan(columns[name])
        if name in self.terms:
            return self.terms[name] >= 0
        if name in self.links:
            mask = np.zeros(len(self), dtype=np.bool_)
            mask[self.links[name].rows] = True
            return mask
        return is_filled(self.texts[name])

    def beside(self, row: int) -> dict[str, object]:
        """Where another record stands, as params of a message."""
        place = self.source.place(row)
        return {"file": place.said_source, "row": place.row}

    def lose(self, name: str, rows: Rows) -> None:
        """Empty a field of some rows: what stands there is not believed."""
        is_lost = np.zeros(len(self), dtype=np.bool_)
        is_lost[rows] = True
        if name in self.days:
            self.days[name] = np.where(is_lost, NO_DAY, self.days[name])
        if name in self.numbers:
            self.numbers[name] = np.where(is_lost, np.nan, self.numbers[name])
        if name in self.terms:
            self.terms[name] = np.where(is_lost, np.int32(-1), self.terms[name])
        for key in self.refs:
            if key[0] == name:
                self.refs[key] = np.where(is_lost, np.int32(-1), self.refs[key])
        if name in self.texts:
            self.texts[name] = replaced(self.texts[name], dict.fromkeys(rows.tolist(), ""))
        if name in self.links:
            links = self.links[name]
            stays = ~is_lost[links.rows]
            self.links[name] = Links(links.rows[stays], links.targets[stays])

    def withhold(self, name: str, rows: Sequence[int]) -> None:
        """Put the words of `withheld_words` in the place of what some rows say in a column of texts."""
        said = zip(rows, self.texts[name].take(pa.array(rows)).to_pylist(), strict=True)
        texts = {row: text for row, text in said if text}
        words = {
            text: withheld_words(nth) for nth, text in enumerate(dict.fromkeys(texts.values()))
        }
        self.texts[name] = replaced(
            self.texts[name], {row: words[text] for row, text in texts.items()}
        )
        self.withheld.add(name)

    def faults(
        self, where: Mask | Rows, name: str, code: str, loses: str = "", **params: object
    ) -> Iterator[RecordFault]:
        """One fault a row of a mask (or of row positions), all with the same words."""
        rows = np.flatnonzero(where) if where.dtype == np.bool_ else where
        fault = Fault(code, params, loses)
        for row in rows:
            yield self.fault(int(row), name, fault)

    def fault(self, row: int, name: str, fault: Fault) -> RecordFault:
        """A fault about one cell; without params where there are too many alike for any to be read."""
        alike = (self.source.file_codes[row], name, fault.code)
        self._alike[alike] += 1
        params = UNLISTED if self._alike[alike] > MOST_ALIKE else fault.params
        return RecordFault(self.kind.name, row, name, fault.code, params, fault.loses or name)


@dataclass(frozen=True)
class Drafts:
    """All records, and what rules judge them by."""

    by_kind: Mapping[str, Draft]
    programme: Programme
    as_of: np.datetime64
    consent_day: np.datetime64
    """The day that consent is judged on: today, or the as-of day where that is later."""

    before: Before = NOTHING_BEFORE
    """What was published before."""
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What one rule worked out and others ask for."""

    @property
    def latest_day(self) -> np.datetime64:
        """The last day that records may tell of: today, where the as-of day is yesterday; else that day."""
        is_yesterday = self.consent_day - self.as_of == DAY
        return self.consent_day if is_yesterday else self.as_of

    def __getitem__(self, kind: str) -> Draft:
        return self.by_kind[kind]

    def fields_of(self, *types: FieldType) -> Iterator[tuple[Draft, Field]]:
        """Every field of the given types, of every kind."""
        for draft in self.by_kind.values():
            yield from ((draft, each) for each in draft.kind.fields_of(*types))

    def counts_as(self, kind: str, name: str, *meanings: str) -> Mask:
        """Where a TERM field holds a term that the code takes for one of `meanings`."""
        draft = self.by_kind[kind]
        vocabulary = self.programme.vocabulary(draft.kind.field_by_name[name].vocabulary)
        # One place more at the end, for the code -1 of a missing term.
        is_meant = [term.counts_as in meanings for term in vocabulary.terms] + [False]
        return np.array(is_meant, dtype=np.bool_)[draft.terms[name]]


def field_label(field: Field, param: str = "label") -> dict[str, Any]:
    """What a field is called, as a param of a message."""
    return {param: field.heading}
