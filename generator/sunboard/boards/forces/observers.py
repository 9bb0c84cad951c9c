"""What the boards say of city observers: how many, what they reported, and what became of it."""

from __future__ import annotations

import math

import numpy as np

from sunboard.boards.alike import cell, community_link
from sunboard.boards.values import Cell, Grid, GridRow
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import day_text
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure, rate_text
from sunboard.figures.work import nothing_due
from sunboard.measures.ground import Ground
from sunboard.measures.observers import Durations, observers_of
from sunboard.measures.tally import Rate, Tally

_SOLVED = "观察员提的问题到期解决"


def has_reports(ground: Ground) -> bool:
    """Whether the boards say what observers reported: they are kept, and so are tasks, which tell it."""
    return observers_of(ground).is_run and ground.keeps("tasks")


def observer_figures(ground: Ground) -> tuple[Figure, ...]:
    """The figures of the whole county's observers."""
    observers, table = observers_of(ground), ground.records["observers"]
    rows = observers.counted[observers.counted >= 0]
    silent = len(observers.counted) - len(rows)
    missing = f"{silent}个社区没有登记人数" if silent else None
    recruited, active = (
        int(np.nansum(table.numbers(field)[rows])) for field in ("recruited", "active")
    )
    return (
        count_figure("招募的观察员", recruited, key="county/observers/recruited", note=missing),
        rate_figure(
            "其中活跃的",
            Rate(active, recruited),
            ground.programme,
            key="county/observers/active",
            note="最近一个月提过问题" if recruited else "没有招募观察员的记录",
        ),
        *(_report_figures(ground) if has_reports(ground) else ()),
    )


def _report_figures(ground: Ground) -> tuple[Figure, ...]:
    observers = observers_of(ground)
    return (
        observer_reports(observers.county_reports, 0, "county"),
        observer_solved(ground),
        _days_figure(observers.county_days),
    )


def observer_reports(reports: Tally, entity: int, about: str) -> Figure:
    """How many problems observers raised."""
    return count_figure("观察员提的问题", reports.count(entity), key=f"{about}/observers/reports")


def observer_solved(ground: Ground, community: int | None = None) -> Figure:
    """What became of the observers' reports, in the county or in one community."""
    observers = observers_of(ground)
    reports, entity, about = observers.county_reports, 0, "county"
    if community is not None:
        reports, entity = observers.reports, community
        about = f"community/{cell(ground, 'communities', community, 'id')}"
    rate = reports.fulfilled(entity)
    raised = f"共提出{reports.count(entity)}件"
    return rate_figure(
        _SOLVED,
        rate,
        ground.programme,
        key=f"{about}/observers/solved",
        note="，".join(filter(None, (raised, nothing_due(reports, entity, "件")))),
    )


def _days_figure(days: Durations) -> Figure:
    median, slowest = _day_texts(days, 0)
    return Figure(
        "一般几天解决",
        median,
        note=f"十件里九件不超过{slowest}" if slowest != "—" else "还没有解决的",
        key="county/observers/days",
    )


def observer_grid(ground: Ground) -> Grid:
    """A row a community, in the table's order."""
    communities = len(ground.records["communities"])
    heads: tuple[str, ...] = ("社区", "招募", "活跃", "统计日期")
    note = ""
    if has_reports(ground):
        heads += ("提出问题", "到期解决", "一般几天", "九成不超过")
        note = "；问题从服务单算出，「到期解决」写作 办结的 / 期限已到的"
    return Grid(
        f"按登记的次序排列。人数是各社区最近一次统计的{note}。",
        heads,
        tuple(_row(ground, community) for community in range(communities)),
    )


def _row(ground: Ground, community: int) -> GridRow:
    counted = int(observers_of(ground).counted[community])
    about = f"community/{cell(ground, 'communities', community, 'id')}/observers"
    return GridRow(
        id=cell(ground, "communities", community, "id"),
        name=cell(ground, "communities", community, "name"),
        path=community_link(ground, community),
        cells=(
            *_count_cells(ground, counted, about),
            *(_report_cells(ground, community, about) if has_reports(ground) else ()),
        ),
    )


def _report_cells(ground: Ground, community: int, about: str) -> tuple[Cell, ...]:
    observers = observers_of(ground)
    reports, rate = observers.reports.count(community), observers.reports.fulfilled(community)
    return (
        Cell(f"{reports}件", "" if reports else "mute", f"{about}/reports", str(reports)),
        Cell(rate_text(rate), "", f"{about}/solved", rate_text(rate).replace(" ", "")),
        *map(Cell, _day_texts(observers.days, community)),
    )


def _count_cells(ground: Ground, row: int, about: str) -> tuple[Cell, Cell, Cell]:
    """Recruited, active, and the day they were counted; a community never counted says so."""
    if row < 0:
        unknown = Cell(UNKNOWN, "warn")
        return unknown, unknown, unknown
    table = ground.records["observers"]
    recruited, active = (int(table.numbers(field)[row]) for field in ("recruited", "active"))
    return (
        Cell(f"{recruited}人", "" if recruited else "warn", f"{about}/recruited", str(recruited)),
        Cell(f"{active}人", "" if active else "warn", f"{about}/active", str(active)),
        Cell(day_text(table.days("counted_on")[row])),
    )


def _day_texts(days: Durations, entity: int) -> tuple[str, str]:
    """Median and slowest tenth; a dash where nothing is finished."""
    values = (float(column[entity]) for column in days)
    median, slowest = ("—" if math.isnan(value) else f"{value:.0f}天" for value in values)
    return median, slowest
