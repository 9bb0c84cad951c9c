"""The figures of obligations (四个一): how far units came, month by month and in the last that is over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid, Label, Number, full
from sunboard.language import mark, say, say_many
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.obligations import ObligationMeasures, obligations_of
from sunboard.measures.tally import Rate
from sunboard.settings import Term


class Monthly(NamedTuple):
    """The figures of one month."""

    name: str
    done: tuple[FigureKind, ...]
    """What a unit did of each obligation, of what was due."""
    met: tuple[FigureKind, ...]
    """Units that did each, then those that did all; () for a month that isn't over."""


def kept_terms(ground: Ground) -> tuple[tuple[int, Term], ...]:
    """The obligations whose records are kept, each with its place in the programme."""
    terms = enumerate(ground.programme.vocabulary("obligations").terms)
    return tuple((code, term) for code, term in terms if ground.keeps(term.counts_as))


@remembered
def by_month(ground: Ground) -> tuple[Monthly, ...]:
    """Every month, newest first."""
    months = reversed(range(obligations_of(ground).months.count))
    return tuple(_monthly(ground, month) for month in months)


def _monthly(ground: Ground, month: int) -> Monthly:
    obligations, terms = obligations_of(ground), kept_terms(ground)
    name, key = obligations.months[month].label, f"obligations/{obligations.months[month].key}"
    met = partial(FigureKind, scopes=(Scope.COUNTY,), needs=(), note=lambda *_: name)
    in_grid = InGrid(tone=full)

    def met_one(code: int, term: Term) -> FigureKind:
        rate = obligations.met_by_units(month, code)
        label = _met_label(term)
        return met(f"{key}/{term.key}", label, lambda *_: [rate], in_grid=in_grid)

    whole = obligations.met_in_full(month)
    in_full = met(f"{key}/all", mark("每项都做到的单位"), lambda *_: [whole], in_grid=in_grid)
    return Monthly(
        name,
        tuple(_done(obligations, month, code, f"{key}/{term.key}", term) for code, term in terms),
        (*(met_one(*each) for each in terms), in_full) if obligations.is_over[month] else (),
    )


def _met_label(term: Term) -> Label:
    return lambda _: say("{obligation}的单位", obligation=term.label)


def _done(
    obligations: ObligationMeasures, month: int, code: int, key: str, term: Term
) -> FigureKind:
    """Done and due; where nothing is due only what was done, and nothing before anybody kept it."""
    target, is_kept = int(obligations.target[code]), obligations.is_kept[month, code]
    is_running = target and not obligations.is_over[month]

    def column(*_: object) -> list[Number]:
        done = obligations.done[:, month, code].tolist()
        asked = obligations.is_asked[:, month, code].tolist()
        both = zip(done, asked, strict=True)
        return [(Rate(n, target) if is_due else n) if is_kept else None for n, is_due in both]

    def aside(_: Ground, __: Scope, unit: int) -> str:
        if obligations.is_asked[unit, month, code]:
            missing = target - int(obligations.done[unit, month, code])
            return say_many("差{n}次", missing) if missing > 0 else ""
        if not is_kept:
            return ""
        is_early = is_running and obligations.is_bound[unit, month]
        return say("未满月") if is_early else say("不要求")

    in_grid = InGrid(lambda _: term.label, _short, aside=aside)
    return FigureKind(
        key, _done_label(obligations, month, term), column, (Scope.UNIT,), (), in_grid=in_grid
    )


def _done_label(obligations: ObligationMeasures, month: int, term: Term) -> Label:
    name = obligations.months[month].label
    return lambda _: say("{month}{obligation}", month=name, obligation=term.label)


def _short(number: Number) -> str:
    if not isinstance(number, Rate):
        return "mute"
    return "bad" if number.numerator < number.denominator else ""


def monthly_figures(ground: Ground) -> tuple[FigureKind, ...]:
    """All figures of all months."""
    return tuple(kind for month in by_month(ground) for kind in (*month.done, *month.met))


@remembered
def _of_last_month(ground: Ground) -> tuple[FigureKind, ...]:
    """Their keys and words name the month; none before the first is over."""
    obligations = obligations_of(ground)
    in_full = next((month.met[-1] for month in by_month(ground) if month.met), None)
    if obligations.latest is None or in_full is None or not kept_terms(ground):
        return ()
    return (
        in_full,
        *_of_county(obligations, obligations.latest),
        *_of_units(obligations, obligations.latest),
    )


def _of_county(obligations: ObligationMeasures, month: int) -> tuple[FigureKind, ...]:
    name, key = obligations.months[month].label, f"obligations/{obligations.months[month].key}"
    none = obligations.met_not_at_all(month)
    figure = partial(FigureKind, scopes=(Scope.COUNTY,), needs=())
    return (
        figure(
            f"{key}/met",
            mark("各项合计做到"),
            lambda *_: [obligations.met_in_all(month)],
            note=lambda *_: say("{month}，各单位各项相加", month=name),
        ),
        figure(
            "obligations/none",
            mark("一项也没做到的单位"),
            lambda *_: [none.numerator],
            note=lambda *_: say_many("{month}，应做的{n}个单位中", none.denominator, month=name),
            tone=SHORTFALL,
        ),
    )


def _of_units(obligations: ObligationMeasures, month: int) -> tuple[FigureKind, ...]:
    """None of a unit from which nothing was ever due."""

    def column(met: Callable[[int], Rate]) -> list[Rate | None]:
        units = range(len(obligations.done))
        return [met(unit) if obligations.met(unit).denominator else None for unit in units]

    def note(_: Ground, __: Scope, unit: int) -> str:
        return say("项") if obligations.met(unit, month).denominator else say("项；当月不要求")

    first, last = obligations.months[0].label, obligations.months[month].label
    figure = partial(FigureKind, scopes=(Scope.UNIT,), needs=())
    return (
        figure(
            "obligations/met",
            lambda _: say("{month}做到", month=last),
            lambda *_: column(lambda unit: obligations.met(unit, month)),
            note=note,
            in_grid=InGrid(mark("做到几项"), full),
        ),
        figure(
            "obligations/met-all",
            mark("各月合计做到"),
            lambda *_: column(obligations.met),
            note=lambda *_: say("项；从{month}算起", month=first),
        ),
    )


OBLIGATION_FIGURES = (_of_last_month,)
