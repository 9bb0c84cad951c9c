"""The way to honour in figures: how many deeds stand at each stage, and those now open to objections."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from sunboard.boards.alike import unit_row
from sunboard.boards.blocks import Grid
from sunboard.boards.counted import Text
from sunboard.boards.figure_grid import figure_grid
from sunboard.boards.rows.deeds import deed_order, deed_rows
from sunboard.boards.rows.notices import notice_rows, notices_about
from sunboard.boards.values import (
    DeedRow,
)
from sunboard.boards.windows import left_until, window_text
from sunboard.figures.deeds import BY_STAGE
from sunboard.language import say
from sunboard.measures.columns import id_ranks
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.publishable.names import roles_of
from sunboard.publishable.records import told
from sunboard.schema.surface import Surface


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


def undecided_rows(ground: Ground) -> tuple[DeedRow, ...]:
    """Every deed whose window is over and that is neither honoured nor taken off, newest first."""
    order = deed_order(ground)
    is_undecided = deeds_of(ground).stage[order] == Stage.UNDECIDED
    return tuple(_unnamed(ground, deed) for deed in order[is_undecided].tolist())


def _unnamed(ground: Ground, deed: int) -> DeedRow:
    """A deed that is not honoured yet: who did it is told by role; a notice may name them, and its own page."""
    row = deed_rows(ground)[deed]
    return row._replace(names=roles_of_deeds(ground).get(deed, row.names))


@remembered
def roles_of_deeds(ground: Ground) -> dict[int, tuple[str, ...]]:
    """The people of each deed by role."""
    return roles_of(ground, "deeds")


def _open_window(ground: Ground, deed: int) -> OpenWindow:
    deeds = deeds_of(ground)
    noticed = notices_about(ground, "deeds").get(deed, ()) if ground.makes("notices") else ()
    return OpenWindow(
        _unnamed(ground, deed),
        window_text(deeds.opens[deed], deeds.closes[deed]),
        left_until(deeds.closes[deed]),
        notice_rows(ground)[noticed[-1]].path if noticed else "",
    )


def stage_grids(ground: Ground) -> tuple[Grid, Grid]:
    """Every community and every unit by stage, those without a deed too (rule R-23)."""
    kinds, row = tuple(BY_STAGE.values()), partial(unit_row, ground, is_short=False)
    of_communities = say("各社区的闪光言行，按登记的次序排列。")
    of_units = say("各单位的闪光言行，按登记的次序排列；几个单位一起做的，每个单位各记一件。")
    return (
        figure_grid(ground, Scope.COMMUNITY, of_communities, kinds),
        figure_grid(ground, Scope.UNIT, of_units, kinds, row=row),
    )
