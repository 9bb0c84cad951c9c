"""Each way a commitment can stand, and what its three axes say of it on 2026-10-31."""

from datetime import date

import pytest
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Basis, Cohort, Outcome, Timing
from sunboard.measures.tally import tally_of

from tests.factories import (
    Row,
    commitment,
    evaluation,
    extension,
    kept,
    make_measures,
    numbered,
    position_of,
    read_cases,
)

# A commitment is due soon for 14 days, long past due after 30.
COMMITMENTS = read_cases("""
case                                   | due        | written    | done       | recorded   | result | outcome        | timing        | cohort       | past
open, fifteen days before its date     | 2026-11-15 |            |            |            |        | OPEN           | NOT_DUE       | NOT_DUE      | -15
open, fourteen days before its date    | 2026-11-14 |            |            |            |        | OPEN           | DUE_SOON      | NOT_DUE      | -14
open, due today                        | 2026-10-31 |            |            |            |        | OPEN           | JUST_DUE      | JUST_DUE     | 0
open, the day after its date           | 2026-10-30 |            |            |            |        | OPEN           | PAST_DUE      | UNFINISHED   | 1
open, thirty days past its date        | 2026-10-01 |            |            |            |        | OPEN           | PAST_DUE      | UNFINISHED   | 30
open, thirty-one days past its date    | 2026-09-30 |            |            |            |        | OPEN           | LONG_PAST_DUE | UNFINISHED   | 31
open, without a date                   |            |            |            |            |        | OPEN           | NO_DATE       | UNDATED      | 0
kept the day before                    | 2026-06-30 | 已兑现     | 2026-06-29 | 2026-07-20 | yes    | DONE           | ON_TIME       | DONE_ON_TIME | -1
kept on the day                        | 2026-06-30 | 已兑现     | 2026-06-30 | 2026-07-20 | yes    | DONE           | ON_TIME       | DONE_ON_TIME | 0
kept the day after                     | 2026-06-30 | 已兑现     | 2026-07-01 | 2026-07-20 | yes    | DONE           | LATE          | DONE_LATE    | 1
kept today, due today                  | 2026-10-31 | 已兑现     | 2026-10-31 | 2026-10-31 | yes    | DONE           | ON_TIME       | DONE_ON_TIME | 0
kept before a date still to come       | 2026-12-31 | 已兑现     | 2026-10-01 | 2026-10-01 | yes    | DONE           | ON_TIME       | NOT_DUE      | -91
kept, without a due date               |            | 已兑现     | 2026-07-01 | 2026-07-20 | yes    | DONE           | NO_DATE       | UNDATED      | 0
done on says it all                    | 2026-06-30 |            | 2026-06-30 | 2026-07-20 | yes    | DONE           | ON_TIME       | DONE_ON_TIME | 0
said to be done, no result             | 2026-06-30 |            | 2026-06-30 | 2026-07-20 |        | REPORTED_DONE  | ON_TIME       | REPORTED     | 0
said to be done, no day: recorded      | 2026-06-30 | 已兑现     |            | 2026-07-02 | yes    | REPORTED_DONE  | LATE          | REPORTED     | 2
said to be done, no day at all         | 2026-06-30 | 已兑现     |            |            | yes    | REPORTED_DONE  | DAY_UNKNOWN   | REPORTED     | 123
partly kept on the day                 | 2026-06-30 | 部分兑现   | 2026-06-30 | 2026-07-20 | yes    | PART_DONE      | ON_TIME       | UNFINISHED   | 0
partly kept, due today                 | 2026-10-31 | 部分兑现   | 2026-06-30 | 2026-07-20 | yes    | PART_DONE      | ON_TIME       | UNFINISHED   | -123
partly kept late                       | 2026-06-30 | 部分兑现   | 2026-07-09 | 2026-07-20 | yes    | PART_DONE      | LATE          | UNFINISHED   | 9
partly kept, no day: recorded          | 2026-06-30 | 部分兑现   |            | 2026-07-09 | yes    | PART_DONE      | LATE          | UNFINISHED   | 9
not kept                               | 2026-06-30 | 未兑现     |            | 2026-07-09 |        | NOT_DONE       | LONG_PAST_DUE | UNFINISHED   | 123
not kept, said before its date         | 2026-11-30 | 未兑现     |            | 2026-07-09 |        | NOT_DONE       | NOT_DUE       | NOT_DUE      | -30
not kept, due today                    | 2026-10-31 | 未兑现     |            | 2026-07-09 |        | NOT_DONE       | JUST_DUE      | UNFINISHED   | 0
withdrawn                              | 2026-06-30 | 撤回       |            | 2026-07-09 |        | WITHDRAWN      | STOPPED       | UNCOUNTED    | 123
superseded                             | 2026-06-30 | 被替代     |            | 2026-07-09 |        | SUPERSEDED     | STOPPED       | UNCOUNTED    | 123
cannot be judged                       | 2026-06-30 | 无法评定   |            | 2026-07-09 |        | NOT_ASSESSABLE | STOPPED       | UNCOUNTED    | 123
withdrawn, without a date              |            | 撤回       |            | 2026-07-09 |        | WITHDRAWN      | STOPPED       | UNCOUNTED    | 0
""")  # noqa: E501


