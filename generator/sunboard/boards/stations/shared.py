"""What the boards of service stations and of estates say alike of stations and shifts."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.order import split_by
from sunboard.boards.wording import UNKNOWN
from sunboard.figures.values import Figure
from sunboard.language import say
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.stations import stations_of


def stations_title(ground: Ground) -> str:
    """What the mechanism and its board are called."""
    return say("党群服务站和轮值") if ground.keeps("shifts") else say("党群服务站")


def station_facts(ground: Ground, scope: Scope, entity: int) -> tuple[Figure, ...]:
    """The stations of an estate with their hours, which are no figures; nothing of others."""
    if scope is not Scope.ESTATE:
        return ()
    root = addresses.root_of(addresses.estate_path("x"))
    return tuple(
        Figure(
            text_of(ground, "stations", row, "name"),
            text_of(ground, "stations", row, "hours") or say(UNKNOWN),
            note=text_of(ground, "stations", row, "address"),
            href=root + station_link(ground, row),
        )
        for row in _open_by_estate(ground)[entity].tolist()
    )


def station_link(ground: Ground, station: int) -> str:
    """A station's page."""
    return addresses.station_path(text_of(ground, "stations", station, "id"))


@remembered
def _open_by_estate(ground: Ground) -> list[Positions]:
    """The stations in use in each estate, in the table's order."""
    records = ground.records
    rows = np.flatnonzero(stations_of(ground).is_open)
    estates = records["stations"].codes("estate")[rows]
    return split_by(estates, rows, np.arange(len(rows)), len(records["estates"]))
