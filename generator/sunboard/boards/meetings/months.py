"""Which months each community held its joint meeting in, and on which days."""

from __future__ import annotations

from functools import partial

from sunboard.boards.blocks import Grid
from sunboard.boards.figure_grid import Column, figure_grid
from sunboard.boards.meetings.rows import is_monthly, meeting_link, meetings_by_date
from sunboard.boards.values import Cell
from sunboard.figures.meetings import HELD
from sunboard.language import listed, mark, say, say_in
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.meetings import meetings_of

_MONTHS_SHOWN = 12


def months_grid(ground: Ground) -> Grid:
    """The days each community met, month by month; of more than a year the last twelve."""
    months = months_of(ground)
    shown = range(max(0, months.count - _MONTHS_SHOWN), months.count)
    captioned = _CUT_CAPTION if shown[0] else _CAPTION
    caption = say(captioned, first=months[shown[0]].label, last=months[shown[-1]].label)
    columns = (Column(months.names[m][0], partial(_month_cell, ground, m)) for m in shown)
    return figure_grid(ground, Scope.COMMUNITY, caption, (HELD, *columns))


_CAPTION = mark(
    "{first}至{last}，写的是开会的日子。「开会」写作 开了的月数 / 应开的月数。按登记的次序排列。"
)
_CUT_CAPTION = mark(
    "{first}至{last}；更早的月份只计入合计，写的是开会的日子。"
    "「开会」写作 开了的月数 / 应开的月数。按登记的次序排列。"
)


def _month_cell(ground: Ground, month: int, community: int) -> Cell:
    meetings = meetings_of(ground)
    rows = _monthly_meetings(ground).get((community, month), ())
    if rows:
        days = (int(str(meetings.table.days("date")[row])[-2:]) for row in rows)
        said = listed(say_in("day of a month", "{day}日", day=day) for day in days)
        return Cell(said, "good", path=meeting_link(ground, rows[-1]))
    if meetings.is_due[community, month]:
        return Cell(say("未开"), "bad")
    is_current = month == months_of(ground).count - 1
    return Cell(say("还没到月底") if is_current else "—", "mute")


@remembered
def _monthly_meetings(ground: Ground) -> dict[tuple[int, int], list[int]]:
    """By community and month its meetings, in order of date."""
    table = meetings_of(ground).table
    community, month = table.codes("community"), months_of(ground).codes(table.days("date"))
    by_date = meetings_by_date(ground)
    found: dict[tuple[int, int], list[int]] = {}
    for row in by_date[is_monthly(ground)[by_date]].tolist():
        found.setdefault((int(community[row]), int(month[row])), []).append(row)
    return found
