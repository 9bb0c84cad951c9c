"""The service loop: how many days each step takes, and who waits where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sunboard.measures.columns import Positions
from sunboard.measures.tasks import TaskMeasures
from sunboard.settings import Programme


@dataclass(frozen=True)
class LoopMeasures:
    """Figures of the loop by entity; the second axis is the programme's steps."""

    reached: npt.NDArray[np.int64]
    """Tasks that have passed the step."""
    waiting: npt.NDArray[np.int64]
    """Tasks that wait for the step."""
    median_days: npt.NDArray[np.float64]
    """Calendar days from the step before; NaN where no task has both dates."""
    slowest_tenth_days: npt.NDArray[np.float64]
    """Days that nine tenths of the tasks stay within; NaN likewise."""


def derive_loop(
    tasks: TaskMeasures, entity: Positions, entity_count: int, programme: Programme
) -> LoopMeasures:
    """Work out the loop for each entity; rows with entity -1 belong to none."""
    size = (entity_count, len(programme.steps))
    loop = LoopMeasures(
        np.zeros(size, np.int64),
        np.zeros(size, np.int64),
        np.full(size, np.nan),
        np.full(size, np.nan),
    )
    previous = np.full(len(entity), np.datetime64("NaT", "D"))
    for position, step in enumerate(programme.steps):
        is_waiting = (tasks.waiting == position) & (entity >= 0)
        loop.waiting[:, position] = np.bincount(entity[is_waiting], minlength=entity_count)
        if not step.date_field:
            has_passed = tasks.judgements.has_residents & (entity >= 0)
            loop.reached[:, position] = np.bincount(entity[has_passed], minlength=entity_count)
            continue
        reached_on = tasks.table.days(step.date_field)
        has_passed = ~np.isnat(reached_on) & (entity >= 0)
        loop.reached[:, position] = np.bincount(entity[has_passed], minlength=entity_count)
        timed = has_passed & ~np.isnat(previous)
        taken = (reached_on[timed] - previous[timed]).astype(np.int64)
        median, slowest = quantiles(entity[timed], taken, entity_count)
        loop.median_days[:, position], loop.slowest_tenth_days[:, position] = median, slowest
        # A step left out does not restart the clock: the next one is measured from the last that was taken.
        previous = np.where(np.isnat(reached_on), previous, reached_on)
    return loop


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
