"""R-10, R-15, R-20, R-21: visits, household links and leaders' links as the programme counts them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.calendar import DAY
from sunboard.checks.arrays import codes_at, differ
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.rules.shapes import is_no_more, rules_out

_LONGEST_VISIT = 92 * DAY
"""No quarter has more days."""

households_are_no_more_than_visits = is_no_more("visits", "households", "visits", "R-20-households")
"""R-20: more households than visits; each household was called on at least once."""
key_households_are_a_leaders = rules_out(
    "pairings", "kind", ("unit",), ("key_households",), "R-15-key-households"
)
"""R-15: key households stand on a unit's pairing; only a leader helps them."""


def visits_lie_within_a_quarter(drafts: Drafts) -> Iterator[RecordFault]:
    """R-21: a record of visits covers more days than a quarter has."""
    visits = drafts["visits"]
    is_long = visits.days["ended_on"] - visits.days["started_on"] >= _LONGEST_VISIT
    yield from visits.faults(is_long, "ended_on", "R-21-long")


def visitors_belong_to_their_unit(drafts: Drafts) -> Iterator[RecordFault]:
    """R-10: the person who called belongs to another unit than the record says."""
    visits = drafts["visits"]
    own = codes_at(drafts["people"].ref("unit"), visits.ref("person"))
    yield from visits.faults(differ(visits.ref("unit"), own), "person", "R-10-other-unit")


def household_links_are_in_range(drafts: Drafts) -> Iterator[RecordFault]:
    """R-15: a position that is held links fewer or more households than the programme has it."""
    positions, limits = drafts["positions"], drafts.programme.limits
    households = positions.numbers["households"]
    is_outside = (households < limits.households_min) | (households > limits.households_max)
    is_held = positions.has("reported_on") & ~(positions.days["ended_on"] < drafts.as_of)
    yield from positions.faults(
        is_outside & is_held,
        "households",
        "R-15-households",
        least=limits.households_min,
        most=limits.households_max,
    )


def leaders_link_few_estates(drafts: Drafts) -> Iterator[RecordFault]:
    """R-15: a leader (an office of a unit) is linked with more estates than the programme has it."""
    pairings, most = drafts["pairings"], drafts.programme.limits.leader_estates_max
    linked: dict[tuple[int, str], set[int]] = {}
    for row in _current_leader_rows(drafts, pairings).tolist():
        office = pairings.texts["leader_office"][row].as_py()
        estates = linked.setdefault((int(pairings.ref("unit")[row]), office), set())
        estate = int(pairings.ref("estate")[row])
        if estate not in estates and len(estates) == most:
            yield pairings.fault(row, "estate", Fault("R-15-leader-estates", {"most": most}))
        else:
            estates.add(estate)


def _current_leader_rows(drafts: Drafts, pairings: Draft) -> np.ndarray:
    is_leader = drafts.counts_as("pairings", "kind", "leader")
    is_current = ~(pairings.days["started_on"] > drafts.as_of) & ~(
        pairings.days["ended_on"] < drafts.as_of
    )
    is_known = (pairings.ref("unit") >= 0) & (pairings.ref("estate") >= 0)
    return np.flatnonzero(is_leader & is_current & is_known)
