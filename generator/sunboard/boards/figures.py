"""Figures as boards show them: every rate with both its numbers, no share of a small group (R-20, R-22)."""

from __future__ import annotations

import math

from sunboard.boards.values import Figure, FunnelStep, MonthColumn, TrendRow
from sunboard.measures.loop import LoopMeasures
from sunboard.measures.periods import Months
from sunboard.measures.satisfaction import Satisfaction
from sunboard.measures.status import Outcome
from sunboard.measures.tally import Rate, Tally
from sunboard.measures.trend import Trend
from sunboard.settings import Programme


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
        "good" if (rate.percent or 0) >= _GOOD_PERCENT else "warn",
        key=key,
    )


_GOOD_PERCENT = 80
"""From here a bar is drawn calm; a drawing choice only, no verdict rests on it."""


def count_figure(
    label: str, count: int, *, key: str, note: str | None = None, tone: str = "calm"
) -> Figure:
    """A plain count."""
    return Figure(label, str(count), note=note, tone=tone, key=key)


def commitment_figures(
    tally: Tally, entity: int, programme: Programme, about: str
) -> tuple[Figure, ...]:
    """The four figures of an entity's commitments; `about` names the entity in the keys."""
    uncounted = tally.count(entity, Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.NOT_ASSESSABLE)
    reported = tally.count(entity, Outcome.REPORTED_DONE)
    return (
        count_figure(
            "承诺总数",
            tally.count(entity),
            key=f"{about}/commitments/all",
            note=_of_these(uncounted, "项撤回、被替代或无法评定，不计入比率"),
        ),
        rate_figure(
            "到期兑现",
            tally.fulfilled(entity),
            programme,
            key=f"{about}/commitments/fulfilled",
            note=_of_these(reported, "项只报称兑现，不算兑现"),
        ),
        rate_figure(
            "按期兑现", tally.on_time(entity), programme, key=f"{about}/commitments/on-time"
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
    stopped = tally.count(entity, Outcome.DECLINED, Outcome.SUSPENDED, Outcome.CANCELLED)
    reported = tally.count(entity, Outcome.REPORTED_DONE)
    return (
        count_figure(
            "服务单总数",
            tally.count(entity),
            key=f"{about}/tasks/all",
            note=_of_these(stopped, "件退回、中止或取消，不计入比率"),
        ),
        rate_figure(
            "到期办结",
            tally.fulfilled(entity),
            programme,
            key=f"{about}/tasks/fulfilled",
            note=_of_these(reported, "件只报称办结，不算办结"),
        ),
        rate_figure("按期办结", tally.on_time(entity), programme, key=f"{about}/tasks/on-time"),
        count_figure(
            "逾期未办",
            tally.past_due(entity),
            key=f"{about}/tasks/past-due",
            tone="bad" if tally.past_due(entity) else "good",
        ),
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


def funnel_steps(loop: LoopMeasures, entity: int, programme: Programme) -> tuple[FunnelStep, ...]:
    """The loop of an entity: how many passed each step, how many wait for it, how long it took."""
    reached, waiting = loop.reached[entity].tolist(), loop.waiting[entity].tolist()
    median, slowest = loop.median_days[entity].tolist(), loop.slowest_tenth_days[entity].tolist()
    most = max(*reached, 1)
    return tuple(
        FunnelStep(
            step.label,
            step.name,
            reached[p],
            round(100 * reached[p] / most),
            _step_note(waiting[p], median[p], slowest[p], step.limit_workdays),
        )
        for p, step in enumerate(programme.steps)
    )


def _step_note(waiting: int, median: float, slowest: float, limit: int | None) -> str | None:
    parts = []
    if waiting:
        parts.append(f"{waiting}件在等这一步")
    if not math.isnan(median):
        parts.append(f"一般{median:.0f}天，九成不超过{slowest:.0f}天")
    if limit is not None:
        parts.append(f"限{limit}个工作日")
    return "；".join(parts) or None


def month_columns(
    tally: Tally, entity: int, months: Months, hrefs: list[str | None]
) -> tuple[MonthColumn, ...]:
    """Tasks raised in each month, oldest first; an empty month is shown as 0."""
    counts = tally.monthly_outcomes[entity].sum(axis=1).tolist()
    most = max([*counts, 1])
    return tuple(
        MonthColumn(short, name, count, round(100 * count / most), href)
        for (short, name), count, href in zip(months.names, counts, hrefs, strict=True)
    )


def trend_rows(trend: Trend, entity: int) -> tuple[TrendRow, ...]:
    """An entity's figures by period, newest first; a period in which nothing happened is there."""
    rows = []
    for period in reversed(range(len(trend.labels))):
        days = trend.median_days[entity, period]
        rows.append(
            TrendRow(
                trend.labels[period],
                int(trend.raised[entity, period]),
                rate_text(trend.fulfilled(entity, period)),
                rate_text(trend.on_time(entity, period)),
                rate_text(trend.kept(entity, period)),
                rate_text(trend.satisfaction(entity, period)),
                "—" if math.isnan(days) else f"{days:.0f}天",
            )
        )
    return tuple(rows)


def rate_text(rate: Rate) -> str:
    """Both numbers, "37 / 45"; a dash where there is nothing to divide by (rule R-20)."""
    return f"{rate.numerator} / {rate.denominator}" if rate.denominator else "—"


def _of_these(count: int, words: str) -> str | None:
    return f"其中{count}{words}" if count else None
