"""The part of the board of positions that tells of visits: households and visits, month by month."""

from __future__ import annotations

import numpy as np

from sunboard.boards.alike import unit_row
from sunboard.boards.blocks import Figures, Grid, Section, filled
from sunboard.boards.figure_grid import cell_of
from sunboard.boards.grids import NOT_KEPT, rate_cell
from sunboard.boards.values import (
    Cell,
    GridRow,
)
from sunboard.figures.kind import figures
from sunboard.figures.visits import VISIT_FIGURES, VISITS
from sunboard.language import say, say_many
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate
from sunboard.measures.visits import visits_of

_MONTHS_SHOWN = 6
"""Months that the units' table has room for; the table of months has them all."""


def visit_section(ground: Ground) -> Section:
    """Visits by month, and by unit and month."""
    told = Figures(figures(ground, VISIT_FIGURES, Scope.COUNTY, 0))
    return Section(
        say("走访"),
        (told, filled(_months_grid(ground)), filled(_units_grid(ground))),
        id="visits",
        note=say(
            "户是走访了几户，次是去了几次，两个数不相加。一条记录算在截止日期所在的月份；"
            "几条记录里有同一户的，户数会重复。没有走访的单位也列在这里。"
        ),
    )


def _months_grid(ground: Ground) -> Grid:
    visits = visits_of(ground)
    households, times = visits.households.sum(axis=0), visits.visits.sum(axis=0)
    visiting = (visits.visits > 0).sum(axis=0)
    return Grid(
        say("各月走访，近的月份在前"),
        (say("月份"), say("有走访的单位"), say("走访户数"), say("走访次数")),
        tuple(
            GridRow(
                "",
                visits.months.names[month][1],
                "",
                (
                    rate_cell(Rate(int(visiting[month]), int(visits.units[month]))),
                    Cell(say_many("{n}户", int(households[month]))),
                    Cell(say_many("{n}次", int(times[month]))),
                )
                if visits.is_kept[month]
                else (NOT_KEPT, NOT_KEPT, NOT_KEPT),
            )
            for month in reversed(range(visits.months.count))
        ),
    )


def _units_grid(ground: Ground) -> Grid:
    visits = visits_of(ground)
    months = list(range(visits.months.count))[: -_MONTHS_SHOWN - 1 : -1]
    shown = np.flatnonzero(coverage_of(ground).unit_is_current).tolist()
    return Grid(
        say(
            "各单位{first}至{last}走访，近的月份在前；单位按登记的次序，已撤并的不列",
            first=visits.months.names[months[-1]][1],
            last=visits.months.names[months[0]][1],
        ),
        (
            say("单位"),
            *(visits.months.names[month][0] for month in months),
            say("走访月份"),
            say("次数合计"),
        ),
        tuple(_unit_row(ground, unit, months) for unit in shown),
    )


def _unit_row(ground: Ground, unit: int, months: list[int]) -> GridRow:
    visits = visits_of(ground)
    households, times = visits.households[unit].tolist(), visits.visits[unit].tolist()
    kept = np.array(times)[visits.is_kept]
    told = Rate(int((kept > 0).sum()), len(kept))
    cells = (
        *(
            Cell(say_many("{n}户", households[month]), note=say_many("{n}次", times[month]))
            if times[month]
            else Cell(say("没有"), "bad")
            if visits.is_kept[month]
            else NOT_KEPT
            for month in months
        ),
        rate_cell(told, tone="" if told.numerator else "bad"),
        cell_of(ground, VISITS, Scope.UNIT, unit),
    )
    return unit_row(ground, unit, cells)._replace(id="")
