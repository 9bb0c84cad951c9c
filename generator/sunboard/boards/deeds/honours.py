"""The honour board 党员闪光言行榜: the newest quarter with how things stand now, and each quarter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import home_crumbs
from sunboard.boards.blocks import (
    Block,
    Board,
    Empty,
    Figures,
    LinkLine,
    LinkList,
    Section,
    there,
)
from sunboard.boards.deeds.cards import HonourGroup, HonourGroups, honour_groups
from sunboard.boards.deeds.progress import honour_rule, moved_sections
from sunboard.boards.deeds.stages import open_windows
from sunboard.boards.deeds.wall import (
    HonourWall,
    honour_wall,
    people_of,
    people_said,
    quotation_of,
    short_wall,
)
from sunboard.boards.folding import long_folded
from sunboard.boards.rows.deeds import ENDED, deed_order, deed_rows, ended_deeds
from sunboard.boards.values import Link, Page
from sunboard.figures.values import Figure
from sunboard.language import mark, say, say_many
from sunboard.language.dates import said_year
from sunboard.measures.columns import Positions
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground, months_of, remembered
from sunboard.publishable.records import told
from sunboard.schema.surface import Surface

BOARD_NAME = mark("党员闪光言行榜")
"""What its letters are drawn of."""


@dataclass(frozen=True)
class HonourFace(Block):
    """What the board opens with: its name, what a period comes to, and the names."""

    title: str
    over: str
    """Whose board it is, and of when: what stands above its name."""
    figures: Figures
    wall: HonourWall | None
    """None where nobody is honoured."""


@dataclass(frozen=True)
class HonourChips(Block):
    """The ways to the other periods, and to the categories of this one."""

    periods: tuple[Link, ...]
    """Newest first."""
    here: str
    """The period that is shown."""
    is_own: bool
    """Whether this is that period's own board, and not the front page."""
    categories: tuple[Link, ...]
    more: tuple[Link, ...]
    """The way to what is not honoured yet."""


def deed_quarters(ground: Ground) -> list[tuple[str, str]]:
    """Every quarter since deeds are kept, or with one before that, newest first: key and label."""
    months = months_of(ground)
    counted = ground.kept.in_months(months, "deeds")
    done = months.codes(deeds_of(ground).table.days("date"))
    counted[done[done >= 0]] = True
    newest = (months[m] for m in np.flatnonzero(counted)[::-1].tolist())
    return list(dict.fromkeys((month.quarter, month.quarter_label) for month in newest))


def deed_board_count(ground: Ground) -> int:
    """The front page and one a quarter."""
    return 1 + len(deed_quarters(ground))


def make_deeds_page(ground: Ground, number: int) -> Page:
    """The honour board: 0 is the front page with the newest quarter that honours anybody; then each quarter."""
    quarter, label = _period(ground, number)
    path = addresses.quarter_path(quarter) if number else addresses.DEEDS
    title, root = say("党员闪光言行榜（{quarter}）", quarter=label), addresses.root_of(path)
    rows = deeds_of_quarter(ground, quarter)
    honoured = rows[deeds_of(ground).is_honoured[rows]]
    groups = () if ended_deeds(ground)[honoured].all() else honour_groups(ground, honoured)
    said = quotation_of(ground, honoured)
    figures = honour_figures(ground, honoured, f"deeds/{quarter}")
    face = _face(ground, title, label, honoured, figures)
    return Page(
        path=path,
        title=title if number else say(BOARD_NAME),
        description=say("{county}{title}", county=ground.programme.county, title=title),
        section="deeds",
        board=Board(
            title="",
            crumbs=home_crumbs(ground, root),
            opening=(face, _chips(ground, number, rows, groups), *((said,) if said else ())),
            sections=_sections(ground, number, rows, groups),
            more=(honour_rule(root),),
        ),
    )


def _period(ground: Ground, number: int) -> tuple[str, str]:
    """The quarter that a board is of: its key and its label."""
    quarters = deed_quarters(ground)
    return quarters[number - 1] if number else _newest(ground, quarters)


