"""How a share went from month to month: a line, and the last two months in words."""

from __future__ import annotations

from collections.abc import Sequence

from sunboard.figures.values import Course
from sunboard.figures.worded import rate_text
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope, months_of, remembered
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Rate, Tallied, rates_of, tally_of

_SHOWN = 12
"""The months of a line, at most."""
_COMPARED = 2
"""The months that stand in words."""
_FEWEST = 3
"""Fewer points make no line."""


def course_of(ground: Ground, kind: Tallied, scope: Scope, entity: int) -> Course | None:
    """What was on time of all that came due in a month; None where one of the last two had too few."""
    by_month = _on_time_by_month(ground, kind, scope)[entity]
    least = max(ground.programme.limits.min_cell, 1)
    compared = by_month[-_COMPARED:]
    if len(compared) < _COMPARED or any(rate.denominator < least for rate in compared):
        return None
    last = _whole_months(ground)
    (before, _), (month, _) = months_of(ground).names[last - _COMPARED : last]
    words = say(
        "{month}到期的{rate}，{before}{rate_before}",
        month=month,
        rate=rate_text(compared[-1]),
        before=before,
        rate_before=rate_text(compared[0]),
    )
    return Course(_line(by_month, least), words)


@remembered
def _on_time_by_month(ground: Ground, kind: Tallied, scope: Scope) -> list[list[Rate]]:
    """For each entity the whole months, oldest first."""
    count = _whole_months(ground)
    cohorts = tally_of(ground, kind, scope).monthly_cohorts[:, :count][:, -_SHOWN:]
    rates = rates_of(cohorts.reshape(-1, len(Cohort)), Cohort.DONE_ON_TIME)
    width = cohorts.shape[1]
    return [rates[entity * width : (entity + 1) * width] for entity in range(ground.size(scope))]


def _whole_months(ground: Ground) -> int:
    """How many of the months have ended."""
    return int((months_of(ground).spans.last <= ground.today).sum())


def _line(rates: Sequence[Rate], least: int) -> str:
    """Points of a line in a field of 100 by 100, of the months that have a share; "" of too few."""
    step = 100 / max(len(rates) - 1, 1)
    points = [
        f"{round(at * step)},{100 - (rate.percent or 0)}"
        for at, rate in enumerate(rates)
        if rate.denominator >= least
    ]
    return " ".join(points) if len(points) >= _FEWEST else ""
