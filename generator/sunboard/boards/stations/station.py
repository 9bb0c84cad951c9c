"""A service station's page: where it is, when it is open, who is there on which day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import home_crumbs, sums_link, text_fact, text_of, where_facts
from sunboard.boards.blocks import Block, Board, Caution, Empty, Facts, Figures, Grid, Section
from sunboard.boards.grids import number_cell
from sunboard.boards.stations.roster import (
    MonthRoster,
    ShiftRow,
    day_and_weekday,
    missed_section,
    month_of,
    month_roster,
    shift_row,
    shifts_by_station,
)
from sunboard.boards.stations.shared import stations_title
from sunboard.boards.values import Cell, Fact, GridRow, Link, Page
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import day_text
from sunboard.figures.kind import figures
from sunboard.figures.stations import SHIFT_FIGURES
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.periods import Months
from sunboard.measures.stations import ShiftState, ShiftTally, stations_of, tally_shifts
from sunboard.measures.tally import Rate


@dataclass(frozen=True)
class NextShifts(Block):
    """The next day on which somebody is to be there."""

    day: str
    shifts: tuple[ShiftRow, ...]


def make_station_page(ground: Ground, station: int) -> Page:
    """The page of one station, in use or not."""
    name = text_of(ground, "stations", station, "name")
    described = say("{station}在哪里、几点开、有什么可用", station=name)
    if ground.keeps("shifts"):
        described = say("{station}在哪里、几点开、有什么可用，哪个单位哪天轮值", station=name)
    path = addresses.station_path(text_of(ground, "stations", station, "id"))
    return Page(
        path=path,
        title=name,
        description=described,
        section="mechanisms",
        board=_board(ground, station, addresses.root_of(path)),
    )


def _board(ground: Ground, station: int, root: str) -> Board:
    facts, notice = Facts(_facts(ground, station, root)), _notice(ground, station)
    up = Link(stations_title(ground), root + addresses.STATIONS)
    return Board(
        title=text_of(ground, "stations", station, "name"),
        crumbs=(*home_crumbs(ground, root), up),
        opening=(Caution(notice), facts) if notice else (facts,),
        sections=_sections(ground, station) if ground.keeps("shifts") else (),
        more=(sums_link(root),),
    )


def _sections(ground: Ground, station: int) -> tuple[Section, ...]:
    coming = _next(ground, station) or Empty(say("还没有排以后的班。"))
    told = Figures(figures(ground, SHIFT_FIGURES, Scope.STATION, station))
    past = _past(ground, station)
    return (
        Section(say("下一班"), (coming,), id="next"),
        Section(say("值班表"), station_months(ground, station), id="roster"),
        Section(say("到岗情况"), (told, past) if past.rows else (told,), id="held"),
        missed_section(ground, station),
    )


def _notice(ground: Ground, station: int) -> str | None:
    stations, table = stations_of(ground), ground.records["stations"]
    if stations.is_closed[station]:
        closed_on = day_text(table.days("closed_on")[station])
        return say("本站已于{day}停用。以下是停用前的记录。", day=closed_on)
    if stations.is_ahead[station]:
        opened_on = day_text(table.days("opened_on")[station])
        return say("本站{day}启用，现在还没有开。", day=opened_on)
    return None


def _facts(ground: Ground, station: int, root: str) -> tuple[Fact, ...]:
    table = ground.records["stations"]
    fields = table.kind.field_by_name
    opened = day_text(table.days("opened_on")[station], say(UNKNOWN))
    return (
        *where_facts(ground, table, station, root),
        *(
            text_fact(ground, "stations", station, name)
            for name in ("address", "hours", "equipment", "phone")
        ),
        Fact(str(fields["opened_on"].heading), opened),
    )


def _next(ground: Ground, station: int) -> NextShifts | None:
    """Who is there next: the shifts of the first day that lies ahead."""
    outcome = stations_of(ground).outcome
    days = ground.records["shifts"].days("date")
    rows = [
        row
        for row in shifts_by_station(ground)[station].tolist()
        if outcome[row] == ShiftState.AHEAD
    ]
    if not rows:
        return None
    day = days[rows[0]]
    return NextShifts(
        day_and_weekday(day), tuple(shift_row(ground, row) for row in rows if days[row] == day)
    )


def station_months(ground: Ground, station: int) -> tuple[MonthRoster, ...]:
    """The roster of the as-of date's month, and the next one's where it is recorded."""
    rows = shifts_by_station(ground)[station].tolist()
    days = ground.records["shifts"].days("date")
    as_of = ground.as_of
    coming = (as_of.year + as_of.month // 12, as_of.month % 12 + 1)
    recorded = {month_of(days[row]) for row in rows}
    wanted = [(as_of.year, as_of.month), *([coming] if coming in recorded else ())]
    return tuple(
        month_roster(ground, [row for row in rows if month_of(days[row]) == month], *month)
        for month in wanted
    )


def _past(ground: Ground, station: int) -> Grid:
    """What became of the shifts of each month from the first one with any; an empty month is there."""
    rows = shifts_by_station(ground)[station]
    days = ground.records["shifts"].days("date")[rows]
    months = days.astype("datetime64[M]").astype(int)
    last = (ground.as_of.year - 1970) * 12 + ground.as_of.month - 1
    first = int(months.min(initial=last + 1))
    count = last - first + 1
    months = np.where(months <= last, months - first, -1)
    tally = tally_shifts(months, count, stations_of(ground).outcome[rows])
    return Grid(
        say("新的在前。「到岗」写作 到岗的 / 日子已到的。"),
        (say("月份"), say("到岗"), say("未到岗"), say("未登记")),
        tuple(
            GridRow("", Months(first, count)[month].label, "", _shift_cells(tally, month))
            for month in reversed(range(count))
        ),
    )


def _shift_cells(tally: ShiftTally, month: int) -> tuple[Cell, ...]:
    counts = (tally.count(month, which) for which in (ShiftState.MISSED, ShiftState.UNRECORDED))
    numbers: tuple[Rate | int, ...] = (tally.held(month), *counts)
    both = zip(numbers, SHIFT_FIGURES, strict=True)
    return tuple(number_cell(number, "", kind.in_grid, "") for number, kind in both)
