"""The board of service stations: where they are, who takes a shift there, and who did not come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards.alike import (
    community_row,
    estate_link,
    mechanism_page,
    text_fact,
    text_of,
    unit_row,
)
from sunboard.boards.blocks import Block, Empty, Figures, Grid, Section, there
from sunboard.boards.figure_grid import Column, by_figure, cell_of, figure_cells, figure_grid
from sunboard.boards.folding import first_few
from sunboard.boards.grids import order_words
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.owners import estates_by_community
from sunboard.boards.stations.roster import missed_section
from sunboard.boards.stations.shared import station_facts, station_link, stations_title
from sunboard.boards.stations.station import make_station_page
from sunboard.boards.values import Cell, Fact, GridRow, Page, Status
from sunboard.boards.wording import Sign
from sunboard.boards.words import day_text
from sunboard.figures.kind import figures, given
from sunboard.figures.stations import (
    ESTATES_WITH_ONE,
    HELD_SHIFTS,
    OPEN,
    SHIFT_FIGURES,
    STATION_FIGURES,
    shifts_told,
)
from sunboard.figures.values import Figure
from sunboard.language import mark, say, say_in, say_many, sentences
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.stations import ShiftState, open_stations_of, shifts_of, stations_of

_HERE, _NOT_HERE = Sign(mark("有站"), "disc", "good"), Sign(mark("没有"), "dotted", "mute")


class StationCard(NamedTuple):
    """A station in the list."""

    name: str
    path: str
    where: str
    """Its community, and estate."""
    facts: tuple[Fact, ...]
    held: tuple[Figure, ...]
    """How many shifts were held there, where anybody keeps shifts."""


@dataclass(frozen=True)
class StationList(Block):
    """Stations in use: where, when, what is there."""

    stations: tuple[StationCard, ...]


class EstateMark(NamedTuple):
    """Whether an estate has a station."""

    id: str
    name: str
    path: str
    status: Status


@dataclass(frozen=True)
class StationPlaces(Block):
    """Communities, and which of their estates have a station."""

    heads: tuple[str, ...]
    """One a column; the last is that of the estates."""
    rows: tuple[tuple[GridRow, tuple[EstateMark, ...]], ...]


def make_stations_page(ground: Ground, _: int) -> Page:
    """The county's stations and shifts."""
    has_shifts = ground.keeps("shifts")
    described, lead = _SAID_WITH_SHIFTS if has_shifts else _SAID
    return mechanism_page(
        ground,
        "stations",
        there(
            _in_use(ground),
            _places(ground),
            Section(say("各单位轮值"), (_unit_grid(ground),), id="units") if has_shifts else None,
            missed_section(ground) if has_shifts else None,
            _out_of_use(ground),
        ),
        title=stations_title(ground),
        description=say(described),
        lead=say(lead),
        opening=(Figures(figures(ground, STATION_FIGURES, Scope.COUNTY, 0)),),
    )


_SAID = (
    mark("党群服务站在哪里、几点开、有什么可用"),
    mark("站在哪里、几点开、有什么可用。"),
)
_SAID_WITH_SHIFTS = (
    mark("党群服务站在哪里、几点开、有什么可用，哪个单位哪天轮值、到没到岗"),
    mark(
        "站在哪里、几点开、有什么可用，哪个单位哪天轮值、到没到岗。"
        "日子过了没有登记的，单独计数，不算到岗，也不算未到岗。"
    ),
)
"""The description and the lead of the page."""


def _in_use(ground: Ground) -> Section:
    rows = np.flatnonzero(stations_of(ground).is_open).tolist()
    if not rows:
        return Section(say("服务站"), (Empty(say("没有在用的服务站。")),), id="stations")
    note = sentences(
        say("按登记的次序排列。"), say("点名称看每天谁轮值。") if ground.keeps("shifts") else ""
    )
    cards = tuple(_card(ground, row) for row in rows)
    listed = first_few(cards, StationList, say("其余的"))
    return Section(say("服务站"), listed, id="stations", note=note)


def _card(ground: Ground, row: int) -> StationCard:
    named = (
        (say("地址"), "address"),
        (say("开放"), "hours"),
        (say("设施"), "equipment"),
        (say("电话"), "phone"),
    )
    return StationCard(
        name=text_of(ground, "stations", row, "name"),
        path=station_link(ground, row),
        where=_where(ground, row),
        facts=tuple(text_fact(ground, "stations", row, name, label) for label, name in named),
        held=figures(ground, (HELD_SHIFTS,), Scope.STATION, row),
    )


