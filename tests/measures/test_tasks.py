"""Each way a task can stand, and what its three axes say of it on Saturday 2026-10-31."""

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Basis, Cohort, Outcome, Timing
from sunboard.measures.tally import tally_of
from sunboard.measures.tasks import tasks_of
from sunboard.public_holidays import Arrangement
from sunboard.settings import LocalDay

from tests.factories import (
    UNITS,
    Row,
    evaluation,
    event,
    finished,
    make_measures,
    numbered,
    position_of,
    read_cases,
    task,
)

# Holidays of 2026: Friday 25 September, 1 to 7 October; worked: Sunday 20 September, Saturday 10 October.
# Holidays of 2025: 1 to 8 October; worked: Sunday 28 September, Saturday 11 October.
# Without a due date of its own a task is due ten working days after it was accepted.
TASKS = read_cases("""
case                                     | accepted   | due        | done       | events                                     | outcome       | timing        | cohort       | counted due | past
open, long before its date               | 2026-10-28 |            |            |                                            | OPEN          | NOT_DUE       | NOT_DUE      | 2026-11-11  | -8
open, three working days before its date | 2026-10-14 | 2026-11-04 |            |                                            | OPEN          | NOT_DUE       | NOT_DUE      | 2026-11-04  | -3
open, two working days before its date   | 2026-10-14 | 2026-11-03 |            |                                            | OPEN          | DUE_SOON      | NOT_DUE      | 2026-11-03  | -2
open, due on a Saturday                   | 2026-10-14 | 2026-10-31 |            |                                            | OPEN          | DUE_SOON      | NOT_DUE      | 2026-11-02  | -1
open, due on the Friday before           | 2026-10-14 | 2026-10-30 |            |                                            | OPEN          | PAST_DUE      | UNFINISHED   | 2026-10-30  | 0
open, one working day past its date      | 2026-10-14 | 2026-10-29 |            |                                            | OPEN          | PAST_DUE      | UNFINISHED   | 2026-10-29  | 1
open, twenty working days past           | 2026-09-02 | 2026-09-28 |            |                                            | OPEN          | PAST_DUE      | UNFINISHED   | 2026-09-28  | 20
open, twenty-one working days past       | 2026-09-02 | 2026-09-24 |            |                                            | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-24  | 21
open, due on a Sunday                    | 2026-09-02 | 2026-09-27 |            |                                            | OPEN          | PAST_DUE      | UNFINISHED   | 2026-09-28  | 20
done on the limit's last day 2026        | 2026-09-24 |            | 2026-10-15 |                                            | DONE          | ON_TIME       | DONE_ON_TIME | 2026-10-15  | 0
done the day after the limit 2026        | 2026-09-24 |            | 2026-10-16 |                                            | DONE          | LATE          | DONE_LATE    | 2026-10-15  | 1
done on the limit's last day 2025        | 2025-09-26 |            | 2025-10-16 |                                            | DONE          | ON_TIME       | DONE_ON_TIME | 2025-10-16  | 0
done the day after the limit 2025        | 2025-09-26 |            | 2025-10-17 |                                            | DONE          | LATE          | DONE_LATE    | 2025-10-16  | 1
due before the holiday, done within it   | 2026-09-02 | 2026-09-30 | 2026-10-07 |                                            | DONE          | LATE          | DONE_LATE    | 2026-09-30  | 0
due before the holiday, done after it    | 2026-09-02 | 2026-09-30 | 2026-10-08 |                                            | DONE          | LATE          | DONE_LATE    | 2026-09-30  | 1
done on a worked Saturday after its date | 2026-09-02 | 2026-10-09 | 2026-10-10 |                                            | DONE          | LATE          | DONE_LATE    | 2026-10-09  | 1
done on a free Saturday after its date   | 2026-10-08 | 2026-10-16 | 2026-10-17 |                                            | DONE          | LATE          | DONE_LATE    | 2026-10-16  | 0
done before a date that is still to come | 2026-10-08 | 2026-11-20 | 2026-10-30 |                                            | DONE          | ON_TIME       | NOT_DUE      | 2026-11-20  | -15
done on the Saturday due                  | 2026-10-08 | 2026-10-31 | 2026-10-31 |                                            | DONE          | ON_TIME       | NOT_DUE      | 2026-11-02  | -1
declined                                 | 2026-09-02 |            |            | 退回 2026-09-04                            | DECLINED      | STOPPED       | UNCOUNTED    | 2026-09-16  | 28
suspended                                | 2026-09-02 |            |            | 中止 2026-09-04                            | SUSPENDED     | STOPPED       | UNCOUNTED    | 2026-09-16  | 28
cancelled                                | 2026-09-02 |            |            | 取消 2026-09-04                            | CANCELLED     | STOPPED       | UNCOUNTED    | 2026-09-16  | 28
suspended and resumed                    | 2026-09-02 |            |            | 中止 2026-09-04, 恢复 2026-09-08           | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
resumed and suspended again              | 2026-09-02 |            |            | 中止 2026-09-04, 恢复 2026-09-08, 中止 2026-09-09 | SUSPENDED | STOPPED      | UNCOUNTED    | 2026-09-16  | 28
suspended and resumed the same day       | 2026-09-02 |            |            | 中止 2026-09-04, 恢复 2026-09-04           | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
resumed and suspended the same day       | 2026-09-02 |            |            | 恢复 2026-09-04, 中止 2026-09-04           | SUSPENDED     | STOPPED       | UNCOUNTED    | 2026-09-16  | 28
events written in another order          | 2026-09-02 |            |            | 恢复 2026-09-08, 中止 2026-09-04           | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
done after it was suspended              | 2026-09-02 |            | 2026-09-16 | 中止 2026-09-04                            | DONE          | ON_TIME       | DONE_ON_TIME | 2026-09-16  | 0
suspended on the day it was done         | 2026-09-02 |            | 2026-09-04 | 中止 2026-09-04                            | SUSPENDED     | STOPPED       | UNCOUNTED    | 2026-09-16  | 28
done, then reopened                      | 2026-09-02 |            | 2026-09-10 | 重办 2026-09-14                            | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
done again after it was reopened         | 2026-09-02 |            | 2026-09-17 | 重办 2026-09-14                            | DONE          | LATE          | DONE_LATE    | 2026-09-16  | 1
done on the day it was reopened          | 2026-09-02 |            | 2026-09-14 | 重办 2026-09-14                            | DONE          | ON_TIME       | DONE_ON_TIME | 2026-09-16  | -2
declined, passed on and done             | 2026-09-02 |            | 2026-09-16 | 退回 2026-09-04, 转办 2026-09-05           | DONE          | ON_TIME       | DONE_ON_TIME | 2026-09-16  | 0
declined, passed on and open             | 2026-09-02 |            |            | 退回 2026-09-04, 转办 2026-09-05           | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
passed on, then declined                 | 2026-09-02 |            |            | 转办 2026-09-04, 退回 2026-09-05           | DECLINED      | STOPPED       | UNCOUNTED    | 2026-09-16  | 28
declined, passed on the same day         | 2026-09-02 |            |            | 退回 2026-09-04, 转办 2026-09-04           | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
done, reopened and passed on             | 2026-09-02 |            | 2026-09-10 | 重办 2026-09-14, 转办 2026-09-15           | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
passed on and open                       | 2026-10-28 |            |            | 转办 2026-10-29                            | OPEN          | NOT_DUE       | NOT_DUE      | 2026-11-11  | -8
said to be done, its date gone by        | 2026-09-02 |            | 已办结     |                                            | REPORTED_DONE | DAY_UNKNOWN   | REPORTED     | 2026-09-16  | 28
said to be done before its date          | 2026-10-28 |            | 已办结     |                                            | REPORTED_DONE | DAY_UNKNOWN   | NOT_DUE      | 2026-11-11  | -8
said to be done, and suspended           | 2026-09-02 |            | 已办结     | 中止 2026-09-04                            | SUSPENDED     | STOPPED       | UNCOUNTED    | 2026-09-16  | 28
said to be done, and reopened            | 2026-09-02 |            | 已办结     | 重办 2026-09-04                            | OPEN          | LONG_PAST_DUE | UNFINISHED   | 2026-09-16  | 28
said to be done, and resumed             | 2026-09-02 |            | 已办结     | 中止 2026-09-04, 恢复 2026-09-08           | REPORTED_DONE | DAY_UNKNOWN   | REPORTED     | 2026-09-16  | 28
answered only                            | 2026-10-28 |            |            | 答复 2026-10-29                            | OPEN          | NOT_DUE       | NOT_DUE      | 2026-11-11  | -8
""")  # noqa: E501