def _chips(
    ground: Ground, number: int, rows: Positions, groups: tuple[HonourGroup, ...]
) -> HonourChips:
    """The ways to other quarters, to each category, and to what is not honoured yet."""
    quarter, label = _period(ground, number)
    root = addresses.root_of(addresses.quarter_path(quarter) if number else addresses.DEEDS)
    kinds = tuple(Link(f"{each.title} {each.said}", f"#{each.anchor}") for each in groups)
    ways = _ways(ground, root, None if number else len(open_windows(ground)), rows)
    periods = _periods(ground, quarter[:4], root)
    return HonourChips(periods, label, bool(number), kinds if len(groups) > 1 else (), ways)


def deed_years(ground: Ground) -> list[str]:
    """Every year with a board of a quarter, newest first: 2026."""
    return list(dict.fromkeys(quarter[:4] for quarter, _ in deed_quarters(ground)))


def make_year_page(ground: Ground, number: int) -> Page:
    """The names of a whole year, and the ways to its quarters, which have the deeds."""
    year = deed_years(ground)[number]
    path, label = addresses.year_path(year), said_year(int(year))
    title, root = say("党员闪光言行榜（{quarter}）", quarter=label), addresses.root_of(path)
    rows = _deeds_of_year(ground, year)
    honoured = rows[deeds_of(ground).is_honoured[rows]]
    figures = honour_figures(ground, honoured, f"deeds/{year}")
    chips = HonourChips(_periods(ground, year, root), label, is_own=True, categories=(), more=())
    return Page(
        path=path,
        title=title,
        description=say("{county}{title}", county=ground.programme.county, title=title),
        section="deeds",
        board=Board(
            title="",
            crumbs=(*home_crumbs(ground, root), Link(say("闪光言行榜"), root + addresses.DEEDS)),
            opening=(_face(ground, title, label, honoured, figures[:1], is_counted=False), chips),
            sections=(),
            more=(honour_rule(root),),
        ),
    )


def _periods(ground: Ground, year: str, root: str) -> tuple[Link, ...]:
    """The quarters of a year, newest first, and then all years."""
    quarters = (each for each in deed_quarters(ground) if each[0].startswith(year))
    return (
        *(Link(label, root + addresses.quarter_path(key)) for key, label in quarters),
        *(
            Link(said_year(int(each)), root + addresses.year_path(each))
            for each in deed_years(ground)
        ),
    )


def _ways(ground: Ground, root: str, running: int | None, rows: Positions) -> tuple[Link, ...]:
    """The way to what is not honoured yet: of the county, or of a quarter's deeds (`running` is None then)."""
    to_progress = root + addresses.DEEDS_PROGRESS
    if running is None:
        is_pending = np.isin(deeds_of(ground).stage[rows], (Stage.IN_WINDOW, Stage.UNDECIDED))
        count = int(is_pending.sum())
        told = say_many("另有{n}件正在公示或者期满未定", count)
        return (Link(told, to_progress),) if count else ()
    to_objections = Link(say_many("正在公示{n}件，可以提意见", running), f"{to_progress}#windows")
    return (*((to_objections,) if running else ()), Link(say("从推荐到上榜"), to_progress))


def _face(
    ground: Ground,
    title: str,
    label: str,
    honoured: Positions,
    numbers: tuple[Figure, ...],
    *,
    is_counted: bool = True,
) -> HonourFace:
    over = say("{county} · {period}", county=ground.programme.county, period=label)
    wall = honour_wall(ground, honoured, is_counted=is_counted) if len(honoured) else None
    return HonourFace(title, over, Figures(numbers, "field"), wall)


def _sections(
    ground: Ground,
    number: int,
    rows: Positions,
    groups: tuple[HonourGroup, ...],
) -> tuple[Section, ...]:
    """What follows the names; on the front page, 0, also the ways to what has moved to a page of its own."""
    honoured = rows[deeds_of(ground).is_honoured[rows]]
    return long_folded(
        *there(
            _honoured(honoured, groups),
            _revoked(ground, rows),
            *(() if number else moved_sections(ground)),
        )
    )


