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
from sunboard.boards.folds import Folds, commitment_folds
from sunboard.boards.rows.commitments import commitment_order
from sunboard.boards.values import Page
from sunboard.figures.kind import figures
from sunboard.figures.work import COMMITMENT_FIGURES
from sunboard.language import say, say_many, sentences
from sunboard.measures.ground import Ground, Scope

_LISTED = 500
"""A list of more would be longer than anyone reads; the rest stand on the boards of places and units."""


def make_commitments_page(ground: Ground, _: int) -> Page:
    """The list of every commitment."""
    lead = say("各单位答应过的每一件事，做到的和没有做到的都在。迟早都跟最初期限比，延期不改变它。")
    return county_page(
        ground,
        addresses.COMMITMENTS,
        (Section(say("全部承诺"), (_all(ground),)),),
        title=say("承诺榜"),
        description=say("{county}各单位的公开承诺和兑现情况", county=ground.programme.county),
        lead=(lead,),
        opening=(Figures(figures(ground, COMMITMENT_FIGURES, Scope.COUNTY, 0)),),
        more=(sums_link(addresses.root_of(addresses.COMMITMENTS)),),
        entry="commitments",
    )


def _all(ground: Ground) -> Folds | Empty:
    order = commitment_order(ground)
    if not len(order):
        return Empty(say("还没有承诺。"))
    note = sentences(
        say_many("共{n}项。", len(order)), say(COMMITMENT_ORDER), _where_others(len(order))
    )
    return commitment_folds(ground, order, note, CommitmentTable, _LISTED)


def _where_others(count: int) -> str:
    if count <= _LISTED:
        return ""
    return say(
        "这里列出{most}项，另有{rest}项，见各社区、各单位的页面。",
        most=_LISTED,
        rest=count - _LISTED,
    )
