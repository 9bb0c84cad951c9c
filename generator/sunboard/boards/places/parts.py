"""The sections that the boards of communities, estates and units have in common."""

from __future__ import annotations

from sunboard.boards.alike import sums_link
from sunboard.boards.blocks import (
    Block,
    Columns,
    DeedList,
    Empty,
    Figures,
    Heading,
    Section,
)
from sunboard.boards.deeds.wall import place_wall
from sunboard.boards.rows.deeds import deed_rows, deeds_by
from sunboard.boards.shows import shows_of
from sunboard.boards.trends import trends
from sunboard.figures.kind import figures
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.language import say
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.trend import Period


def work_section(ground: Ground, scope: Scope, entity: int, root: str) -> Section | None:
    """What was promised and done, in figures; None where neither is kept."""
    shows = shows_of(ground)
    columns: list[tuple[Block, ...]] = []
    if shows.commitments:
        told = figures(ground, COMMITMENT_FIGURES, scope, entity)
        columns.append((Heading(say("承诺")), Figures(told, "rows")))
    if shows.tasks:
        told = figures(ground, TASK_FIGURES, scope, entity)
        columns.append((Heading(say("服务单")), Figures(told, "rows")))
    if not columns:
        return None
    more = (sums_link(root),)
    title = say("全县做得怎样") if scope is Scope.COUNTY else say("做得怎样")
    block = Columns(tuple(columns))
    return Section(title, (block,), id="figures", contents=say("做得怎样"), more=more)


def trend_section(ground: Ground, scope: Scope, entity: int) -> Section | None:
    """The figures by quarter; None where nothing of them is kept."""
    found = trends(ground, scope, Period.QUARTER, entity)
    return Section(say("各季度"), (found,), id="trend") if found else None


def honour_section(ground: Ground, scope: Scope, entity: int) -> Section | None:
    """The names on the board of honour in the newest year that has any; None where there are none."""
    if not shows_of(ground).deeds:
        return None
    rows = deeds_by(ground, scope)[entity]
    honoured = rows[deeds_of(ground).is_honoured[rows]]
    if not len(honoured):
        return None
    return Section(say("闪光的人"), (place_wall(ground, honoured),), id="honours")


def deed_section(ground: Ground, scope: Scope, entity: int) -> Section | None:
    """The deeds of a place or unit, newest first; None where nobody keeps them."""
    if not shows_of(ground).deeds:
        return None
    rows = deed_rows(ground).chosen(deeds_by(ground, scope)[entity])
    block = DeedList(rows) if rows else Empty(say("还没有闪光言行的记录。"))
    return Section(say("闪光言行"), (block,), id="deeds")
