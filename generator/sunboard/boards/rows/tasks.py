"""Rows of tasks, worded once for the whole county, column by column, and shown on several pages."""

from __future__ import annotations

from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sunboard.boards import addresses
from sunboard.boards.change_words import history_words
from sunboard.boards.columns import Column, Picked, Rows, same
from sunboard.boards.order import rows_by, split_by, urgency_order, urgency_ranks
from sunboard.boards.photos import photo_views
from sunboard.boards.rewordings import rewording_words
from sunboard.boards.rows.replies import reply_texts
from sunboard.boards.serving import served_by_tasks
from sunboard.boards.standing import standing_words
from sunboard.boards.values import PhotoView, Served, Status, TaskRow
from sunboard.boards.wording import (
    DISPUTED,
    OVERDUE,
    PROVISIONAL,
    TASK_STATUS,
    WORKDAYS,
)
from sunboard.boards.words import (
    day_text,
    day_texts,
    is_overdue,
    pick,
    place_texts,
    result_texts,
    status_choices,
    status_codes,
    term_texts,
    timing_texts,
    unit_paths,
)
from sunboard.calendar import DAY
from sunboard.checks.arrays import Text as Written
from sunboard.checks.arrays import matches, replaced, texts_at
from sunboard.checks.records import Table
from sunboard.language import clauses, listed, said_number, say, say_many, statements
from sunboard.measures.columns import Codes, Mask, Positions
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.retention import months_have_ended
from sunboard.measures.status import Timing
from sunboard.measures.tasks import OUTCOME_BY_EVENT, TaskMeasures, tasks_of
from sunboard.publishable.names import mentions_of, unit_names
from sunboard.records.gathering import TEXT
from sunboard.schema.surface import Surface
from sunboard.settings import COME_ABOUT, come_about

_NOTHING: tuple[Served, ...] = ()
_NO_PHOTOS: tuple[PhotoView, ...] = ()
_EMPTY_OR_FIGURES = r"^$|\p{Nd}"


@remembered
def task_rows(ground: Ground) -> Rows[TaskRow]:
    """Every task as a row of a page, in the table's order."""
    tasks = tasks_of(ground)
    table = tasks.table
    columns = (
        table.shown("id"),
        _task_paths(ground),
        day_texts(table.days("raised_on")),
        table.shown("text"),
        term_texts(table, "category", ground),
        place_texts(ground, table, say("未写明社区")),
        task_doers(ground, Surface.PAGE),
        unit_paths(ground, tasks.unit),
        _due_texts(ground),
        task_statuses(ground),
        timing_texts(tasks.timing, tasks.due, tasks.past, WORKDAYS),
        _results(table, tasks.outcome),
        _evaluation_texts(ground),
        _sum_texts(ground),
        same(_NOTHING, len(table)).changed(served_by_tasks(ground)),
        same("", len(table)).changed(reply_texts(ground, "tasks")),
        same(_NO_PHOTOS, len(table)).changed(photo_views(ground, "tasks")),
    )
    return Rows(TaskRow, columns)


@remembered
def task_order(ground: Ground) -> Positions:
    """Every task: unfinished and late first, by due date; then the finished, newest first."""
    tasks = tasks_of(ground)
    return urgency_order(tasks, tasks.table.days("completed_on"))


@remembered
def task_urgency(ground: Ground) -> npt.NDArray[np.int8]:
    """The part of that order in which each task stands (`urgency_ranks`)."""
    return urgency_ranks(tasks_of(ground))


@remembered
def tasks_by(ground: Ground, scope: Scope) -> list[Positions]:
    """The tasks of each entity, in their order."""
    return rows_by(ground, tasks_of(ground).table, task_order(ground), scope)


@remembered
def tasks_serving(ground: Ground, field: str) -> list[Positions]:
    """For each record that a task's `field` may name those that do, in the order they are listed in."""
    table, order = tasks_of(ground).table, task_order(ground)
    codes, (kind,) = table.codes(field), table.kind.field_by_name[field].refers_to
    rows = order[codes[order] >= 0]
    return split_by(codes[rows], rows, np.arange(len(rows)), len(ground.records[kind]))


