"""Lateness against the original due date, from the day after (conventions 4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from sunboard.calendar import WorkCalendar
from sunboard.checks.records import Table
from sunboard.measures.status import (
    FINISHED_OUTCOMES,
    UNCOUNTED_OUTCOMES,
    Cohort,
    Outcome,
    Timing,
)

Codes = npt.NDArray[np.int8]
"""One member of an IntEnum a row."""
Days = npt.NDArray[np.datetime64]
"""One calendar day a row, `datetime64[D]`, NaT for none."""


def days_past(due: Days, judged_on: Days) -> npt.NDArray[np.int32]:
    """Calendar days from the due date to the day it is judged by; negative before, 0 where either is NaT."""
    known = ~(np.isnat(due) | np.isnat(judged_on))
    days = np.zeros(len(due), dtype=np.int32)
    days[known] = (judged_on[known] - due[known]).astype(np.int32)
    return days


def judged_on(outcome: Codes, done_on: Days, as_of: date) -> Days:
    """The day lateness is judged by: the day it was done, else the as-of date."""
    finished = np.isin(outcome, FINISHED_OUTCOMES) & ~np.isnat(done_on)
    today = np.datetime64(as_of, "D")
    return np.where(finished, done_on, today)


def last_workday(calendar: WorkCalendar, day: Days) -> Days:
    """The day on which something ends that is counted in working days: the next one where `day` is none."""
    is_rest = ~calendar.is_workday(day) & ~np.isnat(day)
    return np.where(is_rest, calendar.add_workdays(day, 1), day)


def limit_end(calendar: WorkCalendar, start: Days, workdays: int) -> Days:
    """The last day of a limit that begins with the working day after `start`; NaT where that is."""
    return last_workday(calendar, calendar.add_workdays(start, workdays))


@dataclass(frozen=True)
class Thresholds:
    """When an open record is due soon or long past due, in the days `past` is counted in."""

    due_soon: int
    long_past_due: int


class Dated(Protocol):
    """Measures of records that somebody answers for by a day."""

    @property
    def table(self) -> Table:
        """The records."""

    @property
    def outcome(self) -> Codes:
        """What became of each."""

    @property
    def timing(self) -> Codes:
        """How each stands against its date."""

    @property
    def due(self) -> Days:
        """Its date."""


def derive_timing(
    outcome: Codes,
    due: Days,
    judged_on: Days,
    past: npt.NDArray[np.int32],
    thresholds: Thresholds,
) -> Codes:
    """The timing of each row: late from the day after the original due date, whatever that day is.

    `past` counts days or working days from the due date to `judged_on`; it says how late, never whether.
    """
    finished = np.isin(outcome, FINISHED_OUTCOMES)
    is_past = judged_on > due
    conditions: list[Any] = [
        np.isin(outcome, UNCOUNTED_OUTCOMES),
        np.isnat(due),
        finished & is_past,
        finished,
        is_past & (past > thresholds.long_past_due),
        is_past,
        judged_on == due,
        past >= -thresholds.due_soon,
    ]
    timings = (
        Timing.STOPPED,
        Timing.NO_DATE,
        Timing.LATE,
        Timing.ON_TIME,
        Timing.LONG_PAST_DUE,
        Timing.PAST_DUE,
        Timing.JUST_DUE,
        Timing.DUE_SOON,
    )
    return np.select(conditions, timings, Timing.NOT_DUE).astype(np.int8)


def derive_cohort(outcome: Codes, timing: Codes, due: Days, as_of: date) -> Codes:
    """Each row's part in the rates; what is due on the as-of day has come due, done or not."""
    is_done, is_open = outcome == Outcome.DONE, outcome == Outcome.OPEN
    conditions: list[Any] = [
        timing == Timing.STOPPED,
        timing == Timing.NO_DATE,
        due > np.datetime64(as_of, "D"),
        is_done & (timing == Timing.ON_TIME),
        is_done,
        outcome == Outcome.REPORTED_DONE,
        is_open & (timing == Timing.JUST_DUE),
    ]
    cohorts = (
        Cohort.UNCOUNTED,
        Cohort.UNDATED,
        Cohort.NOT_DUE,
        Cohort.DONE_ON_TIME,
        Cohort.DONE_LATE,
        Cohort.REPORTED,
        Cohort.JUST_DUE,
    )
    return np.select(conditions, cohorts, Cohort.UNFINISHED).astype(np.int8)
