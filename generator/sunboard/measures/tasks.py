"""What can be worked out about each task: outcome, timing, basis, and where in the loop it waits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.calendar import WorkCalendar
from sunboard.checks.arrays import NO_DAY
from sunboard.checks.records import Records, Table
from sunboard.measures.columns import (
    Codes,
    Days,
    Mask,
    Positions,
    counts_as,
    first_of,
    has_link,
    is_filled,
    last_day,
    no_days,
)
from sunboard.measures.evaluations import Judgements, derive_judgements
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.publication import ResultPublication, derive_publication
from sunboard.measures.status import Basis, Outcome
from sunboard.measures.timing import Dated, derive_dated, last_workday
from sunboard.settings import EVALUATED, PUBLISHED, Programme


@dataclass(frozen=True)
class TaskMeasures(Dated):
    """Arrays beside the tasks table: one entry a task, in the table's order.

    What is due on a rest day is due on the next working day. While a year's days off are not announced it is
    the latest day that the announcement can make of it, so that nobody is called late whom it acquits.
    """

    unit: Positions
    """The unit now answerable: the one it was last passed to (转办), else the one on the record."""
    basis: Codes
    stated_due: Days
    """The due date by the days off known so far, as pages say it."""
    named_due: Days
    """The same before it is moved: as written, else worked out from the loop's limit (办理时限)."""
    is_due_computed: Mask
    """Whether nobody wrote a date, so that it was worked out."""
    is_due_provisional: Mask
    """Whether an announcement still to come may move it."""
    is_sum_provisional: Mask
    """Whether one may change the working days up to the due date, or from it to the day it is judged by."""
    finishing_limit: int | None
    """Working days the programme allows for finishing; None for no limit."""
    waiting: npt.NDArray[np.int8]
    """Position in the programme's steps of the step it waits for; -1 when it waits for none."""
    waiting_since: Days
    """The day of the last step taken, or of the event that sent it back since; NaT for none."""
    judgements: Judgements
    mended_on: Days
    """The last day a judgement was answered or the task reopened; NaT for never."""
    publication: ResultPublication

    @cached_property
    def is_shown(self) -> Mask:
        """Done with who, what, result and date (见人见事见结果), so that the result stands on the site."""
        is_shown: Mask = self.outcome == Outcome.DONE
        return is_shown

    @cached_property
    def is_disliked(self) -> Mask:
        """Whether a resident was ever dissatisfied with it."""
        return self.judgements.dissatisfied > 0

    @cached_property
    def is_unanswered(self) -> Mask:
        """Whether a resident was dissatisfied and it was neither answered nor reopened since (R-7)."""
        return self.is_disliked & ~(self.mended_on >= self.judgements.dissatisfied_since)


@remembered
def tasks_of(ground: Ground) -> TaskMeasures:
    """Work out every task's three axes on the as-of date."""
    records, programme, calendar = ground.records, ground.programme, ground.calendar
    table = records["tasks"]
    history = _TaskHistory(records, programme)
    done_on = table.days("completed_on")
    says_done = counts_as(table, "state", programme) == "done"
    outcome = _outcome(table, history, done_on, says_done)
    named_due, is_computed = _original_due(table, programme, calendar)
    stated_due = last_workday(calendar, named_due)
    due = last_workday(calendar.fewest, _original_due(table, programme, calendar.fewest)[0])
    start = np.where(is_computed, _finishing_start(table), named_due)
    dated = derive_dated(ground, table, outcome, due, done_on, in_workdays=True)
    judgements = derive_judgements(records, programme, "tasks")
    waiting = _waiting(table, programme, outcome, judgements)
    waiting_since = _waiting_since(table, programme, waiting, history)
    waiting_since[_is_undated(table, outcome)] = NO_DAY
    return TaskMeasures(
        **vars(dated),
        unit=history.unit,
        basis=derive_basis(table, outcome, judgements, history.mended_on),
        stated_due=stated_due,
        named_due=named_due,
        is_due_computed=is_computed,
        is_due_provisional=(is_computed & calendar.is_provisional(start, stated_due))
        | (~np.isnat(due) & (due != stated_due)),
        is_sum_provisional=calendar.is_provisional(start, np.fmax(due, dated.judged_on)),
        finishing_limit=programme.finishing_workdays,
        waiting=waiting,
        waiting_since=waiting_since,
        judgements=judgements,
        mended_on=history.mended_on,
        publication=derive_publication(
            table, outcome == Outcome.DONE, ground.publications, ground.as_of
        ),
    )