@remembered
def tasks_by_commitment(ground: Ground) -> list[Positions]:
    """The tasks that carried out each commitment, in the table's order."""
    table = tasks_of(ground).table
    rows = np.arange(len(table))
    return split_by(table.codes("commitment"), rows, rows, len(ground.records["commitments"]))


def _results(table: Table, outcome: Codes) -> Written:
    """What came of each; how much of it, where a quantity is given that the words don't tell."""
    results = result_texts(table, outcome)
    quantities = table.numbers("quantity")
    rows = np.flatnonzero(~np.isnan(quantities))
    if len(rows):
        rows = rows[~matches(table.text_array("result").take(rows), _EMPTY_OR_FIGURES)]
        measures = texts_at(table.shown("measure"), rows)
        return replaced(
            results,
            {
                row: say(
                    "{result}（{quantity}{measure}）",
                    result=results[row],
                    quantity=f"{quantities[row]:g}",
                    measure=measure,
                )
                for row, measure in zip(rows.tolist(), measures, strict=True)
            },
        )
    return results


def task_statuses(ground: Ground) -> Picked[Status]:
    """The word shown for each task; one past due, or disputed, says so."""
    derived = tasks_of(ground)
    codes = status_codes(derived.outcome, derived.timing, derived.basis)
    events = ground.programme.vocabulary("task_events")
    labels = {
        outcome: come_about(say(COME_ABOUT), label)
        for meaning, outcome in OUTCOME_BY_EVENT.items()
        if (label := events.label_counting_as(meaning))
    }
    return pick(status_choices(TASK_STATUS, OVERDUE, DISPUTED, labels=labels), codes)


@remembered
def overdue_tasks(ground: Ground) -> Mask:
    """The tasks that are open and past their limit."""
    tasks = tasks_of(ground)
    return is_overdue(tasks.outcome, tasks.timing)


def _task_paths(ground: Ground) -> Column:
    table = tasks_of(ground).table
    if "months" not in ground.programme.boards:
        return same("", len(table))
    communities = ground.records["communities"].texts("id")
    months, is_over = months_of(ground), months_have_ended(ground).tolist()
    raised_in = months.codes(table.days("raised_on")).tolist()
    rows = zip(table.texts("id"), table.codes("community").tolist(), raised_in, strict=True)
    paths = [
        # The page of a month that is over answers still, and lists nothing.
        f"{addresses.month_path(communities[c], months[m])}{'' if is_over[m] else f'#{i}'}"
        if c >= 0 and m >= 0
        else ""
        for i, c, m in rows
    ]
    return pa.array(paths, TEXT)


@remembered
def task_doers(ground: Ground, surface: Surface) -> Picked[str]:
    """Who does each task: the unit, with its people where they may be told of on this surface."""
    tasks = tasks_of(ground)
    doers = pick([*unit_names(ground), say("尚未派单")], tasks.unit)
    unclear = np.flatnonzero((tasks.unit < 0) & tasks.table.lost).tolist()
    doers = doers.changed(dict.fromkeys(unclear, say("承办单位没有登记清楚")))
    for field, itself in (("by_town", say("镇（街道）自办")), ("by_community", say("社区自办"))):
        is_own = np.flatnonzero((tasks.unit < 0) & (tasks.table.codes(field) >= 0)).tolist()
        doers = doers.changed(dict.fromkeys(is_own, itself))
    with_people = {}
    for row, people in mentions_of(ground, "tasks", surface).items():
        who = listed(people.words)
        # 县财政局一名党员 says the unit itself.
        says_unit = tasks.unit[row] < 0 or people.first_unit == doers[row]
        with_people[row] = who if says_unit else say("{unit}：{who}", unit=doers[row], who=who)
    return doers.changed(with_people)


