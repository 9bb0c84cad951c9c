"""What the boards of service stations and of estates say alike of stations and shifts."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell
from sunboard.boards.order import split_by
from sunboard.boards.values import Cell
from sunboard.boards.wording import UNKNOWN
from sunboard.figures.values import Figure
from sunboard.figures.worded import rate_text
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.stations import ShiftState, ShiftTally, stations_of


def stations_title(ground: Ground) -> str:
    """What the mechanism and its board are called."""
    return "党群服务站和轮值" if ground.keeps("shifts") else "党群服务站"


def station_facts(ground: Ground, scope: Scope, entity: int) -> tuple[Figure, ...]:
    """The stations of an estate with their hours, which are no figures; nothing of others."""
    if scope is not Scope.ESTATE:
        return ()
    root = addresses.root_of(addresses.estate_path("x"))
    return tuple(
        Figure(
            cell(ground, "stations", row, "name"),
            cell(ground, "stations", row, "hours") or UNKNOWN,
            note=cell(ground, "stations", row, "address"),
            href=root + station_link(ground, row),
        )
        for row in _open_by_estate(ground)[entity].tolist()
    )


def shift_cells(tally: ShiftTally, entity: int, key_prefix: str = "") -> tuple[Cell, Cell, Cell]:
    """Shifts held, missed and never accounted for; with a `key_prefix` they have the keys of the figures."""
    held = rate_text(tally.held(entity))
    missed, silent = (
        tally.count(entity, which) for which in (ShiftState.MISSED, ShiftState.UNRECORDED)
    )
    key = f"{key_prefix}/stations" if key_prefix else ""
    return (
        Cell(held, "", key and f"{key}/held", held.replace(" ", "")),
        Cell(f"{missed}班", "bad" if missed else "", key and f"{key}/missed", str(missed)),
        Cell(f"{silent}班", "warn" if silent else "", key and f"{key}/unrecorded", str(silent)),
    )


def station_link(ground: Ground, station: int) -> str:
    """A station's page."""
    return addresses.station_path(cell(ground, "stations", station, "id"))


@remembered
def _open_by_estate(ground: Ground) -> list[Positions]:
    """The stations in use in each estate, in the table's order."""
    records = ground.records
    rows = np.flatnonzero(stations_of(ground).is_open)
    estates = records["stations"].codes("estate")[rows]
    return split_by(estates, rows, np.arange(len(rows)), len(records["estates"]))
