"""City observers: how many there are, what they reported, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Table
from sunboard.measures.columns import Mask, Positions, counts_as
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.loop import quantiles
from sunboard.measures.months import months_of
from sunboard.measures.tally import Tally, roll_up, tally
from sunboard.measures.tasks import tasks_of


class Durations(NamedTuple):
    """Calendar days from raising to finishing, one entry an entity; NaN where nothing is finished."""

    median: npt.NDArray[np.float64]
    slowest_tenth: npt.NDArray[np.float64]
    """Days that nine tenths stay within."""


@dataclass(frozen=True)
class Observers:
    """The observers of each community on the as-of date."""

    is_run: bool
    """Whether the county keeps counts of them: without, the boards say nothing of observers."""
    counted: Positions
    """One a community: the row of its latest count on or before the as-of date, -1 for none."""
    reports: Tally
    """The tasks they raised, by community."""
    county_reports: Tally
    """The same of the whole county."""
    days: Durations
    """By community."""
    county_days: Durations


@remembered
def observers_of(ground: Ground) -> Observers:
    """Gather the counts of observers, and the tasks that came through their channel."""
    records, tasks = ground.records, tasks_of(ground)
    communities = len(records["communities"])
    is_report = counts_as(tasks.table, "channel", ground.programme) == "observer"
    where = np.where(is_report, tasks.table.codes("community"), -1)
    raised_on = tasks.table.days("raised_on")
    reports = tally(where, communities, tasks, raised_on, months_of(ground))
    whole = np.zeros(communities, dtype=np.intp)
    counts = records["observers"]
    return Observers(
        is_run=ground.kept.keeps("observers"),
        counted=_latest(counts, ground.today, communities),
        reports=reports,
        county_reports=roll_up(whole, 1, reports),
        days=_durations(ground, is_report, where, communities),
        county_days=_durations(ground, is_report, np.zeros_like(where), 1),
    )


def _latest(counts: Table, today: np.datetime64, communities: int) -> Positions:
    day = counts.days("counted_on")
    rows = np.flatnonzero(day <= today)
    # Of two counts of one day the one written down last stands.
    rows = rows[np.argsort(day[rows], kind="stable")]
    latest = np.full(communities, -1, dtype=np.intp)
    latest[counts.codes("community")[rows]] = rows
    return latest


def _durations(ground: Ground, is_report: Mask, entity: Positions, count: int) -> Durations:
    tasks = tasks_of(ground)
    table = tasks.table
    raised, done = table.days("raised_on"), table.days("completed_on")
    timed = is_report & tasks.is_finished & ~np.isnat(done)
    taken = (done[timed] - raised[timed]).astype(np.int64)
    return Durations(*quantiles(entity[timed], taken, count))