def row_of(case: dict[str, str]) -> Row:
    return commitment(
        made_on="2025-12-01",
        approved_on="2025-12-02",
        due=case["due"],
        outcome=case["written"],
        done_on=case["done"],
        recorded_on=case["recorded"],
        result="更换照明灯40盏" if case["result"] else "",
        evidence="验收单3号" if case["written"] == "已兑现" else "",
        reason="缺材料" if case["written"] in ("部分兑现", "未兑现", "撤回") else "",
    )


@pytest.fixture(scope="module")
def table_of_cases() -> Ground:
    return make_measures(commitments=numbered(map(row_of, COMMITMENTS)))


@pytest.mark.parametrize(
    "number", range(len(COMMITMENTS)), ids=[case["case"] for case in COMMITMENTS]
)
def test_commitment_on_the_as_of_date_then_outcome_timing_cohort(
    number: int, table_of_cases: Ground
) -> None:
    case, commitments = COMMITMENTS[number], commitments_of(table_of_cases)
    row = position_of(table_of_cases, "commitments", f"cn-{number + 1}")
    found = {
        "outcome": Outcome(commitments.outcome[row]).name,
        "timing": Timing(commitments.timing[row]).name,
        "cohort": Cohort(commitments.cohort[row]).name,
        "past": str(commitments.past[row]),
    }
    assert found == {name: case[name] for name in found}


def test_uncounted_commitments_are_counted_and_shown_though_in_no_rate(
    table_of_cases: Ground,
) -> None:

    tally = tally_of(table_of_cases, "commitments", Scope.COUNTY)
    stopped = (Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.NOT_ASSESSABLE)
    assert tally.count(0) == len(COMMITMENTS)
    assert tally.count(0, *stopped) == 4
    outside = ("UNCOUNTED", "UNDATED", "NOT_DUE")
    in_cohort = [case for case in COMMITMENTS if case["cohort"] not in outside]
    assert tally.fulfilled(0).denominator == len(in_cohort)
    assert tally.fulfilled(0).numerator == sum(c["cohort"].startswith("DONE") for c in in_cohort)
    assert tally.on_time(0).numerator == sum(c["cohort"] == "DONE_ON_TIME" for c in in_cohort)


MOVED = [
    pytest.param([], "2026-06-30", 0, id="never moved"),
    pytest.param([extension()], "2026-08-31", 1, id="moved once"),
    pytest.param(
        [
            extension(id="yq-2", set_on="2026-08-25", new_due="2026-09-30"),
            extension(id="yq-1", set_on="2026-06-20", new_due="2026-08-31"),
        ],
        "2026-09-30",
        2,
        id="the one decided last counts, however the rows are ordered",
    ),
    pytest.param(
        [
            extension(id="yq-1", set_on="2026-06-20", new_due="2026-09-30"),
            extension(id="yq-2", set_on="2026-08-25", new_due="2026-08-31"),
        ],
        "2026-08-31",
        2,
        id="the one decided last counts, though it is shorter",
    ),
    pytest.param(
        [
            extension(id="yq-1", set_on="2026-06-20", new_due="2026-09-30"),
            extension(id="yq-2", set_on="2026-06-20", new_due="2026-08-31"),
        ],
        "2026-08-31",
        2,
        id="of two decided on one day the later row counts",
    ),
]


@pytest.mark.parametrize(("extensions", "current", "count"), MOVED)
def test_extension_then_the_original_date_still_decides(
    extensions: list[Row], current: str, count: int
) -> None:
    late = commitments_of(
        make_measures(
            commitments=[kept(due="2026-06-30", done_on="2026-07-01")], extensions=extensions
        )
    )
    assert str(late.due[0]) == "2026-06-30"
    assert (late.timing[0], late.cohort[0]) == (Timing.LATE, Cohort.DONE_LATE)
    assert (str(late.current_due[0]), late.extension_count[0]) == (current, count)
    assert (late.past_current_days[0] > 0) == (current == "2026-06-30")


