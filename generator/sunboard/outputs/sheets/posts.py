"""岗位公示牌 of a community: each 家园 position, what it is for, how many have reported in. It names nobody."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.places.community import post_facts, post_terms
from sunboard.boards.printed import SheetCell, SheetTable, record
from sunboard.boards.values import Fact, Status
from sunboard.figures.kind import figures
from sunboard.figures.positions import POSITION_FIGURES
from sunboard.language import say, say_in
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.positions import report_in_of
from sunboard.outputs.sheets.frame import make_frame, rows_of
from sunboard.outputs.sheets.tables import figures_note, sheet_figures
from sunboard.outputs.sheets.values import Sheet, SheetFigure


@dataclass(frozen=True)
class PostsSheet:
    """Everything a community's positions show."""

    figures: tuple[SheetFigure, ...]
    note: str
    """What each of them counts."""
    posts: SheetTable
    contact: str
    """Where one reports in."""


def posts_count(ground: Ground) -> int:
    """One a community, where the programme asks for positions."""
    is_asked_for = ground.makes("communities") and ground.makes("positions")
    return ground.size(Scope.COMMUNITY) if is_asked_for else 0


def make_posts_sheet(ground: Ground, community: int, paper: str) -> Sheet:
    """The positions of one community, on A3 across or A4 upright."""
    community_id = text_of(ground, "communities", community, "id")
    board = addresses.community_path(community_id)
    return Sheet(
        path=addresses.sheet_path(community_id, f"posts-{paper}"),
        kind="posts",
        label=say("家园岗位公示牌"),
        paper=paper,
        is_landscape=paper == "a3",
        title=say("{place}家园岗位公示牌", place=text_of(ground, "communities", community, "name")),
        subtitle="",
        frame=make_frame(
            ground,
            board,
            ground.programme.sheets.honours_days,
            {"positions": rows_of(ground, "positions", community)},
        ),
        body=_body(ground, community),
        board=board,
        community=community,
    )


def _body(ground: Ground, community: int) -> PostsSheet:
    terms = post_terms(ground, community)
    facts = post_facts(ground, community)
    named = report_in_of(ground).named[community].tolist()
    branch = text_of(ground, "communities", community, "branch") or say("社区党组织")
    phone = text_of(ground, "communities", community, "office_phone")
    shown = figures(ground, POSITION_FIGURES, Scope.COMMUNITY, community)
    return PostsSheet(
        figures=sheet_figures(shown),
        note=figures_note(shown),
        posts=SheetTable(
            title="",
            heads=(say_in("one", "岗位"), say("做什么"), say("多少人")),
            widths=(4, 5, 6),
            rows=tuple(
                record(
                    term.key, SheetCell(term.label), SheetCell(term.note), _held(fact, named[at])
                )
                for (at, term), fact in zip(terms, facts, strict=True)
            ),
            empty=say("还没有党员领岗。"),
        ),
        contact=say("党员报到、领岗，找{branch}，电话：{phone}", branch=branch, phone=phone)
        if phone
        else say("党员报到、领岗，找{branch}", branch=branch),
    )


def _held(fact: Fact, people: int) -> SheetCell:
    if people:
        return SheetCell(str(fact.text))
    return SheetCell("", status=Status(str(fact.text), "square", "bad"))
