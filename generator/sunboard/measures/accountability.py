"""Accountability by unit: how long what is overdue has been so, and what done work fails to show (R-1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.measures.columns import (
    Counts,
    Mask,
    Positions,
    counted,
    is_filled,
    summed,
)
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Cohort, Outcome
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import has_doers_besides, tasks_of
from sunboard.measures.timing import Dated, days_past

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
    has_doer = (tasks.unit >= 0) | has_doers_besides(tasks.table)
    unit = commitments.table.codes("unit")
    return Accountability(
        tasks=_by_unit(ground, tasks, tasks.unit, has_doer, "completed_on"),
        commitments=_by_unit(ground, commitments, unit, unit >= 0, "done_on"),
    )


def _by_unit(
    ground: Ground, dated: Dated, unit: Positions, has_doer: Mask, done: str
) -> OverdueCounts:
    size = len(ground.records["units"]) + 1
    limits = ground.programme.limits
    # Lateness is judged as everywhere; only the age is told in calendar days.
    days = days_past(dated.due, np.full(len(unit), ground.today))
    age = np.searchsorted((limits.overdue_short_days, limits.overdue_long_days), days)
    unit = np.where(unit < 0, size - 1, unit)
    is_claimed = dated.is_finished
    return OverdueCounts(
        overdue=counted((size, AGES), unit, age, of=dated.is_overdue),
        due=summed(unit, dated.cohort >= Cohort.DONE_ON_TIME, size),
        claimed=summed(unit, is_claimed, size),
        shown=summed(unit, dated.outcome == Outcome.DONE, size),
        no_doer=summed(unit, is_claimed & ~has_doer, size),
        no_result=summed(unit, is_claimed & ~is_filled(dated.table, "result"), size),
        no_date=summed(unit, is_claimed & np.isnat(dated.table.days(done)), size),
    )
