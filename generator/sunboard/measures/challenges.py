"""Challenges: which were taken up, how soon and how, and what came of them (rule R-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Table
from sunboard.measures.columns import Mask, Positions, counts_as, has_link
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.loop import quantiles
from sunboard.measures.status import Outcome, Timing
from sunboard.measures.tally import Rate
from sunboard.measures.timing import (
    Codes,
    Days,
    Thresholds,
    days_past,
    derive_timing,
    judged_on,
)


@dataclass(frozen=True)
class ChallengeCounts:
    """How many challenges each entity has; lists, for a page asks for a few numbers."""

    posted: list[int]
    taken: list[int]
    voluntary: list[int]
    """Of those taken, by units of their own accord (主动认领)."""
    finished: list[int]
    past_due: list[int]
    """Taken, past their date and not closed."""

    def taken_rate(self, entity: int) -> Rate:
        """Taken of all that were posted."""
        return Rate(self.taken[entity], self.posted[entity])

    def voluntary_rate(self, entity: int) -> Rate:
        """Taken voluntarily of all that were taken."""
        return Rate(self.voluntary[entity], self.taken[entity])

    def finished_rate(self, entity: int) -> Rate:
        """Closed of all that were taken."""
        return Rate(self.finished[entity], self.taken[entity])


@dataclass(frozen=True)
class MilestoneMeasures:
    """Arrays beside the milestones table."""

    table: Table
    outcome: Codes
    timing: Codes
    past_days: npt.NDArray[np.int32]


@dataclass(frozen=True)
class ChallengeMeasures:
    """Arrays beside the challenges table: one entry a challenge, in the table's order."""

    table: Table
    outcome: Codes
    timing: Codes
    judged_on: Days
    past_days: npt.NDArray[np.int32]
    """Calendar days past the due date on the day it is judged by; negative before it."""
    is_taken: Mask
    is_voluntary: Mask
    waited_days: npt.NDArray[np.int32]
    """Days from posting to taking; to the as-of date for one that nobody took."""
    milestones: MilestoneMeasures
    communities: int
    units: int

    @property
    def due(self) -> Days:
        """The day by which it is to be solved."""
        return self.table.days("due")

    @cached_property
    def of_county(self) -> ChallengeCounts:
        """All challenges."""
        rows = np.arange(len(self.outcome))
        return self._counts(rows, np.zeros_like(rows), 1)

    @cached_property
    def by_community(self) -> ChallengeCounts:
        """Challenges by the community they are about; the county's own belong to none."""
        community = self.table.codes("community")
        rows = np.flatnonzero(community >= 0)
        return self._counts(rows, community[rows], self.communities)

    @cached_property
    def by_unit(self) -> ChallengeCounts:
        """Challenges by the units that took them; a joint one counts for each."""
        takers = self.table.links["takers"]
        return self._counts(takers.rows, takers.targets, self.units)

    @cached_property
    def days_to_take(self) -> tuple[float, float]:
        """Median and ninth decile of the days from posting to taking; NaN where none was taken."""
        is_known = self.is_taken & ~np.isnat(self.table.days("taken_on"))
        taken = self.waited_days[is_known].astype(np.int64)
        median, slowest = quantiles(np.zeros(len(taken), np.intp), taken, 1)
        return float(median[0]), float(slowest[0])

    def _counts(self, rows: Positions, entity: Positions, size: int) -> ChallengeCounts:
        def count(mask: Mask) -> list[int]:
            counted: list[int] = np.bincount(entity[mask[rows]], minlength=size).tolist()
            return counted

        is_past = np.isin(self.timing, (Timing.PAST_DUE, Timing.LONG_PAST_DUE))
        return ChallengeCounts(
            posted=count(np.ones(len(self.outcome), dtype=bool)),
            taken=count(self.is_taken),
            voluntary=count(self.is_taken & self.is_voluntary),
            finished=count(self.is_taken & (self.outcome == Outcome.DONE)),
            past_due=count(self.is_taken & (self.outcome == Outcome.OPEN) & is_past),
        )


@remembered
def challenges_of(ground: Ground) -> ChallengeMeasures:
    """Work out how every challenge stands on the as-of date."""
    records, programme, as_of = ground.records, ground.programme, ground.as_of
    table = records["challenges"]
    limits = programme.limits
    thresholds = Thresholds(limits.due_soon_days, limits.long_past_due_days)
    outcome, timing, judged, past = _stand(table, "closed_on", as_of, thresholds)
    milestones = records["milestones"]
    steps = _stand(milestones, "done_on", as_of, thresholds)
    is_taken = has_link(table, "takers")
    today = np.datetime64(as_of, "D")
    waited_to = np.where(is_taken, table.days("taken_on"), today)
    return ChallengeMeasures(
        table=table,
        outcome=outcome,
        timing=timing,
        judged_on=judged,
        past_days=past,
        is_taken=is_taken,
        is_voluntary=counts_as(table, "claim", programme) == "voluntary",
        waited_days=days_past(table.days("posted_on"), waited_to),
        milestones=MilestoneMeasures(milestones, steps[0], steps[1], steps[3]),
        communities=len(records["communities"]),
        units=len(records["units"]),
    )


def _stand(
    table: Table, done: str, as_of: date, thresholds: Thresholds
) -> tuple[Codes, Codes, Days, npt.NDArray[np.int32]]:
    """Outcome, timing, the day it is judged by and the days past its date, by the day it was done."""
    done_on, due = table.days(done), table.days("due")
    outcome = np.where(np.isnat(done_on), Outcome.OPEN, Outcome.DONE).astype(np.int8)
    judged = judged_on(outcome, done_on, as_of)
    past = days_past(due, judged)
    return outcome, derive_timing(outcome, due, judged, past, thresholds), judged, past
