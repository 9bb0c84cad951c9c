"""Which months a community held its joint meeting, and which of its paired units came."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.ground import Scope
from sunboard.measures.meetings import attended_of, held_of, meetings_of
from sunboard.measures.tally import Rate

from tests.factories import UNITS, Row, leader, make_measures, meeting, numbered, pairing, task

FIRST = task(raised_on="2026-06-10", reported_on="", dispatched_on="", accepted_on="", unit="")
"""Records begin in June: five months to the end of October."""


def held(as_of: date, pairings: list[Row], days: list[str], **differs: str) -> Rate:
    meetings = numbered([meeting(date=day, **differs) for day in days])
    ground = make_measures(as_of, tasks=[FIRST], pairings=pairings, meetings=meetings)
    return held_of(ground, Scope.COMMUNITY)[0]


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        pytest.param("2026-10-31", [], (0, 5), id="never met"),
        pytest.param("2026-10-31", ["2026-06-30", "2026-10-01"], (2, 5), id="met in two months"),
        pytest.param("2026-10-31", ["2026-07-01", "2026-07-31"], (1, 5), id="twice in one month"),
        pytest.param("2026-10-30", [], (0, 4), id="the last month is not over"),
        pytest.param("2026-10-30", ["2026-10-09"], (0, 4), id="met in the month that is not over"),
        pytest.param("2026-10-31", ["2026-05-20"], (0, 5), id="met before the records begin"),
    ],
)
def test_months_of_a_community_then_those_that_are_over_count(
    as_of: str, days: list[str], expected: tuple[int, int]
) -> None:
    assert held(date.fromisoformat(as_of), [pairing()], days) == expected


@pytest.mark.parametrize(
    ("started_on", "expected"),
    [("2026-07-31", 3), ("2026-08-01", 2), ("2025-03-10", 5), ("2026-10-31", 0)],
)
def test_programme_began_in_a_month_then_the_next_one_is_the_first_to_count(
    started_on: str, expected: int
) -> None:
    rate = held(date(2026, 10, 31), [pairing(started_on=started_on)], [])
    assert rate.denominator == expected


def test_community_paired_with_nobody_then_it_counts_from_the_county_s_beginning() -> None:
    elsewhere = pairing(community="nanyuan", started_on="2026-07-31")
    assert held(date(2026, 10, 31), [elsewhere], []).denominator == 3
    assert held(date(2026, 10, 31), [], []).denominator == 5
    undated = pairing(id="bl-2", started_on="")
    assert held(date(2026, 10, 31), [undated, elsewhere], []).denominator == 3
    assert held(date(2026, 10, 31), [undated], []).denominator == 5


def test_meeting_of_an_estate_then_it_is_not_the_community_s() -> None:
    assert held(date(2026, 10, 31), [pairing()], ["2026-08-20"], level="小区").numerator == 0


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(pairing(), (1, 1), id="paired with the community"),
        pytest.param(pairing(estate="qinghe-1"), (1, 1), id="paired with an estate"),
        pytest.param(pairing(community="nanyuan"), (0, 0), id="paired elsewhere"),
        pytest.param(pairing(started_on="2026-08-21"), (0, 0), id="paired a day later"),
        pytest.param(pairing(ended_on="2026-08-19"), (0, 0), id="paired until the day before"),
        pytest.param(pairing(ended_on="2026-08-20"), (1, 1), id="paired until that day"),
        pytest.param(leader(), (0, 0), id="a leader's pairing"),
        pytest.param(pairing(kind=""), (1, 1), id="a pairing of whatever sort"),
        pytest.param(pairing(started_on=""), (0, 0), id="paired since nobody knows when"),
        pytest.param(pairing(unit="czj"), (0, 0), id="another unit"),
    ],
)
def test_unit_that_came_then_it_counts_where_it_was_paired_that_day(
    row: Row, expected: tuple[int, int]
) -> None:
    ground = make_measures(meetings=[meeting()], pairings=[row])
    assert attended_of(ground)[0] == expected


def test_unit_paired_twice_then_it_is_invited_once() -> None:
    pairings = numbered([pairing(), pairing(estate="qinghe-1"), pairing(estate="qinghe-2")])
    ground = make_measures(meetings=[meeting(units="czj")], pairings=pairings)
    assert attended_of(ground) == [(0, 1), (0, 0), (0, 0)]


units = st.sets(st.sampled_from([unit["id"] for unit in UNITS]))
days = st.sampled_from(["2026-06-20", "2026-08-20", "2026-08-27", "2026-10-15"])


@settings(max_examples=25)
@given(st.lists(st.tuples(days, units), max_size=6), units)
def test_sums_then_nobody_comes_oftener_than_invited(
    drawn: list[tuple[str, set[str]]], paired: set[str]
) -> None:
    meetings = numbered([meeting(date=day, units="、".join(sorted(came))) for day, came in drawn])
    pairings = numbered([pairing(unit=unit) for unit in sorted(paired)])
    ground = make_measures(tasks=[FIRST], meetings=meetings, pairings=pairings)
    found, rates = meetings_of(ground), attended_of(ground)
    assert all(rate.numerator <= rate.denominator for rate in rates)
    assert sum(rate.denominator for rate in rates) == len(paired) * len(drawn)
    assert sum(rate.numerator for rate in rates) == sum(len(came & paired) for _, came in drawn)
    (held,) = held_of(ground, Scope.COUNTY)
    assert held.numerator == len({day[:7] for day, _ in drawn})
    assert found.held.sum() == found.by_level.sum() == len(drawn)
