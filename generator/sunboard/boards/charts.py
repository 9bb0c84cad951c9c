"""The two charts that boards draw: the loop, a bar a step, and the months, a column each."""

from __future__ import annotations

import math
from dataclasses import replace

from sunboard.boards.values import FunnelStep, MonthColumn, Status
from sunboard.figures.kind import key_prefix_of
from sunboard.figures.loop import NO_LEDGER
from sunboard.figures.worded import rate_text
from sunboard.language import clauses, said_number, say, say_many, statements
from sunboard.language.dates import said_year
from sunboard.measures.columns import Mask
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.loop import LoopMeasures, loop_of
from sunboard.measures.periods import Months
from sunboard.measures.tally import Tally
from sunboard.measures.tasks import tasks_of
from sunboard.settings import PUBLISHED


def funnel_steps(ground: Ground, scope: Scope, entity: int) -> tuple[FunnelStep, ...]:
    """The loop of an entity: how many passed each step, how many wait for it, how long it took."""
    loop = loop_of(ground, scope)
    reached, waiting = loop.reached[entity].tolist(), loop.waiting[entity].tolist()
    most, key_prefix = max([*reached, 1]), key_prefix_of(ground, scope, entity)
    return tuple(
        FunnelStep(
            step.label,
            step.name,
            reached[p],
            round(100 * reached[p] / most),
            _step_note(ground, loop, entity, p),
            waiting[p],
            _overdue(int(loop.overdue[entity, p])),
            f"{key_prefix}/loop/{step.key}",
        )
        for p, step in enumerate(ground.programme.steps)
    )


def _overdue(count: int) -> Status | None:
    return Status(say_many("其中{n}件超时", count), "triangle", "bad") if count else None


def _step_note(ground: Ground, loop: LoopMeasures, entity: int, position: int) -> str | None:
    step = ground.programme.steps[position]
    median, slowest = loop.median_days[entity, position], loop.slowest_tenth_days[entity, position]
    parts = []
    if not math.isnan(median):
        days = {"median": f"{median:.0f}", "slowest": f"{slowest:.0f}"}
        parts.append(
            say("办结后一般{median}天，九成不超过{slowest}天", **days)
            if step.follows_completion
            else say("一般{median}天，九成不超过{slowest}天", **days)
        )
    elif step.key == PUBLISHED and not tasks_of(ground).publication.has_ledger:
        parts.append(say(NO_LEDGER))
    if step.limit_workdays is not None:
        within = loop.within_limit(entity, position)
        limit = say_many("限{n}个工作日", step.limit_workdays)
        known = say("按时{rate}", rate=rate_text(within)) if within.denominator else ""
        parts.append(clauses(limit, known))
    return statements(*parts) or None


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
        said = (said_year(year) if is_first else "") if is_long else None
        text = said_number(count) if known[m] else "—"
        columns.append(MonthColumn(short, name, text, round(100 * count / most), href, said))
    if is_long and columns:
        columns[-1] = replace(columns[-1], year=said_year(year))
    return tuple(columns)


MONTHS_OF_A_YEAR = 12
"""A strip of more months names its years, and leaves out what is empty."""
