"""What the boards say of city observers: how many, what they reported, and what became of it."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import numpy.typing as npt

from sunboard.boards.blocks import Grid
from sunboard.boards.figure_grid import Column, cell_of, figure_grid
from sunboard.boards.values import Cell
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import day_text
from sunboard.figures.kind import FigureKind
from sunboard.figures.observers import ACTIVE, RECRUITED, REPORTS, SOLVED
from sunboard.language import say, say_many
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.observers import latest_counts_of, report_days_of


def has_reports(ground: Ground) -> bool:
    """Whether the boards say what observers reported: they are kept, and so are tasks, which tell it."""
    return ground.keeps("observers", "tasks")


def observer_grid(ground: Ground) -> Grid:
    """A row a community, in the table's order."""
    days = report_days_of(ground, Scope.COMMUNITY)
    columns: list[FigureKind | Column] = [
        Column(say("招募"), partial(_count, ground, RECRUITED)),
        Column(say("活跃"), partial(_count, ground, ACTIVE)),
        Column(say("统计日期"), partial(_counted_on, ground)),
    ]
    caption = say("按登记的次序排列。人数是各社区最近一次统计的。")
    if has_reports(ground):
        columns += [
            REPORTS,
            SOLVED,
            Column(say("一般几天"), partial(_days, days.median)),
            Column(say("九成不超过"), partial(_days, days.slowest_tenth)),
        ]
        caption = say(
            "按登记的次序排列。人数是各社区最近一次统计的；"
            "问题从服务单算出，「到期解决」写作 办结的 / 期限已到的。"
        )
    return figure_grid(ground, Scope.COMMUNITY, caption, columns)


def _count(ground: Ground, kind: FigureKind, community: int) -> Cell:
    """A community that never counted says so."""
    if latest_counts_of(ground)[community] < 0:
        return Cell(say(UNKNOWN), "warn")
    return cell_of(ground, kind, Scope.COMMUNITY, community)


def _counted_on(ground: Ground, community: int) -> Cell:
    row = int(latest_counts_of(ground)[community])
    if row < 0:
        return Cell(say(UNKNOWN), "warn")
    return Cell(day_text(ground.records["observers"].days("counted_on")[row]))


def _days(days: npt.NDArray[np.float64], community: int) -> Cell:
    """A dash where nothing is finished."""
    number = days[community]
    return Cell("—" if math.isnan(number) else say_many("{n}天", round(number)))