def _evaluation_texts(ground: Ground) -> Picked[str]:
    """What residents said, with how many: 满意 2 / 3 人，已解决 1 / 1 人."""
    judgements = tasks_of(ground).judgements
    said = {}
    for row in np.flatnonzero(judgements.has_residents).tolist():
        satisfied, solved = int(judgements.satisfied[row]), int(judgements.solved[row])
        judged = satisfied + int(judgements.dissatisfied[row])
        answered = int(judgements.answered[row])
        said[row] = clauses(
            say(
                "满意 {satisfied} / {total} 人",
                satisfied=said_number(satisfied),
                total=said_number(judged),
            )
            if judged
            else "",
            say(
                "已解决 {solved} / {total} 人",
                solved=said_number(solved),
                total=said_number(answered),
            )
            if answered
            else "",
        )
    return same("", len(judgements.has_residents)).changed(said)


def _due_texts(ground: Ground) -> Picked[str]:
    tasks = tasks_of(ground)
    dues = day_texts(tasks.named_due, say("未定期限"))
    said = {
        row: say("{day}（暂定）", day=dues[row])
        for row in np.flatnonzero(tasks.is_due_provisional).tolist()
    }
    # The day that the office wrote, with how far it moves.
    for row in np.flatnonzero(_is_moved(tasks)).tolist():
        moves = int((tasks.stated_due[row] - tasks.named_due[row]).astype(int))
        said[row] = (
            say_many("{day}（暂定顺延{n}天）", moves, day=dues[row])
            if tasks.is_due_provisional[row]
            else say_many("{day}（顺延{n}天）", moves, day=dues[row])
        )
    return dues.changed(said)


def _is_moved(tasks: TaskMeasures) -> Mask:
    """Whose date lies on a rest day."""
    moved: Mask = ~np.isnat(tasks.named_due) & (tasks.stated_due != tasks.named_due)
    return moved


def _sum_texts(ground: Ground) -> Column:
    """How a worked-out due date and a number of working days come about, for the task's own page."""
    tasks = tasks_of(ground)
    if "months" not in ground.programme.boards:
        return same("", len(tasks.timing))
    sums = [""] * len(tasks.timing)
    worked_out = say_many("没有写期限，按接单或派单后{n}个工作日推算", tasks.finishing_limit or 0)
    for row in np.flatnonzero(tasks.is_due_computed).tolist():
        sums[row] = worked_out
    for row in np.flatnonzero(_is_moved(tasks)).tolist():
        named, stated = day_text(tasks.named_due[row]), day_text(tasks.stated_due[row])
        moved = say("原定{named}是休息日，顺延到{stated}", named=named, stated=stated)
        sums[row] = statements(sums[row], moved)
    is_late = np.isin(tasks.timing, (Timing.LATE, Timing.PAST_DUE, Timing.LONG_PAST_DUE))
    for row in np.flatnonzero(is_late).tolist():
        due, judged, workdays = tasks.due[row], tasks.judged_on[row], int(tasks.past[row])
        rest = int((judged - due).astype(int)) - workdays
        worked = clauses(
            say("{first}至{last}", first=day_text(due + DAY), last=day_text(judged)),
            say_many("除去休息日{n}天", rest),
            say_many("共{n}个工作日", workdays),
        )
        sums[row] = statements(sums[row], worked)
    for row in np.flatnonzero(tasks.is_sum_provisional).tolist():
        if sums[row] or tasks.is_due_provisional[row]:
            sums[row] = statements(sums[row], _provision(ground, row))
    changed = (
        standing_words(ground, "tasks"),
        rewording_words(ground, "tasks"),
        history_words(ground, "tasks"),
    )
    for row, said in chain.from_iterable(told.items() for told in changed):
        sums[row] = statements(sums[row], said)
    return pa.array(sums, TEXT)


def _provision(ground: Ground, row: int) -> str:
    """What waits for the announcement of a year's days off, and until when nobody is late for it."""
    tasks = tasks_of(ground)
    due, stated = tasks.due[row], tasks.stated_due[row]
    latest = say("期限最晚可能到{day}，过了那天才算晚", day=day_text(due)) if due != stated else ""
    return clauses(say("放假安排还没有公布"), say(PROVISIONAL), latest)
