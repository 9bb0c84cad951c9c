"""Challenges: which were taken up, how soon and how, and what came of them (rule R-16)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Table
from sunboard.measures.columns import Mask, counts_as, has_link, summed
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.loop import quantiles
from sunboard.measures.status import Outcome
from sunboard.measures.tally import Rate
from sunboard.measures.timing import Dated, days_past, derive_dated


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
class ChallengeMeasures(Dated):
    """Arrays beside the challenges table: one entry a challenge, in the table's order."""

    is_taken: Mask
    is_voluntary: Mask
    waited_days: npt.NDArray[np.int32]
    """Days from posting to taking; to the as-of date for one that nobody took."""
    milestones: Dated

    @cached_property
    def days_to_take(self) -> tuple[float, float]:
        """Median and ninth decile of the days from posting to taking; NaN where none was taken."""
        is_known = self.is_taken & ~np.isnat(self.table.days("taken_on"))
        taken = self.waited_days[is_known].astype(np.int64)
        median, slowest = quantiles(np.zeros(len(taken), np.intp), taken, 1)
        return float(median[0]), float(slowest[0])


@remembered
def challenges_of(ground: Ground) -> ChallengeMeasures:
    """Work out how every challenge stands on the as-of date."""
    table = ground.records["challenges"]
    is_taken = has_link(table, "takers")
    waited_to = np.where(is_taken, table.days("taken_on"), ground.today)
    return ChallengeMeasures(
        **vars(_dated(ground, table, "closed_on")),
        is_taken=is_taken,
        is_voluntary=counts_as(table, "claim", ground.programme) == "voluntary",
        waited_days=days_past(table.days("posted_on"), waited_to),
        milestones=_dated(ground, ground.records["milestones"], "done_on"),
    )


def _dated(ground: Ground, table: Table, done: str) -> Dated:
    """How each record stands that is done where there is a day on which it was."""
    done_on = table.days(done)
    outcome = np.where(np.isnat(done_on), Outcome.OPEN, Outcome.DONE).astype(np.int8)
    return derive_dated(ground, table, outcome, table.days("due"), done_on)


@remembered
def challenge_counts_of(ground: Ground, scope: Scope) -> ChallengeCounts:
    """Challenges by the community they are about, or the units that took them; a joint one counts for each."""
    challenges, takers = challenges_of(ground), ground.records["challenges"].links["takers"]
    if scope is Scope.UNIT:
        rows, entity = takers.rows, takers.targets
    else:
        entity = entity_of(ground, challenges.table, scope)
        rows = np.arange(len(entity))
    is_taken = challenges.is_taken

    def count(mask: Mask) -> list[int]:
        found: list[int] = summed(entity, mask[rows], ground.size(scope)).tolist()
        return found

    return ChallengeCounts(
        posted=count(is_taken | True),
        taken=count(is_taken),
        voluntary=count(is_taken & challenges.is_voluntary),
        finished=count(is_taken & (challenges.outcome == Outcome.DONE)),
        past_due=count(is_taken & challenges.is_overdue),
    )
