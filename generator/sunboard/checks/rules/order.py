"""R-3, R-4: things happen one after another, and not after the day the records are complete to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from sunboard.checks.arrays import NO_DAY, days_at
from sunboard.checks.drafts import Drafts, field_label
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.rules.events import last_event
from sunboard.schema import Field, FieldType

WAITS = ("R-4-waits",)
"""What is found of records with which nothing is wrong: it is only not their day yet."""


def nothing_happens_in_the_future(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: a date of something past lies after the as-of date.

    Where that was yesterday, today's records are right, and wait: what begins with a day that has not ended
    is shown once it has. What goes on with one stays as it is, so that nothing leaves the site for a night. A
    removal for privacy holds whatever day is looked back to: nobody gets to read again what was taken down.
    """
    as_of, latest = drafts.as_of, drafts.latest_day
    is_removal = drafts.counts_as("corrections", "category", "privacy")
    for draft, field in drafts.fields_of(FieldType.DATE):
        if not field.past:
            continue
        days = draft.days[field.name]
        is_future = days > latest
        if draft is drafts["corrections"]:
            is_future &= ~(is_removal & (days <= drafts.consent_day))
        is_said = draft.source.is_said(field.name)
        yield from draft.faults(is_future & ~is_said, field.name, "R-4-future", as_of=str(latest))
        yield from draft.faults(is_future & is_said, field.name, "date-said-ahead")
        if (field.required or field.loses_unread) and not draft.kind.counts_at_once:
            waits = (days > as_of) & (days <= latest)
            yield from draft.faults(waits, field.name, "R-4-waits", as_of=str(as_of))


def nothing_happens_before_the_programme(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: a date of what the programme does lies before it began; mostly a year mistyped."""
    began = drafts.programme.first_day(drafts.as_of.astype(date))
    for draft, field in drafts.fields_of(FieldType.DATE):
        if not field.may_precede:
            is_early = draft.days[field.name] < np.datetime64(began, "D")
            yield from draft.faults(is_early, field.name, "R-4-before", began=str(began))


def lengths_begin_with_days_that_count(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: a date was counted from another of the record (7天), and that one isn't believed."""
    for draft, field in drafts.fields_of(FieldType.DATE):
        rows = draft.counted.get(field.name)
        if rows is not None:
            heading = draft.kind.field_by_name[field.counted_from].heading
            lost = rows[np.isnat(draft.days[field.counted_from][rows])]
            yield from draft.faults(lost, field.name, "date-length-lost", heading=heading)


def ends_follow_beginnings(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4, R-13: a date of a record precedes the one it must follow."""
    for draft, field in drafts.fields_of(FieldType.DATE):
        for earlier in field.follows:
            is_early = draft.days[field.name] < draft.days[earlier]
            params = field_label(draft.kind.field_by_name[earlier], "other")
            yield from draft.faults(is_early, field.name, _early_code(field), **params)


def _early_code(field: Field) -> str:
    """What is said of a date that precedes another one: of an end, of something past, of a due date."""
    if field.ends:
        return "R-13-ends-early"
    return "R-4-early" if field.past else "R-4-due-early"


def steps_follow_each_other(drafts: Drafts) -> Iterator[RecordFault]:
    """R-3: a step of the loop contradicts the other steps; steps may be missing.

    A step that lies ahead, mostly a year mistyped, is not believed (R-4) and contradicts none.
    """
    tasks = drafts["tasks"]
    steps = [step.date_field for step in drafts.programme.steps if step.date_field in tasks.days]
    days = np.full((len(tasks), len(steps)), NO_DAY)
    for column, step in enumerate(steps):
        is_past = tasks.days[step] <= drafts.latest_day
        days[is_past, column] = tasks.days[step][is_past]
    is_early = days < np.fmax.accumulate(days, axis=1)
    for row in np.flatnonzero(is_early.any(axis=1)).tolist():
        for contradiction in out_of_order(days[row].tolist()):
            params = field_label(tasks.kind.field_by_name[steps[contradiction.other]], "other")
            code = "R-3-order" if contradiction.is_early else "R-3-order-late"
            yield tasks.fault(row, steps[contradiction.step], Fault(code, params))


class Contradiction(NamedTuple):
    """A step whose day can't be right if that of another is."""

    step: int
    other: int
    is_early: bool
    """Dated before a step that precedes it; else after one that follows it."""


def out_of_order(days: Sequence[date | None]) -> list[Contradiction]:
    """The fewest steps without which the others are in order; of equally few, the later ones.

    The first step that has a day is believed: without it nothing could be counted.
    """
    dated = [(step, day) for step, day in enumerate(days) if day is not None]
    chains: list[list[tuple[int, date]]] = []
    for step, day in dated:
        before = [chain for chain in chains if chain[-1][1] <= day]
        if before or not chains:
            # Of chains of one length, max takes the first, which keeps the earlier steps.
            chains.append([*max(before, key=len, default=[]), (step, day)])
    kept = max(chains, key=len, default=[])
    return [_contradiction(step, day, kept) for step, day in dated if (step, day) not in kept]


def _contradiction(step: int, day: date, kept: Sequence[tuple[int, date]]) -> Contradiction:
    """Which of the steps that are believed this one contradicts, and how."""
    for other, its_day in reversed(kept):
        if other < step and its_day > day:
            return Contradiction(step, other, is_early=True)
    return Contradiction(step, next(o for o, its in kept if o > step and its < day), is_early=False)


def declined_tasks_are_not_completed(drafts: Drafts) -> Iterator[RecordFault]:
    """R-3: a task is completed although it was declined and nobody took it up again."""
    tasks = drafts["tasks"]
    declined = last_event(drafts, "declined")
    resumed = last_event(drafts, "resumed", "reopened", "reassigned")
    is_taken_up = (resumed >= declined) | (tasks.days["accepted_on"] > declined)
    is_completed = tasks.has("completed_on") & ~np.isnat(declined) & ~is_taken_up
    yield from tasks.faults(is_completed, "completed_on", "R-3-declined")


def events_follow_their_task(drafts: Drafts) -> Iterator[RecordFault]:
    """R-3: something happened to a task before anybody asked for it."""
    events = drafts["task_events"]
    raised_on = days_at(drafts["tasks"].days["raised_on"], events.ref("task"))
    yield from events.faults(events.days["date"] < raised_on, "date", "R-3-event-early")


def replies_follow_their_subject(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: a unit explained itself before anybody asked for the thing, or promised it."""
    replies = drafts["replies"]
    for kind in ("tasks", "commitments"):
        began_on = drafts[kind].days[drafts[kind].kind.began_on]
        is_early = replies.days["date"] < days_at(began_on, replies.refs["subject", kind])
        yield from replies.faults(is_early, "date", "R-4-reply-early")


def extensions_extend(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: an extension is decided before the promise, or doesn't move its date forward."""
    extensions, commitments = drafts["extensions"], drafts["commitments"]
    commitment = extensions.ref("commitment")
    is_early = extensions.days["set_on"] < days_at(commitments.days["made_on"], commitment)
    yield from extensions.faults(is_early, "set_on", "R-4-extension-early")
    is_no_later = extensions.days["new_due"] <= days_at(commitments.days["due"], commitment)
    yield from extensions.faults(is_no_later, "new_due", "R-4-extension-back")
