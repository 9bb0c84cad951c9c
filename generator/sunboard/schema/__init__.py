"""What each kind of record is, declared once.

Reading, checking, the field reference (`data/README.md`) and open data all follow from `KINDS`. A new
kind is one more entry in that tuple.
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from types import MappingProxyType

from sunboard.schema.activities import ACTIVITIES
from sunboard.schema.challenges import CHALLENGES, MILESTONES
from sunboard.schema.commitments import COMMITMENTS, EXTENSIONS
from sunboard.schema.deeds import DEEDS
from sunboard.schema.evaluations import EVALUATIONS
from sunboard.schema.field import Field, FieldType, Need, Privacy
from sunboard.schema.forces import OBSERVERS, TEAMS
from sunboard.schema.kind import Kind
from sunboard.schema.lists import LIST_ITEMS
from sunboard.schema.meetings import DECISIONS, MEETINGS
from sunboard.schema.notices import CORRECTIONS, NOTICES, OBJECTIONS
from sunboard.schema.people import PEOPLE, POSITIONS
from sunboard.schema.pictures import PICTURES
from sunboard.schema.places import COMMUNITIES, ESTATES, PLACES, TOWNS
from sunboard.schema.replies import REPLIES
from sunboard.schema.reviews import REVIEWS
from sunboard.schema.stations import SHIFTS, STATIONS
from sunboard.schema.task_events import TASK_EVENTS
from sunboard.schema.tasks import TASKS
from sunboard.schema.units import PAIRINGS, UNITS
from sunboard.schema.visits import VISITS

BASIC_KINDS: tuple[Kind, ...] = (
    TOWNS,
    COMMUNITIES,
    ESTATES,
    UNITS,
    PAIRINGS,
    PEOPLE,
    POSITIONS,
    COMMITMENTS,
    EXTENSIONS,
    TASKS,
    TASK_EVENTS,
    EVALUATIONS,
    REPLIES,
    DEEDS,
)
"""The kinds whose vocabularies every programme has."""

MECHANISM_KINDS: tuple[Kind, ...] = (
    VISITS,
    CHALLENGES,
    MILESTONES,
    MEETINGS,
    DECISIONS,
    ACTIVITIES,
    LIST_ITEMS,
    TEAMS,
    OBSERVERS,
    STATIONS,
    SHIFTS,
    NOTICES,
    CORRECTIONS,
    OBJECTIONS,
    REVIEWS,
    PICTURES,
)
"""The kinds of mechanisms that a programme may do without."""

KINDS: tuple[Kind, ...] = (*BASIC_KINDS, *MECHANISM_KINDS)
"""Every kind there is."""

ALWAYS_MADE = ("home", "communities", "estates", "units", "mechanisms", "silent", "sheets")
"""The boards that lead to others, or show what any of them counts."""

TO_PASS_ON = ("morning", "embed", "share")
"""What of places and honours is put out to be passed on, beside their own pages: none where nobody asked."""

BOARDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        board: tuple(kind.name for kind in KINDS if board in kind.boards)
        for board in (
            *ALWAYS_MADE,
            *TO_PASS_ON,
            *(board for kind in KINDS for board in kind.boards),
        )
    }
)
"""The boards an office may ask for in `programme.yml` under `boards`, and the kinds that each counts."""

ASKED_FOR: tuple[str, ...] = ("obligations",)
"""Boards that judge everybody by a rule that a county makes for itself: none is made where it didn't ask."""

DEFAULT_BOARDS: tuple[str, ...] = tuple(
    board for board in BOARDS if board not in (*ASKED_FOR, *TO_PASS_ON)
)
"""The boards of a programme that says nothing of them."""

KIND_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}


def may_be_handed_in(kind: Kind) -> bool:
    """Whether others than the office may hand in such records: those that are of a community, whatever it is.

    None by which others are named, counted or taken down is: places, units, pairings, people, corrections.
    """
    return not (kind.owner_as or kind.needed_by) and _is_of_a_community(kind)


def _is_of_a_community(kind: Kind) -> bool:
    """Whether a record says in which community it is, or is nothing without one that does."""
    own = {place.name for place in PLACES[1:]}
    return any(
        own & {*field.refers_to}
        or (field.required and any(_is_of_a_community(KIND_BY_NAME[e]) for e in field.refers_to))
        for field in kind.fields_of(FieldType.REF)
    )


def told_by(kind: Kind, needed: Field) -> tuple[Field, ...]:
    """The fields of a kind that tell what another says: whoever names an estate has named its community.

    No wider place is told: a meeting of a community is none of its town.
    """
    if needed.filled_from:
        return (kind.field_by_name[needed.filled_from],)
    *_, narrowest = PLACES
    return tuple(
        each
        for each in kind.fields_of(FieldType.REF)
        if needed.place and each.refers_to == (narrowest.name,) != needed.refers_to
        if narrowest.refers(needed.name, *needed.refers_to)
    )


def _named(name: str) -> Kind:
    return KIND_BY_NAME[name]


# A kind that comes from another process is the same one, and not a copy of it with all its fields.
copyreg.pickle(Kind, lambda kind: (_named, (kind.name,)))

REQUIRED_KINDS: tuple[str, ...] = ("towns", "communities", "estates", "units")
"""Kinds without which no board can be made; the others may have no file at all."""

__all__ = [
    "ASKED_FOR",
    "BASIC_KINDS",
    "BOARDS",
    "DEFAULT_BOARDS",
    "KINDS",
    "KIND_BY_NAME",
    "MECHANISM_KINDS",
    "REQUIRED_KINDS",
    "TO_PASS_ON",
    "Field",
    "FieldType",
    "Kind",
    "Need",
    "Privacy",
    "may_be_handed_in",
    "told_by",
]
