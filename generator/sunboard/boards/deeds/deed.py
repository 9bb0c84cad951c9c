"""The page of a deed: who did what, what vouches for it, and its way to honour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import entity_fact, home_crumbs, text_of, where_facts
from sunboard.boards.blocks import Block, Board, Card, Caution, Columns, Facts, Standing
from sunboard.boards.deeds.honours import (
    deed_board_count,
    deed_years,
    make_deeds_page,
    make_year_page,
    told_deeds,
)
from sunboard.boards.deeds.members import make_member_page, members, members_by_person
from sunboard.boards.deeds.progress import honour_rule, make_progress_page, progress_path
from sunboard.boards.deeds.steps import deed_steps, revocation
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.owners import positions_by_holder
from sunboard.boards.photos import photo_blocks, portraits_of
from sunboard.boards.rows.deeds import ENDED, deed_rows, ended_deeds
from sunboard.boards.rows.notices import notice_facts
from sunboard.boards.values import DeedRow, Fact, Link, Page, PhotoView
from sunboard.boards.wording import in_short
from sunboard.boards.words import spoken_day
from sunboard.figures.deeds import DEED_FIGURES, UNTOLD_FIGURES
from sunboard.language import listed, say, statements
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground
from sunboard.publishable.names import Named, mentions_of
from sunboard.publishable.records import is_removed
from sunboard.schema.surface import Surface


@dataclass(frozen=True)
class DeedHead(Block):
    """A deed at the top of its own page: who, what, with what result."""

    deed: DeedRow
    portraits: tuple[PhotoView, ...] = ()
    """Of those who are honoured by name."""


def make_deed_page(ground: Ground, number: int) -> Page:
    """The page of one deed, counted through those that may be told."""
    deed = int(told_deeds(ground)[number])
    row = deed_rows(ground)[deed]
    title, said = _told(ground, deed, row)
    return Page(
        path=row.path,
        title=title,
        description=said,
        section="deeds",
        board=_board(ground, deed, addresses.root_of(row.path)),
    )


def _told(ground: Ground, deed: int, row: DeedRow) -> tuple[str, str]:
    """What leads to it is called and says: who did what, with what result; of what ended only that it did."""
    if deeds_of(ground).is_revoked[deed]:
        return say("已撤榜的闪光言行（{id}）", id=row.id), say("本条已撤榜")
    if ended_deeds(ground)[deed]:
        return say("过了年限的闪光言行（{id}）", id=row.id), say(ENDED)
    title = say("{who}：{what}（{id}）", who=listed(row.names), what=in_short(row.what), id=row.id)
    return title, statements(row.result, row.unit, row.kind, row.date)


def _board(ground: Ground, deed: int, root: str) -> Board:
    """Of a revoked deed only that it is so, and why."""
    row = deed_rows(ground)[deed]
    is_revoked = deeds_of(ground).is_revoked[deed]
    is_ended = ended_deeds(ground)[deed]
    tells_nobody = is_revoked or is_ended or is_removed(ground, "deeds")[deed]
    where = (*_facts(ground, deed, root), *notice_facts(ground, "deeds", deed, root))
    people = () if tells_nobody else _people(ground, deed)
    cards = (
        *((Card(say("谁做的"), (Facts(people),)),) if people else ()),
        Card(say("单位和地点"), (Facts(where),)),
        Card(say("走到哪一步"), (deed_steps(ground, deed),)),
    )
    return Board(
        title=say("闪光言行 {id}", id=row.id) if is_revoked or is_ended else "",
        crumbs=(*home_crumbs(ground, root), Link(say("闪光言行榜"), root + addresses.DEEDS)),
        standing=Standing(row.status, "") if is_revoked else None,
        opening=(
            _head(ground, deed),
            *(() if tells_nobody else photo_blocks(ground, "deeds", deed)),
            Columns(tuple((card,) for card in cards)),
        ),
        sections=(),
        more=(
            *(() if tells_nobody else _members(ground, deed, root)),
            honour_rule(root),
            Link(say("有不同意见"), root + addresses.OBJECT),
        ),
    )


def _members(ground: Ground, deed: int, root: str) -> Iterator[Link]:
    """The ways to all deeds of those people who were honoured more than once."""
    people = mentions_of(ground, "deeds", Surface.PAGE).get(deed)
    for each in people.named if people else ():
        if member := members_by_person(ground).get(each.person):
            yield Link(say("{who}的全部言行", who=each.name), root + member.path)


def _head(ground: Ground, deed: int) -> Block:
    if deeds_of(ground).is_revoked[deed]:
        why = say("原因：{reason}", reason=revocation(ground, deed))
        return Caution(why, title=say("本条已撤榜。"))
    if ended_deeds(ground)[deed]:
        told = say("做的事和做的人不再写，件数、人数照样算在榜里。")
        return Caution(told, title=say("{sentence}。", sentence=say(ENDED)))
    people = mentions_of(ground, "deeds", Surface.PAGE).get(deed)
    is_honoured = people is not None and deeds_of(ground).is_honoured[deed]
    portraits = portraits_of(ground, people.named) if people and is_honoured else ()
    return DeedHead(deed_rows(ground)[deed], portraits)


def _facts(ground: Ground, deed: int, root: str) -> tuple[Fact, ...]:
    table = deeds_of(ground).table
    unit = int(table.codes("unit")[deed])
    of_unit = (entity_fact(ground, say("单位"), "units", unit, root),) if unit >= 0 else ()
    return (
        Fact(say("时间"), spoken_day(table.days("date")[deed])),
        *of_unit,
        *where_facts(ground, table, deed, root),
    )


def _people(ground: Ground, deed: int) -> tuple[Fact, ...]:
    """Each person who may be named with unit and positions; the others by role, counted by unit."""
    people = mentions_of(ground, "deeds", Surface.PAGE).get(deed)
    if people is None:
        return ()
    facts = (Fact(each.name, _posts(ground, each)) for each in people.named)
    return (*facts, *(Fact(role, say("本人未同意公开姓名")) for role in people.roles))


def _posts(ground: Ground, named: Named) -> str:
    table = ground.records["positions"]
    rows = positions_by_holder(ground).get(named.person, ())
    terms = ground.programme.vocabulary("positions").terms
    communities = table.codes("community")
    posts = [
        say(
            "{community}{position}",
            community=text_of(ground, "communities", communities[row], "name"),
            position=terms[table.codes("position")[row]].label,
        )
        for row in rows
    ]
    return statements(named.unit, *posts)


DEEDS = Mechanism(
    "deeds",
    lambda _: say("闪光言行榜"),
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
        BoardMaker("deeds", make_year_page, 2, lambda c: len(deed_years(c)), "deeds"),
        BoardMaker("deeds", make_member_page, 3, lambda c: len(members(c)), "deeds"),
        BoardMaker("deeds", make_progress_page, 2, section="deeds"),
        BoardMaker("deeds", make_deed_page, 2, lambda c: len(told_deeds(c)), "deeds"),
    ),
    "deeds",
    path_of=progress_path,
)
