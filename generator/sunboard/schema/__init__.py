"""What each kind of record is, declared once.

Reading, checking, the field reference (`data/README.md`) and open data all follow from `KINDS`. A new
kind is one more entry in that tuple.
"""

from __future__ import annotations

from sunboard.schema.commitments import COMMITMENTS, EXTENSIONS
from sunboard.schema.deeds import DEEDS
from sunboard.schema.field import Field, FieldType, Kind, Privacy
from sunboard.schema.people import PEOPLE, POSITIONS
from sunboard.schema.places import COMMUNITIES, ESTATES, TOWNS
from sunboard.schema.tasks import EVALUATIONS, TASK_EVENTS, TASKS
from sunboard.schema.units import PAIRINGS, UNITS

KINDS: tuple[Kind, ...] = (
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
    DEEDS,
)
"""Every kind; a kind stands after the kinds most of its references point to."""

KIND_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}

REQUIRED_KINDS: tuple[str, ...] = ("towns", "communities", "estates", "units")
"""Kinds without which no board can be made; the others may have no file at all."""

__all__ = ["KINDS", "KIND_BY_NAME", "REQUIRED_KINDS", "Field", "FieldType", "Kind", "Privacy"]
