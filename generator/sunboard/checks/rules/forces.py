"""R-10, R-19: teams are of one kind, and observers' counts hang together."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.checks.arrays import is_filled
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault


def teams_are_of_one_kind(drafts: Drafts) -> Iterator[RecordFault]:
    """R-10: a row is to be one of the teams or one of the social forces; it is neither, or both."""
    teams = drafts["teams"]
    # As written: a word that isn't in the list is told for itself.
    team, force = (is_filled(teams.source.texts[name]) for name in ("team", "force"))
    yield from teams.faults(team == force, "team", "R-10-team-or-force")


def active_observers_are_recruited(drafts: Drafts) -> Iterator[RecordFault]:
    """R-19: more observers are active than were ever recruited."""
    observers = drafts["observers"]
    is_more = observers.numbers["active"] > observers.numbers["recruited"]
    yield from observers.faults(is_more, "active", "R-19-active")