def row_of(case: dict[str, str]) -> Row:
    """All steps on the day it was accepted, so that only that day decides the due date."""
    steps = dict.fromkeys(
        ("raised_on", "reported_on", "dispatched_on", "accepted_on"), case["accepted"]
    )
    result = {"result": "更换照明灯2盏"} if case["done"] else {}
    done = "state" if case["done"] == "已办结" else "completed_on"
    return task(**steps, due=case["due"], **{"completed_on": "", done: case["done"]}, **result)


def events_of(case: dict[str, str], number: int) -> list[Row]:
    written = (entry.split() for entry in case["events"].split(",") if entry)
    return [
        event(word, on, task=f"fw-{number}", unit="czj" if word == "转办" else "")
        for word, on in written
    ]


@pytest.fixture(scope="module")
def table_of_cases() -> Ground:
    events = [row for number, case in enumerate(TASKS, 1) for row in events_of(case, number)]
    return make_measures(tasks=numbered(map(row_of, TASKS)), task_events=numbered(events))


@pytest.mark.parametrize("number", range(len(TASKS)), ids=[case["case"] for case in TASKS])
def test_task_on_the_as_of_date_then_outcome_timing_cohort(
    number: int, table_of_cases: Ground
) -> None:
    case, tasks = TASKS[number], tasks_of(table_of_cases)
    row = position_of(table_of_cases, "tasks", f"fw-{number + 1}")
    found = (
        Outcome(tasks.outcome[row]).name,
        Timing(tasks.timing[row]).name,
        Cohort(tasks.cohort[row]).name,
        str(tasks.due[row]),
        int(tasks.past[row]),
    )
    expected = (case["outcome"], case["timing"], case["cohort"], case["counted due"])
    assert found == (*expected, int(case["past"]))


