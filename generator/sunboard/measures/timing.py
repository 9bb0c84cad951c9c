"""Lateness against the original due date, from the day after (conventions 4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.calendar import WorkCalendar
from sunboard.checks.records import Table
from sunboard.measures.columns import Codes, Days, Mask, first_of
from sunboard.measures.ground import Ground
from sunboard.measures.status import (
    FINISHED_OUTCOMES,
    UNCOUNTED_OUTCOMES,
    Cohort,
    Outcome,
    Timing,
)


def days_past(due: Days, judged_on: Days) -> npt.NDArray[np.int32]:
    """Calendar days from the due date to the day it is judged by; negative before, 0 where either is NaT."""
    known = ~(np.isnat(due) | np.isnat(judged_on))
    days = np.zeros(len(due), dtype=np.int32)
    days[known] = (judged_on[known] - due[known]).astype(np.int32)
    return days


def last_workday(calendar: WorkCalendar, day: Days) -> Days:
    """The day on which something ends that is counted in working days: the next one where `day` is none."""
    is_rest = ~calendar.is_workday(day) & ~np.isnat(day)
    return np.where(is_rest, calendar.add_workdays(day, 1), day)


def limit_end(calendar: WorkCalendar, start: Days, workdays: int) -> Days:
    """The last day of a limit that begins with the working day after `start`; NaT where that is."""
    return last_workday(calendar, calendar.add_workdays(start, workdays))


@dataclass(frozen=True)
class Dated:
    """Arrays beside a table of what somebody answers for by a day: one entry a record, in its order."""

    table: Table
    outcome: Codes
    timing: Codes
    cohort: Codes
    due: Days
    """The original due date; never moved."""
    judged_on: Days
    """The day lateness is judged by: the day it was done, else the as-of date."""
    past: npt.NDArray[np.int32]
    """Days past the original date on the day it is judged by; negative before it. Of tasks working days:
    0 on the rest days after it too, which are late nevertheless."""

    @cached_property
    def is_finished(self) -> Mask:
        """Said to be done in full, whether all that shows it is there or not."""
        return np.isin(self.outcome, (Outcome.DONE, Outcome.REPORTED_DONE))

    @cached_property
    def is_overdue(self) -> Mask:
        """Open, and past the original date."""
        is_open: Mask = self.outcome == Outcome.OPEN
        return is_open & np.isin(self.timing, (Timing.PAST_DUE, Timing.LONG_PAST_DUE))


def derive_dated(
    ground: Ground,
    table: Table,
    outcome: Codes,
    due: Days,
    done_on: Days,
    *,
    in_workdays: bool = False,
) -> Dated:
    """How each record stands against its date on the as-of date."""
    limits = ground.programme.limits
    is_finished = np.isin(outcome, FINISHED_OUTCOMES)
    judged = np.where(is_finished & ~np.isnat(done_on), done_on, ground.today)
    if in_workdays:
        past = _workdays_past(ground.calendar.fewest, due, judged)
        thresholds = (limits.task_due_soon_workdays, limits.task_long_past_due_workdays)
    else:
        past = days_past(due, judged)
        thresholds = (limits.due_soon_days, limits.long_past_due_days)
    timing = _timing(outcome, due, judged, past, *thresholds)
    timing[is_finished & np.isnat(done_on) & ~np.isnat(due)] = Timing.DAY_UNKNOWN
    cohort = _cohort(outcome, timing, due, ground.today)
    return Dated(table, outcome, timing, cohort, due, judged, past)


def _workdays_past(calendar: WorkCalendar, due: Days, judged: Days) -> npt.NDArray[np.int32]:
    past = np.zeros(len(due), dtype=np.int32)
    known = ~np.isnat(due)
    past[known] = calendar.workdays_between(due[known], judged[known])
    return past


def _timing(
    outcome: Codes,
    due: Days,
    judged_on: Days,
    past: npt.NDArray[np.int32],
    due_soon: int,
    long_past_due: int,
) -> Codes:
    """The timing of each row: late from the day after the original due date, whatever that day is.

    `past` says how late it is, never whether; an open record is due soon or long past due by it.
    """
    finished = np.isin(outcome, FINISHED_OUTCOMES)
    is_past = judged_on > due
    return first_of(
        (np.isin(outcome, UNCOUNTED_OUTCOMES), Timing.STOPPED),
        (np.isnat(due), Timing.NO_DATE),
        (finished & is_past, Timing.LATE),
        (finished, Timing.ON_TIME),
        (is_past & (past > long_past_due), Timing.LONG_PAST_DUE),
        (is_past, Timing.PAST_DUE),
        (judged_on == due, Timing.JUST_DUE),
        (past >= -due_soon, Timing.DUE_SOON),
        otherwise=Timing.NOT_DUE,
    )


def _cohort(outcome: Codes, timing: Codes, due: Days, today: np.datetime64) -> Codes:
    """Each row's part in the rates; what is due on the as-of day has come due, done or not."""
    is_done, is_open = outcome == Outcome.DONE, outcome == Outcome.OPEN
    return first_of(
        (timing == Timing.STOPPED, Cohort.UNCOUNTED),
        (timing == Timing.NO_DATE, Cohort.UNDATED),
        (due > today, Cohort.NOT_DUE),
        (is_done & (timing == Timing.ON_TIME), Cohort.DONE_ON_TIME),
        (is_done, Cohort.DONE_LATE),
        (outcome == Outcome.REPORTED_DONE, Cohort.REPORTED),
        (is_open & (timing == Timing.JUST_DUE), Cohort.JUST_DUE),
        otherwise=Cohort.UNFINISHED,
    )
