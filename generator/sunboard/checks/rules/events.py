"""R-5, R-6, R-7: what happens to a task gives its reason, and judgements come from others, in time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sunboard.checks.arrays import (
    NO_DAY,
    Codes,
    Days,
    Mask,
    codes_at,
    days_at,
    is_filled,
    last_days,
)
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.checks.parsing.answers import answers
from sunboard.checks.rules.shapes import asks_for

_DAY_ZERO = np.datetime64("1900-01-01", "D")
_MOST_DAYS = 1_000_000

HALTS = ("declined", "suspended", "cancelled")
"""What stops a task."""
halts_have_a_reason = asks_for("task_events", "event", HALTS, ("reason",), "R-5-no-reason")
"""R-5: a task was declined, suspended or cancelled, and nobody says why."""


UNANSWERED = "R-6-no-answer"
"""What is found of a row that is no evaluation, as nobody answered: nothing about it is unclear."""


def evaluations_say_something(drafts: Drafts) -> Iterator[RecordFault]:
    """R-6: an evaluation that tells neither a level nor whether it is solved."""
    evaluations = drafts["evaluations"]
    is_empty = ~evaluations.at_fault
    for name in ("level", "solved"):
        field, written = evaluations.kind.field_by_name[name], evaluations.source.texts[name]
        # An answer that nobody can read was given all the same.
        is_empty &= ~is_filled(answers(written, field, drafts.programme))
    yield from evaluations.faults(is_empty, "level", UNANSWERED)


def only_finished_work_is_judged(drafts: Drafts) -> Iterator[RecordFault]:
    """R-6: an evaluation of something unfinished, or dated before it was finished."""
    evaluations = drafts["evaluations"]
    judged_on = evaluations.days["date"]
    reopened_on = last_event(drafts, "reopened")
    task = evaluations.refs["subject", "tasks"]
    # A task done again carries its last completion date; what was judged was an earlier one.
    is_of_earlier = days_at(reopened_on, task) >= judged_on
    completed_on = days_at(drafts["tasks"].days["completed_on"], task)
    is_finished = np.append(finished_tasks(drafts), True)[task]
    is_open_task = ~is_finished & ~is_of_earlier
    commitment = evaluations.refs["subject", "commitments"]
    done_on = days_at(drafts["commitments"].days["done_on"], commitment)
    has_outcome = np.append(drafts["commitments"].has("outcome"), True)
    # One that says when it was done says that it was, whatever came of it.
    is_open_commitment = ~has_outcome[commitment] & np.isnat(done_on)
    yield from evaluations.faults(is_open_task | is_open_commitment, "subject", "R-6-unfinished")
    is_early = (judged_on < done_on) | ((judged_on < completed_on) & ~is_of_earlier)
    yield from evaluations.faults(is_early, "date", "R-6-early")


def nobody_judges_their_own_work(drafts: Drafts) -> Iterator[RecordFault]:
    """R-6: the unit that did the work evaluates it, and not as a self-evaluation."""
    evaluations = drafts["evaluations"]
    is_same = np.zeros(len(evaluations), dtype=np.bool_)
    for kind in ("tasks", "commitments"):
        subject = evaluations.refs["subject", kind]
        doer = codes_at(drafts[kind].ref("unit"), subject)
        is_same |= (doer == evaluations.ref("unit")) & (doer >= 0)
    is_self = drafts.counts_as("evaluations", "evaluator", "self")
    yield from evaluations.faults(is_same & ~is_self, "unit", "R-6-own-work")


def dissatisfaction_is_answered(drafts: Drafts) -> Iterator[RecordFault]:
    """R-7: a task judged unsatisfactory was neither reopened nor answered within the limit."""
    evaluations = drafts["evaluations"]
    workdays = drafts.programme.limits.answer_workdays
    is_unhappy = drafts.counts_as("evaluations", "level", "dissatisfied")
    is_unhappy &= ~drafts.counts_as("evaluations", "evaluator", "self")
    is_unhappy &= (evaluations.refs["subject", "tasks"] >= 0) & evaluations.has("date")
    rows = np.flatnonzero(is_unhappy)
    judged_on = evaluations.days["date"][rows]
    deadline = drafts.programme.calendar.fewest.add_workdays(judged_on, workdays)
    answered_on = _first_answer(drafts, evaluations.refs["subject", "tasks"][rows], judged_on)
    is_late = (drafts.as_of > deadline) & ~(answered_on <= deadline)
    yield from evaluations.faults(rows[is_late], "level", "R-7-unanswered", workdays=workdays)


def finished_tasks(drafts: Drafts) -> Mask:
    """The tasks that are said to be done, by a day or by their state."""
    tasks = drafts["tasks"]
    return tasks.has("completed_on") | drafts.counts_as("tasks", "state", "done")


def last_event(drafts: Drafts, *meanings: str) -> Days:
    """For each task the date of its last event of these meanings, NaT for none."""
    events = drafts["task_events"]
    is_meant = drafts.counts_as("task_events", "event", *meanings)
    return last_days(events.days["date"], events.ref("task"), is_meant, len(drafts["tasks"]))


def _first_answer(drafts: Drafts, tasks: Codes, since: Days) -> Days:
    """For each task its first answer or reopening on or after a day, NaT for none."""
    events = drafts["task_events"]
    is_answer = drafts.counts_as("task_events", "event", "reopened", "answered")
    rows = np.flatnonzero(is_answer & events.has("date") & (events.ref("task") >= 0))
    keys = np.sort(_key(events.ref("task")[rows], events.days["date"][rows]))
    found = np.append(keys, -1)[np.searchsorted(keys, _key(tasks, since))]
    day = _DAY_ZERO + found % _MOST_DAYS
    return np.where(found // _MOST_DAYS == tasks, day, NO_DAY)


def _key(tasks: Codes, days: Days) -> npt.NDArray[np.int64]:
    """Task and day in one number that sorts by task, then day."""
    return tasks.astype(np.int64) * _MOST_DAYS + (days - _DAY_ZERO).astype(np.int64)
