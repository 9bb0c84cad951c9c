"""Joint meetings and what they decided, as rows and links; made once for the whole county.

A decision is listed as a commitment is: somebody answers for something by a day.
"""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.columns import Picked, Rows, each
from sunboard.boards.order import id_order, split_by
from sunboard.boards.rows.tasks import task_rows, tasks_serving
from sunboard.boards.serving import decision_path
from sunboard.boards.values import CommitmentRow, Status
from sunboard.boards.wording import (
    DAYS,
    DECISION_STATUS,
    OVERDUE_DECISION,
    OVERDUE_RAISED,
    RAISED_STATUS,
    UNKNOWN,
)
from sunboard.boards.words import (
    day_text,
    day_texts,
    pick,
    result_texts,
    status_choices,
    status_codes,
    timing_texts,
    unit_paths,
)
from sunboard.checks.arrays import Text as Written
from sunboard.checks.arrays import replaced
from sunboard.language import clauses, mark, say, say_many
from sunboard.measures.columns import Mask, Positions, counts_as
from sunboard.measures.decisions import VOID_OUTCOMES, decisions_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.meetings import meetings_of
from sunboard.measures.tasks import tasks_of
from sunboard.publishable.names import unit_names

DECISION_HEADS = (mark("议定事项"), mark("状态"), mark("责任单位"), mark("期限"), mark("结果"))


@remembered
def decision_rows(ground: Ground) -> Rows[CommitmentRow]:
    """Every decision as a row, in the table's order."""
    decisions = decisions_of(ground)
    table, units = decisions.table, decisions.table.codes("unit")
    columns = (
        table.shown("id"),
        each(decision_path(ground, d) for d in range(len(units))),
        table.shown("text"),
        _doers(ground),
        unit_paths(ground, units),
        each(meeting_label(ground, meeting) for meeting in decisions.meeting.tolist()),
        day_texts(decisions.due, say(UNKNOWN)),
        _statuses(ground),
        timing_texts(decisions.timing, decisions.due, decisions.past, DAYS),
        _results(ground),
    )
    return Rows(CommitmentRow, columns)


def _doers(ground: Ground) -> Picked[str]:
    """Who answers for each: a unit, or the community itself."""
    table = decisions_of(ground).table
    doers = pick([*unit_names(ground), ""], table.codes("unit"))
    is_own = (table.codes("unit") < 0) & (table.codes("by_community") >= 0)
    return doers.changed(dict.fromkeys(np.flatnonzero(is_own).tolist(), say("社区自办")))


def _statuses(ground: Ground) -> Picked[Status]:
    decisions = decisions_of(ground)
    decided = status_choices(DECISION_STATUS, OVERDUE_DECISION)
    raised = status_choices(RAISED_STATUS, OVERDUE_RAISED)
    codes = status_codes(decisions.outcome, decisions.timing)
    return pick([*decided, *raised], codes + np.where(decisions.is_escalated, len(decided), 0))


def _results(ground: Ground) -> Written:
    """What came of each: the meeting that took it up, the tasks that carry it out, or its own words."""
    decisions = decisions_of(ground)
    table = decisions.table
    said = {}
    for row in np.flatnonzero(decisions.has_tasks & ~decisions.is_escalated).tolist():
        said[row] = _tasks_text(ground, row)
    for row in np.flatnonzero(decisions.taken_up_by >= 0).tolist():
        above = meeting_label(ground, int(decisions.taken_up_by[row]))
        said[row] = say("{meeting}已开会研究", meeting=above)
    return replaced(result_texts(table, decisions.outcome, table.shown("reason")), said)


def _tasks_text(ground: Ground, decision: int) -> str:
    """How far the tasks have come; the result itself where there is only one."""
    tasks, rows = tasks_of(ground), tasks_serving(ground, "decision")[decision]
    rows = rows[~np.isin(tasks.outcome[rows], VOID_OUTCOMES)]
    finished = tasks.is_finished[rows]
    if len(rows) == 1 and finished[0]:
        result: str = task_rows(ground)[rows[0]].result
        return result
    return clauses(
        say_many("派成服务单{n}件", len(rows)), say_many("办结{n}件", int(finished.sum()))
    )


@remembered
def decisions_by_meeting(ground: Ground) -> list[Positions]:
    """What each meeting decided and raised, by id."""
    decisions = decisions_of(ground)
    rows, rank = np.arange(len(decisions.meeting)), id_order(decisions.table)
    return split_by(decisions.meeting, rows, rank, len(meetings_of(ground).table))


def meetings_by_date(ground: Ground) -> Positions:
    """Every meeting, the oldest first."""
    table = meetings_of(ground).table
    return np.lexsort((id_order(table), table.days("date")))


def is_monthly(ground: Ground) -> Mask:
    """Of each meeting whether it is one that a community holds every month."""
    counted = counts_as(meetings_of(ground).table, "level", ground.programme)
    found: Mask = counted == "community"
    return found


def meeting_link(ground: Ground, meeting: int) -> str:
    """A meeting's page."""
    return addresses.meeting_path(text_of(ground, "meetings", meeting, "id"))


def meeting_label(ground: Ground, meeting: int) -> str:
    """Whose meeting it was, and when: 清河社区 2026-03-12."""
    day = meetings_of(ground).table.days("date")[meeting]
    return say("{place} {day}", place=meeting_place(ground, meeting), day=day_text(day))


def meeting_place(ground: Ground, meeting: int) -> str:
    """The community, town or county whose meeting it was."""
    table = meetings_of(ground).table
    for kind, field in (("communities", "community"), ("towns", "town")):
        position = int(table.codes(field)[meeting])
        if position >= 0:
            return text_of(ground, kind, position, "name")
    return ground.programme.county