class _TaskHistory:
    """What the task events leave behind: the last halt, the last mending, the unit now answerable."""

    def __init__(self, records: Records, programme: Programme) -> None:
        tasks, events = records["tasks"], records["task_events"]
        self.size = len(tasks)
        self.task = events.codes("task")
        self.day = events.days("date")
        self.event = counts_as(events, "event", programme)
        self.order = np.lexsort((np.arange(len(self.task)), self.day))
        self.unit = tasks.codes("unit").copy()
        passed_on = self.order[
            (self.event[self.order] == "reassigned") & (events.codes("unit")[self.order] >= 0)
        ]
        self.unit[self.task[passed_on]] = events.codes("unit")[passed_on]
        self.passed_on = self._last_day("reassigned")
        self.restarted_on = self._last_day("reopened", "resumed", "reassigned")
        self.mended_on = self._last_day("answered", "reopened")

    def _last_day(self, *events: str) -> Days:
        """The last day of some events of each task, NaT for none."""
        return last_day(np.where(np.isin(self.event, events), self.task, -1), self.day, self.size)

    def last_halt(self) -> tuple[npt.NDArray[np.object_], Days]:
        """For each task the last event that stopped or restarted it, and its day; "" and NaT for none."""
        event = np.full(self.size, "", dtype=object)
        day = no_days(self.size)
        turning = ("declined", "suspended", "resumed", "reopened", "cancelled")
        rows = self.order[np.isin(self.event[self.order], turning)]
        event[self.task[rows]] = self.event[rows]
        day[self.task[rows]] = self.day[rows]
        return event, day


OUTCOME_BY_EVENT = {
    "declined": Outcome.DECLINED,
    "suspended": Outcome.SUSPENDED,
    "cancelled": Outcome.CANCELLED,
}
"""What comes of a task by an event that counts as one of these."""


def _outcome(table: Table, history: _TaskHistory, done_on: Days, says_done: Mask) -> Codes:
    event, day = history.last_halt()
    has_who = (history.unit >= 0) | has_doers_besides(table)
    is_shown = has_who & is_filled(table, "result") & is_filled(table, "text")
    is_done = ~np.isnat(done_on)
    # Without a day nothing tells whether it was done before it was stopped or reopened, or since.
    is_said_done = ~is_done & says_done & np.isin(event, ("", "resumed"))
    # A task done again after it was reopened carries the later completion date; an earlier one is void.
    is_done &= ~((event == "reopened") & (done_on < day))
    is_done &= ~(np.isin(event, ("suspended", "cancelled", "declined")) & (done_on <= day))
    # Declined by one unit and taken up by another: open again, as the rule about completion has it.
    is_taken_up = (history.passed_on >= day) | (table.days("accepted_on") > day)
    return first_of(
        (is_done & is_shown, Outcome.DONE),
        (is_done | is_said_done, Outcome.REPORTED_DONE),
        ((event == "declined") & ~is_taken_up, OUTCOME_BY_EVENT["declined"]),
        *((event == name, OUTCOME_BY_EVENT[name]) for name in ("suspended", "cancelled")),
        otherwise=Outcome.OPEN,
    )


def has_doers_besides(table: Table) -> Mask:
    """Whether somebody but a unit does each task: people, or the community or town itself."""
    mask: Mask = has_link(table, "people") | (table.codes("by_community") >= 0)
    return mask | (table.codes("by_town") >= 0)


