"""How long each step takes: medians and ninth deciles by nearest rank, of the calendar days between steps."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.loop import loop_of
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of
from sunboard.settings import Step

from tests.factories import (
    COMMUNITIES,
    ESTATES,
    Row,
    evaluation,
    event,
    finished,
    make_measures,
    numbered,
    read_cases,
    task,
)
from tests.measures.counties import counties, measured

STEPS = ("raised", "reported", "dispatched", "accepted", "completed", "published", "evaluated")


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
    loop = loop_of(make_measures(tasks=numbered(rows)), Scope.ESTATE)
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
    loop = loop_of(make_measures(tasks=numbered(rows)), Scope.COUNTY)
    accepted = STEPS.index("accepted")
    assert loop.median_days[0, accepted] == median
    assert loop.slowest_tenth_days[0, accepted] == ninth


def loop_with(*rows: Row, **more: list[Row]) -> tuple[Ground, dict[str, tuple[int, int, float]]]:
    """For each step: passed, waiting, median days of the county."""
    ground = make_measures(tasks=numbered(rows), **more)
    made = loop_of(ground, Scope.COUNTY)
    columns = zip(
        made.reached[0].tolist(),
        made.waiting[0].tolist(),
        made.median_days[0].tolist(),
        strict=True,
    )
    return ground, dict(zip(STEPS, columns, strict=True))


def test_loop_then_each_step_says_who_passed_and_who_waits() -> None:
    _, steps = loop_with(
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
        "published": (2, 0),
        "evaluated": (1, 1),
    }


def test_step_left_out_then_the_next_is_measured_from_the_last_taken() -> None:
    _, steps = loop_with(
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
    _, steps = loop_with(finished())
    assert math.isnan(steps["raised"][2])


def test_programme_with_other_steps_then_the_loop_has_those() -> None:
    steps = (
        Step("raised", "点", "居民点单", "raised_on"),
        Step("completed", "办", "办结", "completed_on", 5),
    )
    ground = make_measures(programme_overrides={"steps": steps}, tasks=[finished()])
    loop = loop_of(ground, Scope.COUNTY)
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
    ground = make_measures(tasks=numbered(rows))
    county = loop_of(ground, Scope.COUNTY)
    for scope in (Scope.COMMUNITY, Scope.TOWN, Scope.UNIT):
        loop = loop_of(ground, scope)
        assert (loop.reached.sum(axis=0) == county.reached[0]).all()
        assert (loop.waiting.sum(axis=0) == county.waiting[0]).all()
    assert loop_of(ground, Scope.ESTATE).reached[:, 0].sum() == sum(1 for _, e in where if e)
    assert ground.size(Scope.COMMUNITY) == len(COMMUNITIES)


LIMITS = read_cases("""
case                                      | raised     | dispatched | accepted   | waiting  | passed in time | waits too long
dispatched on the limit's last day        | 2026-10-12 | 2026-10-14 |            | accepted | dispatched     | accepted
dispatched the day after the limit        | 2026-10-12 | 2026-10-15 | 2026-10-16 | completed| accepted       | completed
rest days are not counted                 | 2026-09-24 | 2026-09-29 |            | accepted | dispatched     | accepted
a holiday is not counted                  | 2026-09-29 | 2026-10-08 |            | accepted | dispatched     | accepted
waits since Thursday, today is Saturday   | 2026-10-28 | 2026-10-29 |            | accepted | dispatched     |
passed on the rest day after the limit    | 2026-10-14 | 2026-10-15 | 2026-10-24 | completed|  dispatched    |
its last day was the Friday               | 2026-10-27 | 2026-10-28 |            | accepted | dispatched     | accepted
waits for three                           | 2026-10-26 | 2026-10-27 |            | accepted | dispatched     | accepted
""")  # noqa: E501


@pytest.mark.parametrize("case", LIMITS, ids=[case["case"] for case in LIMITS])
def test_limit_of_a_step_then_it_is_counted_in_working_days(case: dict[str, str]) -> None:
    row = task(
        raised_on=case["raised"],
        reported_on="",
        dispatched_on=case["dispatched"],
        accepted_on=case["accepted"],
    )
    ground = make_measures(tasks=[row])
    loop = loop_of(ground, Scope.COUNTY)
    keys = [step.key for step in ground.programme.steps]
    found = {
        name: [key for key, count in zip(keys, counts[0], strict=True) if count]
        for name, counts in (
            ("waiting", loop.waiting),
            ("within", loop.within),
            ("overdue", loop.overdue),
        )
    }
    assert found["waiting"] == [case["waiting"]]
    assert found["within"] == case["passed in time"].split()
    assert found["overdue"] == case["waits too long"].split()


def test_limit_of_a_step_then_the_rate_says_of_how_many_it_is_known() -> None:
    rows = [accepted_after(days) for days in (0, 2, 30)] + [
        finished(dispatched_on="", reported_on="")
    ]
    ground = make_measures(tasks=numbered(rows))
    loop = loop_of(ground, Scope.COUNTY)
    assert loop.within_limit(0, STEPS.index("accepted")) == Rate(3, 4)
    assert loop.within_limit(0, STEPS.index("raised")) == Rate(0, 0)
    assert loop.timed[0, STEPS.index("dispatched")] == 3


def test_step_without_a_limit_then_nobody_waits_too_long() -> None:
    ground = make_measures(tasks=[task(reported_on="", dispatched_on="", accepted_on="")])
    loop = loop_of(ground, Scope.COUNTY)
    assert loop.waiting[0, STEPS.index("reported")] == 1
    assert not loop.overdue.any()


def test_judged_then_the_days_count_from_the_day_it_was_done() -> None:
    def judged(level: str, on: str) -> Row:
        return evaluation(level=level, date=on)

    rows = [judged("满意", "2026-09-12"), judged("满意", "2026-09-20")]
    _, steps = loop_with(finished(), evaluations=numbered(rows))
    assert steps["evaluated"] == (1, 0, 2)
    again = [event("重办", "2026-09-14")]
    for rows, expected in (
        ([judged("不满意", "2026-09-12")], math.nan),
        ([judged("不满意", "2026-09-12"), judged("满意", "2026-09-20")], 3),
    ):
        _, steps = loop_with(
            finished(completed_on="2026-09-17"), task_events=again, evaluations=numbered(rows)
        )
        np.testing.assert_equal(steps["evaluated"][2], expected)


def step(key: str, field: str = "", limit: int | None = None) -> Step:
    return Step(key, key[0], key, field, limit)


SHORT_LOOPS = {
    "three steps, the last one published": (
        (
            step("raised", "raised_on"),
            step("completed", "completed_on", 10),
            step("published", "", 1),
        ),
        [(4, 0), (3, 1), (2, 1)],
    ),
    "three steps without one that the build or a resident dates": (
        (step("ask", "raised_on"), step("take", "accepted_on"), step("do", "completed_on", 10)),
        [(4, 0), (4, 0), (3, 1)],
    ),
    "four steps, with judging but no publishing": (
        (
            step("raised", "raised_on"),
            step("accepted", "accepted_on", 2),
            step("completed", "completed_on"),
            step("evaluated", "", 7),
        ),
        [(4, 0), (4, 0), (3, 1), (1, 2)],
    ),
    "published, but no step for the work itself": (
        (step("raised", "raised_on"), step("accepted", "accepted_on"), step("published", "", 1)),
        [(4, 0), (4, 0), (2, 2)],
    ),
}


@pytest.mark.parametrize("name", SHORT_LOOPS)
def test_county_with_fewer_steps_then_its_loop_has_those(name: str) -> None:
    steps, expected = SHORT_LOOPS[name]
    ground = make_measures(
        programme_overrides={"steps": steps},
        tasks=numbered([task(), finished(), finished(), finished(result="")]),
        evaluations=[evaluation(subject="fw-2")],
        published=["2026-09-01,tasks,fw-2,published", "2026-09-11,tasks,fw-2,completed"],
    )
    loop = loop_of(ground, Scope.COUNTY)
    found = list(zip(loop.reached[0].tolist(), loop.waiting[0].tolist(), strict=True))
    assert found == expected
    keys = [step.key for step in steps]
    if "published" in keys:
        # From the day it was done, whatever steps the county has: fw-2 after a day, fw-3 today.
        assert loop.median_days[0, keys.index("published")] == 1
        assert loop.within_limit(0, keys.index("published")) == Rate(1, 2)


def test_programme_without_steps_then_an_empty_loop() -> None:
    loop = loop_of(
        make_measures(programme_overrides={"steps": ()}, tasks=[finished()]), Scope.COUNTY
    )
    assert loop.reached.shape == loop.median_days.shape == (1, 0)


@settings(max_examples=6)
@given(counties)
def test_any_county_then_its_parts_add_up_and_nobody_is_counted_twice(
    county: dict[str, list[Row]],
) -> None:
    ground = measured(county)
    whole = loop_of(ground, Scope.COUNTY)
    for scope in (Scope.COMMUNITY, Scope.TOWN):
        parts = loop_of(ground, scope)
        for name in ("reached", "waiting", "overdue", "timed", "within"):
            summed = getattr(parts, name).sum(axis=0)
            np.testing.assert_array_equal(summed, getattr(whole, name)[0])
    assert (whole.overdue <= whole.waiting).all()
    assert (whole.within <= whole.timed).all()
    assert (whole.timed <= whole.reached).all()
    assert whole.waiting.sum() <= len(tasks_of(ground).outcome)
