"""R-1: what came of something, held against how much was to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sunboard.checks.arrays import Mask, Rows, is_filled, matches, texts_at
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.shortfall import TELLS_A_SHARE, may_fall_short, reaches
from sunboard.schema import Field, FieldType, Need

_DIGIT = "[0-9０-９]"
_DONE = "done"


@dataclass(frozen=True)
class _Results:
    """What came of the records of a kind, and which are said to be done, by a day or by a word."""

    draft: Draft
    field: Field
    aim: Field | None
    is_done: Mask
    is_said: Mask
    """Whether anybody said in a cell of its own what became of it."""

    def faults(
        self, where: Mask, code: str, *, reached: bool, by_words: bool = False
    ) -> Iterator[RecordFault]:
        """One for each of some records that has reached what was to be done, or falls short of it."""
        name = self.field.name
        rows = np.flatnonzero(where & matches(self.draft.texts[name], _DIGIT))
        is_looked_at = reached | matches(self.draft.texts[name], TELLS_A_SHARE)[rows]
        results, no_unit = self._texts(self.field, rows), [""] * len(rows)
        aims = (self._main, None) if by_words else (self.aim, self._unit)
        goals, units = (self._texts(each, rows) if each else no_unit for each in aims)
        every = zip(rows.tolist(), is_looked_at.tolist(), results, goals, units, strict=True)
        for row, is_certain, result, goal, unit in every:
            is_worth_it = is_certain or may_fall_short(result, goal, unit)
            if is_worth_it and reaches(result, goal, unit) is reached:
                yield self.draft.fault(row, name, Fault(code, {"found": result}))

    @property
    def has_aim(self) -> Mask:
        """Where it is written how much was to be done."""
        if self.aim is None:
            return np.zeros(len(self.draft), dtype=np.bool_)
        return self.draft.has(self.aim.name)

    @property
    def _main(self) -> Field | None:
        return self.draft.kind.field_by_name.get(self.draft.kind.main_text)

    @property
    def _unit(self) -> Field | None:
        """What says in what it is counted how much was to be done."""
        fields = self.draft.kind.fields
        return next((f for f in fields if self.aim and f.measures == self.aim.name), None)

    def _texts(self, field: Field, rows: Rows) -> list[str]:
        return texts_at(self.draft.texts[field.name], rows)


def what_falls_short_is_no_result(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1: something is said to be done, and what came of it is less than was aimed at, or a part."""
    for each in _results(drafts):
        tells = each.has_aim | matches(each.draft.texts[each.field.name], TELLS_A_SHARE)
        yield from each.faults(each.is_done & tells, "R-1-short", reached=False)


def what_is_done_is_as_much_as_was_promised(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1: without an aim, what was done is less than the words say; those may mean otherwise."""
    for each in _results(drafts):
        if each.aim is not None:
            where = each.is_done & ~each.has_aim
            yield from each.faults(where, "R-1-short-of-words", reached=False, by_words=True)


def what_is_reached_is_said_to_be_done(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1: a result says as much as was aimed at, and nobody says that it is done, nor when."""
    for each in _results(drafts):
        yield from each.faults(each.has_aim & ~each.is_said, "R-1-reached", reached=True)


def _results(drafts: Drafts) -> Iterator[_Results]:
    """Those of every kind that is done on a day, with a result."""
    for draft, field in drafts.fields_of(FieldType.TEXT):
        days = [e.name for e in draft.kind.fields_of(FieldType.DATE) if e.need is Need.DONE]
        if not days or field.need is not Need.DONE or not field.result:
            continue
        is_done = np.logical_or.reduce([draft.has(name) for name in days])
        is_said = is_done
        for term in draft.kind.fields_of(FieldType.TERM):
            if term.otherwise == field.name:
                says_done = drafts.counts_as(draft.kind.name, term.name, _DONE)
                is_done = np.where(draft.has(term.name), says_done, is_done)
                is_said = is_said | is_filled(draft.source.texts[term.name])
        aim = next((each for each in draft.kind.fields if each.aim), None)
        yield _Results(draft, field, aim, is_done, is_said)
