"""The county's front page: its figures, and the way to every community, estate and unit."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.boards import addresses
from sunboard.boards.blocks import (
    Block,
    Board,
    Columns,
    Empty,
    Figures,
    Heading,
    LoopFunnel,
    MonthStrip,
    Note,
    Section,
    there,
)
from sunboard.boards.changes.lately import lately
from sunboard.boards.charts import month_columns
from sunboard.boards.deeds.cards import honour_cards
from sunboard.boards.deeds.honours import quarter_wall
from sunboard.boards.folding import folded
from sunboard.boards.places.front import programme_title
from sunboard.boards.places.indexes import Finder, finder, index_links
from sunboard.boards.places.parts import work_section
from sunboard.boards.places.place_lists import place_sections
from sunboard.boards.places.silent import silent_words
from sunboard.boards.places.sums import steps
from sunboard.boards.rows.deeds import deed_order
from sunboard.boards.shows import shows_of
from sunboard.boards.sun import county_sun
from sunboard.boards.trends import trends
from sunboard.boards.values import Link, Page
from sunboard.figures.coverage import COMMUNITIES_PAIRED, ESTATES_PAIRED, UNITS_PAIRED
from sunboard.figures.kind import figures
from sunboard.figures.positions import POSTS_REPORTED
from sunboard.figures.silence import SILENT_UNITS
from sunboard.figures.values import Figure
from sunboard.figures.work import IN_SHORT, OVERDUE_TASKS
from sunboard.language import listed, say, say_in
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope, months_of
from sunboard.measures.tally import tally_of
from sunboard.measures.trend import Period

_DEEDS_SHOWN = 6
_NAMES_SHOWN = 12


def make_home_page(ground: Ground, _: int) -> Page:
    """The front page."""
    programme = ground.programme
    return Page(
        path=addresses.HOME,
        title=programme_title(programme),
        description=say(
            "{county}：{questions}",
            county=programme.county,
            questions=say_in("between questions", "、").join(_questions(ground)),
        ),
        section="home",
        board=_board(ground),
    )


def _board(ground: Ground) -> Board:
    root = addresses.root_of(addresses.HOME)
    return Board(
        title=say_in("between questions", "，").join(_questions(ground)),
        crumbs=(),
        opening=_opening(ground, root),
        has_contents=False,
        sections=there(
            lately(ground),
            *folded(
                *place_sections(ground),
                work_section(ground, Scope.COUNTY, 0, root),
                _loop(ground, root),
                _trend(ground),
                _deeds(ground, root),
                _coverage(ground, root),
            ),
        ),
    )


def _opening(ground: Ground, root: str) -> tuple[Block, ...]:
    """The finder, and beside it the sun where promises have come due; the names; what it comes to."""
    lead = say(
        "{programme}：{told}，做到的和没有做到的都在这里。",
        programme=programme_title(ground.programme),
        told=listed(_told(ground)),
    )
    sun = county_sun(ground) if shows_of(ground).commitments else None
    wall = quarter_wall(ground, root, _NAMES_SHOWN) if shows_of(ground).deeds else None
    found = _finder(ground, root)
    return (
        Columns(((found,), (sun,))) if sun else found,
        *((wall,) if wall else ()),
        Figures(_in_short(ground, root), "tiles"),
        Note(lead),
    )


_TOLD_OF = {OVERDUE_TASKS: "accountability", ESTATES_PAIRED: "pairings"}
"""The mechanism whose page tells at length of a figure of the front page."""


def _in_short(ground: Ground, root: str) -> tuple[Figure, ...]:
    """What the county comes to in four figures, with the way to what they count."""
    ways = {
        f"county/{kind.key}": root + addresses.mechanism_path(board)
        for kind, board in _TOLD_OF.items()
        if ground.makes(board)
    }
    found = figures(ground, (*IN_SHORT, ESTATES_PAIRED), Scope.COUNTY, 0)
    return tuple(figure._replace(href=ways.get(figure.key)) for figure in found)


def _finder(ground: Ground, root: str) -> Finder:
    label = say("输入小区、社区或单位的名字，拼音也行")
    return finder(label, "communities", tuple(index_links(ground, root).values()))


def _loop(ground: Ground, root: str) -> Section | None:
    if not shows_of(ground).tasks:
        return None
    tally, months = tally_of(ground, "tasks", Scope.COUNTY), months_of(ground)
    is_kept = ground.kept.in_months(months, "tasks")
    begun = month_columns(tally, 0, months, is_kept, [None] * months.count)
    funnel = LoopFunnel(steps(ground, Scope.COUNTY, 0))
    columns = ((Heading(say("每一步")), funnel), (Heading(say("每个月提出的")), MonthStrip(begun)))
    way = Link(say("看每个社区走到哪一步"), root + addresses.LOOP)
    return Section(
        say("服务单走到哪一步"),
        (Columns(columns),),
        id="loop",
        contents=say("走到哪一步"),
        more=(way,) if ground.makes("loop") else (),
    )


def _trend(ground: Ground) -> Section | None:
    found = trends(ground, Scope.COUNTY, Period.MONTH, 0)
    return Section(say("各月"), (found,), id="trend") if found else None


def _deeds(ground: Ground, root: str) -> Section | None:
    if not shows_of(ground).deeds:
        return None
    order = deed_order(ground)
    honoured = order[deeds_of(ground).is_honoured[order]]
    newest = honoured[:_DEEDS_SHOWN]
    more = (Link(say("看各期闪光言行榜"), root + addresses.DEEDS),)
    if not len(newest):
        none = Empty(say("还没有上榜的言行。"))
        return Section(say("闪光言行"), (none,), id="deeds", more=more)
    note = say("最近上榜的，新的在前，不是名次。")
    return Section(
        say("闪光言行"), (honour_cards(ground, newest),), id="deeds", note=note, more=more
    )


def _questions(ground: Ground) -> Iterator[str]:
    """What a resident asks, as far as somebody keeps the answer."""
    shows = shows_of(ground)
    if shows.pairings:
        yield say("谁包我们小区")
    if shows.commitments:
        yield say("答应了什么")
    yield say("做了吗")


def _told(ground: Ground) -> Iterator[str]:
    shows = shows_of(ground)
    if shows.commitments:
        yield say("部门单位答应过的每一件事")
    if shows.tasks:
        yield say("居民提出的每一张服务单")
    if not shows.commitments and not shows.tasks:
        yield say("部门单位登记的每一件事")


def coverage_figures(ground: Ground) -> tuple[Figure, ...]:
    """Who answers for whom: gaps are shown as plainly as the rest (rule R-14)."""
    by_units = (ESTATES_PAIRED, COMMUNITIES_PAIRED, UNITS_PAIRED)
    by_people = (POSTS_REPORTED,) if shows_of(ground).positions else ()
    silent = (SILENT_UNITS,) if ground.makes("silent") else ()
    return figures(ground, (*by_units, *by_people, *silent), Scope.COUNTY, 0)


def _coverage(ground: Ground, root: str) -> Section | None:
    found = coverage_figures(ground)
    if not found:
        return None
    way = Link(
        say("看沉默名单：{questions}", questions=silent_words(ground)), root + addresses.SILENT
    )
    return Section(
        say("包联覆盖") if shows_of(ground).pairings else say("谁有记录"),
        (Figures(found),),
        id="coverage",
        more=(way,) if ground.makes("silent") else (),
    )