def quarter_wall(ground: Ground, root: str, most: int) -> HonourWall | None:
    """Some names of the newest quarter that honours anybody; None where none does."""
    quarters = deed_quarters(ground)
    if not quarters:
        return None
    quarter, label = _newest(ground, quarters)
    rows = deeds_of_quarter(ground, quarter)
    honoured = rows[deeds_of(ground).is_honoured[rows]]
    if not len(honoured):
        return None
    said = say("{quarter}，{people}", quarter=label, people=people_said(ground, honoured))
    more = Link(say("看全部言行"), root + addresses.DEEDS)
    return short_wall(ground, honoured, said, more, most)


def _newest(ground: Ground, quarters: list[tuple[str, str]]) -> tuple[str, str]:
    """The newest quarter with an honoured deed; the newest of all where there is none."""
    is_honoured = deeds_of(ground).is_honoured
    honouring = (q for q in quarters if is_honoured[deeds_of_quarter(ground, q[0])].any())
    return next(honouring, quarters[0])


def _honoured(deeds: Positions, groups: tuple[HonourGroup, ...]) -> Section:
    blocks: tuple[Block, ...] = (HonourGroups(groups),)
    if not len(deeds):
        blocks = (Empty(say("本期还没有上榜的言行。")),)
    elif not groups:
        blocks = (Empty(say("{ended}。件数、人数照样算在上面的数里。", ended=say(ENDED))),)
    note = say("按类别排列，同一类里新的在前；不是名次。") if groups else ""
    return Section(say("上榜"), blocks, id="honoured", contents=None, note=note)


def _revoked(ground: Ground, deeds: Positions) -> Section | None:
    revoked = deeds[deeds_of(ground).is_revoked[deeds]]
    if not len(revoked):
        return None
    rows = deed_rows(ground).chosen(revoked)
    lines = (LinkLine(row.path, row.id, f"{row.date} · {row.unit} · {row.kind}") for row in rows)
    note = say("上过榜又撤下的，不计入上面的数，原因见各自的页面。新的在前。")
    return Section(say("已撤榜"), (LinkList(tuple(lines)),), note=note)


def deeds_of_quarter(ground: Ground, quarter: str) -> Positions:
    """Every deed done in a quarter, newest first."""
    months = months_of(ground)
    codes = months.codes(deeds_of(ground).table.days("date"))
    quarters = np.array([*(months[m].quarter for m in range(months.count)), ""])
    order = deed_order(ground)
    chosen: Positions = order[quarters[codes[order]] == quarter]
    return chosen


def _deeds_of_year(ground: Ground, year: str) -> Positions:
    """Every deed done in a year, newest first."""
    order = deed_order(ground)
    years = deeds_of(ground).table.days("date").astype("datetime64[Y]")
    chosen: Positions = order[years[order] == np.datetime64(year, "Y")]
    return chosen


def honour_figures(ground: Ground, honoured: Positions, key_prefix: str) -> tuple[Figure, ...]:
    """Deeds, people and units: a joint deed is one deed, and each of its people is counted once."""
    deeds = deeds_of(ground)
    persons = people_of(ground, honoured)
    links = deeds.unit_links
    units = np.unique(links[np.isin(links[:, 0], honoured), 1])
    return (
        Figure(say("上榜言行"), say_many("{n}件", len(honoured)), key=f"{key_prefix}/honoured"),
        Figure(
            say("上榜党员"),
            say_many("{n}人", len(np.unique(persons))),
            note=say_many("{n}人次；多人共同完成的算一件", len(persons)),
            key=f"{key_prefix}/people",
        ),
        Figure(say("涉及单位"), say_many("{n}个", len(units)), key=f"{key_prefix}/units"),
    )


@remembered
def told_deeds(ground: Ground) -> Positions:
    """The deeds that have a page: their 公示 has begun, or they were honoured or taken off."""
    return np.flatnonzero(told(ground, "deeds", Surface.PAGE))
