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
    counted,
    counts_as,
    known_sum,
    positions_of_ids,
    summed,
)
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Timing
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
    records, tasks, deeds = ground.records, tasks_of(ground), deeds_of(ground)
    size, positions = len(records["people"]), records["positions"]
    before_end = positions.days("reported_on") < np.datetime64(span.end, "D")
    is_held = before_end & ~(positions.days("ended_on") < np.datetime64(span.start, "D"))
    holder = np.where(is_held, positions.codes("person"), -1)
    visits, activities, shifts = records["visits"], records["activities"], records["shifts"]
    is_visit = _in_span(visits.days("ended_on"), span)
    visitor = np.where(is_visit, visits.codes("person"), -1)
    took_part = _in_span(activities.days("date"), span)
    is_kept = counts_as(shifts, "state", ground.programme) == "held"
    done = tasks.is_shown & _in_span(tasks.table.days("completed_on"), span)
    is_told = deeds.is_honoured & _in_span(deeds.table.days("date"), span)
    judged, satisfied = _judgements(ground, span)
    served = activities.links["people"]

    def linked(table: Table, numbers: Counts | Mask) -> Counts:
        """The rows of a mask, or numbers, added up by the people that each row is linked to."""
        links = table.links["people"]
        return summed(links.targets, numbers[links.rows], size)

    return Appraisal(
        positions=counted((size,), holder),
        households=known_sum(holder, positions.numbers("households"), size),
        visited=summed(visitor, visits.numbers("households"), size),
        visits=summed(visitor, visits.numbers("visits"), size),
        activities=linked(activities, took_part),
        hours=known_sum(
            np.where(took_part[served.rows], served.targets, -1),
            activities.numbers("hours")[served.rows],
            size,
        ),
        shifts=linked(shifts, is_kept & _in_span(shifts.days("date"), span)),
        tasks_done=linked(tasks.table, done),
        tasks_on_time=linked(tasks.table, done & (tasks.timing == Timing.ON_TIME)),
        judged=linked(tasks.table, judged),
        satisfied=linked(tasks.table, satisfied),
        deeds=linked(deeds.table, is_told),
        unit_visits=summed(
            np.where(is_visit & (visits.codes("person") < 0), visits.codes("unit"), -1),
            visits.numbers("visits"),
            len(records["units"]),
        ),
    )


def _judgements(ground: Ground, span: Span) -> tuple[Counts, Counts]:
    """For each task how many residents judged it in the period, and how many were satisfied."""
    table, tasks = ground.records["evaluations"], ground.records["tasks"]
    subject = positions_of_ids(tasks, table.text_array("subject"))
    is_ours = counts_as(table, "evaluator", ground.programme) == "resident"
    is_ours &= _in_span(table.days("date"), span)
    is_happy = is_ours & (counts_as(table, "level", ground.programme) == "satisfied")
    people = np.nan_to_num(table.numbers("count"), nan=1)
    size = len(tasks)
    return summed(subject, people * is_ours, size), summed(subject, people * is_happy, size)


def _in_span(days: Days, span: Span) -> Mask:
    inside: Mask = (days >= np.datetime64(span.start, "D")) & (days < np.datetime64(span.end, "D"))
    return inside