NO_LIMIT = {"dispatched_on": "", "accepted_on": ""}


@pytest.mark.parametrize(
    ("row", "outcome", "timing", "cohort"),
    [
        pytest.param(
            task(**NO_LIMIT), Outcome.OPEN, Timing.NO_DATE, Cohort.UNDATED, id="open, no date"
        ),
        pytest.param(
            finished(**NO_LIMIT), Outcome.DONE, Timing.NO_DATE, Cohort.UNDATED, id="done, no date"
        ),
        pytest.param(
            finished(accepted_on=""), Outcome.DONE, Timing.ON_TIME, Cohort.DONE_ON_TIME,
            id="never accepted: counted from the day it was dispatched",
        ),
        pytest.param(
            finished(result=""), Outcome.REPORTED_DONE, Timing.ON_TIME, Cohort.REPORTED,
            id="no result",
        ),
        pytest.param(
            finished(unit="", people=""), Outcome.REPORTED_DONE, Timing.ON_TIME, Cohort.REPORTED,
            id="nobody did it",
        ),
        pytest.param(
            finished(unit=""), Outcome.DONE, Timing.ON_TIME, Cohort.DONE_ON_TIME,
            id="done by people without a unit",
        ),
        pytest.param(
            finished(people=""), Outcome.DONE, Timing.ON_TIME, Cohort.DONE_ON_TIME,
            id="done by a unit without people",
        ),
    ],
)  # fmt: skip
def test_task_with_a_part_missing_then_outcome_timing_cohort(
    row: Row, outcome: Outcome, timing: Timing, cohort: Cohort
) -> None:
    tasks = tasks_of(make_measures(tasks=[row]))
    assert (tasks.outcome[0], tasks.timing[0], tasks.cohort[0]) == (outcome, timing, cohort)


