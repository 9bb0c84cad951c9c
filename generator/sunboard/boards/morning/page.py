"""The morning page of a community or an estate, and where its line for a chat lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, estate_link, home_crumbs, text_of
from sunboard.boards.blocks import Block, Board, Empty, LinkLine, LinkList, Note, Section
from sunboard.boards.mechanism import BoardMaker
from sunboard.boards.morning.nights import Night, nights
from sunboard.boards.record_links import record_link
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.values import Link, Page
from sunboard.boards.wording import in_short
from sunboard.language import listed, say, say_in, say_many, statements
from sunboard.language.dates import said_day
from sunboard.measures.due import dated_of
from sunboard.measures.ground import Ground, Scope
from sunboard.publishable.names import unit_names
from sunboard.schema import KIND_BY_NAME

MOST = 20
"""Lines of one sort; the rest is counted."""
SCOPES = {Scope.COMMUNITY: community_link, Scope.ESTATE: estate_link}
"""What has a morning note, and where its board is."""


def morning_page(ground: Ground, scope: Scope, entity: int) -> Page:
    """What a place woke up to, on the last night that brought it any news."""
    up = SCOPES[scope](ground, entity)
    path, name = f"{addresses.MORNING}{up}", text_of(ground, scope.value, entity, "name")
    root, night = addresses.root_of(path), nights(ground, scope).get(entity)
    title = say("{place}早报", place=name)
    if night is not None:
        title = say("{place}早报（{day}）", place=name, day=said_day(night.day))
    return Page(
        path=path,
        title=title,
        description=counted(night) if night else say("{place}最近一夜的消息", place=name),
        section="places",
        board=Board(
            title=title,
            crumbs=(*home_crumbs(ground, root), Link(name, root + up)),
            lead=(say("最近有消息的一天。没有消息的夜里，这一页不变。"),) if night else (),
            sections=tuple(_sections(ground, night)) if night else (_nothing(),),
            has_contents=False,
        ),
    )


def counted(night: Night) -> str:
    """How much there was of each, on a night with news: 办结3件，新逾期1件，上榜1件."""
    said = (
        say_many("办结{n}件", len(night.done)) if night.done else "",
        say_many("新逾期{n}件", len(night.late)) if night.late else "",
        say_many("上榜{n}件", len(night.honoured)) if night.honoured else "",
    )
    return statements(*said)


def _nothing() -> Section:
    none = say("从第一次公布起，还没有消息。")
    return Section(say("消息"), (Empty(none),))


def _sections(ground: Ground, night: Night) -> Iterator[Section]:
    if night.honoured:
        rows = deed_rows(ground).chosen(np.array(night.honoured, np.intp))
        lines = [LinkLine(row.path, listed(row.names), in_short(row.what)) for row in rows]
        yield Section(say("上榜的"), _cut(lines), id="honoured")
    if night.done:
        yield Section(say("办结的"), _listed(ground, night.done), id="done")
    if night.late:
        yield Section(say("新逾期的"), _listed(ground, night.late, are_late=True), id="late")


def _listed(
    ground: Ground, records: Sequence[tuple[str, int]], *, are_late: bool = False
) -> tuple[Block, ...]:
    return _cut([_line(ground, *record, is_late=are_late) for record in records])


def _cut(lines: Sequence[LinkLine]) -> tuple[Block, ...]:
    rest = len(lines) - MOST
    more = (Note(say_many("另有{n}条。", rest)),) if rest > 0 else ()
    return (LinkList(tuple(lines[:MOST])), *more)


def _line(ground: Ground, kind: str, row: int, *, is_late: bool) -> LinkLine:
    """A record by what it is; beside it whose, and what came of it or by when it was due."""
    declared, table = KIND_BY_NAME[kind], ground.records[kind]
    main = declared.main_text
    text = in_short(table.texts(main)[row]) if main else ""
    label = text or f"{say_in('one', declared.label)} {table.texts('id')[row]}"
    said = statements(_unit(ground, kind, row), _due(ground, kind, row) if is_late else "")
    return LinkLine(record_link(ground, kind, row), label, said)


def _unit(ground: Ground, kind: str, row: int) -> str:
    if "unit" not in KIND_BY_NAME[kind].field_by_name:
        return ""
    code = int(ground.records[kind].codes("unit")[row])
    return unit_names(ground)[code] if code >= 0 else ""


def _due(ground: Ground, kind: str, row: int) -> str:
    due = dict(dated_of(ground))[kind].due[row]
    return say("期限是{day}", day=said_day(due.astype("datetime64[D]").item()))


def morning_makers() -> tuple[BoardMaker, ...]:
    """One page a community and one an estate, where they have boards themselves."""

    def maker(scope: Scope) -> BoardMaker:
        return BoardMaker(
            "morning",
            lambda ground, entity: morning_page(ground, scope, entity),
            3,
            lambda ground: ground.size(scope) if ground.makes(scope.value) else 0,
            "places",
            (),
        )

    return tuple(maker(scope) for scope in SCOPES)
