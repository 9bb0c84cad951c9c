"""The page of a deed: who did what, what vouches for it, and its way to honour."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import entity_fact, home_crumbs, text_of, where_facts
from sunboard.boards.blocks import Block, Board, Card, Caution, Columns, Facts, Standing
from sunboard.boards.deeds.honours import deed_board_count, honour_rule, make_deeds_page, told_deeds
from sunboard.boards.deeds.steps import deed_steps, revocation
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.owners import positions_by_holder
from sunboard.boards.rows.deeds import ENDED, deed_rows, ended_deeds
from sunboard.boards.rows.notices import notice_facts
from sunboard.boards.values import DeedRow, Fact, Link, Page
from sunboard.boards.words import spoken_day
from sunboard.figures.deeds import DEED_FIGURES, UNTOLD_FIGURES
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground
from sunboard.publishable.names import Named, mentions_of
from sunboard.publishable.records import is_removed
from sunboard.schema.surface import Surface


@dataclass(frozen=True)
class DeedHead(Block):
    """A deed at the top of its own page: who, what, with what result."""

    deed: DeedRow


def make_deed_page(ground: Ground, number: int) -> Page:
    """The page of one deed, counted through those that may be told."""
    deed = int(told_deeds(ground)[number])
    row = deed_rows(ground)[deed]
    return Page(
        path=row.path,
        title=f"闪光言行 {row.id}：{ENDED if ended_deeds(ground)[deed] else '、'.join(row.names)}",
        description="本条已撤榜" if deeds_of(ground).is_revoked[deed] else row.what,
        section="deeds",
        board=_board(ground, deed, addresses.root_of(row.path)),
    )


def _board(ground: Ground, deed: int, root: str) -> Board:
    """Of a revoked deed only that it is so, and why."""
    row = deed_rows(ground)[deed]
    is_revoked = deeds_of(ground).is_revoked[deed]
    is_ended = ended_deeds(ground)[deed]
    tells_nobody = is_revoked or is_ended or is_removed(ground, "deeds")[deed]
    where = (*_facts(ground, deed, root), *notice_facts(ground, "deeds", deed, root))
    people = () if tells_nobody else _people(ground, deed)
    cards = (
        *((Card("谁做的", (Facts(people),)),) if people else ()),
        Card("单位和地点", (Facts(where),)),
        Card("走到哪一步", (deed_steps(ground, deed),)),
    )
    return Board(
        title=f"闪光言行 {row.id}" if is_revoked or is_ended else "",
        crumbs=(*home_crumbs(ground, root), Link("闪光言行榜", root + addresses.DEEDS)),
        standing=Standing(row.status, "") if is_revoked else None,
        opening=(_head(ground, deed), Columns(tuple((card,) for card in cards))),
        sections=(),
        more=(honour_rule(root), Link("有不同意见", root + addresses.OBJECT)),
    )


def _head(ground: Ground, deed: int) -> Block:
    if deeds_of(ground).is_revoked[deed]:
        return Caution(f"原因：{revocation(ground, deed)}", title="本条已撤榜。")
    if ended_deeds(ground)[deed]:
        return Caution("做的事和做的人不再写，件数、人数照样算在榜里。", title=f"{ENDED}。")
    return DeedHead(deed_rows(ground)[deed])


def _facts(ground: Ground, deed: int, root: str) -> tuple[Fact, ...]:
    table = deeds_of(ground).table
    unit = int(table.codes("unit")[deed])
    return (
        Fact("时间", spoken_day(table.days("date")[deed])),
        entity_fact(ground, "单位", "units", unit, root),
        *where_facts(ground, table, deed, root),
    )


def _people(ground: Ground, deed: int) -> tuple[Fact, ...]:
    """Each person who may be named with unit and positions; the others by role, counted by unit."""
    people = mentions_of(ground, "deeds", Surface.PAGE).get(deed)
    if people is None:
        return ()
    facts = (Fact(each.name, _posts(ground, each)) for each in people.named)
    return (*facts, *(Fact(role, "本人未同意公开姓名") for role in people.roles))


def _posts(ground: Ground, named: Named) -> str:
    table = ground.records["positions"]
    rows = positions_by_holder(ground).get(named.person, ())
    terms = ground.programme.vocabulary("positions").terms
    communities = table.codes("community")
    posts = [
        text_of(ground, "communities", communities[row], "name")
        + terms[table.codes("position")[row]].label
        for row in rows
    ]
    return "；".join([named.unit, *posts])


DEEDS = Mechanism(
    "deeds",
    lambda _: "闪光言行榜",
    make_deeds_page,
    DEED_FIGURES,
    UNTOLD_FIGURES,
    (
        BoardMaker(
            "deeds",
            lambda c, n: make_deeds_page(c, n + 1),
            2,
            lambda c: deed_board_count(c) - 1,
            "deeds",
        ),
        BoardMaker("deeds", make_deed_page, 2, lambda c: len(told_deeds(c)), "deeds"),
    ),
    "deeds",
)
