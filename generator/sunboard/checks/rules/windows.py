"""R-13: units answer for places, and people report in, within their from and to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sunboard.checks.arrays import Codes, days_at
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.rules.events import finished_tasks, last_event

_NEVER = np.datetime64("9999-12-31", "D")


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
    is_open_task = ~finished_tasks(drafts) & ~is_stopped
    is_open_commitment = ~commitments.has("outcome")
    open_tasks = _count(tasks.ref("unit")[is_open_task], len(units))
    open_commitments = _count(commitments.ref("unit")[is_open_commitment], len(units))
    has_ended = units.days["ended_on"] <= drafts.as_of
    for row in np.flatnonzero(has_ended & (open_tasks + open_commitments > 0)).tolist():
        params = {"tasks": int(open_tasks[row]), "commitments": int(open_commitments[row])}
        yield units.fault(row, "ended_on", Fault("R-13-open-work", params))


def people_report_in_once(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a person is reported in to two communities in the same relation at the same time.

    What is handed in is judged beside its sender's own and the office's: another sender may be wrong as well.
    """
    positions = drafts["positions"]
    community, holders = positions.ref("community"), positions.source.holders
    starts, ends = positions.days["reported_on"], positions.days["ended_on"]
    ends = np.where(np.isnat(ends), _NEVER, ends)

    def are_at_once(row: int, other: int) -> bool:
        return not (ends[other] <= starts[row] or ends[row] <= starts[other])

    for rows in _same_person_and_relation(positions):
        last: dict[tuple[str, int], int] = {}
        """By who holds it, and its community, the position that ends last."""
        for row in rows:
            others = (
                other
                for (holder, place), other in last.items()
                if place != community[row] and holder in ("", holders[row])
            )
            clash = next((other for other in others if are_at_once(row, other)), None)
            if clash is not None:
                fault = Fault("R-13-two-communities", positions.beside(clash))
                yield positions.fault(row, "community", fault)
            key = (holders[row], int(community[row]))
            if key not in last or ends[row] > ends[last[key]]:
                last[key] = row


def _same_person_and_relation(positions: Draft) -> Iterator[list[int]]:
    """Rows of one person and relation, the office's first, by day; none with something missing."""
    who, relation = positions.ref("person"), positions.terms["relation"]
    starts = positions.days["reported_on"]
    is_known = (who >= 0) & (relation >= 0) & (positions.ref("community") >= 0)
    rows = np.flatnonzero(is_known & ~np.isnat(starts))
    is_received = (positions.source.holders != "").astype(np.bool_)
    rows = rows[np.lexsort((rows, starts[rows], is_received[rows], relation[rows], who[rows]))]
    is_next = (np.diff(who[rows]) != 0) | (np.diff(relation[rows]) != 0)
    for group in np.split(rows, np.flatnonzero(is_next) + 1):
        yield group.tolist()


def _count(units: Codes, size: int) -> npt.NDArray[np.int64]:
    """How often each unit occurs."""
    return np.bincount(units[units >= 0], minlength=size).astype(np.int64)
