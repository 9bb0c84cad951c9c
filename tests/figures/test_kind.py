"""A figure is worded from its declaration: its number, who has none, what nobody knows, how it is drawn."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from sunboard.figures.kind import SHORTFALL, FigureKind, Number, figures, toned
from sunboard.figures.values import Figure
from sunboard.language import Tongue, speaking
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate

from tests.factories import make_measures, station


def kind(*numbers: Number, **others: Any) -> FigureKind:
    """A figure of units, one number a unit."""
    said: dict[str, Any] = {"scopes": (Scope.UNIT,), "needs": (), **others}
    return FigureKind("x/y", "甲", lambda *_: numbers, **said)


def of_first(made: FigureKind) -> Figure:
    (figure,) = figures(make_measures(), (made,), Scope.UNIT, 0)
    return figure


def test_unit_without_such_a_figure_then_it_is_left_out() -> None:
    made, county = kind(None, 0, Rate(0, 0)), make_measures()
    shown = [figures(county, (made,), Scope.UNIT, unit) for unit in range(3)]
    assert [[figure.numerator for figure in of] for of in shown] == [[], ["0"], ["—"]]


@pytest.mark.parametrize(
    ("number", "others", "text"),
    [
        (3, {}, "3"),
        (4.0, {"counter": "{n}天"}, "4天"),
        (math.nan, {"counter": "{n}天"}, "—"),
        (math.nan, {"unknown": "未登记"}, "未登记"),
    ],
)
def test_number_then_written_with_its_counter_or_as_unknown(
    number: Number, others: dict[str, str], text: str
) -> None:
    assert of_first(kind(number, **others)).numerator == text


def test_share_that_is_not_to_be_read_as_one_then_only_its_two_numbers() -> None:
    rate = Rate(6, 8)
    shown, bare = (
        of_first(kind(rate, has_share=lambda *_, wanted=wanted: wanted)) for wanted in (True, False)
    )
    assert (shown.text, shown.bar) == ("75%", 75)
    assert (bare.numerator, bare.denominator, bare.text, bare.bar) == ("6", "8", None, None)


@pytest.mark.parametrize(
    ("number", "tone"), [(0, "good"), (2, "bad"), (Rate(0, 9), "good"), (Rate(1, 9), "bad")]
)
def test_shortfall_then_drawn_by_whether_there_is_any(number: Number, tone: str) -> None:
    assert of_first(kind(number, tone=SHORTFALL)).tone == tone


def test_tone_of_a_count_then_one_where_there_is_some_and_one_where_none() -> None:
    tones = [of_first(kind(number, tone=toned("calm", "warn"))).tone for number in (5, 0)]
    assert tones == ["calm", "warn"]


def test_figure_of_another_scope_or_of_what_nobody_keeps_then_none() -> None:
    county = make_measures(programme_overrides={"kept_from": {}}, stations=[station()])
    assert figures(county, (kind(1),), Scope.COUNTY, 0) == ()
    assert figures(county, (kind(1, needs=("shifts",)),), Scope.UNIT, 0) == ()
    assert len(figures(county, (kind(1, needs=("stations",)),), Scope.UNIT, 0)) == 1


def test_figures_that_the_ground_makes_then_they_stand_with_the_others() -> None:
    @remembered
    def of_last(ground: Ground) -> tuple[FigureKind, ...]:
        return (
            FigureKind("x/last", f"{ground.as_of.month}月", lambda *_: [7], (Scope.COUNTY,), ()),
        )

    first = FigureKind("x/first", "甲", lambda *_: [1], (Scope.COUNTY,), ())
    shown = figures(make_measures(), (first, of_last), Scope.COUNTY, 0)
    assert [(figure.key, figure.label, figure.numerator) for figure in shown] == [
        ("county/x/first", "甲", "1"),
        ("county/x/last", "10月", "7"),
    ]


def test_words_then_said_where_the_figure_is_made_and_not_before() -> None:
    days = replace(kind(4), label="一般几天", counter="{n}天")
    english = Tongue("en", {"一般几天": "Usual days"}, {"{n}天": ("{n} day", "{n} days")}, bool)
    with speaking(english):
        told = of_first(days)
    assert (told.label, told.numerator) == ("Usual days", "4 days")
    assert (of_first(days).label, of_first(days).numerator) == ("一般几天", "4天")
