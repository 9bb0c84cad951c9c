"""Lateness against the original due date, from the day after (conventions 4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

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


@dataclass(frozen=True)
class Thresholds:
    """When an open record is due soon or long past due, in the days `past` is counted in."""

    due_soon: int
    long_past_due: int


def derive_timing(
    outcome: Codes, due: Days, past: npt.NDArray[np.int32], thresholds: Thresholds
) -> Codes:
    """The timing of each row; `past` counts days or working days past the original due date."""
    finished = np.isin(outcome, FINISHED_OUTCOMES)
    conditions: list[Any] = [
        np.isin(outcome, UNCOUNTED_OUTCOMES),
        np.isnat(due),
        finished & (past > 0),
        finished,
        past > thresholds.long_past_due,
        past > 0,
        past >= -thresholds.due_soon,
    ]
    timings = (
        Timing.STOPPED,
        Timing.NO_DATE,
        Timing.LATE,
        Timing.ON_TIME,
        Timing.LONG_PAST_DUE,
        Timing.PAST_DUE,
        Timing.DUE_SOON,
    )
    return np.select(conditions, timings, Timing.NOT_DUE).astype(np.int8)


def derive_cohort(
    outcome: Codes, timing: Codes, due: Days, past: npt.NDArray[np.int32], as_of: date
) -> Codes:
    """Each row's part in the rates; a row that is not late yet counts only once it is finished."""
    today = np.datetime64(as_of, "D")
    finished = np.isin(outcome, FINISHED_OUTCOMES)
    has_come = ~np.isnat(due) & ((past > 0) | (finished & (due <= today)))
    counted = has_come & (timing != Timing.STOPPED)
    conditions: list[Any] = [
        ~counted,
        (outcome == Outcome.DONE) & (timing == Timing.ON_TIME),
        outcome == Outcome.DONE,
        outcome == Outcome.REPORTED_DONE,
    ]
    cohorts = (Cohort.OUTSIDE, Cohort.DONE_ON_TIME, Cohort.DONE_LATE, Cohort.REPORTED)
    return np.select(conditions, cohorts, Cohort.UNFINISHED).astype(np.int8)
