"""The figures of city observers: how many, what they reported, and what became of it."""

from __future__ import annotations

import math
from functools import partial

from sunboard.figures.kind import FigureKind, InGrid, Number, toned
from sunboard.figures.work import CASES, nothing_due
from sunboard.language import clauses, mark, mark_many, say, say_many
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.observers import latest_counts_of, report_days_of, reports_of
from sunboard.measures.tally import Rate


def _latest(ground: Ground, field: str) -> list[float | None]:
    """By community its latest count, None where there never was one."""
    numbers = ground.records["observers"].numbers(field).tolist()
    return [numbers[row] if row >= 0 else None for row in latest_counts_of(ground).tolist()]


def _sum(ground: Ground, field: str) -> int:
    return int(sum(n for n in _latest(ground, field) if n is not None and not math.isnan(n)))


def _recruited(ground: Ground, scope: Scope) -> list[Number]:
    is_county = scope is Scope.COUNTY
    return [_sum(ground, "recruited")] if is_county else [*_latest(ground, "recruited")]


def _active(ground: Ground, scope: Scope) -> list[Number]:
    """Of the county those of all who were recruited."""
    if scope is Scope.COMMUNITY:
        return [*_latest(ground, "active")]
    return [Rate(_sum(ground, "active"), _sum(ground, "recruited"))]


def _recruited_note(ground: Ground, scope: Scope, _: int) -> str | None:
    silent = int((latest_counts_of(ground) < 0).sum())
    is_told = silent and scope is Scope.COUNTY
    return say_many("{n}个社区没有登记人数", silent) if is_told else None


def _active_note(ground: Ground, *_: object) -> str:
    has_any = _sum(ground, "recruited")
    return say("最近一个月提过问题") if has_any else say("没有招募观察员的记录")


def _solved_note(ground: Ground, scope: Scope, entity: int) -> str:
    reports = reports_of(ground, scope)
    raised = say_many("共提出{n}件", reports.count(entity))
    return clauses(raised, nothing_due(reports, entity, CASES))


def _days_note(ground: Ground, *_: object) -> str:
    slowest = float(report_days_of(ground, Scope.COUNTY).slowest_tenth[0])
    if math.isnan(slowest):
        return say("还没有解决的")
    return say_many("十件里九件不超过{n}天", round(slowest))


SOLVED = FigureKind(
    key="observers/solved",
    label=mark("观察员提的问题到期解决"),
    column=lambda ground, scope: [
        reports_of(ground, scope).fulfilled(entity) for entity in range(ground.size(scope))
    ],
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=("observers", "tasks"),
    note=_solved_note,
    in_grid=InGrid(mark("到期解决")),
)
_people = partial(
    FigureKind,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=("observers",),
    in_grid=InGrid(tone=toned("", "warn"), counter=mark_many("{n}人")),
)
RECRUITED = _people("observers/recruited", mark("招募的观察员"), _recruited, note=_recruited_note)
ACTIVE = _people("observers/active", mark("其中活跃的"), _active, note=_active_note)
REPORTS = FigureKind(
    key="observers/reports",
    label=mark("观察员提的问题"),
    column=lambda ground, scope: [
        reports_of(ground, scope).count(entity) for entity in range(ground.size(scope))
    ],
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=("observers", "tasks"),
    in_grid=InGrid(mark("提出问题"), counter=mark_many("{n}件")),
)
OBSERVER_FIGURES = (
    RECRUITED,
    ACTIVE,
    REPORTS,
    SOLVED,
    FigureKind(
        key="observers/days",
        label=mark("一般几天解决"),
        column=lambda ground, _: [float(report_days_of(ground, Scope.COUNTY).median[0])],
        scopes=(Scope.COUNTY,),
        needs=("observers", "tasks"),
        note=_days_note,
        counter=mark_many("{n}天"),
    ),
)
"""All of the county's."""
