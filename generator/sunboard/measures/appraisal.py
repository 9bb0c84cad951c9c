"""What each person did in a period: figures for the person's own unit, never for the site (平时考核挂钩).

Figures only; a grade is nobody's but the unit's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Table
from sunboard.measures.columns import (
    Counts,
    Days,
    Mask,
    Positions,
    counts_as,
    known_sum,
    positions_of_ids,
    summed,
)
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Outcome, Timing
from sunboard.measures.tasks import tasks_of

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Span:
    """A year, quarter or month: from `start` up to but not with `end` (rule R-21)."""

    key: str
    """As in file names: 2026, 2026-q3, 2026-09."""
    label: str
    """As readers see it: 2026年第3季度."""
    start: date
    end: date


def parse_span(text: str) -> Span | None:
    """The period a text such as 2026, 2026-Q3 or 2026-09 means; None for anything else."""
    found = _PERIOD.fullmatch(text)
    if found is None or not date.min.year < int(found[1]) < date.max.year:
        return None
    year, quarter, month = int(found[1]), found[2], found[3]
    if quarter:
        first, months, label = 3 * int(quarter) - 2, 3, f"{year}年第{quarter}季度"
    elif month:
        first, months, label = int(month), 1, f"{year}年{int(month)}月"
    else:
        first, months, label = 1, 12, f"{year}年"
    after = first + months - 1
    end = date(year + after // 12, after % 12 + 1, 1)
    return Span(text.lower(), label, date(year, first, 1), end)


@dataclass(frozen=True)
class Appraisal:
    """One entry a person, in the people table's order."""

    positions: Counts
    """Positions held in the period after reporting in."""
    households: npt.NDArray[np.float64]
    """Households (户) those link; NaN where none says a number."""
    visited: Counts
    """Households called on, as the person's records add up."""
    visits: Counts
    activities: Counts
    hours: npt.NDArray[np.float64]
    """Hours of service; NaN where no activity says how long."""
    shifts: Counts
    """Shifts kept."""
    tasks_done: Counts
    """Tasks finished with a result in the period; one that several did counts for each."""
    tasks_on_time: Counts
    judged: Counts
    """Residents (人) who judged the person's tasks in the period."""
    satisfied: Counts
    """Of these, who was satisfied."""
    deeds: Counts
    """Deeds of the period that stand on the honour board."""
    unit_visits: Counts
    """One a unit: visits (次) in the period recorded for the unit as a whole, so for nobody here."""


@remembered
def appraisal_of(ground: Ground, span: Span) -> Appraisal:
    """Add up what each person did in a period, as far as it is recorded."""
    deeds = deeds_of(ground)
    tasks = tasks_of(ground)
    count = _Count(ground, span)
    positions = count.held_positions()
    activities, shifts = count.records["activities"], count.records["shifts"]
    took_part = _in_span(activities.days("date"), span)
    is_kept = counts_as(shifts, "state", ground.programme) == "held"
    done = tasks.outcome == Outcome.DONE
    done &= _in_span(tasks.table.days("completed_on"), span)
    judged, satisfied = count.judgements()
    visits = count.records["visits"]
    visited = _in_span(visits.days("ended_on"), span)
    by_unit = visited & (visits.codes("person") < 0)
    return Appraisal(
        positions=positions,
        households=count.linked_households(),
        visited=count.of_visits("households", visited),
        visits=count.of_visits("visits", visited),
        activities=count.linked(activities, took_part),
        hours=count.hours(activities, took_part),
        shifts=count.linked(shifts, is_kept & _in_span(shifts.days("date"), span)),
        tasks_done=count.linked(tasks.table, done),
        tasks_on_time=count.linked(tasks.table, done & (tasks.timing == Timing.ON_TIME)),
        judged=count.linked(tasks.table, judged > 0, judged),
        satisfied=count.linked(tasks.table, satisfied > 0, satisfied),
        deeds=count.linked(
            deeds.table,
            deeds.is_honoured & _in_span(deeds.table.days("date"), span),
        ),
        unit_visits=summed(
            visits.codes("unit")[by_unit],
            visits.numbers("visits")[by_unit],
            len(count.records["units"]),
        ),
    )


class _Count:
    """Counts by person, of one period."""

    def __init__(self, ground: Ground, span: Span) -> None:
        self.ground, self.span, self.records = ground, span, ground.records
        self.size = len(self.records["people"])
        table = self.records["positions"]
        started, ended = table.days("reported_on"), table.days("ended_on")
        before_end = started < np.datetime64(span.end, "D")
        self._held = np.flatnonzero(before_end & ~(ended < np.datetime64(span.start, "D")))
        self._holder = table.codes("person")[self._held]

    def held_positions(self) -> Counts:
        return np.bincount(self._holder, minlength=self.size)

    def linked_households(self) -> npt.NDArray[np.float64]:
        numbers = self.records["positions"].numbers("households")[self._held]
        return known_sum(self._holder, numbers, self.size)

    def of_visits(self, field: str, where: Mask) -> Counts:
        table = self.records["visits"]
        return summed(table.codes("person")[where], table.numbers(field)[where], self.size)

    def linked(self, table: Table, where: Mask, weight: Counts | None = None) -> Counts:
        """How many of the rows in `where` each person is linked to, or the sum of their weights."""
        row, person = _links(table, where)
        ones = np.ones(len(row)) if weight is None else weight[row]
        return summed(person, ones, self.size)

    def hours(self, activities: Table, where: Mask) -> npt.NDArray[np.float64]:
        row, person = _links(activities, where)
        return known_sum(person, activities.numbers("hours")[row], self.size)

    def judgements(self) -> tuple[Counts, Counts]:
        """For each task how many residents judged it in the period, and how many were satisfied."""
        table, tasks = self.records["evaluations"], tasks_of(self.ground).table
        subject = positions_of_ids(tasks, table.text_array("subject"))
        evaluator = counts_as(table, "evaluator", self.ground.programme)
        level = counts_as(table, "level", self.ground.programme)
        people = np.nan_to_num(table.numbers("count"), nan=1)
        ours = (subject >= 0) & (evaluator == "resident")
        ours &= _in_span(table.days("date"), self.span)
        happy = ours & (level == "satisfied")
        size = len(tasks)
        return summed(subject[ours], people[ours], size), summed(
            subject[happy], people[happy], size
        )


def _in_span(days: Days, span: Span) -> Mask:
    inside: Mask = (days >= np.datetime64(span.start, "D")) & (days < np.datetime64(span.end, "D"))
    return inside


def _links(table: Table, where: Mask) -> tuple[Positions, Positions]:
    """The rows in `where` and the people linked to them, one entry a link."""
    links = table.links["people"]
    chosen = where[links.rows]
    return links.rows[chosen], links.targets[chosen]