@pytest.mark.parametrize(
    ("state", "result", "outcome", "shown"),
    [
        ("", "完成", Outcome.REPORTED_DONE, ""),
        ("", "已完成，更换照明灯2盏", Outcome.REPORTED_DONE, "已完成，更换照明灯2盏"),
        ("完成（更换照明灯2盏）", "", Outcome.REPORTED_DONE, "完成（更换照明灯2盏）"),
        ("办理中", "完成", Outcome.OPEN, ""),
        ("", "完成120米", Outcome.OPEN, "完成120米"),
        ("暂缓", "", Outcome.OPEN, ""),
        ("已换2盏，余3盏9月完成", "", Outcome.OPEN, "已换2盏，余3盏9月完成"),
    ],
)
def test_task_without_a_day_then_its_state_says_whether_it_is_done(
    state: str, result: str, outcome: Outcome, shown: str
) -> None:
    ground = make_measures(tasks=[task(state=state, result=result, completed_on="")])
    tasks = tasks_of(ground)
    assert (tasks.outcome[0], tasks.table.texts("result")[0]) == (outcome, shown)


@pytest.mark.parametrize("state", ["", "已办结"])
def test_task_whose_result_is_only_that_it_is_done_then_it_is_only_reported(state: str) -> None:
    ground = make_measures(tasks=[finished(result="已完成", state=state)])
    assert tasks_of(ground).outcome[0] == Outcome.REPORTED_DONE


def test_task_said_to_be_done_then_it_waits_for_the_next_step_from_no_day() -> None:
    tasks = tasks_of(make_measures(tasks=[task(state="已办结", completed_on="")]))
    assert (tasks.waiting[0], str(tasks.waiting_since[0])) == (5, "NaT")


def test_due_date_when_worked_out_then_it_says_so() -> None:
    rows = numbered([task(), task(due="2026-11-20"), task(**NO_LIMIT)])
    assert tasks_of(make_measures(tasks=rows)).is_due_computed.tolist() == [True, False, False]


WORKED_SATURDAY = LocalDay(date(2026, 10, 31), is_work=True, note="补班")


@pytest.mark.parametrize(
    ("row", "timing", "cohort"),
    [
        (task(due="2026-10-31"), Timing.JUST_DUE, Cohort.JUST_DUE),
        (task(due="2026-10-30"), Timing.PAST_DUE, Cohort.UNFINISHED),
        (task(due="2026-11-01"), Timing.DUE_SOON, Cohort.NOT_DUE),
        (finished(due="2026-10-31"), Timing.ON_TIME, Cohort.DONE_ON_TIME),
        (finished(due="2026-10-31", result=""), Timing.ON_TIME, Cohort.REPORTED),
    ],
    ids=["open, due today", "the day before", "the day after", "done", "said to be done"],
)
def test_task_when_the_as_of_day_is_worked_then_what_ends_on_it_has_come_due(
    row: Row, timing: Timing, cohort: Cohort
) -> None:
    tasks = tasks_of(
        make_measures(programme_overrides={"local_days": (WORKED_SATURDAY,)}, tasks=[row])
    )
    assert (tasks.timing.tolist(), tasks.cohort.tolist()) == ([timing], [cohort])


def test_task_due_on_a_rest_day_then_it_keeps_the_date_it_was_given() -> None:
    tasks = tasks_of(make_measures(tasks=[task(due="2026-10-31")]))
    assert (str(tasks.named_due[0]), str(tasks.due[0])) == ("2026-10-31", "2026-11-02")


