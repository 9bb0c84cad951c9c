"""Figures as boards show them: every rate with both its numbers, no share of a small group (R-20, R-22)."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

from sunboard.boards.values import Cell, Figure, FunnelStep, MonthColumn, Status
from sunboard.measures.columns import Mask
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.loop import LoopMeasures, loop_of
from sunboard.measures.periods import Months
from sunboard.measures.satisfaction import Satisfaction
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Rate, Tally
from sunboard.measures.tasks import tasks_of
from sunboard.settings import PUBLISHED, Programme


def rate_figure(
    label: str, rate: Rate, programme: Programme, *, key: str, note: str | None = None
) -> Figure:
    """A share of something countable; below the least cohort only the two numbers."""
    if rate.denominator == 0:
        return Figure(label, "—", note=note or "还没有到期的", key=key)
    shows_share = rate.denominator >= programme.limits.min_cell
    return Figure(
        label,
        str(rate.numerator),
        str(rate.denominator),
        f"{rate.percent}%" if shows_share else None,
        note,
        rate.percent if shows_share else None,
        "good" if (rate.percent or 0) >= GOOD_PERCENT else "warn",
        key=key,
    )


GOOD_PERCENT = 80
"""From here a bar is drawn calm; a drawing choice only, no verdict rests on it."""


def count_figure(
    label: str, count: int, *, key: str, note: str | None = None, tone: str = "calm"
) -> Figure:
    """A plain count."""
    return Figure(label, str(count), note=note, tone=tone, key=key)


def figure_cell(figure: Figure) -> Cell:
    """A figure as a cell of a grid, under the same key."""
    if figure.denominator is None:
        tone = figure.tone if figure.tone == "bad" else "mute" if figure.numerator == "—" else ""
        return Cell(figure.numerator, tone, figure.key, figure.numerator)
    value = f"{figure.numerator}/{figure.denominator}"
    return Cell(value.replace("/", " / "), "", figure.key, value)


class Counted(NamedTuple):
    """How one kind of record is counted and spoken of."""

    counter: str
    """The word between a number and what it counts: 项, 件."""
    reported: str
    """What is only said of one, and not counted as done."""
    uncounted: str
    """What keeps one out of the rates."""


_COMMITMENTS = Counted("项", "只报称兑现，不算兑现", "撤回、被替代或无法评定，不计入比率")
_TASKS = Counted("件", "只报称办结，不算办结", "退回、中止或取消，不计入比率")


def commitment_figures(
    tally: Tally, entity: int, programme: Programme, about: str
) -> tuple[Figure, ...]:
    """The four figures of an entity's commitments; `about` names the entity in the keys."""
    return (
        count_figure(
            "承诺总数",
            tally.count(entity),
            key=f"{about}/commitments/all",
            note=_notes(
                _outside_note(tally, entity, _COMMITMENTS),
                unclear_note(int(tally.unclear[entity]), "项"),
            ),
        ),
        rate_figure(
            "到期兑现",
            tally.fulfilled(entity),
            programme,
            key=f"{about}/commitments/fulfilled",
            note=_due_note(tally, entity, _COMMITMENTS),
        ),
        rate_figure(
            "按期兑现",
            tally.on_time(entity),
            programme,
            key=f"{about}/commitments/on-time",
            note=nothing_due(tally, entity, "项"),
        ),
        count_figure(
            "逾期未兑现",
            tally.past_due(entity),
            key=f"{about}/commitments/past-due",
            tone="bad" if tally.past_due(entity) else "good",
        ),
    )


def task_figures(tally: Tally, entity: int, programme: Programme, about: str) -> tuple[Figure, ...]:
    """The four figures of an entity's tasks."""
    return (
        count_figure(
            "服务单总数",
            tally.count(entity),
            key=f"{about}/tasks/all",
            note=_notes(
                _outside_note(tally, entity, _TASKS),
                unclear_note(int(tally.unclear[entity]), "件"),
            ),
        ),
        rate_figure(
            "到期办结",
            tally.fulfilled(entity),
            programme,
            key=f"{about}/tasks/fulfilled",
            note=_due_note(tally, entity, _TASKS),
        ),
        rate_figure(
            "按期办结",
            tally.on_time(entity),
            programme,
            key=f"{about}/tasks/on-time",
            note=nothing_due(tally, entity, "件"),
        ),
        count_figure(
            "逾期未办",
            tally.past_due(entity),
            key=f"{about}/tasks/past-due",
            tone="bad" if tally.past_due(entity) else "good",
        ),
    )


def nothing_due(tally: Tally, entity: int, counter: str) -> str | None:
    """What there is where nothing has come due; None where something has, or there is nothing at all.

    `counter` is the word between a number and what it counts.
    """
    if tally.fulfilled(entity).denominator:
        return None
    words = (
        (Cohort.NOT_DUE, "期限还没有到"),
        (Cohort.UNDATED, "没有定期限"),
        (Cohort.UNCOUNTED, "不计时限"),
    )
    counts = ((tally.count_cohort(entity, cohort), said) for cohort, said in words)
    return "，".join(f"{count}{counter}{said}" for count, said in counts if count) or None


