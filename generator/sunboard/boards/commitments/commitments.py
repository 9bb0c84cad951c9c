"""The list of every commitment."""

from __future__ import annotations

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, sums_link
from sunboard.boards.blocks import (
    COMMITMENT_ORDER,
    CommitmentTable,
    Empty,
    Figures,
    Section,
)
from sunboard.boards.rows.commitments import commitment_order, commitment_rows
from sunboard.boards.values import Page
from sunboard.figures.kind import figures
from sunboard.figures.work import COMMITMENT_FIGURES
from sunboard.measures.ground import Ground, Scope

_LISTED = 500
"""A list of more would be longer than anyone reads; the rest stand on the boards of places and units."""


def make_commitments_page(ground: Ground, _: int) -> Page:
    """The list of every commitment."""
    lead = "各单位答应过的每一件事，做到的和没有做到的都在。迟早都跟最初期限比，延期不改变它。"
    return county_page(
        ground,
        addresses.COMMITMENTS,
        (Section("全部承诺", (_all(ground),)),),
        title="承诺榜",
        description=f"{ground.programme.county}各单位的公开承诺和兑现情况",
        lead=(lead,),
        opening=(Figures(figures(ground, COMMITMENT_FIGURES, Scope.COUNTY, 0)),),
        more=(sums_link(addresses.root_of(addresses.COMMITMENTS)),),
        entry="commitments",
    )


def _all(ground: Ground) -> CommitmentTable | Empty:
    order = commitment_order(ground)
    if not len(order):
        return Empty("还没有承诺。")
    note = f"共{len(order)}项。{COMMITMENT_ORDER}"
    if len(order) > _LISTED:
        note += f"这里列出{_LISTED}项，另有{len(order) - _LISTED}项，见各社区、各单位的页面。"
    return CommitmentTable(commitment_rows(ground).chosen(order[:_LISTED]), note)