@pytest.mark.parametrize(
    ("row", "due"),
    [
        (task(dispatched_on="2026-09-02", accepted_on="2026-09-08", raised_on="2026-09-01",
              reported_on="2026-09-01"), "2026-09-21"),
        (task(dispatched_on="2026-09-02", accepted_on="", raised_on="2026-09-01",
              reported_on="2026-09-01"), "2026-09-16"),
    ],
    ids=["from the day it was accepted", "from the day it was dispatched, if nobody accepted it"],
)  # fmt: skip
def test_limit_then_it_counts_from_the_step_before(row: Row, due: str) -> None:
    assert str(tasks_of(make_measures(tasks=[row])).due[0]) == due


def test_due_date_when_no_step_has_a_limit_then_only_written_ones_count() -> None:
    steps = tuple(s for s in make_measures().programme.steps if s.date_field != "completed_on")
    tasks = tasks_of(
        make_measures(
            programme_overrides={"steps": steps}, tasks=numbered([task(), task(due="2026-11-20")])
        )
    )
    assert [str(day) for day in tasks.due] == ["NaT", "2026-11-20"]


def test_task_when_passed_on_then_it_counts_for_the_last_unit_only() -> None:
    ground = make_measures(
        tasks=[task()],
        task_events=numbered([
            event("转办", "2026-10-20", unit="jyj"),
            event("转办", "2026-10-19", unit="czj"),
            event("答复", "2026-10-21", unit="czj"),
        ]),
    )  # fmt: skip
    counts = tally_of(ground, "tasks", Scope.UNIT).outcomes.sum(axis=1)
    assert dict(zip([u["id"] for u in UNITS], counts, strict=True)) == {
        "zjj": 0,
        "czj": 0,
        "jyj": 1,
    }


def test_task_when_passed_on_twice_a_day_then_the_later_row_counts() -> None:
    passed_on = [event("转办", "2026-10-20", unit=unit) for unit in ("jyj", "czj")]
    ground = make_measures(tasks=[task()], task_events=numbered(passed_on))
    assert tasks_of(ground).unit.tolist() == [position_of(ground, "units", "czj")]


def test_task_when_passed_on_to_nobody_named_then_its_unit_stays() -> None:
    ground = make_measures(tasks=[task()], task_events=[event("转办", "2026-10-19")])
    assert tasks_of(ground).unit.tolist() == [position_of(ground, "units", "zjj")]