def _where(ground: Ground, row: int) -> str:
    stations = ground.records["stations"]
    community, estate = (int(stations.codes(name)[row]) for name in ("community", "estate"))
    place = text_of(ground, "communities", community, "name")
    return f"{place} · {text_of(ground, 'estates', estate, 'name')}" if estate >= 0 else place


def _places(ground: Ground) -> Section:
    shifts = (say("轮值到岗"),) if ground.keeps("shifts") else ()
    block = StationPlaces(
        (say("社区"), say("服务站"), say("有站的小区"), *shifts, say("各小区")),
        tuple(
            (_place_row(ground, community), _estate_marks(ground, community))
            for community in range(len(ground.records["communities"]))
        ),
    )
    brief = (say_many("{n}个社区", len(block.rows)),)
    return Section(say("哪里有、哪里没有"), (block,), id="places", brief=brief)


def _place_row(ground: Ground, community: int) -> GridRow:
    kinds = given(ground, (OPEN, ESTATES_WITH_ONE, HELD_SHIFTS), Scope.COMMUNITY)
    return community_row(ground, community, figure_cells(ground, kinds, Scope.COMMUNITY, community))


def _estate_marks(ground: Ground, community: int) -> tuple[EstateMark, ...]:
    has_one = open_stations_of(ground, Scope.ESTATE)
    here, not_here = _HERE.said(), _NOT_HERE.said()
    return tuple(
        EstateMark(
            id=text_of(ground, "estates", estate, "id"),
            name=text_of(ground, "estates", estate, "name"),
            path=estate_link(ground, estate),
            status=here if has_one[estate] else not_here,
        )
        for estate in estates_by_community(ground)[community].tolist()
    )


def _unit_grid(ground: Ground) -> Grid:
    """A row a unit; those that held the least share of their shifts first."""
    tally = shifts_of(ground, Scope.UNIT)

    def row(unit: int, cells: Sequence[Cell]) -> GridRow:
        return unit_row(ground, unit, cells, "" if tally.count(unit) else say("没有排班"))

    def coming(unit: int) -> Cell:
        return Cell(say_many("{n}班", tally.count(unit, ShiftState.AHEAD)))

    units = np.flatnonzero(shifts_told(ground, Scope.UNIT)).tolist()
    least = ground.programme.limits.min_cell
    return figure_grid(
        ground,
        Scope.UNIT,
        say("「到岗」写作 到岗的 / 日子已到的；{order}", order=order_words(say("占得少"), least)),
        (*SHIFT_FIGURES, Column(say("待轮值"), coming)),
        by_figure(ground, HELD_SHIFTS, Scope.UNIT, units),
        row,
    )


def _out_of_use(ground: Ground) -> Section | None:
    """Stations closed before the as-of date or not opened by then, in the table's order."""
    rows = np.flatnonzero(~stations_of(ground).is_open).tolist()
    if not rows:
        return None
    held = (say("轮值到岗"),) if ground.keeps("shifts") else ()
    grid = Grid(
        say("按登记的次序排列。"),
        (say_in("one", "服务站"), say("在哪里"), say("什么时候"), *held),
        tuple(_out_of_use_row(ground, row) for row in rows),
    )
    return Section(say("停用和还没启用的服务站"), (grid,), id="out-of-use")


def _out_of_use_row(ground: Ground, row: int) -> GridRow:
    stations, table = stations_of(ground), ground.records["stations"]
    if stations.is_closed[row]:
        when = say("{day}停用", day=day_text(table.days("closed_on")[row]))
    else:
        when = say("{day}启用", day=day_text(table.days("opened_on")[row]))
    cells = [Cell(_where(ground, row)), Cell(when)]
    if ground.keeps("shifts"):
        cells.append(cell_of(ground, HELD_SHIFTS, Scope.STATION, row))
    name = text_of(ground, "stations", row, "name")
    return GridRow("", name, station_link(ground, row), tuple(cells))


STATIONS = Mechanism(
    "stations",
    stations_title,
    make_stations_page,
    STATION_FIGURES,
    more=(BoardMaker("stations", make_station_page, 2, lambda c: len(c.records["stations"])),),
    facts=station_facts,
)
