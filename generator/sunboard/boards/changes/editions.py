"""Editions 版次: the county's figures of each month and quarter as first published, which never change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, home_crumbs
from sunboard.boards.blocks import (
    Board,
    Empty,
    Facts,
    LinkLine,
    LinkList,
    Section,
)
from sunboard.boards.changes.entries import How, entries_of
from sunboard.boards.changes.lines import entry_line
from sunboard.boards.figure_table import FigureRow, county_rows
from sunboard.boards.values import Fact, Link, Page
from sunboard.language import say
from sunboard.language.dates import said_day, said_month, said_quarter
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.periods import Month
from sunboard.records.editions import Edition, FrozenFigure

_A_QUARTER = 3
MOST = 50
"""Corrections that an edition lists, the first ones: its page stays as it is once there are so many."""


@remembered
def due_editions(ground: Ground) -> tuple[Edition, ...]:
    """The months and quarters that ended since the first publication and are not frozen, the oldest first."""
    began = ground.past.began
    if began is None:
        return ()
    known = {edition.period for edition in ground.past.editions}
    # A month that ended on the day of the first publication would have one from the second on, news or none.
    first = began + timedelta(days=1)
    periods = [each for each in _periods(first, ground.as_of) if each not in known]
    if not periods:
        return ()
    figures = tuple(map(_frozen, county_rows(ground)))
    number = ground.past.publication
    return tuple(Edition(period, ground.as_of, number, figures) for period in periods)


def _periods(first: date, last: date) -> Iterator[str]:
    """The months, and the quarters behind their last month, of which the last day lies between two days."""
    month = Month(first.year, first.month)
    while (end := _last_day(month)) <= last:
        yield month.key
        if month.month % _A_QUARTER == 0:
            yield month.quarter
        after = end + timedelta(days=1)
        month = Month(after.year, after.month)


def _last_day(month: Month) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1) - timedelta(days=1)


def _frozen(row: FigureRow) -> FrozenFigure:
    number = "" if row.numerator is None else f"{row.numerator:g}"
    of = "" if row.denominator is None else str(row.denominator)
    return FrozenFigure(row.key, row.label, number, of)


@remembered
def editions_of(ground: Ground) -> tuple[Edition, ...]:
    """All editions, those that are due with them; the oldest first."""
    return (*ground.past.editions, *due_editions(ground))


def edition_count(ground: Ground) -> int:
    """How many editions have a page."""
    return len(editions_of(ground))


def period_label(period: str) -> str:
    """2026年10月; 2026年第四季度."""
    year, rest = period.split("-")
    return (
        said_quarter(int(year), int(rest[1:]))
        if rest[0] == "q"
        else said_month(int(year), int(rest))
    )


def make_editions_page(ground: Ground, _: int) -> Page:
    """The list of all editions, the newest first."""
    lines = tuple(
        LinkLine(addresses.edition_path(each.period), period_label(each.period), _said(each))
        for each in reversed(editions_of(ground))
    )
    empty = Empty(say("还没有。每个月、每个季度过完以后第一次公布时，全县的数字在这里存下来。"))
    return county_page(
        ground,
        addresses.EDITIONS,
        (Section(say("各月、各季"), (LinkList(lines) if lines else empty,)),),
        title=say("各月各季的数字"),
        description=say(
            "{county}每个月、每个季度第一次公布的数字，存下来以后不再改",
            county=ground.programme.county,
        ),
        lead=(
            say(
                "每个月、每个季度过完以后，第一次公布的数字存在这里，以后不再改；后来改了什么，写在旁边。"
            ),
        ),
        more=(Link(say("改动"), f"{addresses.root_of(addresses.EDITIONS)}{addresses.CHANGES}"),),
    )


def _said(edition: Edition) -> str:
    day, number = said_day(edition.day), edition.publication
    return say("第{number}次公布，数据截至{day}", number=number, day=day)


def make_edition_page(ground: Ground, number: int) -> Page:
    """One month or quarter as it was published."""
    edition = editions_of(ground)[number]
    path, label = addresses.edition_path(edition.period), period_label(edition.period)
    root = addresses.root_of(path)
    board = Board(
        say("{period}的数字", period=label),
        (
            *home_crumbs(ground, root),
            Link(say("各月各季的数字"), f"{root}{addresses.EDITIONS}"),
        ),
        (_figures(edition), _corrected(ground, edition)),
        (say("{publication}。存下来以后不再改。", publication=_said(edition)),),
    )
    description = say(
        "{county}{period}第一次公布的数字", county=ground.programme.county, period=label
    )
    return Page(path, board.title, description, "mechanisms", board)


def _figures(edition: Edition) -> Section:
    facts = Facts(tuple(Fact(each.label, _number(each)) for each in edition.figures))
    note = say("分数写成两个数：有多少，一共多少。")
    return Section(say("全县"), (facts,), id="figures", note=note)


def _number(figure: FrozenFigure) -> str:
    number = figure.number or say("不知道")
    return f"{number}/{figure.of}" if figure.of else number


def _corrected(ground: Ground, edition: Edition) -> Section:
    """What was corrected, declared void or taken down since, the oldest first; of more, where it stands."""
    since = [line for day, line in _corrections(ground) if day > edition.day]
    title = say("以后的改动")
    if not since:
        return Section(title, (Empty(say("没有。")),), id="corrected")
    root = addresses.root_of(addresses.edition_path(edition.period))
    rest = addresses.CORRECTIONS if ground.makes("corrections") else addresses.CHANGES
    more = (Link(say("再往后的改动"), root + rest),) if len(since) > MOST else ()
    return Section(title, (LinkList(tuple(since[:MOST])),), id="corrected", more=more)


@remembered
def _corrections(ground: Ground) -> tuple[tuple[date, LinkLine], ...]:
    """The day and the line of each, the oldest first: worded once for all editions."""
    meant = (How.CORRECTED, How.VOID, How.TAKEN_DOWN)
    entries = [each for each in reversed(entries_of(ground)) if each.how in meant]
    lines = ((each.day, entry_line(ground, each)) for each in entries)
    return tuple(
        (day, line if line.path else line._replace(path=addresses.CHANGES)) for day, line in lines
    )
