"""Joint meetings: every community's months, the ladder from estate to county, what was decided and done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, home_crumbs, unit_link
from sunboard.boards.blocks import Grid
from sunboard.boards.figures import figure_cell
from sunboard.boards.meetings.rows import (
    DECISION_HEADS,
    decision_rows,
    decisions_by_meeting,
    meeting_label,
    meeting_link,
    meetings_by_date,
)
from sunboard.boards.order import chosen_rows, urgency_order
from sunboard.boards.values import (
    Cell,
    CommitmentRow,
    GridRow,
    Link,
    Page,
)
from sunboard.figures.kind import figures
from sunboard.figures.meetings import HELD, MEETING_FIGURES, taken_up_by_level
from sunboard.figures.values import Figure
from sunboard.measures.columns import Positions, counts_as
from sunboard.measures.decisions import decisions_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.meetings import meetings_of
from sunboard.measures.months import months_of
from sunboard.measures.status import Outcome
from sunboard.publishable.names import unit_names

_LISTED, _MOST_LISTED = 60, 300
"""Decisions on the page: the unfinished, and finished ones up to the first number. The others are found on
the pages of their meetings. No list has more than the second."""
_MONTHS_SHOWN = 12


class LadderStep(NamedTuple):
    """One level of the ladder (components/ladder.html)."""

    level: str
    meetings: str
    raised: str
    """How many matters went to the level above; "" at the top."""
    taken_up: Figure | None
    """How many of them were taken up there in time; None at the top."""


class MeetingLine(NamedTuple):
    """A meeting in a list."""

    path: str
    label: str
    note: str


@dataclass(frozen=True)
class MeetingsBoard:
    """Everything the page of joint meetings shows."""

    title: str
    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    heads: tuple[str, ...]
    decisions: tuple[CommitmentRow, ...]
    decisions_note: str
    ladder: tuple[LadderStep, ...]
    limit_days: int
    raised: tuple[CommitmentRow, ...]
    raised_cut: str
    """How many more there are than are listed; "" where all are."""
    months: Grid
    others: tuple[MeetingLine, ...]
    """The newest meetings that are no community's monthly ones."""
    others_cut: str
    units: Grid


def make_meetings_page(ground: Ground, _: int) -> Page:
    """The page of all joint meetings."""
    decided = "，议定的事项办没办，办不了的有没有提级" if ground.keeps("decisions") else ""
    return Page(
        path=addresses.MEETINGS,
        title=meetings_title(ground),
        description=f"各社区每月开没开联席会议{decided}",
        section="mechanisms",
        template="meetings.html",
        board=_meetings_board(ground),
    )


def meetings_title(ground: Ground) -> str:
    """What the mechanism and its board are called."""
    return "联席会议和提级召集" if ground.keeps("decisions") else "联席会议"


def _meetings_board(ground: Ground) -> MeetingsBoard:
    decisions = decisions_of(ground)
    order = urgency_order(decisions, decisions.done_on)
    decided, raised = (
        order[mask[order]] for mask in (~decisions.is_escalated, decisions.is_escalated)
    )
    rows = decision_rows(ground)
    note = "逾期未落实的在前，其次在落实（按期限），最后是已落实的（新的在前）。"
    unfinished = int((decisions.outcome[decided] == Outcome.OPEN).sum())
    shown = decided[: max(_LISTED, min(unfinished, _MOST_LISTED))]
    others = _others(ground)
    return MeetingsBoard(
        title=meetings_title(ground),
        crumbs=home_crumbs(ground, addresses.root_of(addresses.MEETINGS)),
        figures=figures(ground, MEETING_FIGURES, Scope.COUNTY, 0),
        heads=DECISION_HEADS,
        decisions=chosen_rows(rows, shown),
        decisions_note=f"共{len(decided)}项。{note}{_cut(len(decided), len(shown), '项')}",
        ladder=_ladder(ground),
        limit_days=ground.programme.limits.escalation_days,
        raised=chosen_rows(rows, raised[:_MOST_LISTED]),
        raised_cut=_cut(len(raised), _MOST_LISTED, "件"),
        months=_months_grid(ground),
        others=tuple(_meeting_line(ground, row) for row in others[:_MOST_LISTED].tolist()),
        others_cut=_cut(len(others), _MOST_LISTED, "次"),
        units=_units_grid(ground),
    )


def _cut(count: int, shown: int, unit: str) -> str:
    rest = count - shown
    return f"这里列出{shown}{unit}，另有{rest}{unit}，见各次会议的页面。" if rest > 0 else ""


