"""Accountability by unit: how long what is overdue has been so, and what done work fails to show (R-1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.measures.columns import Counts, Days, Mask, Positions, has_link, is_filled
from sunboard.measures.commitments import CommitmentMeasures, commitments_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Cohort, Outcome, Timing
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import TaskMeasures, tasks_of
from sunboard.measures.timing import days_past

AGES = 3
"""How overdue records are divided: up to the short limit, up to the long one, and beyond."""


@dataclass(frozen=True)
class OverdueCounts:
    """Tasks or commitments by unit; the last entry is for those that no unit answers for."""

    overdue: Counts
    """Shape (units + 1, ages): open records past their original date, by calendar days past it."""
    due: Counts
    """Records that have come due, done or not."""
    claimed: Counts
    """Records said to be done."""
    shown: Counts
    """Those with who, what, result and date (见人见事见结果)."""
    no_doer: Counts
    no_result: Counts
    no_date: Counts
    """Those that lack one of the three; a record may lack several."""

    def overdue_rate(self, unit: int) -> Rate:
        """Overdue records, of those that have come due."""
        return Rate(int(self.overdue[unit].sum()), int(self.due[unit]))

    def shown_rate(self, unit: int) -> Rate:
        """Records that show all three, of those said to be done."""
        return Rate(int(self.shown[unit]), int(self.claimed[unit]))


@dataclass(frozen=True)
class Accountability:
    """What every unit has to answer for."""

    tasks: OverdueCounts
    commitments: OverdueCounts

    def overdue(self, unit: int) -> list[int]:
        """Overdue tasks and commitments of a unit, by age."""
        ages: list[int] = (self.tasks.overdue[unit] + self.commitments.overdue[unit]).tolist()
        return ages

    def overdue_rate(self, unit: int) -> Rate:
        """Overdue tasks and commitments, of those that have come due."""
        return _both(self.tasks.overdue_rate(unit), self.commitments.overdue_rate(unit))

    def shown_rate(self, unit: int) -> Rate:
        """Tasks and commitments that show all three, of those said to be done."""
        return _both(self.tasks.shown_rate(unit), self.commitments.shown_rate(unit))


def _both(one: Rate, other: Rate) -> Rate:
    return Rate(one.numerator + other.numerator, one.denominator + other.denominator)


@remembered
def accountability_of(ground: Ground) -> Accountability:
    """Count what every unit has to answer for on the as-of date."""
    tasks, commitments = tasks_of(ground), commitments_of(ground)
    has_doer = (tasks.unit >= 0) | has_link(tasks.table, "people")
    by_task = _Counting(ground, tasks.unit, tasks)
    by_commitment = _Counting(ground, commitments.table.codes("unit"), commitments)
    return Accountability(
        tasks=by_task.answers(
            tasks.due, has_doer, is_filled(tasks.table, "result"), tasks.table.days("completed_on")
        ),
        commitments=by_commitment.answers(
            commitments.due,
            np.ones(len(commitments.due), dtype=bool),
            is_filled(commitments.table, "result"),
            commitments.table.days("done_on"),
        ),
    )


class _Counting:
    """Counts the records of one kind by unit."""

    def __init__(
        self, ground: Ground, unit: Positions, derived: TaskMeasures | CommitmentMeasures
    ) -> None:
        limits = ground.programme.limits
        self._ends = (limits.overdue_short_days, limits.overdue_long_days)
        self._as_of = np.datetime64(ground.as_of, "D")
        self._size = len(ground.records["units"]) + 1
        self._unit = np.where(unit < 0, self._size - 1, unit)
        self._outcome, self._timing = derived.outcome, derived.timing
        self._has_come_due = derived.cohort >= Cohort.DONE_ON_TIME

    def answers(self, due: Days, has_doer: Mask, has_result: Mask, done_on: Days) -> OverdueCounts:
        is_claimed = np.isin(self._outcome, (Outcome.DONE, Outcome.REPORTED_DONE))
        return OverdueCounts(
            overdue=self._ages(due),
            due=self._count(self._has_come_due),
            claimed=self._count(is_claimed),
            shown=self._count(self._outcome == Outcome.DONE),
            no_doer=self._count(is_claimed & ~has_doer),
            no_result=self._count(is_claimed & ~has_result),
            no_date=self._count(is_claimed & np.isnat(done_on)),
        )

    def _ages(self, due: Days) -> Counts:
        """Lateness is judged as everywhere; only the age is told in calendar days."""
        is_late = np.isin(self._timing, (Timing.PAST_DUE, Timing.LONG_PAST_DUE))
        is_late &= self._outcome == Outcome.OPEN
        days = days_past(due, np.full(len(due), self._as_of))[is_late]
        age = np.searchsorted(self._ends, days)
        flat = np.bincount(self._unit[is_late] * AGES + age, minlength=self._size * AGES)
        return flat.reshape(self._size, AGES)

    def _count(self, mask: Mask) -> Counts:
        return np.bincount(self._unit[mask], minlength=self._size)
