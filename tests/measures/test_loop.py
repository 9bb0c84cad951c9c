"""How long each step takes: medians and ninth deciles by nearest rank, of the calendar days between steps."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures import Measures, Scope
from sunboard.settings import Step

from tests.factories import (
    COMMUNITIES,
    ESTATES,
    Row,
    evaluation,
    finished,
    make_measures,
    numbered,
    task,
)

STEPS = ("raised", "reported", "dispatched", "accepted", "completed", "evaluated")


def nearest_rank(values: list[int], tenths: int) -> float:
    """The smallest value that at least so many tenths of all do not exceed."""
    if not values:
        return math.nan
    return float(sorted(values)[math.ceil(len(values) * tenths / 10) - 1])


def accepted_after(days: int, **overrides: str) -> Row:
    """A task accepted so many days after it was dispatched."""
    start = date(2026, 8, 3)
    steps = dict.fromkeys(("raised_on", "reported_on", "dispatched_on"), start.isoformat())
    accepted_on = (start + timedelta(days=days)).isoformat()
    return task(**{**steps, "accepted_on": accepted_on, **overrides})


@settings(max_examples=8)
@given(
    st.lists(st.tuples(st.sampled_from(range(len(ESTATES))), st.integers(0, 40)), max_size=40),
)
def test_days_of_a_step_then_each_place_has_its_own_nearest_rank(
    taken: list[tuple[int, int]],
) -> None:
    rows = [
        accepted_after(days, estate=ESTATES[e]["id"], community=ESTATES[e]["community"])
        for e, days in taken
    ]
    loop = make_measures(tasks=numbered(rows)).loop(Scope.ESTATE)
    by_hand = [[days for e, days in taken if e == number] for number in range(len(ESTATES))]
    for tenths, found in ((5, loop.median_days), (9, loop.slowest_tenth_days)):
        expected = [nearest_rank(days, tenths) for days in by_hand]
        np.testing.assert_array_equal(found[:, STEPS.index("accepted")], expected)


@pytest.mark.parametrize(
    ("days", "median", "ninth"),
    [
        ([3], 3, 3),
        ([1, 9], 1, 9),
        ([5, 1, 3], 3, 5),
        (list(range(1, 11)), 5, 9),
        (list(range(1, 12)), 6, 10),
        ([0] * 9 + [30], 0, 0),
        ([0] * 8 + [30] * 2, 0, 30),
    ],
    ids=str,
)
def test_days_of_a_step_then_median_and_ninth_decile(
    days: list[int], median: int, ninth: int
) -> None:
    rows = [accepted_after(taken) for taken in days]
    loop = make_measures(tasks=numbered(rows)).loop(Scope.COUNTY)
    accepted = STEPS.index("accepted")
    assert loop.median_days[0, accepted] == median
    assert loop.slowest_tenth_days[0, accepted] == ninth


def loop_of(*rows: Row, **more: list[Row]) -> tuple[Measures, dict[str, tuple[int, int, float]]]:
    """For each step: passed, waiting, median days of the county."""
    measures = make_measures(tasks=numbered(rows), **more)
    made = measures.loop(Scope.COUNTY)
    columns = zip(
        made.reached[0].tolist(),
        made.waiting[0].tolist(),
        made.median_days[0].tolist(),
        strict=True,
    )
    return measures, dict(zip(STEPS, columns, strict=True))


def test_loop_then_each_step_says_who_passed_and_who_waits() -> None:
    _, steps = loop_of(
        task(reported_on="", dispatched_on="", accepted_on=""),
        task(accepted_on=""),
        task(),
        finished(),
        finished(),
        evaluations=[evaluation(subject="fw-5")],
    )
    assert {step: (passed, waiting) for step, (passed, waiting, _) in steps.items()} == {
        "raised": (5, 0),
        "reported": (4, 1),
        "dispatched": (4, 0),
        "accepted": (3, 1),
        "completed": (2, 1),
        "evaluated": (1, 1),
    }


def test_step_left_out_then_the_next_is_measured_from_the_last_taken() -> None:
    _, steps = loop_of(
        finished(
            raised_on="2026-09-01",
            reported_on="",
            dispatched_on="2026-09-04",
            accepted_on="",
            completed_on="2026-09-15",
        )
    )
    medians = {step: median for step, (_, _, median) in steps.items() if not math.isnan(median)}
    assert medians == {"dispatched": 3, "completed": 11}


def test_first_step_then_it_takes_no_time() -> None:
    _, steps = loop_of(finished())
    assert math.isnan(steps["raised"][2])
    assert math.isnan(steps["evaluated"][2])


def test_programme_with_other_steps_then_the_loop_has_those() -> None:
    steps = (
        Step("raised", "点", "居民点单", "raised_on"),
        Step("completed", "办", "办结", "completed_on", 5),
    )
    measures = make_measures(programme_overrides={"steps": steps}, tasks=[finished()])
    loop = measures.loop(Scope.COUNTY)
    assert loop.reached.tolist() == [[1, 1]]
    assert loop.median_days[0, 1] == 9


@settings(max_examples=5)
@given(
    st.lists(
        st.sampled_from([*((e["community"], e["id"]) for e in ESTATES), ("qinghe", "")]),
        max_size=10,
    )
)
def test_loops_of_parts_then_they_add_up_to_the_county(where: list[tuple[str, str]]) -> None:
    rows = [finished(community=community, estate=estate) for community, estate in where]
    measures = make_measures(tasks=numbered(rows))
    county = measures.loop(Scope.COUNTY)
    for scope in (Scope.COMMUNITY, Scope.TOWN, Scope.UNIT):
        loop = measures.loop(scope)
        assert (loop.reached.sum(axis=0) == county.reached[0]).all()
        assert (loop.waiting.sum(axis=0) == county.waiting[0]).all()
    assert measures.loop(Scope.ESTATE).reached[:, 0].sum() == sum(1 for _, e in where if e)
    assert measures.size(Scope.COMMUNITY) == len(COMMUNITIES)
