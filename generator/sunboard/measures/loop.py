"""The service loop: how many days each step takes, who waits where, and who waits beyond the limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.checks.arrays import NO_DAY
from sunboard.measures.columns import Counts, Days, Mask, Positions, counted, no_days, summed
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import TaskMeasures, tasks_of
from sunboard.measures.timing import limit_end
from sunboard.settings import PUBLISHED, Step


class StepMeasures(NamedTuple):
    """One step of the loop: one entry a task."""

    has_passed: Mask
    is_timed: Mask
    """Whether it is known how many days the step took."""
    days: npt.NDArray[np.int64]
    """Calendar days from the step before; 0 where it is not known."""
    is_within: Mask
    """Passed by the last day of the limit; False where the step has none, or it is not known."""
    is_overdue: Mask
    """Still waiting for the step after the last day of its limit."""


@dataclass(frozen=True)
class LoopMeasures:
    """Figures of the loop by entity; the second axis is the programme's steps."""

    reached: Counts
    """Tasks that have passed the step."""
    waiting: Counts
    """Tasks that wait for the step."""
    overdue: Counts
    """Those that wait longer than its limit; 0 where it has none."""
    timed: Counts
    """Tasks that passed it in a known number of days."""
    within: Counts
    """Those that took no longer than its limit; 0 where it has none."""
    median_days: npt.NDArray[np.float64]
    """Calendar days from the step before; NaN where no task has both dates."""
    slowest_tenth_days: npt.NDArray[np.float64]
    """Days that nine tenths of the tasks stay within; NaN likewise."""

    def within_limit(self, entity: int, step: int) -> Rate:
        """Tasks that passed a step within its limit, of those of which it is known."""
        return Rate(int(self.within[entity, step]), int(self.timed[entity, step]))


@remembered
def steps_of(ground: Ground) -> tuple[StepMeasures, ...]:
    """Work out every step of every task, in the programme's order.

    Nobody has passed a limit whom the announcement of a year's days off, still to come, may acquit.
    """
    tasks, programme, calendar = tasks_of(ground), ground.programme, ground.calendar.fewest
    previous, today = no_days(len(tasks.waiting)), ground.today
    steps = []
    for position, step in enumerate(programme.steps):
        has_passed, day = _passed(tasks, step)
        start = _start(tasks, step, previous)
        is_timed = has_passed & ~np.isnat(day) & ~np.isnat(start)
        is_within = is_overdue = np.zeros(len(previous), dtype=bool)
        if step.limit_workdays is not None:
            is_within = is_timed & (day <= limit_end(calendar, start, step.limit_workdays))
            last_day = limit_end(calendar, tasks.waiting_since, step.limit_workdays)
            is_overdue = (tasks.waiting == position) & (last_day < today)
        days = np.where(is_timed, (day - start).astype(np.int64), 0)
        steps.append(StepMeasures(has_passed, is_timed, days, is_within, is_overdue))
        if step.date_field:
            # A step left out does not restart the clock: the next is measured from the last one taken.
            previous = np.where(np.isnat(day), previous, day)
    return tuple(steps)


def _passed(tasks: TaskMeasures, step: Step) -> tuple[Mask, Days]:
    """Which tasks have passed a step, and on which day as far as that is known."""
    if step.date_field:
        day = tasks.table.days(step.date_field)
        return ~np.isnat(day), day
    if step.key == PUBLISHED:
        return tasks.is_shown, tasks.publication.day
    if step.follows_completion:
        return tasks.judgements.has_residents, tasks.judgements.first_on
    size = len(tasks.waiting)
    return np.zeros(size, dtype=bool), no_days(size)


def _start(tasks: TaskMeasures, step: Step, previous: Days) -> Days:
    """The day from which a step's days count."""
    if not step.follows_completion:
        return previous
    done_on = tasks.table.days("completed_on")
    if step.key != PUBLISHED:
        return done_on
    # What was done before the site kept its ledger could not be published in time.
    return np.where(done_on >= tasks.publication.began_on, done_on, NO_DAY)


@remembered
def loop_of(ground: Ground, scope: Scope) -> LoopMeasures:
    """Add the loop up by entity."""
    tasks, steps = tasks_of(ground), steps_of(ground)
    entity, entity_count = entity_of(ground, tasks.table, scope), ground.size(scope)
    size = (entity_count, len(steps))
    median, slowest = np.full(size, np.nan), np.full(size, np.nan)
    for position, step in enumerate(steps):
        known = step.is_timed & (entity >= 0)
        found = quantiles(entity[known], step.days[known], entity_count)
        median[:, position], slowest[:, position] = found

    def count(masks: Iterable[Mask]) -> Counts:
        counts = [summed(entity, mask, entity_count) for mask in masks]
        return np.array(counts, dtype=np.int64).reshape(size[::-1]).T

    return LoopMeasures(
        reached=count(step.has_passed for step in steps),
        waiting=counted(size, entity, tasks.waiting),
        overdue=count(step.is_overdue for step in steps),
        timed=count(step.is_timed for step in steps),
        within=count(step.is_within for step in steps),
        median_days=median,
        slowest_tenth_days=slowest,
    )


def quantiles(
    entity: Positions, taken: npt.NDArray[np.int64], entity_count: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Each entity's median (lower of two) and ninth decile, by the nearest-rank method; NaN for none."""
    order = np.lexsort((taken, entity))
    ordered = taken[order].astype(float)
    size = np.bincount(entity, minlength=entity_count)
    start = np.cumsum(size) - size
    results = []
    for tenths in (5, 9):
        rank = np.maximum(-(-size * tenths // 10) - 1, 0)
        value = np.full(entity_count, np.nan)
        value[size > 0] = ordered[(start + rank)[size > 0]]
        results.append(value)
    return results[0], results[1]
