"""What each person did in a period; the period is the third quarter of 2026 unless a case says otherwise."""

from datetime import date

import numpy as np
import pytest
from sunboard.measures.appraisal import Appraisal, appraisal_of, parse_span

from tests.factories import (
    Row,
    deed,
    evaluation,
    event,
    finished,
    make_measures,
    numbered,
    position,
    visit,
)

ACTIVITY = {
    "id": "hd-1",
    "unit": "zjj",
    "community": "qinghe",
    "title": "讲解维修资金的用法",
    "date": "2026-07-01",
    "people": "dy-1、dy-2",
    "hours": "1.5",
}
STATION = {
    "id": "fwz-1", "name": "清河花园党群服务站", "community": "qinghe", "address": "清河花园东门内"
}  # fmt: skip
SHIFT = {
    "id": "lz-1", "station": "fwz-1", "unit": "zjj", "date": "2026-09-30", "people": "dy-1",
    "state": "已到岗",
}  # fmt: skip


def appraised(period: str = "2026-Q3", **rows: list[Row]) -> Appraisal:
    span = parse_span(period)
    assert span is not None
    return appraisal_of(make_measures(**rows), span)


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2026", "2026-01-01", "2027-01-01", "2026年"),
        ("2026-Q1", "2026-01-01", "2026-04-01", "2026年第一季度"),
        ("2026-q4", "2026-10-01", "2027-01-01", "2026年第四季度"),
        ("2026-09", "2026-09-01", "2026-10-01", "2026年9月"),
        ("2026-12", "2026-12-01", "2027-01-01", "2026年12月"),
    ],
)
def test_period_then_its_first_day_and_the_day_after_its_last(
    text: str, start: str, end: str, label: str
) -> None:
    span = parse_span(text)
    assert span is not None
    assert (span.start, span.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert span.label == label


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-9", "2026Q3", "2026-09-01",
     "２０２６", "0000", "9999", "2026-Q3\n", " 2026"],
)  # fmt: skip
def test_anything_else_then_no_period(text: str) -> None:
    assert parse_span(text) is None


def test_nothing_recorded_then_zeros_and_unknown() -> None:
    nothing = appraised()
    assert nothing.positions.tolist() == nothing.visits.tolist() == [0] * 5
    assert nothing.deeds.tolist() == nothing.tasks_done.tolist() == [0] * 5
    assert np.isnan(nothing.households).all()
    assert np.isnan(nothing.hours).all()


@pytest.mark.parametrize(
    ("reported_on", "ended_on", "counts"),
    [
        ("2026-09-30", "", True),
        ("2026-10-01", "", False),
        ("2026-01-05", "2026-07-01", True),
        ("2026-01-05", "2026-06-30", False),
        ("", "", False),
    ],
)
def test_position_then_it_counts_where_it_was_held_in_the_period(
    reported_on: str, ended_on: str, counts: bool
) -> None:
    found = appraised(positions=[position(reported_on=reported_on, ended_on=ended_on)])
    assert found.positions.tolist() == [int(counts), 0, 0, 0, 0]
    assert (found.households[0] == 5) == counts


@pytest.mark.parametrize(
    ("on", "counts"),
    [("2026-06-30", 0), ("2026-07-01", 1), ("2026-09-30", 1), ("2026-10-01", 0)],
)
def test_day_then_the_first_is_in_the_period_and_the_one_after_it_is_not(
    on: str, counts: int
) -> None:
    steps = {"raised_on": on, "reported_on": "", "dispatched_on": on, "accepted_on": on}
    found = appraised(
        visits=[visit(person="dy-1", started_on="2026-06-01", ended_on=on)],
        activities=[{**ACTIVITY, "date": on}],
        stations=[STATION],
        shifts=[{**SHIFT, "date": on}],
        tasks=[finished(completed_on=on, **steps)],
        deeds=[
            deed(
                date=on, approved_on="2026-10-10", window_from="2026-10-12", window_to="2026-10-19"
            )
        ],
    )
    for column in (
        found.activities,
        found.shifts,
        found.tasks_done,
        found.tasks_on_time,
        found.deeds,
    ):
        assert column[0] == counts
    assert found.visits[0] == 15 * counts
    assert found.visited[0] == 12 * counts


def test_visits_of_the_unit_as_a_whole_then_nobodys_but_said() -> None:
    found = appraised(visits=numbered([visit(), visit(person="dy-2", households="3", visits="4")]))
    assert found.visits.tolist() == [0, 4, 0, 0, 0]
    assert found.unit_visits.tolist() == [15, 0, 0]


def test_joint_work_then_it_counts_for_each_who_took_part() -> None:
    found = appraised(
        activities=[ACTIVITY, {**ACTIVITY, "id": "hd-2", "hours": "", "people": "dy-1"}],
        tasks=[finished(people="dy-1、dy-2")],
        deeds=[deed(people="dy-1、dy-3")],
    )
    assert found.activities.tolist() == [2, 1, 0, 0, 0]
    assert found.hours[:2].tolist() == [1.5, 1.5]
    assert found.tasks_done.tolist() == [1, 1, 0, 0, 0]
    assert found.deeds.tolist() == [1, 0, 1, 0, 0]


def test_missed_shift_late_task_and_held_back_deed_then_they_do_not_count_as_done_well() -> None:
    found = appraised(
        stations=[STATION],
        shifts=[{**SHIFT, "state": "未到岗", "reason": "出差"}],
        tasks=numbered([finished(completed_on="2026-09-29"), finished(result="")]),
        deeds=[deed(window_from="2026-10-26", window_to="2026-11-06", state="已批准")],
    )
    assert found.shifts.sum() == found.deeds.sum() == 0
    assert (found.tasks_done[0], found.tasks_on_time[0]) == (1, 0)


def test_task_that_was_cancelled_then_nobody_has_done_it() -> None:
    found = appraised(tasks=[finished()], task_events=[event("取消", "2026-09-20")])
    assert found.tasks_done.sum() == 0


def test_residents_then_they_are_counted_by_the_day_they_judged() -> None:
    judged = [
        evaluation(date="2026-09-20", count="3"),
        evaluation(date="2026-09-21", level="不满意"),
        evaluation(date="2026-10-01", count="9"),
        evaluation(date="2026-09-20", evaluator="本人"),
        evaluation(date="2026-09-20", evaluator="社区"),
    ]
    found = appraised(tasks=[finished(people="dy-1、dy-2")], evaluations=numbered(judged))
    assert found.judged.tolist() == [4, 4, 0, 0, 0]
    assert found.satisfied.tolist() == [3, 3, 0, 0, 0]
