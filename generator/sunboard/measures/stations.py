"""Service stations and the shifts that units take there: planned, held, missed, or nobody said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np

from sunboard.measures.columns import Codes, Counts, Mask, Positions, counted, counts_as, summed
from sunboard.measures.ground import Ground, remembered
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
    open_by: Mapping[str, Counts]
    """How many stations are in use, by position of their `community` or `estate`."""
    outcome: Codes
    """One a shift: a member of `ShiftState`."""
    shifts_by: Mapping[str, ShiftTally]
    """By position of their `station`, `unit`, `community` or `estate`; `county` has one entry."""

    @property
    def is_open(self) -> Mask:
        """One a station: it is in use."""
        return ~self.is_ahead & ~self.is_closed


@remembered
def stations_of(ground: Ground) -> Stations:
    """Work out which stations are in use, and what became of every shift."""
    records, today = ground.records, ground.today
    stations, shifts = records["stations"], records["shifts"]
    state = counts_as(shifts, "state", ground.programme)
    outcome = np.select(
        [state == "held", state == "missed", shifts.days("date") < today],
        [ShiftState.HELD, ShiftState.MISSED, ShiftState.UNRECORDED],
        ShiftState.AHEAD,
    ).astype(np.int8)
    is_ahead, is_closed = stations.days("opened_on") > today, stations.days("closed_on") < today
    in_use = ~is_ahead & ~is_closed
    station = shifts.codes("station")
    entities = {
        "county": (np.zeros_like(station), 1),
        "station": (station, len(stations)),
        "unit": (shifts.codes("unit"), len(records["units"])),
    }
    open_by = {}
    for field, kind in (("community", "communities"), ("estate", "estates")):
        place, size = stations.codes(field), len(records[kind])
        open_by[field] = summed(place, in_use, size)
        entities[field] = (place[station], size)
    return Stations(
        is_ahead=is_ahead,
        is_closed=is_closed,
        open_by=open_by,
        outcome=outcome,
        shifts_by={name: tally_shifts(*entity, outcome) for name, entity in entities.items()},
    )


def tally_shifts(entity: Positions, size: int, outcome: Codes) -> ShiftTally:
    """Count shifts by entity; rows with entity -1 belong to none."""
    return ShiftTally(counted((size, len(ShiftState)), entity, outcome))
