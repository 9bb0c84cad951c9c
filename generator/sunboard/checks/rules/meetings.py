"""R-17, R-13: a joint meeting decides who does what by when, or raises it to the level above."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.calendar import DAY
from sunboard.checks.arrays import NO_DAY, codes_at, days_at, differ
from sunboard.checks.drafts import Draft, Drafts, field_label
from sunboard.checks.faults import RecordFault
from sunboard.checks.rules.events import last_event
from sunboard.checks.rules.shapes import asks_for, rules_out

communities_say_where = asks_for(
    "meetings", "level", ("estate", "community"), ("community",), "R-17-place-missing"
)
"""R-17: a meeting of a community, or of one of its estates, doesn't say of which community."""
towns_say_where = asks_for("meetings", "level", ("town",), ("town",), "R-17-place-missing")
"""R-17: a town's meeting doesn't say of which town."""
wider_meetings_name_no_community = rules_out(
    "meetings", "level", ("town", "county"), ("community",), "R-17-place-strange"
)
"""R-17: a meeting of a town or the county says that it is a community's."""
other_meetings_name_no_town = rules_out(
    "meetings", "level", ("estate", "community", "county"), ("town",), "R-17-place-strange"
)
"""R-17: a meeting that is no town's says that it is."""
decisions_name_a_day = asks_for("decisions", "state", ("decided",), ("due",), "R-17-undecided")
"""R-17: something was decided by no day."""


def decisions_name_who_answers(drafts: Drafts) -> Iterator[RecordFault]:
    """R-17: something was decided, and neither a unit nor the community itself answers for it."""
    decisions = drafts["decisions"]
    is_open = drafts.counts_as("decisions", "state", "decided") & ~decisions.has("unit")
    is_open &= ~decisions.has("by_community")
    label = field_label(decisions.kind.field_by_name["unit"])
    yield from decisions.faults(is_open, "unit", "R-17-undecided", **label)


def matters_are_raised_upwards(drafts: Drafts) -> Iterator[RecordFault]:
    """R-17: a meeting is raised from one of its own level or a higher one, or from a later one."""
    meetings = drafts["meetings"]
    below, level = meetings.ref("raised_from"), meetings.terms["level"]
    is_raised = (below >= 0) & (level >= 0) & (level[below] >= 0)
    is_no_higher = is_raised & (level <= level[below])
    yield from meetings.faults(is_no_higher, "raised_from", "R-17-not-lower")
    is_earlier = meetings.days["date"] < days_at(meetings.days["date"], below)
    yield from meetings.faults(is_earlier, "date", "R-17-not-earlier", loses="raised_from")


def decisions_show_their_result(drafts: Drafts) -> Iterator[RecordFault]:
    """R-1: a decision that no task carries out has a day without a result, or a result without a day."""
    decisions, tasks = drafts["decisions"], drafts["tasks"].ref("decision")
    is_served = np.zeros(len(decisions), dtype=np.bool_)
    is_served[tasks[tasks >= 0]] = True
    has_day, has_result = decisions.has("done_on"), decisions.has("result")
    yield from decisions.faults(has_day & ~has_result & ~is_served, "result", "R-1-no-result")
    yield from decisions.faults(has_result & ~has_day & ~is_served, "done_on", "R-17-no-date")


def decisions_follow_their_meeting(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: a decision is due, or done, before the meeting that made it."""
    decisions, meetings = drafts["decisions"], drafts["meetings"]
    held_on = days_at(meetings.days["date"], decisions.ref("meeting"))
    for name in ("due", "done_on"):
        yield from decisions.faults(decisions.days[name] < held_on, name, "R-17-early")


def raised_matters_are_taken_up(drafts: Drafts) -> Iterator[RecordFault]:
    """R-17: something was raised, and no meeting of a higher level took it up within the limit."""
    decisions, meetings = drafts["decisions"], drafts["meetings"]
    days = drafts.programme.limits.escalation_days
    meeting = decisions.ref("meeting")
    deadline = days_at(meetings.days["date"], meeting) + days * DAY
    taken_up_on = days_at(_taken_up_on(meetings), meeting)
    is_raised = drafts.counts_as("decisions", "state", "escalated")
    is_late = is_raised & (drafts.as_of > deadline) & ~(taken_up_on <= deadline)
    yield from decisions.faults(is_late, "state", "R-17-not-taken-up", days=days)


def _taken_up_on(meetings: Draft) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    """For each meeting the first day a meeting of a higher level was raised from it, NaT for none."""
    below, level, date = meetings.ref("raised_from"), meetings.terms["level"], meetings.days["date"]
    rows = np.flatnonzero((below >= 0) & (level > level[below]) & ~np.isnat(date))
    # The last one written wins, so the earliest comes last.
    rows = rows[np.argsort(date[rows], kind="stable")[::-1]]
    first = np.full(len(meetings), NO_DAY)
    first[below[rows]] = date[rows]
    return first


def guides_are_leaders_of_the_day(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a meeting is guided by a pairing that is no leader's, or did not run that day."""
    meetings, pairings = drafts["meetings"], drafts["pairings"]
    guide, day = meetings.ref("guided_by"), meetings.days["date"]
    is_leader = np.append(drafts.counts_as("pairings", "kind", "leader"), True)
    yield from meetings.faults(~is_leader[guide], "guided_by", "R-13-guide-no-leader")
    is_early = day < days_at(pairings.days["started_on"], guide)
    is_over = day > days_at(pairings.days["ended_on"], guide)
    where = (is_early | is_over) & is_leader[guide]
    yield from meetings.faults(where, "guided_by", "R-13-guide-not-then")


def ended_units_attend_nothing(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a unit came to a meeting, or was made answerable there, after it was dissolved."""
    meetings, decisions = drafts["meetings"], drafts["decisions"]
    ended_on = drafts["units"].days["ended_on"]
    links = meetings.links["units"]
    is_over = meetings.days["date"][links.rows] > ended_on[links.targets]
    yield from meetings.faults(np.unique(links.rows[is_over]), "date", "R-13-unit-ended")
    held_on = days_at(meetings.days["date"], decisions.ref("meeting"))
    is_late = held_on > days_at(ended_on, decisions.ref("unit"))
    yield from decisions.faults(is_late, "unit", "R-17-unit-ended")


def tasks_are_done_by_whoever_was_told(drafts: Drafts) -> Iterator[RecordFault]:
    """R-17: a task carries out a decision, and another unit has it; what was passed on since is fine."""
    tasks, decisions = drafts["tasks"], drafts["decisions"]
    told = codes_at(decisions.ref("unit"), tasks.ref("decision"))
    is_kept = np.isnat(last_event(drafts, "reassigned"))
    is_other = differ(told, tasks.ref("unit")) & is_kept
    yield from tasks.faults(is_other, "decision", "R-17-other-unit")
