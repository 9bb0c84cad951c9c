"""City observers: how many there are, what they reported, and what became of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.measures.columns import Positions, counts_as
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.loop import quantiles
from sunboard.measures.tally import Tally, tally
from sunboard.measures.tasks import tasks_of


class Durations(NamedTuple):
    """Calendar days from raising to finishing, one entry an entity; NaN where nothing is finished."""

    median: npt.NDArray[np.float64]
    slowest_tenth: npt.NDArray[np.float64]
    """Days that nine tenths stay within."""


@remembered
def latest_counts_of(ground: Ground) -> Positions:
    """For each community the row of its latest count on or before the as-of date, -1 for none."""
    counts = ground.records["observers"]
    day = counts.days("counted_on")
    rows = np.flatnonzero(day <= ground.today)
    # Of two counts of one day the one written down last stands.
    rows = rows[np.argsort(day[rows], kind="stable")]
    latest = np.full(ground.size(Scope.COMMUNITY), -1, dtype=np.intp)
    latest[counts.codes("community")[rows]] = rows
    return latest


@remembered
def reports_of(ground: Ground, scope: Scope) -> Tally:
    """The tasks that came through the observers' channel, by entity."""
    tasks, raised_on = tasks_of(ground), ground.records["tasks"].days("raised_on")
    return tally(
        _reported_by(ground, scope), ground.size(scope), tasks, raised_on, months_of(ground)
    )


@remembered
def report_days_of(ground: Ground, scope: Scope) -> Durations:
    """How long it took to finish them, by entity."""
    tasks, entity = tasks_of(ground), _reported_by(ground, scope)
    raised, done = tasks.table.days("raised_on"), tasks.table.days("completed_on")
    timed = (entity >= 0) & tasks.is_finished & ~np.isnat(done)
    taken = (done[timed] - raised[timed]).astype(np.int64)
    return Durations(*quantiles(entity[timed], taken, ground.size(scope)))


def _reported_by(ground: Ground, scope: Scope) -> Positions:
    """For each task the entity an observer of which raised it; -1 for none."""
    table = ground.records["tasks"]
    is_report = counts_as(table, "channel", ground.programme) == "observer"
    return np.where(is_report, entity_of(ground, table, scope), -1)
