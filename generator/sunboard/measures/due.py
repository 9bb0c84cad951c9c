"""Due: every kind of record by whose date somebody answers for it, and how its records stand against that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from sunboard.measures.challenges import challenges_of
from sunboard.measures.commitments import commitments_of
from sunboard.measures.decisions import decisions_of
from sunboard.measures.ground import Ground
from sunboard.measures.lists import dated_items
from sunboard.measures.status import Timing
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import Dated
from sunboard.schema import KINDS


def _taken(ground: Ground) -> Dated:
    """Of a challenge that nobody has taken up nobody is late (待揭榜)."""
    challenges = challenges_of(ground)
    timing = np.where(challenges.is_taken, challenges.timing, Timing.STOPPED)
    return replace(challenges, timing=timing)


def _milestones(ground: Ground) -> Dated:
    return challenges_of(ground).milestones


_BY_KIND: Mapping[str, Callable[[Ground], Dated]] = {
    "commitments": commitments_of,
    "tasks": tasks_of,
    "challenges": _taken,
    "milestones": _milestones,
    "decisions": decisions_of,
    "list_items": dated_items,
}

DUE_KINDS = tuple(
    kind.name for kind in KINDS if any(field.until and field.name == "due" for field in kind.fields)
)
"""The kinds with a day by which something of the record itself is to be done, by what their fields say."""


def dated_of(ground: Ground) -> Iterator[tuple[str, Dated]]:
    """Each of these kinds that is kept, with its records.

    Raises:
        KeyError: nobody said how such records stand against their dates.
    """
    for kind in DUE_KINDS:
        derived = _BY_KIND[kind]
        if len(ground.records[kind]):
            yield kind, derived(ground)
