"""R-4, R-5, R-10, R-13, R-19, R-20: activities, teams, observers and shifts agree with what else is known."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.checks.arrays import days_at, is_filled
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.checks.rules.shapes import asks_for, is_no_more

persons_are_no_more_than_attendances = is_no_more(
    "activities", "persons", "attendances", "R-20-persons"
)
"""R-20: more people than attendances, though everybody came at least once."""
active_observers_are_recruited = is_no_more("observers", "active", "recruited", "R-19-active")
"""R-19: more observers are active than were ever recruited."""
missed_shifts_have_a_reason = asks_for("shifts", "state", ("missed",), ("reason",), "R-5-missed")
"""R-5: nobody came to a shift, and nobody says why."""


def activities_were_held(drafts: Drafts) -> Iterator[RecordFault]:
    """R-20: an activity of no session."""
    activities = drafts["activities"]
    yield from activities.faults(activities.numbers["sessions"] == 0, "sessions", "R-20-no-session")


def obligations_are_counted_from_their_records(drafts: Drafts) -> Iterator[RecordFault]:
    """R-19: an activity claims an obligation that is counted from other records."""
    activities = drafts["activities"]
    terms = drafts.programme.vocabulary("obligations").terms
    for code, term in enumerate(terms):
        if term.counts_as == "activities":
            continue
        kind = drafts[term.counts_as].kind
        is_of_it, label = activities.terms["obligation"] == code, kind.words
        yield from activities.faults(is_of_it, "obligation", "R-19-obligation", label=label)


def teams_are_of_one_kind(drafts: Drafts) -> Iterator[RecordFault]:
    """R-10: a row is to be one of the teams or one of the social forces; it is neither, or both."""
    teams = drafts["teams"]
    # As written: a word that isn't in the list is told for itself.
    team, force = (is_filled(teams.source.texts[name]) for name in ("team", "force"))
    yield from teams.faults(team == force, "team", "R-10-team-or-force")


def shifts_are_judged_after_their_day(drafts: Drafts) -> Iterator[RecordFault]:
    """R-4: a shift that lies ahead is said to have been held or missed."""
    shifts = drafts["shifts"]
    is_ahead = shifts.days["date"] > drafts.as_of
    params = {"as_of": str(drafts.as_of)}
    yield from shifts.faults(is_ahead & shifts.has("state"), "state", "R-4-not-yet", **params)


def shifts_lie_within_their_station(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a shift before its station opened, or after it was closed."""
    shifts, stations = drafts["shifts"], drafts["stations"]
    station, day = shifts.ref("station"), shifts.days["date"]
    opened = days_at(stations.days["opened_on"], station)
    closed = days_at(stations.days["closed_on"], station)
    yield from shifts.faults((day < opened) | (day > closed), "date", "R-13-station-closed")
