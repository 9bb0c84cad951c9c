"""What the boards say of the Party's organisation in estates: branches, building groups, centre households."""

from __future__ import annotations

from sunboard.boards.alike import cell, community_link
from sunboard.boards.blocks import Grid
from sunboard.boards.values import (
    Cell,
    GridRow,
)
from sunboard.boards.wording import UNKNOWN
from sunboard.figures.organisation import NO_ESTATES, branches
from sunboard.figures.worded import rate_text
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.organisation import organisation_of


def organisation_grid(ground: Ground) -> Grid:
    """A row a community, in the table's order."""
    communities = len(ground.records["communities"])
    return Grid(
        "按登记的次序排列。每个小区的情况在小区自己的页面上。",
        ("社区", "建了党支部的小区", "楼栋小组", "楼栋", "党员中心户", "户数"),
        tuple(_row(ground, community) for community in range(communities)),
    )


def _row(ground: Ground, community: int) -> GridRow:
    rate = branches(ground, Scope.COMMUNITY)[community]
    key_prefix = f"community/{cell(ground, 'communities', community, 'id')}"
    is_short = rate.numerator < rate.denominator
    return GridRow(
        id=cell(ground, "communities", community, "id"),
        name=cell(ground, "communities", community, "name"),
        path=community_link(ground, community),
        cells=(
            Cell(
                rate_text(rate),
                "warn" if is_short else "",
                f"{key_prefix}/organisation/branches",
                rate_text(rate).replace(" ", ""),
            ),
            *(
                _total(ground, community, field)
                for field in ("building_groups", "buildings", "centre_households", "households")
            ),
        ),
        note="" if rate.denominator else NO_ESTATES,
    )


def _total(ground: Ground, community: int, field: str) -> Cell:
    """A sum over the community's estates; unknown where none of them says."""
    organisation = organisation_of(ground)
    known = organisation.counted[field]
    estates, unknown = int(organisation.estates[community]), int(known.unknown[community])
    if not estates:
        return Cell("—", "mute")
    if unknown == estates:
        return Cell(UNKNOWN, "warn")
    total = int(known.total[community])
    unit = ground.records["estates"].kind.field_by_name[field].unit
    note = f"{unknown}个小区没有填" if unknown else ""
    return Cell(f"{total}{unit}", "" if total else "warn", note=note)
