"""The figures of service stations and shifts, for every board that shows them."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell
from sunboard.boards.order import split_by
from sunboard.boards.owners import estates_by_community
from sunboard.boards.values import Cell
from sunboard.boards.wording import UNKNOWN
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure, rate_text
from sunboard.measures.columns import Positions
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.stations import Shift, ShiftTally, stations_of
from sunboard.measures.tally import Rate


def stations_title(ground: Ground) -> str:
    """What the mechanism and its board are called."""
    return "党群服务站和轮值" if ground.keeps("shifts") else "党群服务站"


def county_figures(ground: Ground) -> tuple[Figure, ...]:
    """Stations in use, where they are, and whether anybody is there."""
    stations, programme = stations_of(ground), ground.programme
    rates = (
        ("有服务站的社区", "community", "communities"),
        ("有服务站的小区", "estate", "estates"),
    )
    return (
        count_figure("在用的服务站", int(stations.is_open.sum()), key="county/stations/open"),
        *(
            rate_figure(
                label,
                Rate(int((stations.open_by[field] > 0).sum()), len(stations.open_by[field])),
                programme,
                key=f"county/stations/{kind}",
            )
            for label, field, kind in rates
        ),
        *held_figures(ground, "county", 0, "county"),
    )


def community_figures(ground: Ground, community: int) -> tuple[Figure, ...]:
    """What a community has."""
    stations = stations_of(ground)
    about = f"community/{cell(ground, 'communities', community, 'id')}"
    count = int(stations.open_by["community"][community])
    estates = estates_with_one(ground, community)
    return (
        count_figure(
            "在用的服务站", count, key=f"{about}/stations/open", tone="calm" if count else "bad"
        ),
        rate_figure(
            "有服务站的小区",
            estates,
            ground.programme,
            key=f"{about}/stations/estates",
            note=None if estates.denominator else "没有登记小区",
        ),
        *held_figures(ground, "community", community, about),
    )


def estate_figures(ground: Ground, estate: int) -> tuple[Figure, ...]:
    """The stations of an estate with their hours; else that it has none, and how many are near."""
    stations, records = stations_of(ground), ground.records
    about = f"estate/{cell(ground, 'estates', estate, 'id')}"
    rows = _open_by_estate(ground)[estate].tolist()
    community = int(records["estates"].codes("community")[estate])
    near = int(stations.open_by["community"][community])
    count = count_figure(
        "本小区的服务站",
        len(rows),
        key=f"{about}/stations/open",
        note=None if rows else f"本社区有{near}个" if near else "本社区也没有",
        tone="calm" if rows else "bad",
    )
    if not rows:
        return (count,)
    root = addresses.root_of(addresses.estate_path("x"))
    hours = (
        Figure(
            cell(ground, "stations", row, "name"),
            cell(ground, "stations", row, "hours") or UNKNOWN,
            note=cell(ground, "stations", row, "address"),
            href=root + station_link(ground, row),
        )
        for row in rows
    )
    return (count, *hours, *held_figures(ground, "estate", estate, about))


def unit_figures(ground: Ground, unit: int) -> tuple[Figure, ...]:
    """The shifts a unit held, missed or never accounted for; nothing of a unit that has ended and had none."""
    if not ground.keeps("shifts") or not is_listed(ground, unit):
        return ()
    return shift_figures(ground, "unit", unit, f"unit/{cell(ground, 'units', unit, 'id')}")


def shift_figures(ground: Ground, owner: str, entity: int, about: str) -> tuple[Figure, ...]:
    """Shifts held, missed and never accounted for, of a unit or a station."""
    tally = stations_of(ground).shifts_by[owner]
    missed, silent = (tally.count(entity, which) for which in (Shift.MISSED, Shift.UNRECORDED))
    return (
        held_figure(ground, owner, entity, about),
        count_figure(
            "未到岗", missed, key=f"{about}/stations/missed", tone="bad" if missed else "calm"
        ),
        count_figure(
            "未登记",
            silent,
            key=f"{about}/stations/unrecorded",
            note="日子过了，没有写到没到岗",
            tone="bad" if silent else "calm",
        ),
    )


def shift_cells(tally: ShiftTally, entity: int, about: str = "") -> tuple[Cell, Cell, Cell]:
    """The same three in a table; with `about` they are known by the same keys."""
    held = rate_text(tally.held(entity))
    missed, silent = (tally.count(entity, which) for which in (Shift.MISSED, Shift.UNRECORDED))
    key = f"{about}/stations" if about else ""
    return (
        Cell(held, "", key and f"{key}/held", held.replace(" ", "")),
        Cell(f"{missed}班", "bad" if missed else "", key and f"{key}/missed", str(missed)),
        Cell(f"{silent}班", "warn" if silent else "", key and f"{key}/unrecorded", str(silent)),
    )


def held_figures(ground: Ground, owner: str, entity: int, about: str) -> tuple[Figure, ...]:
    """Shifts held, where anybody keeps shifts."""
    return (held_figure(ground, owner, entity, about),) if ground.keeps("shifts") else ()


def held_figure(ground: Ground, owner: str, entity: int, about: str) -> Figure:
    """Shifts held, of those whose day has come; the others are told apart."""
    tally = stations_of(ground).shifts_by[owner]
    rate = tally.held(entity)
    return rate_figure(
        "轮值到岗",
        rate,
        ground.programme,
        key=f"{about}/stations/held",
        note=_held_note(tally, entity) if rate.denominator else _no_shift_note(tally, entity),
    )


def _held_note(tally: ShiftTally, entity: int) -> str | None:
    words = {Shift.MISSED: "班未到岗", Shift.UNRECORDED: "班未登记"}
    parts = [f"{n}{word}" for which, word in words.items() if (n := tally.count(entity, which))]
    return "、".join(parts) or None


def _no_shift_note(tally: ShiftTally, entity: int) -> str:
    ahead = tally.count(entity, Shift.AHEAD)
    return f"排了{ahead}班，日子还没到" if ahead else "没有排班"


def station_link(ground: Ground, station: int) -> str:
    """A station's page."""
    return addresses.station_path(cell(ground, "stations", station, "id"))


def estates_with_one(ground: Ground, community: int) -> Rate:
    """Estates with a station in use, of all estates of a community."""
    estates = estates_by_community(ground)[community]
    found = stations_of(ground).open_by["estate"][estates] > 0
    return Rate(int(found.sum()), len(estates))


def is_listed(ground: Ground, unit: int) -> bool:
    """Whether the boards speak of a unit's shifts: it has some, or it could have."""
    tally = stations_of(ground).shifts_by["unit"]
    return bool(tally.count(unit) or coverage_of(ground).unit_is_current[unit])


@remembered
def _open_by_estate(ground: Ground) -> list[Positions]:
    """The stations in use in each estate, in the table's order."""
    records = ground.records
    rows = np.flatnonzero(stations_of(ground).is_open)
    estates = records["stations"].codes("estate")[rows]
    return split_by(estates, rows, np.arange(len(rows)), len(records["estates"]))
