"""The way to honour in figures: how many deeds stand at each stage, and those now open to objections."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sunboard.boards.alike import cell, community_link, unit_link
from sunboard.boards.counted import Text
from sunboard.boards.grids import count_cell
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.rows.notices import notice_rows, notices_about
from sunboard.boards.values import DeedRow, Grid, GridRow
from sunboard.boards.windows import left_until, window_text
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure
from sunboard.measures.columns import Positions, id_ranks
from sunboard.measures.deeds import Stage, deed_stages_of, deeds_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.publishable.records import told
from sunboard.publishable.surface import Surface

_STAGES = {
    Stage.NOMINATED: ("待核实", "nominated", ""),
    Stage.VERIFIED: ("待批准", "verified", ""),
    Stage.APPROVED: ("待公示", "approved", ""),
    Stage.IN_WINDOW: ("公示中", "in-window", ""),
    Stage.UNDECIDED: ("期满未定", "undecided", "warn"),
    Stage.HONOURED: ("已上榜", "honoured", "good"),
    Stage.REVOKED: ("已撤榜", "revoked", "bad"),
}
"""Each stage's word, what names it in keys, and how a count of it is drawn."""

_WAITING = (Stage.NOMINATED, Stage.VERIFIED, Stage.APPROVED)
"""Not put up yet: these are counted, and told nowhere."""


class OpenWindow(NamedTuple):
    """A deed to which objections are being heard."""

    deed: DeedRow
    window: str
    left: Text
    """How long it still runs; "" where nobody wrote down its end."""
    path: str
    """The notice it stands in, relative to the site's root; "" for none."""


def open_windows(ground: Ground) -> tuple[OpenWindow, ...]:
    """Every deed whose window is open, the one that closes first on top."""
    deeds = deeds_of(ground)
    rows = np.flatnonzero(deeds.is_window_open & told(ground, "deeds", Surface.PAGE))
    never = np.iinfo(np.int64).max
    closes = deeds.closes[rows]
    due = np.where(np.isnat(closes), never, closes.astype(np.int64))
    order = np.lexsort((id_ranks(deeds.table)[rows], due))
    return tuple(_open_window(ground, row) for row in rows[order].tolist())


def _open_window(ground: Ground, deed: int) -> OpenWindow:
    deeds = deeds_of(ground)
    noticed = notices_about(ground, "deeds").get(deed, ()) if ground.makes("notices") else ()
    return OpenWindow(
        deed_rows(ground)[deed],
        window_text(deeds.opens[deed], deeds.closes[deed]),
        left_until(deeds.closes[deed]),
        notice_rows(ground)[noticed[-1]].path if noticed else "",
    )


def stage_figures(
    ground: Ground, scope: Scope, entity: int, about: str, stages: tuple[Stage, ...] = tuple(Stage)
) -> tuple[Figure, ...]:
    """How many deeds of an entity stand at some stages; over all of them they add up to its deeds."""
    counts = deed_stages_of(ground, scope)[entity]
    return tuple(
        count_figure(
            _STAGES[stage][0], int(counts[stage]), key=f"{about}/deeds/{_STAGES[stage][1]}"
        )
        for stage in stages
    )


def waiting_figures(ground: Ground) -> tuple[Figure, ...]:
    """What isn't told yet, as counts."""
    return stage_figures(ground, Scope.COUNTY, 0, "county", (*_WAITING, Stage.UNDECIDED))


def county_honours(ground: Ground) -> tuple[Figure, ...]:
    """What the honour board comes to in the county."""
    return _summary(ground, Scope.COUNTY, 0, "county")


def community_honours(ground: Ground, community: int) -> tuple[Figure, ...]:
    """What the honour board comes to in a community."""
    about = f"community/{cell(ground, 'communities', community, 'id')}"
    return _summary(ground, Scope.COMMUNITY, community, about)


def unit_honours(ground: Ground, unit: int) -> tuple[Figure, ...]:
    """What the honour board comes to for a unit; a joint deed counts for each unit that took part."""
    return _summary(ground, Scope.UNIT, unit, f"unit/{cell(ground, 'units', unit, 'id')}")


def _summary(ground: Ground, scope: Scope, entity: int, about: str) -> tuple[Figure, ...]:
    counts = deed_stages_of(ground, scope)[entity]
    waiting = count_figure(
        "待核实、批准、公示",
        int(counts[list(_WAITING)].sum()),
        key=f"{about}/deeds/waiting",
        note="公示以前只写件数",
    )
    shown = stage_figures(
        ground, scope, entity, about, (Stage.HONOURED, Stage.IN_WINDOW, Stage.REVOKED)
    )
    return (*shown[:2], waiting, shown[2])


def stage_grids(ground: Ground) -> tuple[Grid, Grid]:
    """Every community and every unit by stage, those without a deed too (rule R-23)."""
    return (
        _grid(ground, Scope.COMMUNITY, "community", "各社区的闪光言行，按登记的次序排列。"),
        _grid(
            ground,
            Scope.UNIT,
            "unit",
            "各单位的闪光言行，按登记的次序排列；几个单位一起做的，每个单位各记一件。",
        ),
    )


def _grid(ground: Ground, scope: Scope, about: str, caption: str) -> Grid:
    kind, link = scope.value, {"community": community_link, "unit": unit_link}[about]
    counts = deed_stages_of(ground, scope)
    rows = []
    for entity in range(ground.size(scope)):
        entity_id = cell(ground, kind, entity, "id")
        cells = tuple(
            count_cell(int(counts[entity, stage]), f"{about}/{entity_id}/deeds/{key}", tone=tone)
            for stage, (_, key, tone) in _STAGES.items()
        )
        name = cell(ground, kind, entity, "name")
        rows.append(GridRow(entity_id, name, link(ground, entity), cells))
    heads = ("社区" if about == "community" else "单位", *(word for word, _, _ in _STAGES.values()))
    return Grid(caption, heads, tuple(rows))


@remembered
def told_deeds(ground: Ground) -> Positions:
    """The deeds that have a page: their 公示 has begun, or they were honoured or taken off."""
    return np.flatnonzero(told(ground, "deeds", Surface.PAGE))
