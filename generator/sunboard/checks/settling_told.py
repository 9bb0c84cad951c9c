"""What a row of another kind tells of, where a list of its own tells of it as well: nothing is counted twice.

A list of evaluations says who judged, on which day and for how many: it is believed, question by question, and
what a sheet of tasks says of the same task is left aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Codes, Mask, Rows
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import RecordFault
from sunboard.schema import KIND_BY_NAME, Field, FieldType

TOLD_TWICE = ("told-twice", "told-listed")
"""What withholds a record of which a list of its own says all."""


def write_told_ids(drafts: Mapping[str, Draft]) -> None:
    """Give every record that another's row tells of its id, once all others have theirs."""
    for draft in drafts.values():
        for name, tellers in draft.source.told_by.items():
            rows, by = np.flatnonzero(tellers >= 0), drafts[name]
            own = by.texts["id"].take(pa.array(tellers[rows])).to_pylist()
            mark = "" if by is draft else draft.kind.mark
            marks = [f"{mark}{each}" for each in _numbers(tellers[rows], has_mark=bool(mark))]
            ids = (f"{e}-{mark}" if e else "" for e, mark in zip(own, marks, strict=True))
            draft.know_again(dict(zip(rows.tolist(), ids, strict=True)))
            draft.is_provisional[rows] = by.is_provisional[tellers[rows]]


def _numbers(tellers: Codes, *, has_mark: bool) -> list[str]:
    """Of the records that one row tells of, which each is; of its own kind the row itself is the first.

    The first of another kind is known by its mark alone.
    """
    seen = Counter[int]()
    numbers = []
    for teller in tellers.tolist():
        seen[teller] += 1
        number = seen[teller] if has_mark else 1 + seen[teller]
        numbers.append("" if number == 1 else str(number))
    return numbers


def settle_told(drafts: Drafts) -> Iterator[RecordFault]:
    """Empty the answers that a list of its own gives too; a fault for each, and for each that differs there."""
    for draft in drafts.by_kind.values():
        for name, tellers in draft.source.told_by.items():
            if name == draft.kind.name:
                continue
            yield from _Settling(drafts, draft, name, tellers).faults()


class _Settling:
    """The records of a kind that the rows of another tell of, beside those that stand by themselves."""

    def __init__(self, drafts: Drafts, draft: Draft, teller: str, tellers: Codes) -> None:
        self._drafts, self._draft, self._tellers = drafts, draft, tellers
        kind = draft.kind
        leads = (
            f.name for f in kind.fields_of(FieldType.REF) if f.required and teller in f.refers_to
        )
        self._subject = draft.refs[next(leads), teller]
        told = KIND_BY_NAME[teller].told[kind.name]
        self._main = next((name for name, each in told.items() if each.itemised), "")
        self._answers = [
            kind.field_by_name[name]
            for name in told
            if kind.field_by_name[name].type is FieldType.TERM
        ]

    def faults(self) -> Iterator[RecordFault]:
        """What is left aside, and why."""
        draft, is_own = self._draft, self._own()
        if not self._answers:
            yield from self._all_aside(is_own)
            return
        rows, aside = np.flatnonzero(self._tellers >= 0), np.zeros(len(self._draft), np.bool_)
        for answer in self._answers:
            terms = draft.terms[answer.name]
            twice = rows[(terms[rows] >= 0) & self._has(is_own & (terms >= 0))[self._tellers[rows]]]
            yield from draft.faults(
                self._differing(answer, twice, is_own), answer.name, "told-otherwise"
            )
            draft.terms[answer.name] = np.where(_mask(len(draft), twice), np.int32(-1), terms)
            aside[twice] = True
        is_left = np.logical_or.reduce([draft.has(answer.name) for answer in self._answers])
        first = self._answers[0].name
        yield from draft.faults(aside & ~is_left, first, TOLD_TWICE[0])
        yield from draft.faults(aside & is_left, first, "told-partly")

    def _all_aside(self, is_own: Mask) -> Iterator[RecordFault]:
        """Where a list of its own tells of the same meeting, it tells all of what was decided there."""
        rows = np.flatnonzero(self._tellers >= 0)
        twice = rows[self._has(is_own)[self._tellers[rows]]]
        yield from self._draft.faults(twice, self._main, TOLD_TWICE[1])

    def _own(self) -> Mask:
        """The records of a list of their own that tell of what a teller would: residents who judged a task."""
        draft = self._draft
        is_own = (self._tellers < 0) & (self._subject >= 0)
        for each in draft.kind.fields_of(FieldType.TERM) if self._answers else ():
            if each.told_as:
                is_own &= self._drafts.counts_as(draft.kind.name, each.name, each.told_as)
        for numbers in draft.numbers.values():
            is_own &= numbers != 0
        return is_own

    def _has(self, is_own: Mask) -> Mask:
        """Of which of the tellers' rows some records tell; more at the end."""
        size = int(max(self._tellers.max(initial=-1), self._subject.max(initial=-1))) + 1
        return _mask(size, self._subject[is_own])

    def _differing(self, answer: Field, rows: Rows, is_own: Mask) -> Rows:
        """Those rows whose answer counts as none that the list gives of the same."""
        terms = self._drafts.programme.vocabulary(answer.vocabulary).terms
        meanings = sorted({term.counts_as for term in terms})
        meaning = np.array([*(meanings.index(term.counts_as) for term in terms), -1])
        codes = meaning[self._draft.terms[answer.name]]
        listed = np.flatnonzero(is_own & (codes >= 0))
        keys = self._subject[listed].astype(np.int64) * len(meanings) + codes[listed]
        told = self._tellers[rows].astype(np.int64) * len(meanings) + codes[rows]
        return rows[~np.isin(told, keys)]


def _mask(size: int, rows: Rows | Codes) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[rows] = True
    return mask
