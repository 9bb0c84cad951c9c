"""What units answer for: the age of what is overdue, and what done work fails to show."""

import numpy as np
import pytest
from hypothesis import given, settings
from sunboard.measures.accountability import accountability_of
from sunboard.measures.ground import Scope
from sunboard.measures.tally import Rate, tally_of
from sunboard.measures.tasks import tasks_of

from tests.factories import (
    Row,
    commitment,
    event,
    finished,
    kept,
    make_measures,
    numbered,
    position_of,
    read_cases,
    task,
)
from tests.measures.counties import counties, measured

ZJJ, CZJ, JYJ, NOBODY = range(4)

# Saturday 2026-10-31; a task's date on a rest day moves to the next working day, from the day after which
# it is late. Its age is in calendar days.
AGES = read_cases("""
case                               | due        | ages
moved to Monday                    | 2026-10-31 |
no working day has passed since    | 2026-10-30 | short
late, a day by the calendar too    | 2026-10-29 | short
moved to Monday, five days         | 2026-10-24 | short
eight days                         | 2026-10-23 | middle
thirty days                        | 2026-10-01 | middle
thirty-one days                    | 2026-09-30 | long
""")


@pytest.mark.parametrize("case", AGES, ids=[case["case"] for case in AGES])
def test_open_task_then_its_age(case: dict[str, str]) -> None:
    dates = dict.fromkeys(
        ("raised_on", "reported_on", "dispatched_on", "accepted_on"), "2026-09-01"
    )
    answers = accountability_of(make_measures(tasks=[task(**dates, due=case["due"])]))
    expected = [int(age == case["ages"]) for age in ("short", "middle", "long")]
    assert answers.tasks.overdue.tolist() == [expected, [0] * 3, [0] * 3, [0] * 3]
    assert answers.overdue(ZJJ) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-10-31", [0, 0, 0]),
        ("2026-10-30", [1, 0, 0]),
        ("2026-10-23", [0, 1, 0]),
        ("2026-09-30", [0, 0, 1]),
    ],
)
def test_open_commitment_then_its_age_in_days(due: str, expected: list[int]) -> None:
    answers = accountability_of(make_measures(commitments=[commitment(due=due)]))
    assert answers.overdue(ZJJ) == expected


def test_limits_of_the_programme_then_they_divide_the_ages() -> None:
    rows = numbered([commitment(due=f"2026-10-{day}") for day in (30, 29, 28, 27)])
    limits = {"overdue_short_days": 1, "overdue_long_days": 3}
    answers = make_measures(programme_overrides={"limits": limits}, commitments=rows)
    assert accountability_of(answers).overdue(ZJJ) == [1, 2, 1]


def test_done_or_stopped_then_not_overdue() -> None:
    answers = accountability_of(
        make_measures(
            tasks=numbered([finished(due="2026-09-08"), finished(completed_on="", result="")]),
            task_events=[event("中止", "2026-09-14", task="fw-2")],
            commitments=[
                kept(),
                commitment(id="cn-2", outcome="未兑现", reason="缺材料", due="2026-09-01"),
            ],
        )
    )
    assert answers.overdue(ZJJ) == [0, 0, 0]
    assert answers.shown_rate(ZJJ) == Rate(2, 2)


SHOWN = read_cases("""
case                        | unit | people | result | shown | fails     | owner
all three                   | zjj  | dy-1   | 换灯   | 1     |           | 0
a unit is enough            | zjj  |        | 换灯   | 1     |           | 0
a person is enough          |      | dy-1   | 换灯   | 1     |           | 3
nobody did it               |      |        | 换灯   | 0     | no_doer   | 3
no result                   | czj  |        |        | 0     | no_result | 1
nobody, and no result       |      |        |        | 0     | no_doer no_result | 3
""")


@pytest.mark.parametrize("case", SHOWN, ids=[case["case"] for case in SHOWN])
def test_task_said_to_be_done_then_what_it_fails_to_show(case: dict[str, str]) -> None:
    row = finished(**{name: case[name] for name in ("unit", "people", "result")})
    answers = accountability_of(make_measures(tasks=[row]))
    owner = int(case["owner"])
    assert answers.shown_rate(owner) == Rate(int(case["shown"]), 1)
    found = {
        name for name in ("no_doer", "no_result", "no_date") if getattr(answers.tasks, name)[owner]
    }
    assert found == set(case["fails"].split())
    assert answers.tasks.claimed.sum() == 1


def test_commitment_said_to_be_kept_then_what_it_fails_to_show() -> None:
    rows = [
        kept(),
        kept(id="cn-2", done_on="", recorded_on=""),
        kept(id="cn-3", result=""),
        commitment(id="cn-4"),
    ]
    answers = accountability_of(make_measures(commitments=rows))
    assert answers.shown_rate(ZJJ) == Rate(1, 3)
    assert answers.commitments.no_date.tolist() == [1, 0, 0, 0]
    assert answers.commitments.no_result.tolist() == [1, 0, 0, 0]


def test_passed_on_then_the_new_unit_answers() -> None:
    ground = make_measures(
        tasks=[task(due="2026-10-20")], task_events=[event("转办", "2026-10-19", unit="czj")]
    )
    assert accountability_of(ground).tasks.overdue[position_of(ground, "units", "czj")].sum() == 1
    assert accountability_of(ground).tasks.overdue[ZJJ].sum() == 0


@settings(max_examples=6)
@given(counties)
def test_any_county_then_ages_and_shown_are_those_of_the_tallies(
    county: dict[str, list[Row]],
) -> None:
    ground = measured(county)
    answers = accountability_of(ground)
    for kind, made in (
        (answers.tasks, tally_of(ground, "tasks", Scope.UNIT)),
        (answers.commitments, tally_of(ground, "commitments", Scope.UNIT)),
    ):
        for unit in range(ground.size(Scope.UNIT)):
            assert kind.overdue[unit].sum() == made.past_due(unit)
        assert (kind.shown <= kind.claimed).all()
        lacking = kind.no_doer + kind.no_result + kind.no_date
        np.testing.assert_array_equal(lacking > 0, kind.claimed > kind.shown)
    assert answers.tasks.claimed.sum() == tasks_of(ground).is_finished.sum()
