"""轮值表: the calendar of one month at one service station."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.county import County
from sunboard.boards.places.alike import cell
from sunboard.boards.stations.roster import WEEKDAYS, MonthRoster, shifts_by_station
from sunboard.boards.stations.station import station_months
from sunboard.boards.wording import UNKNOWN
from sunboard.measures.columns import Positions
from sunboard.measures.moves import last_move
from sunboard.measures.stations import stations_of
from sunboard.sheets.frame import make_frame
from sunboard.sheets.values import Sheet


@dataclass(frozen=True)
class RosterSheet:
    """Everything a month's roster shows."""

    where: str
    """Where the station is, when it is open, and its telephone."""
    weekdays: tuple[str, ...]
    month: MonthRoster


def roster_count(county: County) -> int:
    """One a station in use and month with a recorded roster."""
    return len(county.once(_rosters))


def make_roster(county: County, number: int, paper: str) -> Sheet:
    """The roster of a station's month, on A3 or A4 across."""
    station, month = county.once(_rosters)[number]
    table = county.ground.records["stations"]
    community = int(table.codes("community")[station])
    station_id = cell(county, "stations", station, "id")
    name = cell(county, "stations", station, "name")
    board = addresses.station_path(station_id)
    return Sheet(
        path=addresses.sheet_path(
            cell(county, "communities", community, "id"), f"roster-{station_id}-{month.id}-{paper}"
        ),
        kind="roster",
        label=f"{name}{month.title}轮值表",
        paper=paper,
        is_landscape=True,
        title=f"{name}轮值表",
        subtitle=month.title,
        frame=make_frame(
            county,
            board,
            county.ground.programme.sheets.month_days,
            last_move(county.ground, shifts=_shifts(county, station, month)),
        ),
        body=RosterSheet(
            where=_where(county, station),
            weekdays=WEEKDAYS,
            month=month,
        ),
        board=board,
        community=community,
    )


def _rosters(county: County) -> list[tuple[int, MonthRoster]]:
    if not county.makes("stations"):
        return []
    return [
        (station, month)
        for station in stations_of(county.ground).is_open.nonzero()[0].tolist()
        for month in station_months(county, station)
        if any(day and day.shifts for week in month.weeks for day in week)
    ]


def _shifts(county: County, station: int, month: MonthRoster) -> Positions:
    rows = county.once(shifts_by_station)[station]
    days = county.ground.records["shifts"].days("date")[rows]
    chosen: Positions = rows[days.astype("datetime64[M]").astype(str) == month.id]
    return chosen


def _where(county: County, station: int) -> str:
    fields = county.ground.records["stations"].kind.field_by_name
    return "　".join(
        f"{fields[name].label}：{cell(county, 'stations', station, name) or UNKNOWN}"
        for name in ("address", "hours", "phone")
    )
