"""R-16: who took up a challenge, when and how; and its milestones lie within it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.checks.arrays import days_at
from sunboard.checks.drafts import Drafts, field_label
from sunboard.checks.faults import RecordFault
from sunboard.checks.rules.shapes import asks_for, rules_out

COMPANIONS = (
    ("takers", "taken_on"),
    ("takers", "claim"),
    ("taken_on", "takers"),
    ("claim", "takers"),
    ("closed_on", "takers"),
    ("closed_on", "result"),
)
"""Where the first is filled in, the second must be."""

assignments_have_a_basis = asks_for(
    "challenges", "claim", ("assigned",), ("assigned_by",), "R-16-no-basis"
)
"""R-16: a challenge was assigned without a document."""
volunteers_need_no_basis = rules_out(
    "challenges", "claim", ("voluntary",), ("assigned_by",), "R-16-voluntary"
)
"""R-16: a challenge was taken voluntarily, and yet with a document."""


def takings_are_complete(drafts: Drafts) -> Iterator[RecordFault]:
    """R-16: a challenge was taken without a unit, a day or a way; or closed without taker or result."""
    challenges = drafts["challenges"]
    fields = challenges.kind.field_by_name
    for given, needed in COMPANIONS:
        params = field_label(fields[given], "given") | field_label(fields[needed])
        # What a taking lacks is missing; that something was done which nobody took up isn't believed.
        loses = needed if given == "takers" else given
        where = challenges.has(given) & ~challenges.has(needed)
        yield from challenges.faults(where, needed, "R-16-incomplete", loses, **params)


def joint_takers_say_so(drafts: Drafts) -> Iterator[RecordFault]:
    """R-16: several units took a challenge that is not said to be a joint one."""
    challenges = drafts["challenges"]
    counts = np.bincount(challenges.links["takers"].rows, minlength=len(challenges))
    is_joint = drafts.counts_as("challenges", "form", "jointly")
    yield from challenges.faults((counts > 1) & ~is_joint, "form", "R-16-two-takers")


def milestones_lie_within_their_challenge(drafts: Drafts) -> Iterator[RecordFault]:
    """R-16: a milestone is due, or done, before its challenge was posted; or due after the challenge is."""
    milestones, challenges = drafts["milestones"], drafts["challenges"]
    challenge = milestones.ref("challenge")
    posted_on = days_at(challenges.days["posted_on"], challenge)
    for name in ("due", "done_on"):
        is_early = milestones.days[name] < posted_on
        yield from milestones.faults(is_early, name, "R-16-milestone-early")
    is_late = milestones.days["due"] > days_at(challenges.days["due"], challenge)
    yield from milestones.faults(is_late, "due", "R-16-milestone-late")


def ended_units_take_no_challenges(drafts: Drafts) -> Iterator[RecordFault]:
    """R-13: a unit took a challenge after it was dissolved."""
    challenges = drafts["challenges"]
    links = challenges.links["takers"]
    ended_on = drafts["units"].days["ended_on"][links.targets]
    is_over = challenges.days["taken_on"][links.rows] > ended_on
    yield from challenges.faults(np.unique(links.rows[is_over]), "taken_on", "R-13-unit-ended")