# Finished on 2026-09-10 with a record of the visit, unless it says otherwise.
JUDGED = read_cases("""
case                                          | evidence | judged by                               | events                           | basis
nothing but the doer's word                   |          |                                         |                                  | CLAIMED
the doer's own judgement is no proof          |          | 本人 很满意 2026-09-11                  |                                  | CLAIMED
a record of the visit                         | 回访记录 |                                         |                                  | EVIDENCED
the doer's own judgement adds nothing         | 回访记录 | 本人 很满意 2026-09-11                  |                                  | EVIDENCED
a satisfied resident                          |          | 群众 满意 2026-09-11                    |                                  | VERIFIED
the community judged it                       |          | 社区 满意 2026-09-11                    |                                  | VERIFIED
one satisfied, one not                        | 回访记录 | 群众 满意 2026-09-11, 群众 不满意 2026-09-12 |                              | DISPUTED
a dissatisfied resident                       | 回访记录 | 群众 不满意 2026-09-12                  |                                  | DISPUTED
nobody was dissatisfied, and it was written   | 回访记录 | 群众 满意 2026-09-11, 群众 不满意 2026-09-11 0 |                            | VERIFIED
only the community was dissatisfied           | 回访记录 | 社区 不满意 2026-09-12                  |                                  | VERIFIED
answered later                                | 回访记录 | 群众 不满意 2026-09-12                  | 答复 2026-09-15                  | EVIDENCED
answered on the same day                      | 回访记录 | 群众 不满意 2026-09-12                  | 答复 2026-09-12                  | EVIDENCED
answered before they were dissatisfied again  | 回访记录 | 群众 不满意 2026-09-16                  | 答复 2026-09-15                  | DISPUTED
answered, but satisfied ones don't outweigh it |         | 群众 不满意 2026-09-12, 群众 满意 2026-09-20 | 答复 2026-09-15             | CLAIMED
done again after it was reopened              | 回访记录 | 群众 不满意 2026-09-05                  | 重办 2026-09-08                  | EVIDENCED
dissatisfied nobody knows when                |          | 群众 不满意 —                           |                                  | DISPUTED
dissatisfied nobody knows when, answered since it was done |  | 群众 不满意 —                        | 答复 2026-09-10                  | CLAIMED
dissatisfied nobody knows when, answered before it was done | | 群众 不满意 —                        | 答复 2026-09-09                  | DISPUTED
a resident called it solved                   |          | 群众 /解决 2026-09-11                   |                                  | VERIFIED
a resident called it solved in part           |          | 群众 /部分解决 2026-09-11               |                                  | VERIFIED
a resident said that it isn't solved          |          | 群众 /未解决 2026-09-11                 |                                  | CLAIMED
satisfied, though it isn't solved             | 回访记录 | 群众 满意/未解决 2026-09-11             |                                  | EVIDENCED
only the community said that it isn't solved  |          | 社区 满意/未解决 2026-09-11             |                                  | VERIFIED
""")  # noqa: E501


@pytest.fixture(scope="module")
def judged_cases() -> Ground:
    tasks, evaluations, events = [], [], []
    for number, case in enumerate(JUDGED, 1):
        tasks.append(finished(raised_on="2026-08-31", evidence=case["evidence"]))
        for entry in filter(None, case["judged by"].split(",")):
            who, said, on, *count = entry.split()
            level, _, solved = said.partition("/")
            row = evaluation(subject=f"fw-{number}", evaluator=who, level=level, solved=solved)
            row |= {"date": on.strip("—"), "count": count[0] if count else ""}
            evaluations.append(row)
        events += events_of(case, number)
    return make_measures(
        tasks=numbered(tasks), evaluations=numbered(evaluations), task_events=numbered(events)
    )


@pytest.mark.parametrize("number", range(len(JUDGED)), ids=[case["case"] for case in JUDGED])
def test_finished_task_when_judged_then_basis(number: int, judged_cases: Ground) -> None:
    row = position_of(judged_cases, "tasks", f"fw-{number + 1}")
    assert Basis(tasks_of(judged_cases).basis[row]).name == JUDGED[number]["basis"]


def test_unfinished_task_when_judged_before_it_was_reopened_then_no_basis() -> None:
    ground = make_measures(
        tasks=[finished()],
        task_events=[event("重办", "2026-09-14")],
        evaluations=[evaluation(level="不满意", date="2026-09-12")],
    )
    assert tasks_of(ground).basis.tolist() == [Basis.NONE]


WAITING = read_cases("""
case                          | reached                                | events          | judged | waits for
only raised                   | raised                                 |                 |        | reported
reported                      | raised reported                        |                 |        | dispatched
dispatched                    | raised reported dispatched             |                 |        | accepted
accepted                      | raised reported dispatched accepted    |                 |        | completed
a skipped step holds nobody up | raised dispatched                     |                 |        | accepted
completed, so it stands on the site | raised reported dispatched accepted completed |    |        | evaluated
judged by residents           | raised reported dispatched accepted completed |          | yes    |
reopened                      | raised reported dispatched accepted completed | 重办 2026-09-14 |  | completed
declined                      | raised reported dispatched             | 退回 2026-09-14 |        |
suspended                     | raised reported dispatched accepted    | 中止 2026-09-14 |        |
cancelled                     | raised                                 | 取消 2026-09-14 |        |
""")


