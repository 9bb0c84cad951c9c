"""What residents said, and nobody else."""

import numpy as np
import pytest
from sunboard.measures.ground import Scope
from sunboard.measures.satisfaction import Satisfaction, asks_if_solved, satisfaction_of
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of

from tests.factories import (
    Row,
    commitment,
    evaluation,
    event,
    finished,
    make_measures,
    numbered,
    task,
)


def satisfaction_with(*evaluations: Row, is_sound: bool = True, **more: list[Row]) -> Satisfaction:
    rows = {"tasks": numbered([finished(), finished(), finished(unit="czj")]), **more}
    judged = make_measures(is_sound=is_sound, evaluations=numbered(evaluations), **rows)
    return satisfaction_of(judged, Scope.COUNTY)


LEVELS = [
    ("很满意", Rate(1, 1)),
    ("满意", Rate(1, 1)),
    ("基本满意", Rate(1, 1)),
    ("不满意", Rate(0, 1)),
]


@pytest.mark.parametrize(("level", "rate"), LEVELS)
def test_resident_then_each_level_counts(level: str, rate: Rate) -> None:
    assert satisfaction_with(evaluation(level=level)).satisfied_rate(0) == rate


@pytest.mark.parametrize("evaluator", ["本人", "社区", "单位", "组织"])
@pytest.mark.parametrize("level", ["很满意", "不满意"])
def test_anyone_but_a_resident_then_nothing_counts(evaluator: str, level: str) -> None:
    found = satisfaction_with(evaluation(evaluator=evaluator, level=level))
    assert found.satisfied_rate(0) == Rate(0, 0)
    assert found.response_rate(0) == Rate(0, 3)


def test_count_of_people_then_each_of_them_counts() -> None:
    found = satisfaction_with(
        evaluation(count="7"),
        evaluation(count="2", level="不满意"),
        evaluation(subject="fw-2"),
    )
    assert found.satisfied_rate(0) == Rate(8, 10)
    assert found.response_rate(0) == Rate(2, 3)


def test_nobody_of_a_level_then_nobody_judged() -> None:
    found = satisfaction_with(evaluation(count="0", level="不满意"))
    assert found.satisfied_rate(0) == Rate(0, 0)
    assert found.response_rate(0) == Rate(0, 3)


def test_task_reopened_after_it_was_judged_then_its_judgement_waits() -> None:
    found = satisfaction_with(
        evaluation(level="不满意", date="2026-09-12"),
        task_events=[event("重办", "2026-09-14")],
    )
    assert found.satisfied_rate(0) == Rate(0, 0)
    assert found.response_rate(0) == Rate(0, 2)


def test_judgement_of_a_commitment_then_it_is_not_among_the_tasks() -> None:
    found = satisfaction_with(
        evaluation(subject="cn-1"),
        commitments=[commitment(outcome="未兑现", reason="缺材料")],
    )
    assert found.satisfied_rate(0) == Rate(0, 0)


def test_unfinished_tasks_then_they_are_in_no_denominator() -> None:
    assert satisfaction_with(tasks=[task()]).response_rate(0) == Rate(0, 0)


def test_units_and_places_then_each_has_its_own() -> None:
    ground = make_measures(
        tasks=numbered([
            finished(),
            finished(unit="czj", community="nanyuan", estate="nanyuan-1"),
            finished(unit="", people="dy-3", community="nanyuan", estate=""),
        ]),
        evaluations=numbered([
            evaluation(subject="fw-1", level="不满意"),
            evaluation(subject="fw-2"),
            evaluation(subject="fw-3", count="4"),
        ]),
    )  # fmt: skip
    rates = {
        scope: [satisfaction_of(ground, scope).satisfied_rate(n) for n in range(ground.size(scope))]
        for scope in (Scope.COUNTY, Scope.COMMUNITY, Scope.ESTATE, Scope.UNIT)
    }
    assert rates == {
        Scope.COUNTY: [Rate(5, 6)],
        Scope.COMMUNITY: [Rate(0, 1), Rate(5, 5)],
        Scope.ESTATE: [Rate(0, 1), Rate(0, 0), Rate(1, 1), Rate(0, 0)],
        Scope.UNIT: [Rate(0, 1), Rate(1, 1), Rate(0, 0)],
    }