def _ladder(ground: Ground) -> tuple[LadderStep, ...]:
    """Every level of the programme, the lowest first; one that never met is there with 0.

    Where nobody keeps decisions, none says what it raised to the level above.
    """
    programme, raised = ground.programme, decisions_of(ground).raised_by_level
    terms = programme.vocabulary("levels").terms
    held = meetings_of(ground).by_level.tolist()
    taken_up = figures(ground, taken_up_by_level(ground), Scope.COUNTY, 0)
    top = len(taken_up)
    return tuple(
        LadderStep(
            term.label,
            f"开会{held[level]}次",
            f"提请上一级{raised.count(level)}件" if level < top else "",
            taken_up[level] if level < top else None,
        )
        for level, term in enumerate(terms)
    )


def _months_grid(ground: Ground) -> Grid:
    months = months_of(ground)
    shown = range(max(0, months.count - _MONTHS_SHOWN), months.count)
    names = tuple(months.names[month][0] for month in shown)
    span = f"{months[shown[0]].label}至{months[shown[-1]].label}"
    earlier = "；更早的月份只计入合计" if shown[0] else ""
    return Grid(
        caption=f"{span}{earlier}，写的是开会的日子。「开会」写作 开了的月数 / 应开的月数。按登记的次序排列。",
        heads=("社区", "开会", *names),
        rows=tuple(
            GridRow(
                cell(ground, "communities", community, "id"),
                cell(ground, "communities", community, "name"),
                community_link(ground, community),
                (
                    *map(figure_cell, figures(ground, (HELD,), Scope.COMMUNITY, community)),
                    *(_month_cell(ground, community, month) for month in shown),
                ),
            )
            for community in range(ground.size(Scope.COMMUNITY))
        ),
    )


def _month_cell(ground: Ground, community: int, month: int) -> Cell:
    meetings = meetings_of(ground)
    rows = _monthly_meetings(ground).get((community, month), ())
    if rows:
        days = (int(str(meetings.table.days("date")[row])[-2:]) for row in rows)
        return Cell(
            "、".join(f"{day}日" for day in days), "good", path=meeting_link(ground, rows[-1])
        )
    if meetings.is_due[community, month]:
        return Cell("未开", "bad")
    is_current = month == months_of(ground).count - 1
    return Cell("还没到月底" if is_current else "—", "mute")


@remembered
def _monthly_meetings(ground: Ground) -> dict[tuple[int, int], tuple[int, ...]]:
    """By community and month its meetings, in order of date."""
    table = meetings_of(ground).table
    community, month = table.codes("community"), months_of(ground).codes(table.days("date"))
    is_monthly = counts_as(table, "level", ground.programme) == "community"
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for row in meetings_by_date(ground).tolist():
        if is_monthly[row]:
            key = (int(community[row]), int(month[row]))
            found[key] = (*found.get(key, ()), row)
    return found


def _others(ground: Ground) -> Positions:
    """The meetings that are no community's monthly ones, newest first."""
    table = meetings_of(ground).table
    is_monthly = counts_as(table, "level", ground.programme) == "community"
    newest = meetings_by_date(ground)[::-1]
    chosen: Positions = newest[~is_monthly[newest]]
    return chosen


def _meeting_line(ground: Ground, meeting: int) -> MeetingLine:
    table = meetings_of(ground).table
    level = ground.programme.vocabulary("levels").terms[table.codes("level")[meeting]]
    raised_from = int(table.codes("raised_from")[meeting])
    is_raised = decisions_of(ground).is_escalated[decisions_by_meeting(ground)[meeting]]
    decided, raised = int((~is_raised).sum()), int(is_raised.sum())
    parts = [f"{level.label}一级"]
    if ground.keeps("decisions"):
        parts.append(f"议定{decided}项")
    if raised:
        parts.append(f"提请上一级{raised}项")
    if raised_from >= 0:
        parts.append(f"提级自{meeting_label(ground, raised_from)}")
    return MeetingLine(
        meeting_link(ground, meeting), meeting_label(ground, meeting), "；".join(parts)
    )


def _units_grid(ground: Ground) -> Grid:
    columns = [column for column in _UNIT_COLUMNS if ground.keeps(column[0])]
    words = "，".join(said for _, said, _ in columns)
    return Grid(
        caption=f"按登记的次序排列。{words}。",
        heads=("单位", *(head for _, _, heads in columns for head in heads)),
        rows=tuple(map(partial(_unit_row, ground), range(ground.size(Scope.UNIT)))),
    )


_UNIT_COLUMNS = (
    ("decisions", "「落实」写作 已落实的 / 到期的", ("落实", "逾期未落实")),
    ("pairings", "「到会」写作 到了的 / 应到的次数", ("到会",)),
)
"""What a unit's row says where a kind is kept: the kind, how it is written, and the heads."""


def _unit_row(ground: Ground, unit: int) -> GridRow:
    return GridRow(
        cell(ground, "units", unit, "id"),
        unit_names(ground)[unit],
        unit_link(ground, unit),
        tuple(map(figure_cell, figures(ground, MEETING_FIGURES, Scope.UNIT, unit))),
    )
