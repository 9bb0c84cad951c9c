"""Counts by place, unit and month: every figure on every board is read from these arrays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from sunboard.measures.columns import Counts, Days, Positions, counted
from sunboard.measures.commitments import commitments_of
from sunboard.measures.entities import entity_of, town_of_community
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.periods import Months
from sunboard.measures.status import Cohort, Outcome, Timing
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import Dated
from sunboard.measures.unclear import unclear_of, void_of

Tallied = Literal["tasks", "commitments"]


class Rate(NamedTuple):
    """A share that is never shown without its two numbers (rule R-20)."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> int | None:
        """Rounded half up, once and here; None when there is nothing to divide by.

        Never 100 where one is missing, nor 0 where one was done: a reader takes those for all and none.
        """
        if self.denominator == 0:
            return None
        if self.numerator in (0, self.denominator):
            return 100 * self.numerator // self.denominator
        rounded = (200 * self.numerator + self.denominator) // (2 * self.denominator)
        return min(max(rounded, 1), 99) if self.numerator < self.denominator else rounded


@dataclass(frozen=True)
class Tally:
    """How many records of one kind each entity has; an entity without any has zeros (rule R-23)."""

    outcomes: Counts
    """Shape (entities, outcomes)."""
    timings: Counts
    """Shape (entities, timings), open records only."""
    cohorts: Counts
    """Shape (entities, cohorts), by original due date up to the as-of date."""
    unclear: Counts
    """For each entity the records known to be its own that could not be counted (看不清的)."""
    void: Counts
    """For each entity those of its own that a correction declared void (作废)."""
    unplaced: Counts
    """Of the county the records that are no community's (未写明社区), which it counts; 0 for all others."""
    count_months: Callable[[], tuple[Counts, Counts]]
    """Makes the two arrays by month, which few boards need and which are by far the largest."""

    @cached_property
    def _monthly(self) -> tuple[Counts, Counts]:
        return self.count_months()

    @property
    def monthly_outcomes(self) -> Counts:
        """Shape (entities, months, outcomes), by the month the record began."""
        return self._monthly[0]

    @property
    def monthly_cohorts(self) -> Counts:
        """Shape (entities, months, cohorts), by the month of the original due date."""
        return self._monthly[1]

    @cached_property
    def _rows(self) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
        """Outcomes, timings and cohorts as lists: a page asks for a few numbers, for which arrays are slow."""
        return self.outcomes.tolist(), self.timings.tolist(), self.cohorts.tolist()

    def count(self, entity: int, *outcomes: Outcome) -> int:
        """How many of an entity's records have one of the outcomes; all of them when none is named."""
        row = self._rows[0][entity]
        return sum(row[outcome] for outcome in outcomes) if outcomes else sum(row)

    def past_due(self, entity: int) -> int:
        """Open records whose original date has passed."""
        row = self._rows[1][entity]
        return row[Timing.PAST_DUE] + row[Timing.LONG_PAST_DUE]

    def count_cohort(self, entity: int, *cohorts: Cohort) -> int:
        """How many of an entity's records stand in one of the cohorts."""
        row = self._rows[2][entity]
        return sum(row[cohort] for cohort in cohorts)

    def fulfilled(self, entity: int) -> Rate:
        """Done, late or not, of all that have come due."""
        return self._fulfilled[entity]

    def on_time(self, entity: int) -> Rate:
        """Done by the original date, of all that have come due."""
        return self._on_time[entity]

    @cached_property
    def _fulfilled(self) -> list[Rate]:
        return rates_of(self.cohorts, Cohort.DONE_ON_TIME, Cohort.DONE_LATE)

    @cached_property
    def _on_time(self) -> list[Rate]:
        return rates_of(self.cohorts, Cohort.DONE_ON_TIME)


def rates(numerators: Counts, denominators: Counts) -> list[Rate]:
    """The share of each entity."""
    return list(map(Rate, numerators.tolist(), denominators.tolist()))


def rates_of(cohorts: Counts, *numerator: Cohort) -> list[Rate]:
    """For each entity some cohorts, of everything that has come due; shape (entities, cohorts)."""
    done = cohorts[:, list(numerator)].sum(axis=1)
    due = cohorts[:, Cohort.DONE_ON_TIME :].sum(axis=1)
    return rates(done, due)


def tally(entity: Positions, size: int, dated: Dated, began: Days, months: Months) -> Tally:
    """Count records by entity, and by the months they began and came due in; entity -1 is none."""
    is_open = dated.outcome == Outcome.OPEN
    return Tally(
        outcomes=counted((size, len(Outcome)), entity, dated.outcome),
        timings=counted((size, len(Timing)), entity, dated.timing, of=is_open),
        cohorts=counted((size, len(Cohort)), entity, dated.cohort),
        unclear=np.zeros(size, dtype=np.int64),
        void=np.zeros(size, dtype=np.int64),
        unplaced=np.zeros(size, dtype=np.int64),
        count_months=lambda: (
            counted((size, months.count, len(Outcome)), entity, months.codes(began), dated.outcome),
            counted(
                (size, months.count, len(Cohort)), entity, months.codes(dated.due), dated.cohort
            ),
        ),
    )


def sum_by(group: Positions, group_count: int, counts: Counts) -> Counts:
    """Add up the first axis of `counts` by group."""
    summed = np.zeros((group_count, *counts.shape[1:]), dtype=np.int64)
    np.add.at(summed, group, counts)
    return summed


def roll_up(group: Positions, group_count: int, part: Tally) -> Tally:
    """The tally of larger places from that of the places they are made of."""
    return Tally(
        outcomes=sum_by(group, group_count, part.outcomes),
        timings=sum_by(group, group_count, part.timings),
        cohorts=sum_by(group, group_count, part.cohorts),
        unclear=sum_by(group, group_count, part.unclear),
        void=sum_by(group, group_count, part.void),
        unplaced=sum_by(group, group_count, part.unplaced),
        count_months=lambda: (
            sum_by(group, group_count, part.monthly_outcomes),
            sum_by(group, group_count, part.monthly_cohorts),
        ),
    )


@remembered
def tally_of(ground: Ground, kind: Tallied, scope: Scope) -> Tally:
    """Tasks or commitments by entity; months by the day a task was raised, or a commitment made."""
    if scope is Scope.COUNTY:
        nowhere = np.count_nonzero(ground.records[kind].codes("community") < 0)
        made = replace(_tally(ground, kind, scope), unplaced=np.array([nowhere]))
    elif scope is Scope.TOWN:
        communities = tally_of(ground, kind, Scope.COMMUNITY)
        made = roll_up(town_of_community(ground), ground.size(scope), communities)
    else:
        made = _tally(ground, kind, scope)
    unclear, void = (of(ground, kind, scope) for of in (unclear_of, void_of))
    return replace(made, unclear=unclear, void=void)


def _tally(ground: Ground, kind: Tallied, scope: Scope) -> Tally:
    source = tasks_of(ground) if kind == "tasks" else commitments_of(ground)
    began = source.table.days("raised_on" if kind == "tasks" else "made_on")
    return tally(
        entity_of(ground, source.table, scope), ground.size(scope), source, began, months_of(ground)
    )
