"""Services in the communities (优质服务八进社区): who brought what where, and what never came."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import (
    community_row,
    home_crumbs,
    mechanism_page,
    sums_link,
    text_of,
    unit_row,
)
from sunboard.boards.blocks import Board, Empty, Figures, Grid, Section, filled
from sunboard.boards.figure_grid import Column, by_figure, figure_cells, figure_grid
from sunboard.boards.folding import first_few
from sunboard.boards.grids import NOT_KEPT
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.order import chosen_rows
from sunboard.boards.services.rows import SessionTable, make_session_rows
from sunboard.boards.values import Cell, GridRow, Link, Page
from sunboard.boards.words import day_text
from sunboard.figures.kind import figures
from sunboard.figures.services import (
    ATTENDANCES,
    ATTENDANCES_HEAD,
    CAME,
    PERSONS,
    PERSONS_HEAD,
    SERVICE_FIGURES,
    SESSIONS,
    SESSIONS_HEAD,
    by_month,
    by_service,
    has_unsorted,
    part_figures,
)
from sunboard.figures.worded import numeral
from sunboard.language import mark, say, say_many
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.services import Held, services_of, turnout_of

_COUNTS, _LAST = (SESSIONS_HEAD, ATTENDANCES_HEAD, PERSONS_HEAD), mark("最近")
_COUNTING_RULE = mark(
    "一条记录没有写场次的，按一场算。人次：同一个人来两次算两次。人数：同一场里同一个人只算一个；"
    "各项活动相加，参加过几项的人会重复计。没有登记的不当作0，另外数出来。"
)


def services_title(ground: Ground) -> str:
    """What the programme calls them: 优质服务八进社区."""
    count = len(ground.programme.vocabulary("services").terms)
    if not count:
        return say("优质服务进社区")
    return say("优质服务{count}进社区", count=numeral(count))


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """A community has a page of its sessions, on which those of its estates stand; a unit a row."""
    if scope is Scope.UNIT:
        return f"{addresses.SERVICES}#{text_of(ground, 'units', entity, 'id')}"
    if scope is Scope.ESTATE:
        entity = int(ground.records["estates"].codes("community")[entity])
    return addresses.services_path(text_of(ground, "communities", entity, "id"))


def make_services_page(ground: Ground, _: int) -> Page:
    """The county's services: by community, service, unit and month."""
    programme = ground.programme
    title = services_title(ground)
    return mechanism_page(
        ground,
        "services",
        (_matrix(ground), _by_service(ground), _by_unit(ground), _by_month(ground)),
        title=title,
        description=say(
            "{county}{services}：哪项服务到过哪个社区，几场、多少人次，哪些从未来过",
            county=programme.county,
            services=title,
        ),
        lead=say("哪项服务到过哪个社区、来了几场；从未来过的也写出来。"),
    )


def _matrix(ground: Ground) -> Section:
    def row(community: int, cells: Sequence[Cell]) -> GridRow:
        shown = community_row(ground, community, cells)
        return shown._replace(path=addresses.services_path(shown.id))

    grid = figure_grid(
        ground,
        Scope.COMMUNITY,
        say("每格是场次。来过的服务少的社区在前，一样多的按登记的次序。点社区名看每一场。"),
        (CAME, *(sessions for _, sessions in by_service(ground))),
        # All have the same services to come, so no base is too small to compare.
        by_figure(ground, CAME, Scope.COMMUNITY, least=1),
        row,
    )
    told = Figures(figures(ground, SERVICE_FIGURES, Scope.COUNTY, 0))
    rule = say(_COUNTING_RULE)
    return Section(say("各社区"), (told, filled(grid)), id="communities", note=rule)


def _last(held: Held, *, may_be_more: bool = False) -> Cell:
    """The day of the last; nothing is said never to have been that may have been."""
    if may_be_more and not held.records:
        return NOT_KEPT
    return Cell(day_text(held.last, say("从未")), "" if held.records else "bad")


