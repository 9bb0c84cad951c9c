"""Visits by unit, place and month; the as-of date is 2026-10-31."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.measures.visits import visits_of

from tests.factories import ESTATES, UNITS, Row, make_measures, numbered, visit


def test_no_visits_then_zeros_for_everybody() -> None:
    visits = visits_of(make_measures())
    assert visits.months.count == 1
    assert visits.visits.tolist() == visits.households.tolist() == [[0], [0], [0]]
    assert not visits.is_visited.any()


def test_visits_then_households_and_visits_are_kept_apart() -> None:
    visits = visits_of(make_measures(visits=[visit()]))
    assert visits.households[0].tolist() == [12, 0]
    assert visits.visits[0].tolist() == [15, 0]
    assert visits.community_visits.tolist() == [15, 0]
    assert visits.is_visited.tolist() == [True, False, False, False]


def test_record_that_covers_months_then_it_counts_in_the_one_in_which_it_ends() -> None:
    visits = visits_of(make_measures(visits=[visit(started_on="2026-08-01")]))
    assert [visits.months[m].key for m in range(visits.months.count)] == ["2026-09", "2026-10"]
    assert visits.visits[0].tolist() == [15, 0]


@pytest.mark.parametrize(
    ("ended_on", "units"), [("2026-09-01", [2, 2]), ("2026-09-02", [3, 2]), ("2026-10-31", [3, 3])]
)
def test_merged_unit_then_it_is_counted_until_the_month_it_ended_in(
    ended_on: str, units: list[int]
) -> None:
    merged = {**UNITS[2], "ended_on": ended_on, "successor": "czj"}
    visits = visits_of(make_measures(units=[*UNITS[:2], merged], visits=[visit()]))
    assert visits.units.tolist() == units


rows = st.builds(
    lambda unit, estate, month, households, more: visit(
        unit=unit,
        estate=estate,
        started_on=f"2026-{month:02}-01",
        ended_on=f"2026-{month:02}-28",
        households=str(households),
        visits=str(households + more),
    ),
    st.sampled_from([u["id"] for u in UNITS]),
    st.sampled_from([e["id"] for e in ESTATES]),
    st.integers(1, 10),
    st.integers(0, 20),
    st.integers(0, 5),
)


@given(st.lists(rows, max_size=12))
def test_any_visits_then_units_places_and_months_add_up_to_the_same(drawn: list[Row]) -> None:
    visits = visits_of(make_measures(visits=numbered(drawn)))
    every = sum(int(row["visits"]) for row in drawn)
    assert visits.visits.sum() == visits.community_visits.sum() == every
    assert visits.households.sum() == sum(int(row["households"]) for row in drawn)
    assert (visits.households <= visits.visits).all()