def _original_due(table: Table, programme: Programme, calendar: WorkCalendar) -> tuple[Days, Mask]:
    """The due date as written, else the limit of the finishing step counted from the step before it."""
    written = table.days("due")
    limit = programme.finishing_workdays
    if limit is None:
        return written, np.zeros(len(written), dtype=bool)
    start = _finishing_start(table)
    is_computed = np.isnat(written) & ~np.isnat(start)
    due = written.copy()
    due[is_computed] = calendar.add_workdays(start[is_computed], limit)
    return due, is_computed


def _finishing_start(table: Table) -> Days:
    """The day the limit of the finishing step counts from; NaT for none."""
    accepted = table.days("accepted_on")
    return np.where(np.isnat(accepted), table.days("dispatched_on"), accepted)


def derive_basis(table: Table, outcome: Codes, judgements: Judgements, mended_on: Days) -> Codes:
    """How each claim is known; one that nobody claims done has no basis to judge."""
    is_claimed = np.isin(outcome, (Outcome.DONE, Outcome.REPORTED_DONE, Outcome.PART_DONE))
    is_disputed = (judgements.dissatisfied > 0) & ~(mended_on >= judgements.dissatisfied_since)
    is_approved = (judgements.dissatisfied == 0) & (judgements.unsolved == 0)
    return first_of(
        (~is_claimed, Basis.NONE),
        (is_disputed, Basis.DISPUTED),
        (judgements.has_others & is_approved, Basis.VERIFIED),
        (is_filled(table, "evidence"), Basis.EVIDENCED),
        otherwise=Basis.CLAIMED,
    )


def _waiting(
    table: Table, programme: Programme, outcome: Codes, judgements: Judgements
) -> npt.NDArray[np.int8]:
    """The first step after the furthest one reached; a skipped step holds nobody up."""
    reached = np.full(len(table), -1, dtype=np.int8)
    for position, step in enumerate(programme.steps):
        if step.date_field:
            reached[~np.isnat(table.days(step.date_field))] = position
        elif step.key == PUBLISHED:
            # Whatever is done with its result stands on this very site.
            reached[outcome == Outcome.DONE] = position
        elif step.key == EVALUATED:
            reached[judgements.has_residents] = position
    is_reopened = (outcome == Outcome.OPEN) & ~np.isnat(table.days("completed_on"))
    finishing = [i for i, s in enumerate(programme.steps) if s.date_field == "completed_on"]
    if finishing:
        reached[is_reopened] = finishing[0] - 1
        is_undated = _is_undated(table, outcome)
        reached[is_undated] = np.maximum(reached[is_undated], finishing[0])
    waiting = (reached + 1).astype(np.int8)
    is_over = np.isin(outcome, (Outcome.DECLINED, Outcome.SUSPENDED, Outcome.CANCELLED))
    waiting[is_over | (waiting >= len(programme.steps))] = -1
    return waiting


def _is_undated(table: Table, outcome: Codes) -> Mask:
    """Said to be done by its state alone, so that nobody knows when."""
    mask: Mask = (outcome == Outcome.REPORTED_DONE) & np.isnat(table.days("completed_on"))
    return mask


def _waiting_since(
    table: Table, programme: Programme, waiting: npt.NDArray[np.int8], history: _TaskHistory
) -> Days:
    """Since when each task waits: the last date before its step, later if it was taken up anew."""
    since = history.restarted_on
    for position, step in enumerate(programme.steps):
        if step.date_field:
            day = table.days(step.date_field)
            since = np.where(waiting > position, np.fmax(since, day), since)
    follows = [p for p, step in enumerate(programme.steps) if step.follows_completion]
    done_on = table.days("completed_on")
    since = np.where(np.isin(waiting, follows) & ~np.isnat(done_on), done_on, since)
    return np.where(waiting >= 0, since, NO_DAY)