def _by_service(ground: Ground) -> Section:
    services = services_of(ground)
    reached = (services.matrix > 0).sum(axis=0).tolist()
    may_be_more = bool(services.matrix[:, -1].any())
    rows = []
    for (part, _), count in zip(by_service(ground), reached, strict=False):
        counts = figure_cells(ground, (part.sessions, *part.people), Scope.COUNTY, 0)
        came = Cell(f"{count} / {services.community_count}")
        last = _last(part.group(ground, Scope.COUNTY, 0), may_be_more=may_be_more)
        cells = (came, *counts, last)
        rows.append(GridRow("", part.name, "", cells))
    heads = (say("服务"), say("到过的社区"), *map(say, _COUNTS), say(_LAST))
    grid = Grid(say("按服务清单的次序。"), heads, tuple(rows))
    note = say("每项服务到过几个社区。")
    return Section(say("各项服务"), (filled(grid),), id="services", note=note)


def _by_unit(ground: Ground) -> Section:
    turnout = turnout_of(ground, Scope.UNIT)
    grid = figure_grid(
        ground,
        Scope.UNIT,
        say("按登记的次序。"),
        (SESSIONS, ATTENDANCES, PERSONS, Column(say(_LAST), lambda unit: _last(turnout.of(unit)))),
        np.flatnonzero(coverage_of(ground).unit_is_current | (turnout.records > 0)).tolist(),
        partial(unit_row, ground, is_short=False),
    )
    note = say("一场也没有的单位也列出；已撤并的单位有过记录的才列出。")
    return Section(say("各单位"), (filled(grid),), id="units", note=note)


def _by_month(ground: Ground) -> Section:
    rows = tuple(
        GridRow(
            "",
            part.name,
            "",
            figure_cells(ground, (part.sessions, *part.people), Scope.COUNTY, 0),
        )
        for part in by_month(ground)
    )
    grid = Grid(say("新的在前。"), (say("月份"), *map(say, _COUNTS)), rows)
    note = say("按活动的日期。一场也没有的月份也列出。")
    return Section(say("各月"), (filled(grid),), id="months", note=note)


def make_community_services_page(ground: Ground, community: int) -> Page:
    """The sessions of one community, newest first."""
    name = text_of(ground, "communities", community, "name")
    path = addresses.services_path(text_of(ground, "communities", community, "id"))
    root, title = addresses.root_of(path), say("{community}服务活动", community=name)
    up = Link(services_title(ground), root + addresses.SERVICES)
    return Page(
        path=path,
        title=title,
        description=say(
            "{community}来过哪些服务，每一场是谁、哪天、多少人次、做成了什么", community=name
        ),
        section="mechanisms",
        board=Board(
            title=title,
            crumbs=(*home_crumbs(ground, root), up),
            opening=(Figures(figures(ground, SERVICE_FIGURES, Scope.COMMUNITY, community)),),
            sections=(
                Section(
                    say("各项服务"),
                    (_community_grid(ground, community),),
                    id="services",
                    note=say(_COUNTING_RULE),
                ),
                _sessions(ground, community),
            ),
            more=(sums_link(root, "services"),),
        ),
    )


def _sessions(ground: Ground, community: int) -> Section:
    made = make_session_rows(ground)
    rows = chosen_rows(made.rows, made.by_community[community])
    none = (Empty(say("还没有服务活动的记录。")),)
    listed = first_few(rows, SessionTable, say("更早的活动")) if rows else none
    count = Cell(say_many("{n}条记录", len(rows)))
    return Section(say("每一场"), listed, id="sessions", count=count)


def _community_grid(ground: Ground, community: int) -> Grid:
    rows = []
    for part, sessions in by_service(ground):
        counts = figure_cells(ground, (sessions, *part.people), Scope.COMMUNITY, community)
        held = part.group(ground, Scope.COMMUNITY, community)
        last = _last(held, may_be_more=has_unsorted(ground, Scope.COMMUNITY, community))
        rows.append(GridRow("", part.name, "", (*counts, last)))
    heads = (say("服务"), *map(say, _COUNTS), say(_LAST))
    return Grid(say("按服务清单的次序。"), heads, tuple(rows))


SERVICES = Mechanism(
    "services",
    services_title,
    make_services_page,
    SERVICE_FIGURES,
    (part_figures,),
    (BoardMaker("services", make_community_services_page, 2, lambda c: c.size(Scope.COMMUNITY)),),
    path_of=path_of,
)
