"""Who answers for whom on the as-of date."""

from datetime import date

import pytest
from sunboard.measures.coverage import Coverage, coverage_of

from tests.factories import (
    AS_OF,
    COMMUNITIES,
    ESTATES,
    UNITS,
    Row,
    make_measures,
    numbered,
    pairing,
    position,
)


def coverage_with(*pairings: Row, as_of: date = AS_OF, **more: list[Row]) -> Coverage:
    return coverage_of(make_measures(as_of, pairings=numbered(pairings), **more))


def paired_estates(coverage: Coverage) -> list[str]:
    return [e["id"] for e, yes in zip(ESTATES, coverage.estate_is_paired, strict=True) if yes]


@pytest.mark.parametrize(
    ("pairings", "estates", "communities", "with_leader", "units"),
    [
        pytest.param([], [], [], [], [], id="nobody"),
        pytest.param(
            [pairing()], ["qinghe-1", "qinghe-2"], ["qinghe"], [], ["zjj"],
            id="a unit for a whole community",
        ),
        pytest.param(
            [pairing(estate="qinghe-2")], ["qinghe-2"], ["qinghe"], [], ["zjj"],
            id="a unit for one estate",
        ),
        pytest.param(
            [pairing(kind="领导包联", leader_office="县委常委")], [], [], ["qinghe"], ["zjj"],
            id="a leader only: no unit answers",
        ),
        pytest.param(
            [pairing(kind="", started_on="")], ["qinghe-1", "qinghe-2"], ["qinghe"], [], ["zjj"],
            id="of which nobody wrote down what sort it is, and since when",
        ),
        pytest.param(
            [pairing(started_on="", ended_on="2026-10-30")], [], [], [], [],
            id="that is over, since whenever it was",
        ),
        pytest.param(
            [pairing(started_on="", ended_on="2026-10-31")],
            ["qinghe-1", "qinghe-2"], ["qinghe"], [], ["zjj"],
            id="whose last day is today",
        ),
        pytest.param(
            [pairing(unit="czj"), pairing(community="nanyuan", estate="nanyuan-2")],
            ["qinghe-1", "qinghe-2", "nanyuan-2"], ["qinghe", "nanyuan"], [], ["zjj", "czj"],
            id="two units",
        ),
    ],
)  # fmt: skip
def test_pairings_then_who_is_covered(
    pairings: list[Row],
    estates: list[str],
    communities: list[str],
    with_leader: list[str],
    units: list[str],
) -> None:
    coverage = coverage_with(*pairings)
    assert paired_estates(coverage) == estates
    assert [
        c["id"] for c, yes in zip(COMMUNITIES, coverage.community_is_paired, strict=True) if yes
    ] == communities
    assert [
        c["id"] for c, yes in zip(COMMUNITIES, coverage.community_has_leader, strict=True) if yes
    ] == with_leader
    assert [u["id"] for u, yes in zip(UNITS, coverage.unit_is_paired, strict=True) if yes] == units


@pytest.mark.parametrize(
    ("as_of", "runs"),
    [
        (date(2026, 3, 1), False),
        (date(2026, 3, 2), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
    ],
    ids=["the day before it starts", "its first day", "its last day", "the day after it ends"],
)
def test_pairing_with_two_ends_then_it_runs_between_them(as_of: date, runs: bool) -> None:
    coverage = coverage_with(pairing(started_on="2026-03-02", ended_on="2026-09-30"), as_of=as_of)
    assert (paired_estates(coverage) == ["qinghe-1", "qinghe-2"]) == runs
    assert len(coverage.current_pairings) == runs


@pytest.mark.parametrize(("ended_on", "answers"), [("2026-10-31", False), ("2026-11-01", True)])
def test_unit_that_was_merged_then_it_answers_for_nothing_any_more(
    ended_on: str, answers: bool
) -> None:
    units = [{**UNITS[0], "ended_on": ended_on, "successor": "czj"}, *UNITS[1:]]
    coverage = coverage_with(pairing(), units=units)
    assert (paired_estates(coverage) == ["qinghe-1", "qinghe-2"]) == answers
    assert len(coverage.current_pairings) == answers


def test_current_pairings_then_the_longest_standing_first() -> None:
    coverage = coverage_with(
        pairing(started_on="2026-05-01"),
        pairing(started_on="2025-01-01", ended_on="2026-01-01"),
        pairing(started_on="2025-05-01"),
        pairing(started_on="2026-05-01", unit="czj"),
    )
    assert coverage.current_pairings.tolist() == [2, 0, 3]


@pytest.mark.parametrize(
    ("ended_on", "is_current"),
    [("", True), ("2026-11-01", True), ("2026-10-31", False), ("2026-01-01", False)],
)
def test_unit_when_merged_then_it_is_current_until_that_day(
    ended_on: str, is_current: bool
) -> None:
    units = [*UNITS[:2], {**UNITS[2], "ended_on": ended_on, "successor": "czj" if ended_on else ""}]
    assert coverage_with(units=units).unit_is_current.tolist() == [True, True, is_current]


@pytest.mark.parametrize(
    ("ended_on", "is_held"), [("", True), ("2026-10-31", True), ("2026-10-30", False)]
)
def test_position_then_it_is_held_through_its_last_day(ended_on: str, is_held: bool) -> None:
    coverage = coverage_with(positions=[position(ended_on=ended_on)])
    assert len(coverage.current_positions) == is_held


def test_pairings_then_by_start_date_and_those_without_one_last() -> None:
    days = ("", "2026-03-02", "2025-03-10", "")
    coverage = coverage_with(*(pairing(started_on=day) for day in days))
    assert coverage.current_pairings.tolist() == [2, 1, 0, 3]
