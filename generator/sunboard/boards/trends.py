"""The figures of a place or unit by month or quarter, as far as somebody keeps what they count."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sunboard.boards.blocks import Block
from sunboard.figures.worded import rate_text
from sunboard.language import clauses, listed_to_last, mark, say, say_in, say_many
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.trend import Period, Trend, trend_of


@dataclass(frozen=True)
class Trends(Block):
    """An entity's figures by month or quarter."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """Each period with its cells, newest first."""


_BEGAN, _DUE = "raised", "due"
_RULES = {
    (_BEGAN, Period.MONTH): mark("{figures}算在提出的月份"),
    (_BEGAN, Period.QUARTER): mark("{figures}算在提出的季度"),
    (_DUE, Period.MONTH): mark("{figures}算在最初期限所在的月份"),
    (_DUE, Period.QUARTER): mark("{figures}算在最初期限所在的季度"),
}

_COLUMNS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    # words, the kinds counted, by which day a record counts
    (mark("新提出"), ("tasks",), _BEGAN),
    (mark("到期办结"), ("tasks",), _DUE),
    (mark("按期办结"), ("tasks",), _DUE),
    (mark("群众满意"), ("tasks", "evaluations"), _BEGAN),
    (mark("一般几天办结"), ("tasks",), _BEGAN),
    (mark("承诺兑现"), ("commitments",), _DUE),
)


def _named() -> tuple[str, ...]:
    """The columns as the caption calls them."""
    return (
        say_in("of figures by period", "提出"),
        say_in("of figures by period", "到期"),
        say_in("of figures by period", "按期"),
        say_in("of figures by period", "满意"),
        say_in("of figures by period", "天数"),
        say_in("of figures by period", "兑现"),
    )


def trends(ground: Ground, scope: Scope, period: Period, entity: int) -> Trends | None:
    """An entity's figures by period, newest first; None where nothing of it is kept.

    A period in which nothing happened is there; one before a kind was kept is blank.
    """
    shown, caption, heads = _shown(ground, period)
    if not shown:
        return None
    trend = trend_of(ground, scope, period)
    return Trends(
        caption,
        heads,
        rows=tuple(
            (trend.labels[number], tuple(_TEXTS[n](trend, entity, number) for n in shown))
            for number in reversed(range(len(trend.labels)))
        ),
    )


@remembered
def _shown(ground: Ground, period: Period) -> tuple[tuple[int, ...], str, tuple[str, ...]]:
    """Which columns there are, and what is said above them: alike for all that have any."""
    shown = tuple(n for n, (_, kinds, _) in enumerate(_COLUMNS) if ground.kept.keeps(*kinds))
    caption = say("新的在前。{rules}。", rules=clauses(*_rules(shown, period)))
    return shown, caption, tuple(say(_COLUMNS[n][0]) for n in shown)


def _rules(shown: Sequence[int], period: Period) -> Iterator[str]:
    """In which period a record counts, for the columns that are shown."""
    every = _named()
    for day in (_BEGAN, _DUE):
        names = [every[n] for n in shown if _COLUMNS[n][2] == day]
        if names:
            yield say(_RULES[day, period], figures=listed_to_last(names))


def _raised(trend: Trend, entity: int, period: int) -> str:
    if not trend.tasks_kept[period]:
        return "—"
    return say_many("{n}件", int(trend.raised[entity, period]))


def _days(trend: Trend, entity: int, period: int) -> str:
    days = trend.median_days[entity, period]
    return "—" if math.isnan(days) else say_many("{n}天", round(days))


_TEXTS: tuple[Callable[[Trend, int, int], str], ...] = (
    _raised,
    lambda trend, entity, period: rate_text(trend.fulfilled(entity, period)),
    lambda trend, entity, period: rate_text(trend.on_time(entity, period)),
    lambda trend, entity, period: rate_text(trend.satisfaction(entity, period)),
    _days,
    lambda trend, entity, period: rate_text(trend.kept(entity, period)),
)
"""The cells of the columns."""
