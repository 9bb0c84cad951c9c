"""Trends: the same figures month by month and quarter by quarter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from sunboard.measures.columns import Counts, Mask, Positions, summed
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.loop import quantiles
from sunboard.measures.periods import Months
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Rate, rates_of, tally_of
from sunboard.measures.tasks import tasks_of


class Period(StrEnum):
    """How time is cut."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True)
class Trend:
    """Figures by entity and period; the second axis of every array is the periods, oldest first."""

    labels: tuple[str, ...]
    """2026年9月, or 2026年第三季度."""
    tasks_kept: Mask
    """One a period: whether tasks were kept in some of its months."""
    raised: Counts
    """Tasks raised in the period."""
    task_cohorts: Counts
    """Tasks that came due in it; third axis: cohorts."""
    commitment_cohorts: Counts
    """Commitments that came due in it; third axis: cohorts."""
    satisfied: Counts
    """Residents satisfied with tasks raised in it."""
    judged: Counts
    """Residents who judged them."""
    median_days: npt.NDArray[np.float64]
    """Calendar days from raising to finishing of the tasks raised in it; NaN where none is finished."""

    def on_time(self, entity: int, period: int) -> Rate:
        """Tasks done by their original date, of all that came due in the period."""
        return self._on_time[entity * len(self.labels) + period]

    def fulfilled(self, entity: int, period: int) -> Rate:
        """Tasks done, late or not, of all that came due in the period."""
        return self._fulfilled[entity * len(self.labels) + period]

    def kept(self, entity: int, period: int) -> Rate:
        """Commitments kept, late or not, of all that came due in the period."""
        return self._kept[entity * len(self.labels) + period]

    @cached_property
    def _on_time(self) -> list[Rate]:
        return rates_of(self.task_cohorts.reshape(-1, len(Cohort)), Cohort.DONE_ON_TIME)

    @cached_property
    def _fulfilled(self) -> list[Rate]:
        done = (Cohort.DONE_ON_TIME, Cohort.DONE_LATE)
        return rates_of(self.task_cohorts.reshape(-1, len(Cohort)), *done)

    @cached_property
    def _kept(self) -> list[Rate]:
        done = (Cohort.DONE_ON_TIME, Cohort.DONE_LATE)
        return rates_of(self.commitment_cohorts.reshape(-1, len(Cohort)), *done)

    def satisfaction(self, entity: int, period: int) -> Rate:
        """Residents satisfied, of those who judged tasks raised in the period."""
        return Rate(int(self.satisfied[entity, period]), int(self.judged[entity, period]))


@remembered
def trend_of(ground: Ground, scope: Scope, period: Period) -> Trend:
    """Cut the figures of every entity of a scope by period."""
    months = months_of(ground)
    tasks = tasks_of(ground)
    judgements = tasks.judgements
    entity = entity_of(ground, tasks.table, scope)
    cut = _Cut(months, period, ground.size(scope))
    raised_on, done_on = tasks.table.days("raised_on"), tasks.table.days("completed_on")
    began = cut.groups(entity, raised_on)
    finished = tasks.is_finished & ~np.isnat(done_on) & (began >= 0)
    taken = (done_on[finished] - raised_on[finished]).astype(np.int64)
    median, _ = quantiles(began[finished], taken, cut.group_count)
    judged = judgements.satisfied + judgements.dissatisfied
    return Trend(
        labels=cut.labels,
        tasks_kept=cut.some(ground.kept.in_months(months, "tasks")),
        raised=cut.add_up(began, began >= 0),
        task_cohorts=cut.fold(tally_of(ground, "tasks", scope).monthly_cohorts),
        commitment_cohorts=cut.fold(tally_of(ground, "commitments", scope).monthly_cohorts),
        satisfied=cut.add_up(began, judgements.satisfied * tasks.is_finished),
        judged=cut.add_up(began, judged * tasks.is_finished),
        median_days=median.reshape(cut.entity_count, len(cut.labels)),
    )


class _Cut:
    """A range of months cut into periods, for a number of entities."""

    def __init__(self, months: Months, period: Period, entity_count: int) -> None:
        names = [
            month.label if period is Period.MONTH else month.quarter_label
            for month in (months[position] for position in range(months.count))
        ]
        self.labels = tuple(dict.fromkeys(names))
        self.entity_count = entity_count
        self.group_count = entity_count * len(self.labels)
        self._months = months
        self._period_of_month = np.array([*map(self.labels.index, names), -1])

    def groups(self, entity: Positions, day: npt.NDArray[np.datetime64]) -> Positions:
        """One number an (entity, period) pair for each row, -1 for none."""
        period = self._period_of_month[self._months.codes(day)]
        outside = (entity < 0) | (period < 0)
        return np.where(outside, -1, entity * len(self.labels) + period)

    def add_up(self, group: Positions, weight: npt.NDArray[Any]) -> Counts:
        """Sum of a weight by entity and period."""
        size = (self.entity_count, len(self.labels))
        return summed(group, weight, self.group_count).reshape(size)

    def some(self, is_month: Mask) -> Mask:
        """In which periods one month at least is so."""
        found = np.zeros(len(self.labels), dtype=bool)
        found[self._period_of_month[:-1][is_month]] = True
        return found

    def fold(self, monthly: Counts) -> Counts:
        """Counts by month (second axis) added up by period."""
        starts = np.searchsorted(self._period_of_month[:-1], np.arange(len(self.labels)))
        return np.add.reduceat(monthly, starts, axis=1)
