"""The way from a recommendation to the honour board: what is under way, at which step, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import home_crumbs, text_of
from sunboard.boards.blocks import (
    Block,
    Board,
    DeedList,
    Empty,
    Facts,
    Figures,
    Heading,
    LinkLine,
    LinkList,
    Paragraph,
    Section,
    there,
)
from sunboard.boards.deeds.stages import OpenWindow, open_windows, stage_grids, undecided_rows
from sunboard.boards.folding import long_folded
from sunboard.boards.values import Link, Page
from sunboard.boards.windows import HOW_TO_OBJECT, contact_facts
from sunboard.figures.deeds import UNTOLD_FIGURES
from sunboard.figures.kind import figures
from sunboard.language import say, say_many
from sunboard.measures.ground import Ground, Scope
from sunboard.publishable.names import unit_names


@dataclass(frozen=True)
class WindowList(Block):
    """Deeds to which objections are being heard."""

    rows: tuple[OpenWindow, ...]


class Moved(NamedTuple):
    """An address that was published, and where what it led to stands now."""

    anchor: str
    label: str
    path: str
    """Relative to the site's root."""


@dataclass(frozen=True)
class MovedList(Block):
    """Ways to what stood here once."""

    places: tuple[Moved, ...]


def make_progress_page(ground: Ground, _: int) -> Page:
    """Everything that may be told of deeds which are not honoured yet: nobody is named before that."""
    path, title = addresses.DEEDS_PROGRESS, say("从推荐到上榜")
    root = addresses.root_of(path)
    return Page(
        path=path,
        title=title,
        description=say(
            "{county}闪光言行：推荐、核实、公示到哪一步", county=ground.programme.county
        ),
        section="deeds",
        board=Board(
            title=title,
            crumbs=(*home_crumbs(ground, root), Link(say("闪光言行榜"), root + addresses.DEEDS)),
            lead=(
                say("推荐、核实、批准、公示，每一步都有人负责。上榜以前只写单位和身份，不写姓名。"),
            ),
            sections=long_folded(
                *there(
                    _windows(ground),
                    _undecided(ground),
                    _waiting(ground),
                    Section(say("各社区、各单位走到哪一步"), stage_grids(ground), id="stages"),
                )
            ),
            more=(honour_rule(root), Link(say("有不同意见"), root + addresses.OBJECT)),
        ),
    )


def progress_path(ground: Ground, scope: Scope, entity: int) -> str:
    """Where a community or a unit stands among the others."""
    return f"{addresses.DEEDS_PROGRESS}#{text_of(ground, scope.value, entity, 'id')}"


def honour_rule(root: str) -> Link:
    """The way to what a deed has to pass."""
    return Link(say("怎样才能上榜"), f"{root}{addresses.METHOD}#deeds")


def moved_sections(ground: Ground) -> tuple[Section, ...]:
    """On the honour board, under the addresses that they had, the ways to what stands on this page now."""
    running, way = len(open_windows(ground)), addresses.DEEDS_PROGRESS
    told = say_many("正在公示{n}件，可以提意见", running)
    lines = (
        LinkLine(f"{way}#windows", told if running else say("现在没有正在公示的言行。")),
        LinkLine(way, say("从推荐到上榜，每一步有多少件")),
    )
    names = (ground.records["communities"].texts("name"), unit_names(ground))
    places = tuple(
        Moved(each, name, f"{way}#{each}")
        for kind, of_kind in zip(("communities", "units"), names, strict=True)
        for each, name in zip(ground.records[kind].texts("id"), of_kind, strict=True)
    )
    stages = say("各社区、各单位走到哪一步")
    return (
        Section(say("正在公示"), (LinkList(lines),), id="windows"),
        Section(stages, (MovedList(places),), is_folded=True),
    )


def _windows(ground: Ground) -> Section:
    windows = open_windows(ground)
    if not windows:
        none = Empty(say("现在没有正在公示的言行。"))
        return Section(say("正在公示"), (none,), id="windows")
    blocks = (
        WindowList(windows),
        Heading(say("怎样反映")),
        Paragraph(say(HOW_TO_OBJECT)),
        Facts(contact_facts(ground.programme)),
    )
    note = say("公示结束、没有未答复的异议，才能上榜。最先结束的在前。")
    return Section(say("正在公示"), blocks, id="windows", note=note)


def _undecided(ground: Ground) -> Section | None:
    rows = undecided_rows(ground)
    if not rows:
        return None
    note = say("公示已经结束，有异议还没有答复，或者还没有登记上榜。新的在前。")
    return Section(say("期满未定"), (DeedList(rows, note),), id="undecided")


def _waiting(ground: Ground) -> Section:
    counts = Figures(figures(ground, UNTOLD_FIGURES, Scope.COUNTY, 0))
    note = say("还没有公示的只写件数：没有核实、批准的，不写人，也不写事。")
    return Section(say("还没有上榜"), (counts,), id="waiting", note=note)
