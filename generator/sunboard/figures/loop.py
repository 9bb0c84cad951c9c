"""The figures of the service loop: who waits too long, how soon results are public, who is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid
from sunboard.language import mark, mark_many, say, say_many, spoken, within
from sunboard.measures.entities import count_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.loop import LoopMeasures, loop_of
from sunboard.measures.satisfaction import satisfaction_of
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of
from sunboard.settings import PUBLISHED, Programme, Step

_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)
NO_LEDGER = mark("还没有公开日期的存底，不知道是哪天公开的")
"""Unknown is said: before the first recorded publication nobody knows since when a result is public."""


@remembered
def _overdue_rates(ground: Ground, scope: Scope) -> list[Rate]:
    """By entity: tasks that wait beyond the limit of their step, of those that wait for a step with a limit."""
    loop, steps = loop_of(ground, scope), ground.programme.steps
    limited = [p for p, step in enumerate(steps) if step.limit_workdays is not None]
    late, waiting = loop.overdue.sum(axis=1), loop.waiting[:, limited].sum(axis=1)
    return [Rate(*pair) for pair in zip(late.tolist(), waiting.tolist(), strict=True)]


def _waiting_note(ground: Ground, scope: Scope, entity: int) -> str:
    has_any = _overdue_rates(ground, scope)[entity].denominator
    return say("后一个数是在等有时限的步的") if has_any else say("没有在等有时限的步的")


WAITS_TOO_LONG = FigureKind(
    key="loop/overdue",
    label=mark("等得超过步骤时限"),
    column=_overdue_rates,
    scopes=_SCOPES,
    needs=("tasks",),
    note=_waiting_note,
    tone=SHORTFALL,
    in_grid=InGrid(mark("超时合计")),
)


def published_step(programme: Programme) -> int | None:
    """Where the step stands that the build itself takes (晒); None where there is none."""
    keys = [step.key for step in programme.steps]
    return keys.index(PUBLISHED) if PUBLISHED in keys else None


def _published_limit(programme: Programme) -> int | None:
    """Within how many working days a result is to be public; None where nothing says it."""
    position = published_step(programme)
    return None if position is None else programme.steps[position].limit_workdays


def _published_label(programme: Programme) -> str:
    step = next(step for step in programme.steps if step.key == PUBLISHED)
    # 结果公开 is whole by itself, "on this site" is not.
    said = step.name if spoken().is_chinese else f"{step.label} {step.name}"
    return say_many("{n}个工作日内{step}", _published_limit(programme) or 0, step=said)


@remembered
def _published_rates(ground: Ground, scope: Scope) -> list[Rate]:
    loop, position = loop_of(ground, scope), published_step(ground.programme)
    if position is None:
        return []
    return [loop.within_limit(entity, position) for entity in range(ground.size(scope))]


def _published_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    if _published_rates(ground, scope)[entity].denominator:
        return None
    has_ledger = tasks_of(ground).publication.has_ledger
    return say("有存底以来没有办结的") if has_ledger else say(NO_LEDGER)


PUBLISHED_IN_TIME = FigureKind(
    key="loop/published-in-time",
    label=_published_label,
    column=_published_rates,
    scopes=_SCOPES,
    needs=("tasks",),
    note=_published_note,
    is_given=lambda programme: _published_limit(programme) is not None,
)


@remembered
def _answered_rates(ground: Ground, scope: Scope) -> list[Rate]:
    """By entity: tasks with a dissatisfied resident that were answered or reopened since, of all of them."""
    tasks = tasks_of(ground)
    masks = (tasks.is_disliked & ~tasks.is_unanswered, tasks.is_disliked)
    both = (count_of(ground, tasks.table, scope, mask) for mask in masks)
    return [Rate(*pair) for pair in zip(*both, strict=True)]


def _answered_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    return (
        None
        if _answered_rates(ground, scope)[entity].denominator
        else say("登记的评价里没有不满意")
    )


ANSWERED = FigureKind(
    key="loop/answered",
    label=mark("不满意已答复或重办"),
    column=_answered_rates,
    scopes=_SCOPES,
    needs=("tasks", "evaluations"),
    note=_answered_note,
    in_grid=InGrid(mark("不满意已答复")),
)


def _judged_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    return None if satisfaction_of(ground, scope).finished[entity] else say("还没有办结的")


JUDGED = FigureKind(
    key="loop/response",
    label=mark("办结后有群众评价"),
    column=lambda ground, scope: [
        satisfaction_of(ground, scope).response_rate(entity) for entity in range(ground.size(scope))
    ],
    scopes=(Scope.COUNTY,),
    needs=("tasks", "evaluations"),
    note=_judged_note,
)


@remembered
def by_step(ground: Ground) -> tuple[FigureKind, ...]:
    """Tasks that wait for each step; for the one that makes a request a task nobody does."""
    steps = enumerate(ground.programme.steps)
    return tuple(_waiting_for(p, step) for p, step in steps if step.date_field != "raised_on")


def _waiting_for(position: int, step: Step) -> FigureKind:
    def column(ground: Ground, scope: Scope) -> list[int]:
        counts: list[int] = loop_of(ground, scope).waiting[:, position].tolist()
        return counts

    def aside(ground: Ground, scope: Scope, entity: int) -> str:
        overdue = loop_of(ground, scope).overdue[entity, position]
        return say_many("超时{n}", int(overdue)) if overdue else ""

    return FigureKind(
        f"loop/{step.key}/waiting",
        lambda _: say("等{step}", step=within(step.label)),
        column,
        (Scope.COMMUNITY, Scope.UNIT),
        ("tasks",),
        in_grid=InGrid(aside=aside),
    )


LOOP_FIGURES = (WAITS_TOO_LONG, PUBLISHED_IN_TIME, ANSWERED, JUDGED)


def _shown(ground: Ground, _: Scope) -> list[Rate]:
    tasks = tasks_of(ground)
    return [Rate(int(tasks.is_shown.sum()), int(tasks.is_finished.sum()))]


def _days_kind(name: str, label: str, days: Callable[[LoopMeasures], Any]) -> FigureKind:
    """In how many days results were public."""

    def column(ground: Ground, scope: Scope) -> list[float]:
        position = published_step(ground.programme)
        return [] if position is None else [float(days(loop_of(ground, scope))[0, position])]

    return FigureKind(
        f"loop/published-{name}",
        label,
        column,
        (Scope.COUNTY,),
        ("tasks",),
        is_given=lambda programme: published_step(programme) is not None,
        counter=mark_many("{n}天"),
    )


PUBLISHED_FIGURES = (
    FigureKind(
        key="loop/published",
        label=mark("办结的有结果可公开"),
        column=_shown,
        scopes=(Scope.COUNTY,),
        needs=("tasks",),
        note=lambda ground, *_: None if tasks_of(ground).is_finished.any() else say("还没有办结的"),
        is_given=lambda programme: published_step(programme) is not None,
    ),
    PUBLISHED_IN_TIME,
    _days_kind("median", mark("一般几天"), lambda loop: loop.median_days),
    _days_kind("slowest-tenth", mark("九成不超过"), lambda loop: loop.slowest_tenth_days),
)
"""How many results are public, and how soon they were."""