@cache
def waiting_cases() -> Ground:
    tasks, events, evaluations = [], [], []
    for number, case in enumerate(WAITING, 1):
        steps = ("raised", "reported", "dispatched", "accepted", "completed")
        missing = {f"{s}_on": "" for s in steps if s not in case["reached"].split()}
        tasks.append(finished(**missing))
        events += events_of(case, number)
        if case["judged"]:
            evaluations.append(evaluation(subject=f"fw-{number}"))
    return make_measures(
        tasks=numbered(tasks), task_events=numbered(events), evaluations=numbered(evaluations)
    )


@pytest.mark.parametrize("number", range(len(WAITING)), ids=[case["case"] for case in WAITING])
def test_task_in_the_loop_then_it_waits_for_a_step(number: int) -> None:
    ground = waiting_cases()
    row = position_of(ground, "tasks", f"fw-{number + 1}")
    waiting = int(tasks_of(ground).waiting[row])
    found = ground.programme.steps[waiting].key if waiting >= 0 else ""
    assert found == WAITING[number]["waits for"]


def test_day_the_county_takes_off_then_dates_move_by_it() -> None:
    rest = LocalDay(date(2026, 9, 4), is_work=False, note="暴雨停工")
    for local_days, due, past in (((), "2026-09-16", 28), ((rest,), "2026-09-17", 27)):
        tasks = tasks_of(
            make_measures(
                programme_overrides={"local_days": local_days},
                tasks=[finished(accepted_on="2026-09-02", completed_on="", result="")],
            )
        )
        assert (str(tasks.due[0]), int(tasks.past[0])) == (due, past)


def test_done_without_a_result_then_there_is_nothing_to_publish_yet() -> None:
    ground = make_measures(tasks=numbered([finished(result=""), finished()]))
    steps = [ground.programme.steps[step].key for step in tasks_of(ground).waiting]
    assert steps == ["published", "evaluated"]


SINCE = read_cases("""
case                              | accepted   | done       | events                           | since
open: the last step taken         | 2026-09-03 |            |                                  | 2026-09-03
a step left out                   |            |            |                                  | 2026-09-02
reopened: the day it was          | 2026-09-03 | 2026-09-10 | 重办 2026-09-14                  | 2026-09-14
resumed: the day it was           | 2026-09-03 |            | 中止 2026-09-04, 恢复 2026-09-08 | 2026-09-08
passed on: the day it was         | 2026-09-03 |            | 转办 2026-09-07                  | 2026-09-07
passed on before it was accepted  | 2026-09-03 |            | 转办 2026-09-02                  | 2026-09-03
done: the day it was              | 2026-09-03 | 2026-09-10 |                                  | 2026-09-10
done, then passed on: since done    | 2026-09-03 | 2026-09-10 | 转办 2026-09-12                  | 2026-09-10
done again: the day it was        | 2026-09-03 | 2026-09-17 | 重办 2026-09-14                  | 2026-09-17
suspended: it waits for nothing   | 2026-09-03 |            | 中止 2026-09-04                  | NaT
""")


@pytest.mark.parametrize("case", SINCE, ids=[case["case"] for case in SINCE])
def test_waiting_task_then_it_waits_since_a_day(case: dict[str, str]) -> None:
    row = finished(accepted_on=case["accepted"], completed_on=case["done"])
    ground = make_measures(tasks=[row], task_events=numbered(events_of(case, 1)))
    assert str(tasks_of(ground).waiting_since[0]) == case["since"]


def test_every_task_then_it_stands_in_one_state_of_each_axis() -> None:
    tasks = tasks_of(waiting_cases())
    assert np.isin(tasks.outcome, list(Outcome)).all()
    assert np.isin(tasks.timing, list(Timing)).all()
    assert np.isin(tasks.basis, list(Basis)).all()


