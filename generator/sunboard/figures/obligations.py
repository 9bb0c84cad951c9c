"""The figures of obligations (四个一): how far units came in the last month that is over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sunboard.figures.kind import SHORTFALL, FigureKind
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.obligations import ObligationMeasures, obligations_of
from sunboard.measures.tally import Rate


@remembered
def _of_last_month(ground: Ground) -> tuple[FigureKind, ...]:
    """Their keys and words name the month; none before the first is over."""
    obligations = obligations_of(ground)
    terms = ground.programme.vocabulary("obligations").terms
    if obligations.latest is None or not any(ground.keeps(term.counts_as) for term in terms):
        return ()
    return (
        *_of_county(obligations, obligations.latest),
        *_of_units(obligations, obligations.latest),
    )


def _of_county(obligations: ObligationMeasures, month: int) -> tuple[FigureKind, ...]:
    name, key = obligations.months[month].label, f"obligations/{obligations.months[month].key}"
    none = obligations.met_not_at_all(month)
    figure = partial(FigureKind, scopes=(Scope.COUNTY,), needs=())
    return (
        figure(
            f"{key}/all",
            "每项都做到的单位",
            lambda *_: [obligations.met_in_full(month)],
            note=lambda *_: name,
        ),
        figure(
            f"{key}/met",
            "各项合计做到",
            lambda *_: [obligations.met_in_all(month)],
            note=lambda *_: f"{name}，各单位各项相加",
        ),
        figure(
            "obligations/none",
            "一项也没做到的单位",
            lambda *_: [none.numerator],
            note=lambda *_: f"{name}，应做的{none.denominator}个单位中",
            tone=SHORTFALL,
        ),
    )


def _of_units(obligations: ObligationMeasures, month: int) -> tuple[FigureKind, ...]:
    """None of a unit from which nothing was ever due."""

    def column(met: Callable[[int], Rate]) -> list[Rate | None]:
        units = range(len(obligations.done))
        return [met(unit) if obligations.met(unit).denominator else None for unit in units]

    def note(_: Ground, __: Scope, unit: int) -> str:
        return "项" if obligations.met(unit, month).denominator else "项；当月不要求"

    first = obligations.months[0].label
    figure = partial(FigureKind, scopes=(Scope.UNIT,), needs=())
    return (
        figure(
            "obligations/met",
            f"{obligations.months[month].label}做到",
            lambda *_: column(lambda unit: obligations.met(unit, month)),
            note=note,
        ),
        figure(
            "obligations/met-all",
            "各月合计做到",
            lambda *_: column(obligations.met),
            note=lambda *_: f"项；从{first}算起",
        ),
    )


OBLIGATION_FIGURES = (_of_last_month,)
