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
from sunboard.language.dates import said_month, said_quarter, said_year
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
    start: date
    end: date

    @property
    def label(self) -> str:
        """As readers see it: 2026年第三季度."""
        months = 12 * (self.end.year - self.start.year) + self.end.month - self.start.month
        if months == _YEAR:
            return said_year(self.start.year)
        if months == _QUARTER:
            return said_quarter(self.start.year, self.start.month // _QUARTER + 1)
        return said_month(self.start.year, self.start.month)


_QUARTER, _YEAR = 3, 12
"""How many months they have."""


def parse_span(text: str) -> Span | None:
    """The period a text such as 2026, 2026-Q3 or 2026-09 means; None for anything else."""
    found = _PERIOD.fullmatch(text)
    if found is None or not date.min.year < int(found[1]) < date.max.year:
        return None
    year, quarter, month = int(found[1]), found[2], found[3]
    if quarter:
        first, months = _QUARTER * int(quarter) - 2, _QUARTER
    elif month:
        first, months = int(month), 1
    else:
        first, months = 1, _YEAR
    after = first + months - 1
    end = date(year + after // 12, after % 12 + 1, 1)
    return Span(text.lower(), date(year, first, 1), end)


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
    positions, households = _positions(ground, span)
    visited, visits, unit_visits = _visits(ground, span)
    activities, hours = _activities(ground, span)
    tasks_done, tasks_on_time = _tasks(ground, span)
    judged, satisfied = _judgements(ground, span)
    return Appraisal(
        positions=positions,
        households=households,
        visited=visited,
        visits=visits,
        activities=activities,
        hours=hours,
        shifts=_shifts(ground, span),
        tasks_done=tasks_done,
        tasks_on_time=tasks_on_time,
        judged=judged,
        satisfied=satisfied,
        deeds=_deeds(ground, span),
        unit_visits=unit_visits,
    )


def _linked(ground: Ground, table: Table, numbers: Counts | Mask) -> Counts:
    """The rows of a mask, or numbers, added up by the people that each row is linked to."""
    links = table.links["people"]
    return summed(links.targets, numbers[links.rows], len(ground.records["people"]))


def _positions(ground: Ground, span: Span) -> tuple[Counts, npt.NDArray[np.float64]]:
    table, size = ground.records["positions"], len(ground.records["people"])
    before_end = table.days("reported_on") < np.datetime64(span.end, "D")
    is_held = before_end & ~(table.days("ended_on") < np.datetime64(span.start, "D"))
    holder = np.where(is_held, table.codes("person"), -1)
    return counted((size,), holder), known_sum(holder, table.numbers("households"), size)


def _visits(ground: Ground, span: Span) -> tuple[Counts, Counts, Counts]:
    """The households and visits of each person, and the visits of each unit that are nobody's."""
    table, size = ground.records["visits"], len(ground.records["people"])
    is_ours, person = _in_span(table.days("ended_on"), span), table.codes("person")
    visitor, visits = np.where(is_ours, person, -1), table.numbers("visits")
    unit = np.where(is_ours & (person < 0), table.codes("unit"), -1)
    return (
        summed(visitor, table.numbers("households"), size),
        summed(visitor, visits, size),
        summed(unit, visits, len(ground.records["units"])),
    )


def _activities(ground: Ground, span: Span) -> tuple[Counts, npt.NDArray[np.float64]]:
    """How many activities each person took part in, and for how many hours."""
    table, size = ground.records["activities"], len(ground.records["people"])
    took_part, links = _in_span(table.days("date"), span), table.links["people"]
    person = np.where(took_part[links.rows], links.targets, -1)
    hours = known_sum(person, table.numbers("hours")[links.rows], size)
    return _linked(ground, table, took_part), hours


def _shifts(ground: Ground, span: Span) -> Counts:
    table = ground.records["shifts"]
    is_kept = counts_as(table, "state", ground.programme) == "held"
    return _linked(ground, table, is_kept & _in_span(table.days("date"), span))


def _tasks(ground: Ground, span: Span) -> tuple[Counts, Counts]:
    """The tasks each person finished, and of these those in time."""
    tasks = tasks_of(ground)
    done = tasks.is_shown & _in_span(tasks.table.days("completed_on"), span)
    both = (done, done & (tasks.timing == Timing.ON_TIME))
    in_all, in_time = (_linked(ground, tasks.table, mask) for mask in both)
    return in_all, in_time


def _judgements(ground: Ground, span: Span) -> tuple[Counts, Counts]:
    """How many residents judged each person's tasks in the period, and how many were satisfied."""
    table, tasks = ground.records["evaluations"], ground.records["tasks"]
    subject = positions_of_ids(tasks, table.text_array("subject"))
    is_ours = counts_as(table, "evaluator", ground.programme) == "resident"
    is_ours &= _in_span(table.days("date"), span)
    level = counts_as(table, "level", ground.programme)
    is_ours &= level != ""
    is_happy = is_ours & (level == "satisfied")
    people = np.nan_to_num(table.numbers("count"), nan=1)
    by_task = (summed(subject, people * mask, len(tasks)) for mask in (is_ours, is_happy))
    judged, satisfied = (_linked(ground, tasks, residents) for residents in by_task)
    return judged, satisfied


def _deeds(ground: Ground, span: Span) -> Counts:
    deeds = deeds_of(ground)
    is_ours = deeds.is_honoured & _in_span(deeds.table.days("date"), span)
    return _linked(ground, deeds.table, is_ours)


def _in_span(days: Days, span: Span) -> Mask:
    inside: Mask = (days >= np.datetime64(span.start, "D")) & (days < np.datetime64(span.end, "D"))
    return inside
