"""What belongs to each town, community and unit: estates, pairings, positions, and whom to ask there."""

from __future__ import annotations

import numpy as np

from sunboard.boards.counted import Text
from sunboard.boards.order import split_by
from sunboard.boards.phones import NUMBER, phone_of
from sunboard.boards.wording import UNKNOWN
from sunboard.language import say
from sunboard.measures.columns import Positions
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.positions import unit_of_holder
from sunboard.measures.spans import pairing_kinds
from sunboard.publishable.records import told
from sunboard.schema.surface import Surface


@remembered
def contacts(ground: Ground) -> list[Text]:
    """Whom to ask at each unit."""
    units = ground.records["units"]
    columns = (units.texts(name) for name in ("leader_office", "department", "office_phone"))
    missing = say(UNKNOWN)
    return [
        phone_of(
            phone or missing,
            say(
                "分管领导：{leader}；业务科室：{room}；电话：{phone}",
                leader=leader or missing,
                room=room or missing,
                phone=NUMBER,
            ),
        )
        for leader, room, phone in zip(*columns, strict=True)
    ]


@remembered
def estates_by_community(ground: Ground) -> list[Positions]:
    """Each community's estates, in the table's order."""
    return _grouped(ground, "estates", "community", "communities")


@remembered
def communities_by_town(ground: Ground) -> list[Positions]:
    """Each town's communities, in the table's order."""
    return _grouped(ground, "communities", "town", "towns")


@remembered
def pairings_by_community(ground: Ground) -> list[Positions]:
    """The current pairings within each community, by start date."""
    return _grouped_pairings(ground, "community", "communities")


@remembered
def pairing_is_leader(ground: Ground) -> list[bool]:
    """For each pairing whether it is a leader's, not a unit's."""
    kinds = pairing_kinds(ground.records["pairings"], ground.programme)
    return [kind == "leader" for kind in kinds.tolist()]


@remembered
def pairings_by_unit(ground: Ground) -> list[Positions]:
    """Each unit's current pairings, by start date."""
    return _grouped_pairings(ground, "unit", "units")


@remembered
def positions_by_community(ground: Ground) -> list[Positions]:
    """The current positions in each community, in the table's order."""
    positions = ground.records["positions"]
    return _grouped_positions(ground, positions.codes("community"), "communities")


@remembered
def positions_by_holder(ground: Ground) -> dict[int, list[int]]:
    """The current positions that are told of somebody, by who holds them, in the table's order."""
    rows = coverage_of(ground).current_positions
    rows = rows[told(ground, "positions", Surface.PAGE)[rows]]
    holders = ground.records["positions"].codes("person")[rows]
    positions: dict[int, list[int]] = {}
    for row, holder in zip(rows.tolist(), holders.tolist(), strict=True):
        positions.setdefault(holder, []).append(row)
    return positions


@remembered
def positions_by_unit(ground: Ground) -> list[Positions]:
    """The current positions of each unit's people, in the table's order."""
    return _grouped_positions(ground, unit_of_holder(ground), "units")


def _grouped(ground: Ground, kind: str, field: str, owner: str) -> list[Positions]:
    table = ground.records[kind]
    rows = np.arange(len(table))
    return split_by(table.codes(field), rows, rows, len(ground.records[owner]))


def _grouped_positions(ground: Ground, owner_of: Positions, owner: str) -> list[Positions]:
    current = coverage_of(ground).current_positions
    count = len(ground.records[owner])
    return split_by(owner_of[current], current, np.arange(len(current)), count)


def _grouped_pairings(ground: Ground, field: str, owner: str) -> list[Positions]:
    rows = coverage_of(ground).current_pairings
    codes = ground.records["pairings"].codes(field)[rows]
    return split_by(codes, rows, np.arange(len(rows)), len(ground.records[owner]))
