"""Joint meetings: every community's months, the ladder from estate to county, what was decided and done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from sunboard.boards.alike import mechanism_page
from sunboard.boards.blocks import (
    Block,
    CommitmentTable,
    Empty,
    Figures,
    Heading,
    LinkLine,
    LinkList,
    Note,
    Section,
    there,
)
from sunboard.boards.figure_grid import figure_grid
from sunboard.boards.folds import Folds, Parted, folds_of
from sunboard.boards.mechanism import BoardMaker, Mechanism
from sunboard.boards.meetings.meeting import make_meeting_page
from sunboard.boards.meetings.months import months_grid
from sunboard.boards.meetings.rows import (
    DECISION_HEADS,
    decision_rows,
    decisions_by_meeting,
    is_monthly,
    meeting_label,
    meeting_link,
    meetings_by_date,
)
from sunboard.boards.order import urgency_order, urgency_ranks
from sunboard.boards.values import Page
from sunboard.boards.wording import DECISION_STATUS, OVERDUE_DECISION
from sunboard.figures.kind import figures
from sunboard.figures.meetings import MEETING_FIGURES, taken_up_by_level
from sunboard.figures.values import Figure
from sunboard.language import clauses, mark, mark_many, say, say_many, sentences, statements
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.decisions import decisions_of, raised_by_level
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.meetings import meetings_of
from sunboard.measures.status import Outcome

_LISTED, _MOST_LISTED = 60, 300
"""Decisions on the page: the unfinished, and finished ones up to the first number. The others are found on
the pages of their meetings. No list has more than the second."""


class LadderStep(NamedTuple):
    """One level of the ladder."""

    level: str
    meetings: str
    raised: str
    """How many matters went to the level above; "" at the top."""
    taken_up: Figure | None
    """How many of them were taken up there in time; None at the top."""


@dataclass(frozen=True)
class Ladder(Block):
    """Every level, the lowest first."""

    steps: tuple[LadderStep, ...]


def make_meetings_page(ground: Ground, _: int) -> Page:
    """The page of all joint meetings."""
    described, decided = say("各社区每月开没开联席会议"), ""
    if ground.keeps("decisions"):
        described = say("各社区每月开没开联席会议，议定的事项办没办，办不了的有没有提级")
        decided = say("会上能定的，定下谁办、什么时候办完；社区解决不了的，提请上一级召集。")
    return mechanism_page(
        ground,
        "meetings",
        there(
            _decided(ground),
            _levels(ground),
            _months(ground),
            _units(ground),
        ),
        title=meetings_title(ground),
        description=described,
        lead=sentences(_monthly(ground), decided),
        opening=(Figures(figures(ground, MEETING_FIGURES, Scope.COUNTY, 0)),),
    )


def _monthly(ground: Ground) -> str:
    if ground.keeps("pairings"):
        return say("社区每月和包联单位开一次联席会议。")
    return say("社区每月开一次联席会议。")


def meetings_title(ground: Ground) -> str:
    """What the mechanism and its board are called."""
    return say("联席会议和提级召集") if ground.keeps("decisions") else say("联席会议")


def _decided(ground: Ground) -> Section | None:
    """Those unfinished, and so many of the others."""
    if not ground.keeps("decisions"):
        return None
    decisions = decisions_of(ground)
    rows = _by_urgency(ground, ~decisions.is_escalated)
    unfinished = int((decisions.outcome[rows] == Outcome.OPEN).sum())
    most = max(_LISTED, min(unfinished, _MOST_LISTED))
    note = sentences(
        say_many("共{n}项。", len(rows)),
        say("逾期未落实的在前，其次在落实（按期限），最后是已落实的（新的在前）。"),
        _cut(rows, most, _MORE_DECISIONS),
    )
    listed = _folds(ground, rows, note, most) if len(rows) else Empty(say("还没有登记议定事项。"))
    title = say("议定事项办到哪一步")
    return Section(title, (listed,), id="decisions", contents=say("议定事项"))


def _folds(ground: Ground, rows: Positions, note: str, most: int) -> Folds:
    # No decision is said not to be done.
    titles = (OVERDUE_DECISION.said().word, "", DECISION_STATUS[Outcome.OPEN].said().word)
    parted = Parted("decisions", decision_rows(ground), urgency_ranks(decisions_of(ground)), titles)
    make = partial(CommitmentTable, heads=tuple(map(say, DECISION_HEADS)))
    return folds_of(parted, rows, note, make, most)


def _by_urgency(ground: Ground, mask: Mask) -> Positions:
    decisions = decisions_of(ground)
    order = urgency_order(decisions, decisions.done_on)
    chosen: Positions = order[mask[order]]
    return chosen


def _table(
    ground: Ground, rows: Positions, note: str, heads: tuple[str, ...], nothing: str
) -> CommitmentTable | Empty:
    listed = decision_rows(ground).chosen(rows)
    return CommitmentTable(listed, note, tuple(map(say, heads))) if listed else Empty(nothing)


_MORE_DECISIONS = mark_many("这里列出{shown}项，另有{n}项，见各次会议的页面。")
_MORE_RAISED = mark_many("这里列出{shown}件，另有{n}件，见各次会议的页面。")
_MORE_MEETINGS = mark_many("这里列出{shown}次，另有{n}次，见各次会议的页面。")


def _cut(rows: Positions, most: int, more: str) -> str:
    """How many more there are than are listed; "" where all are."""
    rest = len(rows) - most
    return say_many(more, rest, shown=most) if rest > 0 else ""


def _levels(ground: Ground) -> Section:
    """The ladder with what climbs it, and the meetings that are no community's monthly ones."""
    if not ground.keeps("decisions"):
        return Section(say("各级会议"), (_ladder(ground), *_others(ground)), id="ladder")
    return Section(
        say("一级解决不了，提请上一级召集"),
        (_ladder(ground), *_raised(ground), *_others(ground)),
        id="ladder",
        contents=say("提级召集"),
        brief=_raised_in_brief(ground),
        note=say_many(
            "提级以后{n}天内，上一级要为它开会。从小到大排列；最上一级没有再上一级。",
            ground.programme.limits.escalation_days,
        ),
    )


