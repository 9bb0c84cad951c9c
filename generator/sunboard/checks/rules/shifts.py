"""R-4, R-5, R-13: what became of a shift is said after its day, with a reason, and the station was open."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.checks.arrays import days_at
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault


def shifts_are_judged_after_their_day(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: a shift that lies ahead is said to have been held or missed."""
    shifts = drafts["shifts"]
    is_ahead = shifts.days["date"] > drafts.as_of
    params = {"as_of": str(drafts.as_of)}
    yield from shifts.faults(is_ahead & shifts.has("state"), "state", "R-4-not-yet", **params)


def missed_shifts_have_a_reason(drafts: Drafts) -> Iterator[RecordFault]:
    """R-5: nobody came to a shift, and nobody says why."""
    shifts = drafts["shifts"]
    is_missed = drafts.counts_as("shifts", "state", "missed")
    yield from shifts.faults(is_missed & ~shifts.has("reason"), "reason", "R-5-missed")


def shifts_lie_within_their_station(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a shift before its station opened, or after it was closed."""
    shifts, stations = drafts["shifts"], drafts["stations"]
    station, day = shifts.ref("station"), shifts.days["date"]
    opened = days_at(stations.days["opened_on"], station)
    closed = days_at(stations.days["closed_on"], station)
    yield from shifts.faults((day < opened) | (day > closed), "date", "R-13-station-closed")
