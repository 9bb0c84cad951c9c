"""R-13: units answer for places, and people report in, within their from and to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sunboard.checks.arrays import Codes, days_at
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.rules.events import last_event


def ended_units_take_on_nothing(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a unit becomes answerable for something after it was dissolved or merged."""
    ended_on = drafts["units"].days["ended_on"]
    for draft in drafts.by_kind.values():
        if name := draft.kind.answered_from:
            is_over = draft.days[name] > days_at(ended_on, draft.ref("unit"))
            yield from draft.faults(is_over, name, "R-13-unit-ended")


def ended_units_leave_nothing_open(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a dissolved unit still has tasks or commitments that nobody finished."""
    units, tasks, commitments = drafts["units"], drafts["tasks"], drafts["commitments"]
    is_stopped = ~np.isnat(last_event(drafts, "declined", "cancelled", "reassigned"))
    is_open_task = ~tasks.has("completed_on") & ~is_stopped
    is_open_commitment = ~commitments.has("outcome")
    open_tasks = _count(tasks.ref("unit")[is_open_task], len(units))
    open_commitments = _count(commitments.ref("unit")[is_open_commitment], len(units))
    has_ended = units.days["ended_on"] <= drafts.as_of
    for row in np.flatnonzero(has_ended & (open_tasks + open_commitments > 0)).tolist():
        params = {"tasks": int(open_tasks[row]), "commitments": int(open_commitments[row])}
        yield units.fault(row, "ended_on", Fault("R-13-open-work", params))


def people_report_in_once(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a person is reported in to two communities in the same relation at the same time."""
    positions = drafts["positions"]
    community = positions.ref("community")
    starts, ends = positions.days["reported_on"], positions.days["ended_on"]
    for rows in _same_person_and_relation(positions):
        standing: list[int] = []
        for row in rows:
            standing = [other for other in standing if not ends[other] <= starts[row]]
            clash = next((other for other in standing if community[other] != community[row]), None)
            if clash is not None:
                fault = Fault("R-13-two-communities", positions.beside(clash))
                yield positions.fault(row, "community", fault)
            standing.append(row)


def _same_person_and_relation(positions: Draft) -> Iterator[list[int]]:
    """Rows of one person and relation, by the day reported in; those with something missing not."""
    who, relation = positions.ref("person"), positions.terms["relation"]
    starts = positions.days["reported_on"]
    is_known = (who >= 0) & (relation >= 0) & (positions.ref("community") >= 0)
    rows = np.flatnonzero(is_known & ~np.isnat(starts))
    rows = rows[np.lexsort((rows, starts[rows], relation[rows], who[rows]))]
    is_next = (np.diff(who[rows]) != 0) | (np.diff(relation[rows]) != 0)
    for group in np.split(rows, np.flatnonzero(is_next) + 1):
        yield group.tolist()


def _count(units: Codes, size: int) -> npt.NDArray[np.int64]:
    """How often each unit occurs."""
    return np.bincount(units[units >= 0], minlength=size).astype(np.int64)
