"""The figures of city observers: how many, what they reported, and what became of it."""

from __future__ import annotations

import math

from sunboard.figures.kind import FigureKind
from sunboard.figures.work import nothing_due
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.observers import observers_of
from sunboard.measures.tally import Rate, Tally


def _counted(ground: Ground, field: str) -> int:
    """Added up over the latest count of each community."""
    rows = observers_of(ground).counted
    numbers = ground.records["observers"].numbers(field)[rows[rows >= 0]].tolist()
    return int(sum(number for number in numbers if not math.isnan(number)))


def _recruited_note(ground: Ground, *_: object) -> str | None:
    silent = int((observers_of(ground).counted < 0).sum())
    return f"{silent}个社区没有登记人数" if silent else None


def _reports(ground: Ground, scope: Scope) -> Tally:
    observers = observers_of(ground)
    return observers.county_reports if scope is Scope.COUNTY else observers.reports


def _solved_note(ground: Ground, scope: Scope, entity: int) -> str:
    reports = _reports(ground, scope)
    raised = f"共提出{reports.count(entity)}件"
    return "，".join(filter(None, (raised, nothing_due(reports, entity, "件"))))


def _days_note(ground: Ground, *_: object) -> str:
    slowest = float(observers_of(ground).county_days.slowest_tenth[0])
    return "还没有解决的" if math.isnan(slowest) else f"十件里九件不超过{slowest:.0f}天"


SOLVED = FigureKind(
    key="observers/solved",
    label="观察员提的问题到期解决",
    column=lambda ground, scope: [
        _reports(ground, scope).fulfilled(entity) for entity in range(ground.size(scope))
    ],
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=("observers", "tasks"),
    note=_solved_note,
)
OBSERVER_FIGURES = (
    FigureKind(
        key="observers/recruited",
        label="招募的观察员",
        column=lambda ground, _: [_counted(ground, "recruited")],
        scopes=(Scope.COUNTY,),
        needs=("observers",),
        note=_recruited_note,
    ),
    FigureKind(
        key="observers/active",
        label="其中活跃的",
        column=lambda ground, _: [Rate(_counted(ground, "active"), _counted(ground, "recruited"))],
        scopes=(Scope.COUNTY,),
        needs=("observers",),
        note=lambda ground, *_: (
            "最近一个月提过问题" if _counted(ground, "recruited") else "没有招募观察员的记录"
        ),
    ),
    FigureKind(
        key="observers/reports",
        label="观察员提的问题",
        column=lambda ground, scope: [_reports(ground, scope).count(0)],
        scopes=(Scope.COUNTY,),
        needs=("observers", "tasks"),
    ),
    SOLVED,
    FigureKind(
        key="observers/days",
        label="一般几天解决",
        column=lambda ground, _: [float(observers_of(ground).county_days.median[0])],
        scopes=(Scope.COUNTY,),
        needs=("observers", "tasks"),
        note=_days_note,
        counter="天",
    ),
)
"""All of the county's."""
