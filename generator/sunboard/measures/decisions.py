"""What became of each thing a joint meeting decided, or raised to the level above (rule R-17)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.calendar import DAY
from sunboard.checks.arrays import NO_DAY
from sunboard.checks.records import Table
from sunboard.measures.columns import (
    Codes,
    Days,
    Mask,
    Positions,
    counted,
    counts_as,
    first_of,
    is_filled,
    last_day,
)
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.status import Outcome
from sunboard.measures.tally import Tally, roll_up, tally
from sunboard.measures.tasks import TaskMeasures, tasks_of
from sunboard.measures.timing import Dated, derive_dated


@dataclass(frozen=True)
class DecisionMeasures(Dated):
    """Arrays beside the decisions table: one entry a decision, in the table's order.

    A matter raised to the level above is done on the day of the meeting that took it up, and due
    `escalation_days` after the meeting that raised it.
    """

    meeting: Positions
    is_escalated: Mask
    """Raised to the level above, not decided here."""
    taken_up_by: Positions
    """For what was raised: the first meeting of a higher level that was raised from its own; -1 for none."""
    has_tasks: Mask
    """Whether tasks carry it out, so that they decide what became of it."""
    done_on: Days


@remembered
def decisions_of(ground: Ground) -> DecisionMeasures:
    """Work out every decision's outcome and timing on the as-of date."""
    records, programme = ground.records, ground.programme
    table, meetings = records["decisions"], records["meetings"]
    meeting, held_on = table.codes("meeting"), meetings.days("date")
    is_escalated = counts_as(table, "state", programme) == "escalated"
    taken_up_by = np.where(is_escalated, higher_meetings(meetings)[meeting], -1)
    outcome, done_on, has_tasks = _carried_out(table, tasks_of(ground))
    outcome[is_escalated] = np.where(taken_up_by[is_escalated] >= 0, Outcome.DONE, Outcome.OPEN)
    done_on[is_escalated] = np.append(held_on, NO_DAY)[taken_up_by[is_escalated]]
    limit = programme.limits.escalation_days * DAY
    due = np.where(is_escalated, held_on[meeting] + limit, table.days("due"))
    return DecisionMeasures(
        **vars(derive_dated(ground, table, outcome, due, done_on)),
        meeting=meeting,
        is_escalated=is_escalated,
        taken_up_by=taken_up_by,
        has_tasks=has_tasks,
        done_on=done_on,
    )


@remembered
def decided_of(ground: Ground, scope: Scope) -> Tally:
    """What was decided, by the community whose meeting it was or the unit answerable for it."""
    decisions = decisions_of(ground)
    if scope is Scope.COMMUNITY:
        entity = ground.records["meetings"].codes("community")[decisions.meeting]
    else:
        entity = entity_of(ground, decisions.table, scope)
    entity = np.where(decisions.is_escalated, -1, entity)
    return tally(entity, ground.size(scope), decisions, decisions.due, months_of(ground))


@remembered
def raised_by_level(ground: Ground) -> Tally:
    """What was raised to the level above, by the level it was raised from, the lowest first."""
    decisions = decisions_of(ground)
    level = ground.records["meetings"].codes("level")[decisions.meeting]
    size = len(ground.programme.vocabulary("levels").terms)
    entity = np.where(decisions.is_escalated, level, -1)
    return tally(entity, size, decisions, decisions.due, months_of(ground))


@remembered
def raised_in_county(ground: Ground) -> Tally:
    """What was raised to the level above, from any level."""
    by_level = raised_by_level(ground)
    return roll_up(np.zeros(len(by_level.unclear), np.intp), 1, by_level)


def higher_meetings(meetings: Table) -> Positions:
    """For each meeting the first one of a higher level that was raised from it; -1 for none."""
    raised_from, level = meetings.codes("raised_from"), meetings.codes("level")
    # The last one written wins, so the earliest comes last.
    ids = np.array(meetings.texts("id"), dtype=str)
    order = np.lexsort((ids, meetings.days("date")))[::-1]
    rows = order[(raised_from[order] >= 0) & (level[order] > level[raised_from[order]])]
    higher = np.full(len(level), -1, dtype=np.intp)
    higher[raised_from[rows]] = rows
    return higher


VOID_OUTCOMES = (Outcome.DECLINED, Outcome.CANCELLED)
"""Of tasks that carry out nothing."""


def _carried_out(table: Table, tasks: TaskMeasures) -> tuple[Codes, Days, Mask]:
    """What became of it and when: by the tasks that serve it, else by its own day and result."""
    is_void = np.isin(tasks.outcome, VOID_OUTCOMES)
    decision, size = np.where(is_void, -1, tasks.table.codes("decision")), len(table)
    count = counted((size,), decision)
    done = counted((size,), decision, of=tasks.outcome == Outcome.DONE)
    finished = counted((size,), decision, of=tasks.is_finished)
    has_tasks = count > 0
    has_day, has_result = ~np.isnat(table.days("done_on")), is_filled(table, "result")
    outcome = first_of(
        (has_tasks & (done == count), Outcome.DONE),
        (has_tasks & (finished == count), Outcome.REPORTED_DONE),
        (has_tasks, Outcome.OPEN),
        (has_day & has_result, Outcome.DONE),
        (has_day | has_result, Outcome.REPORTED_DONE),
        otherwise=Outcome.OPEN,
    )
    done_on = tasks.table.days("completed_on")
    last = last_day(decision, done_on, size)
    # The last one may be one of which nobody wrote when.
    is_by_tasks = has_tasks & (
        counted((size,), decision, of=tasks.is_finished & ~np.isnat(done_on)) == count
    )
    own = np.where(has_tasks, NO_DAY, table.days("done_on"))
    return outcome, np.where(is_by_tasks, last, own), has_tasks
