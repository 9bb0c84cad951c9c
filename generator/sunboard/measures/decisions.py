"""What became of each thing a joint meeting decided, or raised to the level above (rule R-17)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Table
from sunboard.measures.columns import Mask, Positions, counts_as, is_filled
from sunboard.measures.evaluations import last_day
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.months import months_of
from sunboard.measures.periods import Months
from sunboard.measures.status import Outcome
from sunboard.measures.tally import Tally, roll_up, tally
from sunboard.measures.tasks import TaskMeasures, tasks_of
from sunboard.measures.timing import (
    Codes,
    Days,
    Thresholds,
    days_past,
    derive_cohort,
    derive_timing,
    judged_on,
)


@dataclass(frozen=True)
class DecisionMeasures:
    """Arrays beside the decisions table: one entry a decision, in the table's order.

    A matter raised to the level above is done on the day of the meeting that took it up, and due
    `escalation_days` after the meeting that raised it.
    """

    table: Table
    meeting: Positions
    is_escalated: Mask
    """Raised to the level above, not decided here."""
    taken_up_by: Positions
    """For what was raised: the first meeting of a higher level that was raised from its own; -1 for none."""
    has_tasks: Mask
    """Whether tasks carry it out, so that they decide what became of it."""
    outcome: Codes
    timing: Codes
    cohort: Codes
    due: Days
    done_on: Days
    judged_on: Days
    past_days: npt.NDArray[np.int32]
    """Calendar days past the due date on the day it is judged by; negative before it."""
    community: Positions
    """The community whose meeting it was; -1 for a town's or the county's."""
    level: Positions
    """The meeting's level as a position in the programme's `levels`, the lowest first."""
    months: Months
    sizes: tuple[int, int, int]
    """How many communities, units and levels there are."""

    @cached_property
    def by_community(self) -> Tally:
        """What was decided, by the community whose meeting it was."""
        return self._tally(np.where(self.is_escalated, -1, self.community), self.sizes[0])

    @cached_property
    def by_unit(self) -> Tally:
        """What was decided, by the unit answerable for it."""
        return self._tally(np.where(self.is_escalated, -1, self.table.codes("unit")), self.sizes[1])

    @cached_property
    def of_county(self) -> Tally:
        """Everything that was decided at any level."""
        return self._tally(np.where(self.is_escalated, -1, 0), 1)

    @cached_property
    def raised_by_level(self) -> Tally:
        """What was raised to the level above, by the level it was raised from."""
        return self._tally(np.where(self.is_escalated, self.level, -1), self.sizes[2])

    @cached_property
    def raised_in_county(self) -> Tally:
        """What was raised to the level above, from any level."""
        return roll_up(np.zeros(self.sizes[2], np.intp), 1, self.raised_by_level)

    def _tally(self, entity: Positions, count: int) -> Tally:
        return tally(
            entity,
            count,
            outcome=self.outcome,
            timing=self.timing,
            cohort=self.cohort,
            began=self.months.codes(self.due),
            came_due=self.months.codes(self.due),
            month_count=self.months.count,
        )


@remembered
def decisions_of(ground: Ground) -> DecisionMeasures:
    """Work out every decision's outcome and timing on the as-of date."""
    records, programme, as_of = ground.records, ground.programme, ground.as_of
    tasks, months = tasks_of(ground), months_of(ground)
    table, meetings = records["decisions"], records["meetings"]
    meeting, held_on = table.codes("meeting"), meetings.days("date")
    is_escalated = counts_as(table, "state", programme) == "escalated"
    taken_up_by = np.where(is_escalated, higher_meetings(meetings)[meeting], -1)
    outcome, done_on, has_tasks = _carried_out(table, tasks)
    outcome[is_escalated] = np.where(taken_up_by[is_escalated] >= 0, Outcome.DONE, Outcome.OPEN)
    done_on[is_escalated] = np.append(held_on, _NEVER)[taken_up_by[is_escalated]]
    limit = np.timedelta64(programme.limits.escalation_days, "D")
    due = np.where(is_escalated, held_on[meeting] + limit, table.days("due"))
    judged = judged_on(outcome, done_on, as_of)
    past = days_past(due, judged)
    limits = programme.limits
    thresholds = Thresholds(limits.due_soon_days, limits.long_past_due_days)
    timing = derive_timing(outcome, due, judged, past, thresholds)
    return DecisionMeasures(
        table=table,
        meeting=meeting,
        is_escalated=is_escalated,
        taken_up_by=taken_up_by,
        has_tasks=has_tasks,
        outcome=outcome,
        timing=timing,
        cohort=derive_cohort(outcome, timing, due, as_of),
        due=due,
        done_on=done_on,
        judged_on=judged,
        past_days=past,
        community=meetings.codes("community")[meeting],
        level=meetings.codes("level")[meeting],
        months=months,
        sizes=(
            len(records["communities"]),
            len(records["units"]),
            len(programme.vocabulary("levels").terms),
        ),
    )


_NEVER = np.datetime64("NaT", "D")


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
    size, decision = len(table), tasks.table.codes("decision")
    is_void = np.isin(tasks.outcome, VOID_OUTCOMES)
    serves = (decision >= 0) & ~is_void
    count = np.bincount(decision[serves], minlength=size)
    done = np.bincount(decision[serves & (tasks.outcome == Outcome.DONE)], minlength=size)
    finished = np.bincount(decision[serves & tasks.is_finished], minlength=size)
    has_tasks = count > 0
    has_day, has_result = ~np.isnat(table.days("done_on")), is_filled(table, "result")
    outcome = np.select(
        [
            has_tasks & (done == count),
            has_tasks & (finished == count),
            has_tasks,
            has_day & has_result,
            has_day | has_result,
        ],
        [Outcome.DONE, Outcome.REPORTED_DONE, Outcome.OPEN, Outcome.DONE, Outcome.REPORTED_DONE],
        Outcome.OPEN,
    ).astype(np.int8)
    last = last_day(decision, tasks.table.days("completed_on"), serves, size)
    is_by_tasks = has_tasks & (finished == count)
    own = np.where(has_tasks, _NEVER, table.days("done_on"))
    return outcome, np.where(is_by_tasks, last, own), has_tasks
