"""R-18, R-13: an item of a list has an owner, a need is matched in time, and what fulfils is finished."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.calendar import DAY
from sunboard.checks.arrays import Codes, Mask, days_at
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.checks.rules.events import finished_tasks, last_event


def items_have_an_owner(drafts: Drafts) -> Iterator[RecordFault]:
    """R-18: nobody answers for an item."""
    items = drafts["list_items"]
    has_owner = (items.ref("unit") >= 0) | (items.ref("by_community") >= 0)
    yield from items.faults(~has_owner, "unit", "R-18-no-owner")


def needs_are_matched_in_time(drafts: Drafts) -> Iterator[RecordFault]:
    """R-18: a need has neither a resource nor a result, longer than the programme allows."""
    items, days = drafts["list_items"], drafts.programme.limits.match_days
    is_need = drafts.counts_as("list_items", "list", "need")
    is_stuck = is_need & ~items.has("matched_with") & ~items.has("fulfilled_by")
    has_waited = items.days["listed_on"] + days * DAY < drafts.as_of
    yield from items.faults(is_stuck & has_waited, "matched_with", "R-18-unmatched", days=days)


def needs_are_matched_with_resources(drafts: Drafts) -> Iterator[RecordFault]:
    """R-18: an item is matched with another one that is no resource."""
    items = drafts["list_items"]
    other = items.ref("matched_with")
    is_resource = np.append(drafts.counts_as("list_items", "list", "resource"), True)
    is_own = other == np.arange(len(items))
    yield from items.faults(~is_resource[other] & ~is_own, "matched_with", "R-18-no-resource")


def items_are_fulfilled_by_finished_things(drafts: Drafts) -> Iterator[RecordFault]:
    """R-18: an item is said to be fulfilled by something that nobody has finished."""
    items = drafts["list_items"]
    is_unfinished = np.zeros(len(items), dtype=np.bool_)
    for kind, finished in _finished(drafts).items():
        target: Codes = items.refs["fulfilled_by", kind]
        is_unfinished |= ~np.append(finished, True)[target]
    yield from items.faults(is_unfinished, "fulfilled_by", "R-18-unfinished")


def owners_still_exist(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: the unit that answers for an unfinished item was dissolved or merged."""
    items = drafts["list_items"]
    ended_on = days_at(drafts["units"].days["ended_on"], items.ref("unit"))
    is_open = ~items.has("fulfilled_by") & ~drafts.counts_as("list_items", "list", "resource")
    yield from items.faults(is_open & (ended_on <= drafts.as_of), "unit", "R-13-owner-ended")


def _finished(drafts: Drafts) -> dict[str, Mask]:
    """For each kind that may fulfil an item which of its records are finished."""
    tasks, commitments = drafts["tasks"], drafts["commitments"]
    done_on = tasks.days["completed_on"]
    is_void = last_event(drafts, "reopened") > done_on
    is_void |= last_event(drafts, "suspended", "cancelled", "declined") >= done_on
    is_kept = drafts.counts_as("commitments", "outcome", "done")
    return {
        "tasks": finished_tasks(drafts) & ~is_void,
        "commitments": is_kept | (commitments.has("done_on") & ~commitments.has("outcome")),
        "challenges": drafts["challenges"].has("closed_on"),
        # An activity is recorded only once it was held.
        "activities": np.ones(len(drafts["activities"]), dtype=np.bool_),
    }