def _ladder(ground: Ground) -> Ladder:
    """Every level of the programme, the lowest first; one that never met is there with 0.

    Where nobody keeps decisions, none says what it raised to the level above.
    """
    raised, held = raised_by_level(ground), meetings_of(ground).by_level.tolist()
    taken_up = figures(ground, taken_up_by_level(ground), Scope.COUNTY, 0)
    top = len(taken_up)
    return Ladder(
        tuple(
            LadderStep(
                term.label,
                say_many("开会{n}次", held[level]),
                say_many("提请上一级{n}件", raised.count(level)) if level < top else "",
                taken_up[level] if level < top else None,
            )
            for level, term in enumerate(ground.programme.vocabulary("levels").terms)
        )
    )


def _raised_in_brief(ground: Ground) -> tuple[str, ...]:
    """How many matters went to the level above, and how many of them wait there past their day."""
    decisions = decisions_of(ground)
    is_late = decisions.is_escalated & (urgency_ranks(decisions) == 0)
    numbers = (
        (mark_many("提级{n}件"), decisions.is_escalated),
        (mark_many("逾期未开会{n}件"), is_late),
    )
    return tuple(say_many(said, int(mask.sum())) for said, mask in numbers if mask.any())


def _raised(ground: Ground) -> tuple[Block, ...]:
    rows = _by_urgency(ground, decisions_of(ground).is_escalated)
    note = sentences(
        say(
            "上一级逾期没有开会的在前，其次还没有到期的，最后是上一级已经开会的（新的在前）。"
            "期限是上一级最迟开会的日子。"
        ),
        _cut(rows, _MOST_LISTED, _MORE_RAISED),
    )
    listed = _table(ground, rows[:_MOST_LISTED], note, _RAISED_HEADS, say("没有提级的事项。"))
    return Heading(say("提级的事项")), listed


_RAISED_HEADS = (
    mark("提级的事项"),
    mark("状态"),
    mark("责任单位"),
    mark("期限"),
    mark("去向或原因"),
)


def _others(ground: Ground) -> tuple[Block, ...]:
    """The meetings that are no community's monthly ones, newest first."""
    heading = Heading(say("社区以外各级的会议"))
    newest = meetings_by_date(ground)[::-1]
    rows = newest[~is_monthly(ground)[newest]]
    if not len(rows):
        return heading, Empty(say("没有登记社区以外各级的会议。"))
    lines = tuple(_meeting_line(ground, row) for row in rows[:_MOST_LISTED].tolist())
    note = sentences(
        say("新的在前。各次会议的页面上有前一次和后一次。"),
        _cut(rows, _MOST_LISTED, _MORE_MEETINGS),
    )
    return heading, Note(note), LinkList(lines)


def _meeting_line(ground: Ground, meeting: int) -> LinkLine:
    table = meetings_of(ground).table
    level = ground.programme.vocabulary("levels").terms[table.codes("level")[meeting]]
    raised_from = int(table.codes("raised_from")[meeting])
    is_raised = decisions_of(ground).is_escalated[decisions_by_meeting(ground)[meeting]]
    decided, raised = int((~is_raised).sum()), int(is_raised.sum())
    told = statements(
        say("{level}一级", level=level.label),
        say_many("议定{n}项", decided) if ground.keeps("decisions") else "",
        say_many("提请上一级{n}项", raised) if raised else "",
        say("提级自{meeting}", meeting=meeting_label(ground, raised_from))
        if raised_from >= 0
        else "",
    )
    return LinkLine(meeting_link(ground, meeting), meeting_label(ground, meeting), told)


def _months(ground: Ground) -> Section:
    grid = months_grid(ground)
    missed = sum(cell.tone == "bad" for row in grid.rows for cell in row.cells)
    brief = (say_many("未开{n}次", missed),) if missed else ()
    return Section(say("各社区每月开会"), (grid,), id="months", brief=brief)


def _units(ground: Ground) -> Section | None:
    words = clauses(*(say(said) for kind, said in _UNIT_WORDS if ground.keeps(kind)))
    if not words:
        return None
    caption = say("按登记的次序排列。{words}。", words=words)
    grid = figure_grid(ground, Scope.UNIT, caption, MEETING_FIGURES)
    return Section(say("各单位"), (grid,), id="units")


_UNIT_WORDS = (
    ("decisions", mark("「落实」写作 已落实的 / 到期的")),
    ("pairings", mark("「到会」写作 到了的 / 应到的次数")),
)
"""How what a unit's row says of a kind is written."""


MEETINGS = Mechanism(
    "meetings",
    meetings_title,
    make_meetings_page,
    MEETING_FIGURES,
    (taken_up_by_level,),
    (BoardMaker("meetings", make_meeting_page, 2, lambda c: len(c.records["meetings"])),),
)