def _outside_note(tally: Tally, entity: int, counted: Counted) -> str | None:
    """What no rate counts for another reason than that its day has not come."""
    return _of_these(
        counted.counter,
        (tally.count_cohort(entity, Cohort.UNCOUNTED), counted.uncounted),
        (tally.count_cohort(entity, Cohort.UNDATED), "没有定期限，单独计数"),
    )


def _due_note(tally: Tally, entity: int, counted: Counted) -> str | None:
    """What of the denominator is neither done nor late; where it is 0, what there is instead."""
    return nothing_due(tally, entity, counted.counter) or _of_these(
        counted.counter,
        (tally.count_cohort(entity, Cohort.REPORTED), counted.reported),
        (tally.count_cohort(entity, Cohort.JUST_DUE), "当日到期，还没有做完"),
    )


def satisfaction_figure(
    satisfaction: Satisfaction, entity: int, programme: Programme, about: str
) -> Figure:
    """What residents said, with n and the share of finished tasks that anyone judged."""
    response = satisfaction.response_rate(entity)
    share = f"，占{response.percent}%" if response.denominator >= programme.limits.min_cell else ""
    return rate_figure(
        "群众满意",
        satisfaction.satisfied_rate(entity),
        programme,
        key=f"{about}/satisfaction",
        note=f"办结{response.denominator}件中有群众评价的{response.numerator}件{share}",
    )


def funnel_steps(ground: Ground, scope: Scope, entity: int, about: str) -> tuple[FunnelStep, ...]:
    """The loop of an entity: how many passed each step, how many wait for it, how long it took."""
    loop = loop_of(ground, scope)
    reached, waiting = loop.reached[entity].tolist(), loop.waiting[entity].tolist()
    most = max([*reached, 1])
    return tuple(
        FunnelStep(
            step.label,
            step.name,
            reached[p],
            round(100 * reached[p] / most),
            _step_note(ground, loop, entity, p),
            waiting[p],
            _overdue(int(loop.overdue[entity, p])),
            f"{about}/loop/{step.key}",
        )
        for p, step in enumerate(ground.programme.steps)
    )


def _overdue(count: int) -> Status | None:
    return Status(f"其中{count}件超时", "triangle", "bad") if count else None


def _step_note(ground: Ground, loop: LoopMeasures, entity: int, position: int) -> str | None:
    step = ground.programme.steps[position]
    median, slowest = loop.median_days[entity, position], loop.slowest_tenth_days[entity, position]
    parts = []
    if not math.isnan(median):
        since = "办结后" if step.follows_completion else ""
        parts.append(f"{since}一般{median:.0f}天，九成不超过{slowest:.0f}天")
    elif step.key == PUBLISHED and not tasks_of(ground).publication.has_ledger:
        parts.append(NO_LEDGER)
    if step.limit_workdays is not None:
        within = loop.within_limit(entity, position)
        known = f"，按时{rate_text(within)}" if within.denominator else ""
        parts.append(f"限{step.limit_workdays}个工作日{known}")
    return "；".join(parts) or None


NO_LEDGER = "还没有公开日期的存底，不知道是哪天公开的"
"""Unknown is said: before the first recorded publication nobody knows since when a result is public."""


def month_columns(
    tally: Tally, entity: int, months: Months, is_kept: Mask, hrefs: list[str | None]
) -> tuple[MonthColumn, ...]:
    """Tasks raised in each month, oldest first: 0 where there are none, "—" before they were kept.

    Of more than a year a month in which nothing happened is left out, and the first month of each year, and the
    last of all, which a phone shows first, say which.
    """
    counts = tally.monthly_outcomes[entity].sum(axis=1).tolist()
    most = max([*counts, 1])
    is_long = months.count > MONTHS_OF_A_YEAR
    columns: list[MonthColumn] = []
    year = 0
    known = is_kept.tolist()
    for m, ((short, name), count, href) in enumerate(zip(months.names, counts, hrefs, strict=True)):
        if is_long and not count and href is None:
            continue
        is_first, year = months[m].year != year, months[m].year
        said = (f"{year}年" if is_first else "") if is_long else None
        text = str(count) if known[m] else "—"
        columns.append(MonthColumn(short, name, text, round(100 * count / most), href, said))
    if is_long and columns:
        columns[-1] = replace(columns[-1], year=f"{year}年")
    return tuple(columns)


MONTHS_OF_A_YEAR = 12
"""A strip of more months names its years, and leaves out what is empty."""


def rate_text(rate: Rate) -> str:
    """Both numbers, "37 / 45"; a dash where there is nothing to divide by (rule R-20)."""
    return f"{rate.numerator} / {rate.denominator}" if rate.denominator else "—"


def unclear_note(count: int, unit: str) -> str | None:
    """What stands beside a figure because it can't be counted."""
    return f"另有{count}{unit}看不清，没有计入" if count else None


def _notes(*notes: str | None) -> str | None:
    return "；".join(note for note in notes if note) or None


def _of_these(counter: str, *counts: tuple[int, str]) -> str | None:
    """Parts of a number in words; None where there are none."""
    said = "；".join(f"{count}{counter}{words}" for count, words in counts if count)
    return f"其中{said}" if said else None
