"""Service stations and the shifts that units take there: planned, held, missed, or nobody said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np

from sunboard.measures.columns import (
    Codes,
    Counts,
    Mask,
    Positions,
    counted,
    counts_as,
    first_of,
)
from sunboard.measures.entities import count_of, entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate


class ShiftState(IntEnum):
    """What became of a shift."""

    AHEAD = 0
    """Its day has not come, or is the as-of date and nothing has been recorded yet."""
    HELD = 1
    MISSED = 2
    UNRECORDED = 3
    """Its day has passed and nobody said whether it was held: neither held nor missed."""


@dataclass(frozen=True)
class ShiftTally:
    """How many shifts each entity has; an entity without any has zeros (rule R-23)."""

    counts: Counts
    """Shape (entities, members of `ShiftState`)."""

    @cached_property
    def _rows(self) -> list[list[int]]:
        rows: list[list[int]] = self.counts.tolist()
        return rows

    def count(self, entity: int, *which: ShiftState) -> int:
        """How many of an entity's shifts are of one of these; all of them when none is named."""
        row = self._rows[entity]
        return sum(row[shift] for shift in which) if which else sum(row)

    def held(self, entity: int) -> Rate:
        """Held, of all whose day has come, the unrecorded ones included."""
        row = self._rows[entity]
        return Rate(row[ShiftState.HELD], sum(row) - row[ShiftState.AHEAD])


@dataclass(frozen=True)
class Stations:
    """The stations on the as-of date, and their shifts."""

    is_ahead: Mask
    """One a station: it opens after the as-of date."""
    is_closed: Mask
    """It was closed before the as-of date."""
    outcome: Codes
    """One a shift: a member of `ShiftState`."""

    @property
    def is_open(self) -> Mask:
        """One a station: it is in use."""
        return ~self.is_ahead & ~self.is_closed


@remembered
def stations_of(ground: Ground) -> Stations:
    """Work out which stations are in use, and what became of every shift."""
    stations, shifts, today = ground.records["stations"], ground.records["shifts"], ground.today
    state = counts_as(shifts, "state", ground.programme)
    outcome = first_of(
        (state == "held", ShiftState.HELD),
        (state == "missed", ShiftState.MISSED),
        (shifts.days("date") < today, ShiftState.UNRECORDED),
        otherwise=ShiftState.AHEAD,
    )
    return Stations(
        is_ahead=stations.days("opened_on") > today,
        is_closed=stations.days("closed_on") < today,
        outcome=outcome.astype(np.int8),
    )


@remembered
def open_stations_of(ground: Ground, scope: Scope) -> list[int]:
    """By entity, the stations in use; of the county, its communities and its estates."""
    return count_of(ground, ground.records["stations"], scope, stations_of(ground).is_open)


@remembered
def shifts_of(ground: Ground, scope: Scope) -> ShiftTally:
    """What became of each entity's shifts; a place's are those of its stations."""
    shifts, stations = ground.records["shifts"], ground.records["stations"]
    if scope in (Scope.UNIT, Scope.COUNTY):
        entity = entity_of(ground, shifts, scope)
    else:
        entity = shifts.codes("station")
        entity = entity if scope is Scope.STATION else entity_of(ground, stations, scope)[entity]
    return tally_shifts(entity, ground.size(scope), stations_of(ground).outcome)


def tally_shifts(entity: Positions, size: int, outcome: Codes) -> ShiftTally:
    """Count shifts by entity; rows with entity -1 belong to none."""
    return ShiftTally(counted((size, len(ShiftState)), entity, outcome))
