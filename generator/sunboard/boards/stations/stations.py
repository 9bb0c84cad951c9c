"""The board of service stations: where they are, who takes a shift there, and who did not come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, estate_link, home_crumbs, unit_link
from sunboard.boards.blocks import Grid
from sunboard.boards.grids import by_rate, order_words
from sunboard.boards.owners import estates_by_community
from sunboard.boards.stations.roster import missed_grid
from sunboard.boards.stations.shared import shift_cells, station_link, stations_title
from sunboard.boards.values import (
    Cell,
    GridRow,
    Link,
    Page,
    Status,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import day_text
from sunboard.figures.kind import figures
from sunboard.figures.stations import (
    HELD_SHIFTS,
    STATION_FIGURES,
    estates_with_one,
    shifts_told,
)
from sunboard.figures.values import Figure
from sunboard.figures.worded import rate_text
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.stations import Shift, stations_of
from sunboard.publishable.names import unit_names

_HERE, _NOT_HERE = Status("有站", "disc", "good"), Status("没有", "dotted", "mute")


class StationCard(NamedTuple):
    """A station in the list (components/station_list.html)."""

    name: str
    path: str
    where: str
    """Its community, and estate."""
    address: str
    hours: str
    equipment: str
    phone: str
    held: tuple[Figure, ...]
    """How many shifts were held there, where anybody keeps shifts."""


class EstateMark(NamedTuple):
    """Whether an estate has a station."""

    id: str
    name: str
    path: str
    status: Status


class PlaceRow(NamedTuple):
    """A community and its estates (components/station_places.html)."""

    id: str
    name: str
    path: str
    cells: tuple[Cell, ...]
    """Stations in use, estates with one, and shifts held where anybody keeps them."""
    estates: tuple[EstateMark, ...]


@dataclass(frozen=True)
class StationsBoard:
    """Everything the board of stations shows."""

    title: str
    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    stations: tuple[StationCard, ...]
    places: tuple[PlaceRow, ...]
    units: Grid
    missed: Grid
    out_of_use: Grid
    """Closed before the as-of date, or not opened by then."""


def make_stations_page(ground: Ground, _: int) -> Page:
    """The county's stations and shifts."""
    shifts = "，哪个单位哪天轮值、到没到岗" if ground.keeps("shifts") else ""
    return Page(
        path=addresses.STATIONS,
        title=stations_title(ground),
        description=f"党群服务站在哪里、几点开、有什么可用{shifts}",
        section="mechanisms",
        template="stations.html",
        board=StationsBoard(
            title=stations_title(ground),
            crumbs=home_crumbs(ground, addresses.root_of(addresses.STATIONS)),
            figures=figures(ground, STATION_FIGURES, Scope.COUNTY, 0),
            stations=tuple(
                _card(ground, row) for row in np.flatnonzero(stations_of(ground).is_open).tolist()
            ),
            places=tuple(
                _place(ground, community) for community in range(len(ground.records["communities"]))
            ),
            units=_unit_grid(ground),
            missed=missed_grid(ground),
            out_of_use=_out_of_use(ground),
        ),
    )


def _card(ground: Ground, row: int) -> StationCard:
    return StationCard(
        name=cell(ground, "stations", row, "name"),
        path=station_link(ground, row),
        where=where_text(ground, row),
        address=cell(ground, "stations", row, "address"),
        hours=cell(ground, "stations", row, "hours") or UNKNOWN,
        equipment=cell(ground, "stations", row, "equipment") or UNKNOWN,
        phone=cell(ground, "stations", row, "phone") or UNKNOWN,
        held=figures(ground, (HELD_SHIFTS,), Scope.STATION, row),
    )


def where_text(ground: Ground, row: int) -> str:
    """The community a station is in, and the estate."""
    stations = ground.records["stations"]
    community, estate = (int(stations.codes(name)[row]) for name in ("community", "estate"))
    place = cell(ground, "communities", community, "name")
    return f"{place} · {cell(ground, 'estates', estate, 'name')}" if estate >= 0 else place


def _place(ground: Ground, community: int) -> PlaceRow:
    stations = stations_of(ground)
    about = f"community/{cell(ground, 'communities', community, 'id')}/stations"
    count = int(stations.open_by["community"][community])
    estates = rate_text(estates_with_one(ground, Scope.COMMUNITY)[community])
    held = rate_text(stations.shifts_by["community"].held(community))
    shifts = (Cell(held, "", f"{about}/held", held.replace(" ", "")),)
    return PlaceRow(
        id=cell(ground, "communities", community, "id"),
        name=cell(ground, "communities", community, "name"),
        path=community_link(ground, community),
        cells=(
            Cell(f"{count}个", "" if count else "bad", f"{about}/open", str(count)),
            Cell(estates, "", f"{about}/estates", estates.replace(" ", "")),
            *(shifts if ground.keeps("shifts") else ()),
        ),
        estates=tuple(
            EstateMark(
                id=cell(ground, "estates", estate, "id"),
                name=cell(ground, "estates", estate, "name"),
                path=estate_link(ground, estate),
                status=_HERE if stations.open_by["estate"][estate] else _NOT_HERE,
            )
            for estate in estates_by_community(ground)[community].tolist()
        ),
    )


def _unit_grid(ground: Ground) -> Grid:
    """A row a unit; those that held the least share of their shifts first."""
    tally = stations_of(ground).shifts_by["unit"]
    units = [unit for unit, is_told in enumerate(shifts_told(ground, Scope.UNIT)) if is_told]
    least = ground.programme.limits.min_cell
    order = by_rate([tally.held(unit) for unit in units], least)
    return Grid(
        "「到岗」写作 到岗的 / 日子已到的；" + order_words("占得少", least),
        ("单位", "到岗", "未到岗", "未登记", "待轮值"),
        tuple(_unit_row(ground, units[position]) for position in order),
    )


def _unit_row(ground: Ground, unit: int) -> GridRow:
    tally = stations_of(ground).shifts_by["unit"]
    unit_id = cell(ground, "units", unit, "id")
    return GridRow(
        id=unit_id,
        name=unit_names(ground)[unit],
        path=unit_link(ground, unit),
        cells=(
            *shift_cells(tally, unit, f"unit/{unit_id}"),
            Cell(f"{tally.count(unit, Shift.AHEAD)}班"),
        ),
        note="" if tally.count(unit) else "没有排班",
    )


def _out_of_use(ground: Ground) -> Grid:
    """Stations that opened or closed on another side of the as-of date, in the table's order."""
    table, stations = ground.records["stations"], stations_of(ground)
    tally, rows = stations.shifts_by["station"], []
    shown = 1 if ground.keeps("shifts") else 0
    for row in np.flatnonzero(~stations.is_open).tolist():
        day, word = (
            (table.days("closed_on")[row], "停用")
            if stations.is_closed[row]
            else (table.days("opened_on")[row], "启用")
        )
        rows.append(
            GridRow(
                id="",
                name=cell(ground, "stations", row, "name"),
                path=station_link(ground, row),
                cells=(
                    Cell(where_text(ground, row)),
                    Cell(f"{day_text(day)}{word}"),
                    *shift_cells(tally, row, f"station/{cell(ground, 'stations', row, 'id')}")[
                        :shown
                    ],
                ),
            )
        )
    heads = ("服务站", "在哪里", "什么时候", "轮值到岗")
    return Grid("按登记的次序排列。", heads[: 3 + shown], tuple(rows))
