"""轮值表: the calendar of one month at one service station."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.stations.roster import WEEKDAYS, MonthRoster, shifts_by_station
from sunboard.boards.stations.station import station_months
from sunboard.boards.wording import UNKNOWN
from sunboard.language import say
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.stations import stations_of
from sunboard.outputs.sheets.frame import make_frame
from sunboard.outputs.sheets.values import Sheet


@dataclass(frozen=True)
class RosterSheet:
    """Everything a month's roster shows."""

    where: str
    """Where the station is, when it is open, and its telephone."""
    weekdays: tuple[str, ...]
    month: MonthRoster


def roster_count(ground: Ground) -> int:
    """One a station in use and month with a recorded roster."""
    return len(_rosters(ground))


def roster_place(ground: Ground, number: int) -> int:
    """The community of a roster's station."""
    return int(ground.records["stations"].codes("community")[_rosters(ground)[number][0]])


def make_roster(ground: Ground, number: int, paper: str) -> Sheet:
    """The roster of a station's month, on A3 or A4 across."""
    station, month = _rosters(ground)[number]
    community = roster_place(ground, number)
    station_id = text_of(ground, "stations", station, "id")
    name = text_of(ground, "stations", station, "name")
    board = addresses.station_path(station_id)
    return Sheet(
        path=addresses.sheet_path(
            text_of(ground, "communities", community, "id"),
            f"roster-{station_id}-{month.id}-{paper}",
        ),
        kind="roster",
        label=say("{station}{month}轮值表", station=name, month=month.title),
        paper=paper,
        is_landscape=True,
        title=say("{station}轮值表", station=name),
        subtitle=month.title,
        frame=make_frame(
            ground,
            board,
            ground.programme.sheets.month_days,
            {"shifts": _shifts(ground, station, month)},
        ),
        body=RosterSheet(
            where=_where(ground, station),
            weekdays=tuple(map(say, WEEKDAYS)),
            month=month,
        ),
        board=board,
        community=community,
    )


@remembered
def _rosters(ground: Ground) -> list[tuple[int, MonthRoster]]:
    if not ground.makes("stations"):
        return []
    return [
        (station, month)
        for station in stations_of(ground).is_open.nonzero()[0].tolist()
        for month in station_months(ground, station)
        if any(day and day.shifts for week in month.weeks for day in week)
    ]


def _shifts(ground: Ground, station: int, month: MonthRoster) -> Positions:
    rows = shifts_by_station(ground)[station]
    days = ground.records["shifts"].days("date")[rows]
    chosen: Positions = rows[days.astype("datetime64[M]").astype(str) == month.id]
    return chosen


def _where(ground: Ground, station: int) -> str:
    fields = ground.records["stations"].kind.field_by_name
    return say("　").join(
        say(
            "{label}：{text}",
            label=str(fields[name].heading),
            text=text_of(ground, "stations", station, name) or say(UNKNOWN),
        )
        for name in ("address", "hours", "phone")
    )
