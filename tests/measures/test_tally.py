"""Counts add up: whatever the records are, no figure of a board can contradict another."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.checks.records import Table
from sunboard.measures.ground import Scope
from sunboard.measures.periods import Months
from sunboard.measures.status import Cohort, Outcome, Timing
from sunboard.measures.tally import Rate, Tally, roll_up, sum_by, tally, tally_of
from sunboard.measures.timing import Dated

from tests.factories import Row, finished, make_measures, numbered, task
from tests.measures.counties import SCOPES, counties, measured

ENTITIES, MONTHS = 4, 3

ARRAYS = ("outcomes", "timings", "cohorts", "monthly_outcomes", "monthly_cohorts")


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_percent_then_rounded_half_up_but_never_to_all_or_none(
    numerator: int, denominator: int
) -> None:
    exact = Decimal(100 * numerator) / Decimal(denominator)
    expected = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if numerator < denominator:
        expected = min(expected, 99)
    if numerator > 0:
        expected = max(expected, 1)
    assert Rate(numerator, denominator).percent == expected


@pytest.mark.parametrize(
    ("rate", "percent"),
    [
        (Rate(0, 0), None),
        (Rate(0, 7), 0),
        (Rate(7, 7), 100),
        (Rate(1, 8), 13),
        (Rate(3, 8), 38),
        (Rate(1, 200), 1),
        (Rate(1, 201), 1),
        (Rate(199, 200), 99),
    ],
    ids=str,
)
def test_percent_of_known_shares(rate: Rate, percent: int | None) -> None:
    assert rate.percent == percent


rows_of_codes = st.lists(
    st.tuples(
        st.integers(-1, ENTITIES - 1),
        st.sampled_from(Outcome),
        st.sampled_from(Timing),
        st.sampled_from(Cohort),
        st.integers(-1, MONTHS - 1),
        st.integers(-1, MONTHS - 1),
    ),
    max_size=60,
)


def tally_rows(rows: list[tuple[int, ...]]) -> Tally:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    entity, outcome, timing, cohort, began, came_due = columns
    months = Months(0, MONTHS)
    codes = (column.astype(np.int8) for column in (outcome, timing, cohort))
    due, nobody = _in_month(came_due), np.zeros(len(rows), dtype=np.int32)
    dated = Dated(_tasks(), *codes, due, due, nobody)
    return tally(entity.astype(np.intp), ENTITIES, dated, _in_month(began), months)


@cache
def _tasks() -> Table:
    return make_measures().records["tasks"]


def _in_month(codes: np.ndarray) -> np.ndarray:
    """Some day of each month; one outside them all for -1."""
    return codes.astype("datetime64[M]").astype("datetime64[D]")


@given(rows_of_codes)
def test_counts_then_each_cell_is_what_counting_by_hand_gives(rows: list[tuple[int, ...]]) -> None:
    made = tally_rows(rows)
    by_hand = Counter((e, o) for e, o, *_ in rows if e >= 0)
    assert {
        (e, o): made.outcomes[e, o]
        for e, o in np.ndindex(made.outcomes.shape)
        if made.outcomes[e, o]
    } == by_hand
    timings = Counter((e, t) for e, o, t, *_ in rows if e >= 0 and o == Outcome.OPEN)
    assert {
        (e, t): made.timings[e, t] for e, t in np.ndindex(made.timings.shape) if made.timings[e, t]
    } == timings
    months = Counter((e, b, o) for e, o, _, _, b, _ in rows if e >= 0 and b >= 0)
    monthly = made.monthly_outcomes
    assert {cell: monthly[cell] for cell in np.ndindex(monthly.shape) if monthly[cell]} == months


@given(rows_of_codes, st.lists(st.integers(0, 1), min_size=ENTITIES, max_size=ENTITIES))
def test_larger_places_then_they_hold_the_sum_of_their_parts(
    rows: list[tuple[int, ...]], group: list[int]
) -> None:
    part = tally_rows(rows)
    whole = roll_up(np.array(group, dtype=np.intp), 2, part)
    for name in ARRAYS:
        parts, wholes = getattr(part, name), getattr(whole, name)
        assert wholes.shape == (2, *parts.shape[1:])
        assert (wholes.sum(axis=0) == parts.sum(axis=0)).all()
        for number in range(2):
            members = [entity for entity, of in enumerate(group) if of == number]
            assert (wholes[number] == parts[members].sum(axis=0)).all()


def test_sum_when_nobody_belongs_to_a_group_then_zero() -> None:
    summed = sum_by(np.array([2, 2], dtype=np.intp), 4, np.array([[1, 2], [3, 4]]))
    assert summed.tolist() == [[0, 0], [0, 0], [4, 6], [0, 0]]


@settings(max_examples=10)
@given(counties)
def test_figures_of_a_county_then_they_agree_with_each_other(county: dict[str, list[Row]]) -> None:
    ground = measured(county)
    for kind in ("tasks", "commitments"):
        make = partial(tally_of, ground, kind)
        total = len(county[kind])
        county_tally, unit_tally = make(Scope.COUNTY), make(Scope.UNIT)
        for scope in (Scope.TOWN, Scope.COMMUNITY):
            for name in ARRAYS:
                summed = getattr(make(scope), name).sum(axis=0)
                assert (summed == getattr(county_tally, name)[0]).all(), (scope, name)
        assert county_tally.count(0) == total
        assert unit_tally.outcomes.sum() == total
        assert make(Scope.ESTATE).outcomes.sum() == sum(row["estate"] != "" for row in county[kind])
        for scope in SCOPES:
            tally_ = make(scope)
            by_place = tally_.outcomes.sum(axis=1)
            assert (tally_.cohorts.sum(axis=1) == by_place).all()
            assert (tally_.monthly_outcomes.sum(axis=(1, 2)) == by_place).all()
            assert (tally_.timings.sum(axis=1) == tally_.outcomes[:, Outcome.OPEN]).all()
            for entity in range(ground.size(scope)):
                kept_, on_time = tally_.fulfilled(entity), tally_.on_time(entity)
                assert 0 <= on_time.numerator <= kept_.numerator <= kept_.denominator
                assert kept_.denominator == on_time.denominator <= tally_.count(entity)
                assert tally_.past_due(entity) <= tally_.count(entity, Outcome.OPEN)


@settings(max_examples=5)
@given(counties)
def test_figures_of_months_then_they_add_up_to_the_cohorts(county: dict[str, list[Row]]) -> None:
    ground = measured(county)
    for scope in SCOPES:
        made = tally_of(ground, "tasks", scope)
        # Everything that has come due came due within the months on record.
        counted = slice(Cohort.DONE_ON_TIME, None)
        assert (made.monthly_cohorts.sum(axis=1)[:, counted] == made.cohorts[:, counted]).all()


def test_places_and_units_without_records_then_they_have_zeros() -> None:
    ground = make_measures()
    for scope in SCOPES:
        for made in (tally_of(ground, "tasks", scope), tally_of(ground, "commitments", scope)):
            assert len(made.outcomes) == ground.size(scope)
            for entity in range(ground.size(scope)):
                assert made.count(entity) == 0
                assert made.fulfilled(entity) == Rate(0, 0)
                assert made.on_time(entity).percent is None


def test_count_of_some_outcomes_then_only_those() -> None:
    rows = numbered([finished(), finished(result=""), task(), task()])
    made = tally_of(make_measures(tasks=rows), "tasks", Scope.COUNTY)
    assert made.count(0, Outcome.OPEN) == 2
    assert made.count(0, Outcome.DONE, Outcome.REPORTED_DONE) == 2
    assert made.count(0, Outcome.CANCELLED) == 0
    assert made.count(0) == 4
