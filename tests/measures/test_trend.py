"""The same figures cut by month and quarter: nothing is counted twice, and nothing gets lost."""

import math
from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Rate, tally_of
from sunboard.measures.tasks import tasks_of
from sunboard.measures.trend import Period, Trend, trend_of

from tests.factories import (
    Row,
    commitment,
    evaluation,
    event,
    finished,
    kept,
    make_measures,
    numbered,
    task,
)
from tests.measures.counties import SCOPES, counties, measured

COUNTED = slice(Cohort.DONE_ON_TIME, None)


@settings(max_examples=8)
@given(counties)
def test_periods_then_they_add_up_to_the_whole(county: dict[str, list[Row]]) -> None:
    ground = measured(county)
    for scope in SCOPES:
        for period in Period:
            trend = trend_of(ground, scope, period)
            tasks, commitments = (
                tally_of(ground, "tasks", scope),
                tally_of(ground, "commitments", scope),
            )
            assert (trend.raised.sum(axis=1) == tasks.outcomes.sum(axis=1)).all()
            due = trend.task_cohorts.sum(axis=1)[:, COUNTED]
            assert (due == tasks.cohorts[:, COUNTED]).all()
            due = trend.commitment_cohorts.sum(axis=1)[:, COUNTED]
            assert (due == commitments.cohorts[:, COUNTED]).all()


def medians_by_hand(ground: Ground, label: str) -> dict[str, float]:
    """Days from raising to finishing by the period a task was raised in: the lower of two middles."""
    taken = defaultdict(list)
    table = tasks_of(ground).table
    for raised, done in zip(table.days("raised_on"), table.days("completed_on"), strict=True):
        day: date = raised.item()
        period = day.strftime("%Y年") + (
            f"{day.month}月"
            if label == Period.MONTH
            else f"第{'一二三四'[(day.month - 1) // 3]}季度"
        )
        taken[period].append(int((done - raised).astype(int)))
    return {period: sorted(days)[(len(days) - 1) // 2] for period, days in taken.items()}


@pytest.mark.parametrize("period", Period)
def test_days_a_task_took_then_the_median_of_those_raised_in_the_period(period: Period) -> None:
    days = [("2026-03-31", "2026-04-09"), ("2026-04-01", "2026-04-02"), ("2026-06-30", "2026-07-31"),
            ("2026-04-01", "2026-04-30"), ("2026-07-01", "2026-07-01")]  # fmt: skip
    rows = [
        finished(**dict.fromkeys(("raised_on", "reported_on", "dispatched_on", "accepted_on"), began),
                 completed_on=ended)
        for began, ended in days
    ]  # fmt: skip
    ground = make_measures(tasks=numbered(rows))
    trend = trend_of(ground, Scope.COUNTY, period)
    found = {
        label: days
        for label, days in zip(trend.labels, trend.median_days[0].tolist(), strict=True)
        if not math.isnan(days)
    }
    assert found == medians_by_hand(ground, period)


def cut(period: Period, **rows: list[Row]) -> tuple[Trend, dict[str, int]]:
    trend = trend_of(make_measures(**rows), Scope.COUNTY, period)
    return trend, {label: position for position, label in enumerate(trend.labels)}


def test_quarters_then_each_record_lies_in_the_one_it_came_due_in() -> None:
    trend, at = cut(
        Period.QUARTER,
        commitments=numbered([
            kept(due="2026-06-30"),
            kept(due="2026-07-01"),
            commitment(due="2026-09-30"),
            commitment(due="2026-10-01"),
            commitment(due="2026-12-31"),
        ]),
    )  # fmt: skip
    assert list(at) == ["2026年第一季度", "2026年第二季度", "2026年第三季度", "2026年第四季度"]
    assert [trend.kept(0, position) for position in at.values()] == [
        Rate(0, 0),
        Rate(1, 1),
        Rate(1, 2),
        Rate(0, 1),
    ]


def test_months_then_raised_due_and_judged_each_in_their_own() -> None:
    trend, at = cut(
        Period.MONTH,
        tasks=numbered([finished(completed_on="2026-09-30"), finished(), task(due="2026-10-20")]),
        evaluations=numbered([evaluation(count="3"), evaluation(subject="fw-2", level="不满意")]),
    )
    september, october = at["2026年9月"], at["2026年10月"]
    assert trend.raised[0].tolist() == [2, 1]
    assert trend.fulfilled(0, september) == Rate(2, 2)
    assert trend.on_time(0, september) == Rate(1, 2)
    assert trend.fulfilled(0, october) == Rate(0, 1)
    assert trend.satisfaction(0, september) == Rate(3, 4)
    assert trend.satisfaction(0, october) == Rate(0, 0)


def test_task_judged_and_reopened_then_its_judgement_waits() -> None:
    trend, at = cut(
        Period.MONTH,
        tasks=numbered([finished(), finished(text="井盖松动")]),
        evaluations=numbered([evaluation(subject=f"fw-{n}", date="2026-09-12") for n in (1, 2)]),
        task_events=[event("重办", "2026-09-14")],
    )
    assert trend.satisfaction(0, at["2026年9月"]) == Rate(1, 1)


def test_tasks_kept_since_august_then_the_quarter_has_figures_and_those_before_are_blank() -> None:
    rows = {"tasks": [finished(raised_on="2026-08-31")], "commitments": [commitment()]}
    ground = make_measures(programme_overrides={"kept_from": {}}, **rows)
    quarters, months = (
        trend_of(ground, Scope.COUNTY, period) for period in (Period.QUARTER, Period.MONTH)
    )
    assert quarters.tasks_kept.tolist() == [False, False, True, True]
    assert months.tasks_kept.tolist() == [*[False] * 5, *[True] * 3]