OPEN = {"completed_on": "", "result": "", "due": ""}
OVER_THE_FESTIVAL = [
    # accepted, done, timing: ten working days from January 29 end on February 18 by the law's own days,
    # and on March 4 at the latest, if every day within ten of the festival is off.
    ("2027-01-29", "2027-02-18", Timing.ON_TIME),
    ("2027-01-29", "2027-02-22", Timing.ON_TIME),
    ("2027-01-29", "2027-03-04", Timing.ON_TIME),
    ("2027-01-29", "2027-03-05", Timing.LATE),
    ("2027-01-29", "", Timing.DUE_SOON),
    # The days from December 22 to January 11 may all be off.
    ("2026-12-07", "2027-01-12", Timing.LATE),
    ("2026-12-08", "2027-01-12", Timing.ON_TIME),
]


@pytest.mark.parametrize(("accepted", "done", "timing"), OVER_THE_FESTIVAL)
def test_days_off_not_announced_then_nobody_is_late_whom_they_may_acquit(
    accepted: str, done: str, timing: Timing
) -> None:
    steps = dict.fromkeys(("raised_on", "reported_on", "dispatched_on", "accepted_on"), accepted)
    row = finished(
        **{**OPEN, **steps, **({"completed_on": done, "result": "修好1处"} if done else {})}
    )
    tasks = tasks_of(make_measures(date(2027, 3, 5) if done else date(2027, 3, 3), tasks=[row]))
    assert Timing(tasks.timing[0]) is timing
    is_late = timing is Timing.LATE
    assert (tasks.past[0] > 0) == is_late
    assert (tasks.cohort[0] == Cohort.DONE_ON_TIME) == (timing is Timing.ON_TIME)


def test_days_off_not_announced_then_the_due_date_is_the_law_s_and_provisional() -> None:
    accepted = {"dispatched_on": "2027-01-29", "accepted_on": "2027-01-29"}
    written = {**OPEN, "due": "2027-03-30", "accepted_on": "2027-03-16"}
    rows = numbered([finished(**OPEN, **accepted), finished(**written), finished()])
    tasks = tasks_of(make_measures(date(2027, 3, 16), is_sound=False, tasks=rows))
    assert [str(day) for day in tasks.stated_due[:2]] == ["2027-02-18", "2027-03-30"]
    assert [str(day) for day in tasks.due[:1]] == ["2027-03-04"]
    # March 30 may become a day off too, and the date would move.
    assert tasks.is_due_provisional.tolist() == [True, True, False]
    assert tasks.is_sum_provisional.tolist() == [True, True, False]


def test_late_beyond_the_days_off_announced_then_the_sum_alone_is_provisional() -> None:
    due = {"due": "2026-12-01"}
    late = [finished(**due, completed_on=day) for day in ("2027-01-15", "2026-12-10")]
    rows = numbered([finished(**{**OPEN, **due}), *late])
    tasks = tasks_of(make_measures(date(2027, 1, 20), is_sound=False, tasks=rows))
    assert tasks.is_due_provisional.tolist() == [False, False, False]
    assert tasks.is_sum_provisional.tolist() == [True, True, False]


def test_days_off_announced_then_late_as_announced() -> None:
    rest = tuple(date(2027, 2, 5) + timedelta(days=n) for n in range(8))
    arrangement = Arrangement(
        2027, (date(2027, 1, 1), *rest), (date(2027, 1, 31), date(2027, 2, 20))
    )
    accepted = {"dispatched_on": "2027-01-29", "accepted_on": "2027-01-29"}
    tasks = tasks_of(
        make_measures(
            date(2027, 2, 20),
            programme_overrides={"announced": (arrangement,)},
            tasks=[finished(**OPEN, **accepted)],
        )
    )
    # January 31, February 1 to 4, 15 to 19; the 20th is a Saturday that is worked.
    assert str(tasks.due[0]) == str(tasks.stated_due[0]) == "2027-02-19"
    assert int(tasks.past[0]) == 1
    assert not tasks.is_sum_provisional[0]