def test_solved_then_of_those_who_answered_and_apart_from_levels() -> None:
    found = satisfaction_with(
        evaluation(level="不满意", solved="解决", count="3"),
        evaluation(level="", solved="部分解决"),
        evaluation(subject="fw-2", level="满意", solved="未解决"),
        evaluation(subject="fw-2", level="满意"),
    )
    assert found.solved_rate(0) == Rate(3, 5)
    assert (found.part_solved.tolist(), found.unsolved.tolist()) == ([1], [1])
    assert found.satisfied_rate(0) == Rate(2, 5)
    assert found.response_rate(0) == Rate(2, 3)


def test_answer_that_nobody_can_read_then_it_was_given_and_not_solved() -> None:
    found = satisfaction_with(
        evaluation(solved="已转办"), evaluation(subject="fw-2", solved="是"), is_sound=False
    )
    assert found.solved_rate(0) == Rate(1, 2)
    assert found.satisfied_rate(0) == Rate(2, 2)


@pytest.mark.parametrize("evaluator", ["本人", "社区", "组织"])
def test_anyone_but_a_resident_calls_it_solved_then_nothing_counts(evaluator: str) -> None:
    assert satisfaction_with(evaluation(evaluator=evaluator, solved="解决")).solved_rate(0) == Rate(
        0, 0
    )


@pytest.mark.parametrize("word", ["", "未回访", "无法联系", "—"])
def test_nobody_answered_then_no_evaluation(word: str) -> None:
    found = satisfaction_with(evaluation(level=word, solved=word), evaluation(subject="fw-2"))
    assert found.response_rate(0) == Rate(1, 3)
    assert found.solved_rate(0) == Rate(0, 0)


def test_finished_tasks_are_called_solved_then_it_is_asked_and_else_not() -> None:
    tasks = [finished(), task(id="fw-2")]
    for row, is_asked in (
        (evaluation(solved="未解决"), True),
        (evaluation(solved="已转办"), True),
        (evaluation(evaluator="社区", solved="解决"), False),
        (evaluation(), False),
    ):
        assert (
            asks_if_solved(make_measures(is_sound=False, tasks=tasks, evaluations=[row]))
            is is_asked
        )


def test_day_that_nobody_knows_then_it_counts_and_has_no_day() -> None:
    ground = make_measures(tasks=[finished()], evaluations=[evaluation(level="不满意", date="")])
    tasks = tasks_of(ground)
    assert satisfaction_of(ground, Scope.COUNTY).satisfied_rate(0) == Rate(0, 1)
    assert (tasks.is_disliked.tolist(), tasks.is_unanswered.tolist()) == ([True], [True])
    assert np.isnat(tasks.judgements.dissatisfied_on).all()
    assert np.isnat(tasks.judgements.first_on).all()


@pytest.mark.parametrize(
    ("people", "few"),
    [
        ((), 0),
        ((1,), 1),
        ((1, 1), 2),
        ((2, 1, 1), 2),
        ((1, 3, 1), 1),
        ((9999, *[1] * 20), 1),
        ((30, 40, *[1] * 60), 2),
    ],
)
def test_few_tasks_that_most_people_judged_then_how_many(people: tuple[int, ...], few: int) -> None:
    tasks = [finished(id=f"fw-{n}") for n in range(max(len(people), 1))]
    judged = [
        evaluation(
            id=f"pj-{n}", subject=f"fw-{n}", count=str(many), level=("满意", "不满意")[n % 2]
        )
        for n, many in enumerate(people)
    ]
    found = satisfaction_with(*judged, tasks=tasks)
    assert found.from_most_of.tolist() == [few]
