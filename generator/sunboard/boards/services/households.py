"""Households: how many each position links, on the board of positions. Counts only."""

from __future__ import annotations

from sunboard.boards.alike import community_row
from sunboard.boards.blocks import Figures, Grid, Section, filled
from sunboard.boards.figure_grid import cell_of
from sunboard.boards.grids import count_cell
from sunboard.boards.values import (
    GridRow,
)
from sunboard.figures.households import HOUSEHOLD_FIGURES, LINKED
from sunboard.figures.kind import figures
from sunboard.language import mark, say
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.positions import household_links_of

_FIT_LABELS = (mark("不足"), mark("在范围内"), mark("超出"), mark("没填户数"))


def household_section(ground: Ground) -> Section:
    """The households that positions link, against the range and against all there are."""
    limits = ground.programme.limits
    grid = Grid(
        say("各社区包联岗位数和户数；社区按登记的次序"),
        (say("社区"), say("报到的岗位"), *map(say, _FIT_LABELS), say("联系户数 / 登记户数")),
        tuple(_household_row(ground, c) for c in range(ground.size(Scope.COMMUNITY))),
    )
    return Section(
        say("包联户"),
        (Figures(figures(ground, HOUSEHOLD_FIGURES, Scope.COUNTY, 0)), filled(grid)),
        id="households",
        note=say(
            "每个报到的岗位包联{least}—{most}户，这里按岗位数。"
            "联系户数是各岗位相加，几个岗位联系同一户的会算几次；登记户数是本社区各小区填了的户数相加。",
            least=limits.households_min,
            most=limits.households_max,
        ),
    )


def _household_row(ground: Ground, community: int) -> GridRow:
    fits = household_links_of(ground).by_community[community].tolist()
    tones = ("warn", "", "warn", "warn")
    cells = (
        count_cell(sum(fits)),
        *(count_cell(fit, tone=tone) for fit, tone in zip(fits, tones, strict=True)),
        cell_of(ground, LINKED, Scope.COMMUNITY, community),
    )
    return community_row(ground, community, cells)._replace(id="")
