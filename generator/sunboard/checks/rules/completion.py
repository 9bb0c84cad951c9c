"""R-1, R-2, R-8: what is said to be done shows who, what, with what result and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from sunboard.checks.arrays import Mask, Text, distinct, matches
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.progress import UNFINISHED
from sunboard.checks.parsing.terms import TermReader
from sunboard.checks.rules.events import HALTS, finished_tasks, last_event
from sunboard.checks.rules.shapes import asks_for
from sunboard.checks.rules.wording import COMPARATIVE, PRAISE, QUANTITY, VAGUE, is_only_praise
from sunboard.schema import FieldType, Need

failures_have_a_reason = asks_for(
    "commitments", "outcome", ("not_done", "part_done"), ("reason",), "R-8-no-reason"
)
"""R-8: a commitment was not kept, or kept in part, and nobody says why."""
withdrawals_have_a_reason = asks_for(
    "commitments", "outcome", ("withdrawn",), ("reason",), "R-8-withdrawn", loses="outcome"
)
"""R-8: what is withdrawn leaves the rates, so that a withdrawal without a reason isn't believed."""


def returned_tasks_are_not_done(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1: what came of a task is said to be that it was sent back or stopped; that is no result of work.

    With a completion date it is reported done and no more; whether it was sent back, an event says.
    """
    tasks, vocabulary = drafts["tasks"], drafts.programme.vocabulary("task_events")
    results, reader = distinct(tasks.texts["result"]), TermReader(vocabulary)
    says = np.array(list(map(reader.first_of, results.values.to_pylist())), np.intp)[results.codes]
    is_said_apart = ~np.isnat(last_event(drafts, *HALTS))
    for row in np.flatnonzero((says >= 0) & ~is_said_apart).tolist():
        term = vocabulary.terms[says[row]]
        if term.counts_as in HALTS:
            is_completed = not np.isnat(tasks.days["completed_on"][row])
            code = "R-1-returned" if is_completed else "R-3-returned"
            yield tasks.fault(row, "result", Fault(code, {"word": term.label}))


def what_is_unfinished_is_no_result(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1: there is a day of completion, and what came of it begins by saying that it isn't done: 未完成."""
    for draft in drafts.by_kind.values():
        done = [e.name for e in draft.kind.fields_of(FieldType.DATE) if e.need is Need.DONE]
        for field in draft.kind.fields_of(FieldType.TEXT) if done else ():
            if field.need is Need.DONE:
                says_not = draft.has(done[0]) & matches(draft.texts[field.name], UNFINISHED)
                yield from draft.faults(says_not, field.name, "R-1-unfinished")


def tasks_show_their_result(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1: a task that is said to be done lacks a day, a doer or a result; it counts as reported done."""
    tasks, events = drafts["tasks"], drafts["task_events"]
    is_completed = tasks.has("completed_on")
    has_doer = (tasks.ref("unit") >= 0) | tasks.has("people")
    has_doer |= (tasks.ref("by_community") >= 0) | (tasks.ref("by_town") >= 0)
    is_handover = drafts.counts_as("task_events", "event", "reassigned") & events.has("unit")
    handed_over = events.ref("task")[is_handover]
    has_doer[handed_over[handed_over >= 0]] = True
    is_undated = ~is_completed & finished_tasks(drafts)
    yield from tasks.faults(is_undated, "completed_on", "R-1-no-date")
    yield from tasks.faults(is_completed & ~has_doer, "unit", "R-1-no-doer")
    yield from tasks.faults(is_completed & ~tasks.has("result"), "result", "R-1-no-result")


def commitments_show_their_result(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1, R-8: a commitment said to be kept lacks a date or result (W), or any proof at all (E)."""
    commitments = drafts["commitments"]
    is_done = drafts.counts_as("commitments", "outcome", "done")
    has_result, has_evidence = commitments.has("result"), commitments.has("evidence")
    yield from commitments.faults(is_done & ~commitments.has("done_on"), "done_on", "R-1-no-date")
    yield from commitments.faults(is_done & ~has_result & has_evidence, "result", "R-1-no-result")
    yield from commitments.faults(is_done & ~has_result & ~has_evidence, "result", "R-8-no-proof")


def changes_have_a_baseline(drafts: Drafts) -> Iterator[RecordFault]:
    """R-8: a promise to raise or lower something doesn't say where it stands."""
    commitments = drafts["commitments"]
    lacks_baseline = ~commitments.has("baseline")
    for name in ("target", "text"):
        texts = commitments.texts[name]
        for row, word in _words_in(texts, lacks_baseline, COMPARATIVE):
            lacks_baseline[row] = False
            yield commitments.fault(row, "baseline", Fault("R-8-no-baseline", {"word": word}))


def promises_are_measurable(drafts: Drafts) -> Iterator[RecordFault]:
    """R-8: a promise to try, with nothing to measure it by."""
    commitments = drafts["commitments"]
    is_unmeasured = ~commitments.has("measure") & ~matches(commitments.texts["target"], QUANTITY)
    texts = commitments.texts["text"]
    for row, word in _words_in(texts, is_unmeasured, VAGUE):
        yield commitments.fault(row, "text", Fault("R-8-vague", {"word": word}))


def results_say_more_than_praise(drafts: Drafts) -> Iterator[RecordFault]:
    """R-2: a result that only praises, and no quantity beside it."""
    for draft in drafts.by_kind.values():
        has_quantity = np.zeros(len(draft), dtype=np.bool_)
        for field in draft.kind.fields_of(FieldType.NUMBER, FieldType.COUNT):
            if field.result:
                has_quantity |= draft.has(field.name)
        for field in draft.kind.fields_of(FieldType.TEXT):
            if field.result:
                yield from _praise_only(draft, field.name, ~has_quantity)


_FIGURES = "[0-9０-９]"


def _praise_only(draft: Draft, name: str, where: Mask) -> Iterator[RecordFault]:
    results = draft.texts[name]
    has_no_number = where & ~matches(results, _FIGURES)
    for row in _rows_matching(results, has_no_number, PRAISE):
        if is_only_praise(results[row].as_py()):
            yield draft.fault(row, name, Fault("R-2-praise"))


def _words_in(texts: Text, where: Mask, pattern: str) -> Iterator[tuple[int, str]]:
    """The rows of a mask in which the pattern occurs, and what it first finds there."""
    for row in _rows_matching(texts, where, pattern):
        if word := re.search(pattern, texts[row].as_py()):
            yield row, word.group()


def _rows_matching(texts: Text, where: Mask, pattern: str) -> list[int]:
    """The rows of a mask in which the pattern occurs."""
    rows = np.flatnonzero(where)
    chosen = texts if len(rows) == len(texts) else texts.take(rows)
    found: list[int] = rows[matches(chosen, pattern)].tolist()
    return found