def test_extension_of_another_commitment_then_this_one_stays() -> None:
    ground = make_measures(
        commitments=numbered([commitment(due="2026-06-30"), commitment(due="2026-07-31")]),
        extensions=[extension(commitment="cn-1")],
    )
    assert [str(d) for d in commitments_of(ground).current_due] == ["2026-08-31", "2026-07-31"]


@pytest.mark.parametrize(
    ("recorded_on", "is_late"),
    [("2026-07-29", False), ("2026-07-30", True), ("", False)],
    ids=["thirty days after", "thirty-one days after", "never recorded"],
)
def test_recording_when_long_after_it_was_done_then_it_is_marked(
    recorded_on: str, is_late: bool
) -> None:
    rows = [kept(done_on="2026-06-29", recorded_on=recorded_on)]
    assert bool(commitments_of(make_measures(commitments=rows)).is_reported_late[0]) == is_late


JUDGED = [
    pytest.param(kept(evidence=""), [], Basis.CLAIMED, id="only said"),
    pytest.param(kept(), [], Basis.EVIDENCED, id="evidence"),
    pytest.param(
        kept(), [evaluation(subject="cn-1", evaluator="本人")], Basis.EVIDENCED, id="own judgement"
    ),
    pytest.param(kept(), [evaluation(subject="cn-1")], Basis.VERIFIED, id="a satisfied resident"),
    pytest.param(
        kept(),
        [evaluation(subject="cn-1", level="不满意")],
        Basis.DISPUTED,
        id="a dissatisfied one",
    ),
    pytest.param(
        kept(),
        [evaluation(subject="cn-1", level="不满意", date="")],
        Basis.DISPUTED,
        id="a dissatisfied one, nobody knows when",
    ),
    pytest.param(
        kept(),
        [evaluation(subject="cn-1", level="", solved="未解决")],
        Basis.EVIDENCED,
        id="one who says that it isn't solved",
    ),
    pytest.param(commitment(), [], Basis.NONE, id="nothing claimed"),
    pytest.param(
        kept(outcome="未兑现", reason="缺材料", done_on="", result=""),
        [],
        Basis.NONE,
        id="not kept",
    ),
    pytest.param(kept(outcome="部分兑现", reason="缺材料"), [], Basis.EVIDENCED, id="partly kept"),
]


@pytest.mark.parametrize(("row", "evaluations", "basis"), JUDGED)
def test_commitment_when_judged_then_basis(row: Row, evaluations: list[Row], basis: Basis) -> None:
    ground = make_measures(commitments=[row], evaluations=evaluations)
    assert commitments_of(ground).basis.tolist() == [basis]


def test_as_of_date_when_it_passes_then_only_timing_moves() -> None:

    row = commitment(due="2026-10-30")
    found = [
        (m.outcome[0], m.timing[0], m.past[0])
        for day in (date(2026, 10, 1), date(2026, 10, 30), date(2026, 10, 31), date(2026, 12, 1))
        for m in [commitments_of(make_measures(day, commitments=[row]))]
    ]
    assert found == [
        (Outcome.OPEN, Timing.NOT_DUE, -29),
        (Outcome.OPEN, Timing.JUST_DUE, 0),
        (Outcome.OPEN, Timing.PAST_DUE, 1),
        (Outcome.OPEN, Timing.LONG_PAST_DUE, 32),
    ]


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ({"result": "未兑现，资金没到位", "done_on": "2026-10-01"}, Outcome.NOT_DONE),
        ({"result": "未完成，资金没到位", "done_on": "2026-10-01"}, Outcome.REPORTED_DONE),
        ({"result": "未完成，资金没到位"}, Outcome.OPEN),
        ({"outcome": "未完成"}, Outcome.OPEN),
        ({"result": "部分完成，还差2盏", "done_on": "2026-10-01"}, Outcome.PART_DONE),
        ({"result": "已办结"}, Outcome.REPORTED_DONE),
        ({"result": "未完成，资金没到位", "outcome": "部分完成"}, Outcome.PART_DONE),
        ({"result": "更换路灯12盏，未完成验收", "done_on": "2026-10-01"}, Outcome.DONE),
    ],
)
def test_result_that_begins_with_what_became_of_it_then_that_where_nothing_else_says_so(
    row: Row, outcome: Outcome
) -> None:
    county = make_measures(commitments=[commitment(**row)])
    assert commitments_of(county).outcome.tolist() == [outcome]
