"""What the boards say of the Party's organisation in estates: branches, building groups, centre households."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sunboard.boards.alike import community_row
from sunboard.boards.blocks import Grid
from sunboard.boards.figure_grid import Column, figure_grid
from sunboard.boards.values import (
    Cell,
    GridRow,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.figures.organisation import BRANCHES, NO_ESTATES
from sunboard.language import say, say_many
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.organisation import organisation_of


def organisation_grid(ground: Ground) -> Grid:
    """A row a community, in the table's order."""
    totals = (
        (say("楼栋小组"), "building_groups"),
        (say("楼栋"), "buildings"),
        (say("党员中心户"), "centre_households"),
        (say("户数"), "households"),
    )

    def row(community: int, cells: Sequence[Cell]) -> GridRow:
        has_any = organisation_of(ground).estates[community]
        return community_row(ground, community, cells, "" if has_any else say(NO_ESTATES))

    return figure_grid(
        ground,
        Scope.COMMUNITY,
        say("按登记的次序排列。每个小区的情况在小区自己的页面上。"),
        (BRANCHES, *(Column(head, partial(_total, ground, field)) for head, field in totals)),
        row=row,
    )


def _total(ground: Ground, field: str, community: int) -> Cell:
    """A sum over the community's estates; unknown where none of them says."""
    organisation = organisation_of(ground)
    known = organisation.counted[field]
    estates, unknown = int(organisation.estates[community]), int(known.unknown[community])
    if not estates:
        return Cell("—", "mute")
    if unknown == estates:
        return Cell(say(UNKNOWN), "warn")
    total = int(known.total[community])
    counted = ground.records["estates"].kind.field_by_name[field].counted
    note = say_many("{n}个小区没有填", unknown) if unknown else ""
    return Cell(say_many(counted, total), "" if total else "warn", note=note)
