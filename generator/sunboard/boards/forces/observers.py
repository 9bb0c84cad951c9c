"""What the boards say of city observers: how many, what they reported, and what became of it."""

from __future__ import annotations

import math

from sunboard.boards.alike import cell, community_link
from sunboard.boards.blocks import Grid
from sunboard.boards.values import (
    Cell,
    GridRow,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import day_text
from sunboard.figures.worded import rate_text
from sunboard.measures.ground import Ground
from sunboard.measures.observers import Durations, observers_of


def has_reports(ground: Ground) -> bool:
    """Whether the boards say what observers reported: they are kept, and so are tasks, which tell it."""
    return observers_of(ground).is_run and ground.keeps("tasks")


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
    key_prefix = f"community/{cell(ground, 'communities', community, 'id')}/observers"
    return GridRow(
        id=cell(ground, "communities", community, "id"),
        name=cell(ground, "communities", community, "name"),
        path=community_link(ground, community),
        cells=(
            *_count_cells(ground, counted, key_prefix),
            *(_report_cells(ground, community, key_prefix) if has_reports(ground) else ()),
        ),
    )


def _report_cells(ground: Ground, community: int, key_prefix: str) -> tuple[Cell, ...]:
    observers = observers_of(ground)
    reports, rate = observers.reports.count(community), observers.reports.fulfilled(community)
    return (
        Cell(f"{reports}件", "" if reports else "mute", f"{key_prefix}/reports", str(reports)),
        Cell(rate_text(rate), "", f"{key_prefix}/solved", rate_text(rate).replace(" ", "")),
        *map(Cell, _day_texts(observers.days, community)),
    )


def _count_cells(ground: Ground, row: int, key_prefix: str) -> tuple[Cell, Cell, Cell]:
    """Recruited, active, and the day they were counted; a community never counted says so."""
    if row < 0:
        unknown = Cell(UNKNOWN, "warn")
        return unknown, unknown, unknown
    table = ground.records["observers"]
    recruited, active = (int(table.numbers(field)[row]) for field in ("recruited", "active"))
    return (
        Cell(
            f"{recruited}人", "" if recruited else "warn", f"{key_prefix}/recruited", str(recruited)
        ),
        Cell(f"{active}人", "" if active else "warn", f"{key_prefix}/active", str(active)),
        Cell(day_text(table.days("counted_on")[row])),
    )


def _day_texts(days: Durations, entity: int) -> tuple[str, str]:
    """Median and slowest tenth; a dash where nothing is finished."""
    values = (float(column[entity]) for column in days)
    median, slowest = ("—" if math.isnan(value) else f"{value:.0f}天" for value in values)
    return median, slowest
