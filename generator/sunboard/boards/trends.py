"""The figures of a place or unit by month or quarter, as far as somebody keeps what they count."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from sunboard.boards.blocks import Trends
from sunboard.figures.worded import rate_text
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.trend import Period, Trend, trend_of

_SPANS = {Period.MONTH: "月份", Period.QUARTER: "季度"}
_BEGAN, _DUE = "raised", "due"

_COLUMNS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    # words, the same in the caption, the kinds counted, by which day a record counts
    ("新提出", "提出", ("tasks",), _BEGAN),
    ("到期办结", "到期", ("tasks",), _DUE),
    ("按期办结", "按期", ("tasks",), _DUE),
    ("群众满意", "满意", ("tasks", "evaluations"), _BEGAN),
    ("一般几天办结", "天数", ("tasks",), _BEGAN),
    ("承诺兑现", "兑现", ("commitments",), _DUE),
)


def trends(ground: Ground, scope: Scope, period: Period, entity: int) -> Trends | None:
    """An entity's figures by period, newest first; None where nothing of it is kept.

    A period in which nothing happened is there; one before a kind was kept is blank.
    """
    shown = [n for n, (_, _, kinds, _) in enumerate(_COLUMNS) if ground.kept.keeps(*kinds)]
    if not shown:
        return None
    trend = trend_of(ground, scope, period)
    return Trends(
        caption=f"新的在前。{'，'.join(_rules(shown, _SPANS[period]))}。",
        heads=tuple(_COLUMNS[n][0] for n in shown),
        rows=tuple(
            (trend.labels[number], tuple(_TEXTS[n](trend, entity, number) for n in shown))
            for number in reversed(range(len(trend.labels)))
        ),
    )


def _rules(shown: list[int], span: str) -> Iterator[str]:
    """In which period a record counts, for the columns that are shown."""
    for day, words in ((_BEGAN, f"提出的{span}"), (_DUE, f"最初期限所在的{span}")):
        names = [_COLUMNS[n][1] for n in shown if _COLUMNS[n][3] == day]
        if names:
            *others, last = names
            yield f"{'、'.join(others)}{'和' if others else ''}{last}算在{words}"


def _raised(trend: Trend, entity: int, period: int) -> str:
    return f"{trend.raised[entity, period]}件" if trend.tasks_kept[period] else "—"


def _days(trend: Trend, entity: int, period: int) -> str:
    days = trend.median_days[entity, period]
    return "—" if math.isnan(days) else f"{days:.0f}天"


_TEXTS: tuple[Callable[[Trend, int, int], str], ...] = (
    _raised,
    lambda trend, entity, period: rate_text(trend.fulfilled(entity, period)),
    lambda trend, entity, period: rate_text(trend.on_time(entity, period)),
    lambda trend, entity, period: rate_text(trend.satisfaction(entity, period)),
    _days,
    lambda trend, entity, period: rate_text(trend.kept(entity, period)),
)
"""The cells of the columns."""
