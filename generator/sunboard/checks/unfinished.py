"""What came of something, where nothing did yet: 未落实, 部分落实, 不再实施 are no result.

Where a term of the same record says what became of it (兑现情况), that is settled as its cell is read. A
decision has none: a result without a day is one that is reported done, and such words would be reported so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from sunboard.checks.arrays import distinct, replaced
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.progress import Unfinished, is_not_done, unfinished
from sunboard.schema import Field, FieldType, Kind, Need

_WHY = "reason"
_CODES = {
    Unfinished.NOT_YET: "R-17-open",
    Unfinished.PARTLY: "R-17-open",
    Unfinished.GIVEN_UP: "R-17-given-up",
}


def set_aside_unfinished(drafts: Mapping[str, Draft]) -> list[RecordFault]:
    """Empty what is no result of records without a day of completion; a fault for each.

    What it says more than that it isn't done stands as the reason, where none is given.
    """
    return [
        fault
        for draft in drafts.values()
        for field in results_alone(draft.kind)
        for fault in _set_aside(draft, field)
    ]


def results_alone(kind: Kind) -> Iterator[Field]:
    """The texts that alone say, beside a day, that something is done: no term does."""
    settled = {each.otherwise for each in kind.fields_of(FieldType.TERM)}
    for field in kind.fields_of(FieldType.TEXT):
        if field.result and field.need is Need.DONE and field.name not in settled:
            yield field


def _set_aside(draft: Draft, field: Field) -> Iterator[RecordFault]:
    days = [e.name for e in draft.kind.fields_of(FieldType.DATE) if e.need is Need.DONE]
    is_dated = np.logical_or.reduce([draft.has(name) for name in days])
    results = distinct(draft.texts[field.name])
    said = [unfinished(text) for text in results.values.to_pylist()]
    nothing: dict[int, str] = {}
    reasons: dict[int, str] = {}
    for row in np.flatnonzero(draft.has(field.name) & ~is_dated).tolist():
        found = said[results.codes[row]]
        if found is not None:
            text, nothing[row] = results.values[results.codes[row]].as_py(), ""
            if not is_not_done(text):
                reasons[row] = text
            params = {"found": text, "id": draft.texts["id"][row].as_py()}
            yield draft.fault(row, field.name, Fault(_CODES[found], params))
    draft.texts[field.name] = replaced(draft.texts[field.name], nothing)
    if _WHY in draft.texts:
        has_reason = draft.has(_WHY)
        new = {row: text for row, text in reasons.items() if not has_reason[row]}
        draft.texts[_WHY] = replaced(draft.texts[_WHY], new)
