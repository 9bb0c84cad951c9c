"""What became of each decision on 2026-10-31, and of what was raised to the level above."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.decisions import decided_of, decisions_of, raised_by_level, raised_in_county
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Outcome, Timing
from sunboard.measures.tally import Rate

from tests.factories import (
    COMMUNITIES,
    UNITS,
    Row,
    decision,
    event,
    finished,
    higher_meeting,
    make_measures,
    meeting,
    numbered,
    raised,
    read_cases,
    task,
)

# The meeting was on 2026-08-20 and the decision is due on 2026-09-20.
OWN = read_cases("""
case                       | done       | result | outcome       | timing        | past
nothing is known           |            |        | OPEN          | LONG_PAST_DUE | 41
done the day it was due    | 2026-09-20 | yes    | DONE          | ON_TIME       | 0
done the day after         | 2026-09-21 | yes    | DONE          | LATE          | 1
a day, but no result       | 2026-09-18 |        | REPORTED_DONE | ON_TIME       | -2
a result, but no day       |            | yes    | REPORTED_DONE | DAY_UNKNOWN   | 41
""")


@pytest.mark.parametrize("case", OWN, ids=[case["case"] for case in OWN])
def test_decision_without_tasks_then_its_own_day_and_result_decide(case: dict[str, str]) -> None:
    row = decision(done_on=case["done"], result="换灯6盏" if case["result"] else "")
    decisions = decisions_of(make_measures(meetings=[meeting()], decisions=[row]))
    found = {
        "outcome": Outcome(decisions.outcome[0]).name,
        "timing": Timing(decisions.timing[0]).name,
        "past": str(decisions.past[0]),
    }
    assert found == {name: case[name] for name in found}


OPEN = task(decision="yd-1")
DONE = finished(decision="yd-1")
LATER = finished(decision="yd-1", completed_on="2026-09-25")
REPORTED = finished(decision="yd-1", result="")


@pytest.mark.parametrize(
    ("tasks", "outcome", "done_on"),
    [
        pytest.param([DONE], Outcome.DONE, "2026-09-10", id="one, done"),
        pytest.param([LATER, DONE], Outcome.DONE, "2026-09-25", id="all done: the latest day"),
        pytest.param([DONE, OPEN], Outcome.OPEN, "NaT", id="one is open"),
        pytest.param([DONE, REPORTED], Outcome.REPORTED_DONE, "2026-09-10", id="one only says so"),
        pytest.param([OPEN], Outcome.OPEN, "NaT", id="none is done, whatever the decision says"),
    ],
)
def test_decision_with_tasks_then_they_decide(
    tasks: list[Row], outcome: Outcome, done_on: str
) -> None:
    row = decision(done_on="2026-08-25", result="换灯6盏")
    ground = make_measures(meetings=[meeting()], decisions=[row], tasks=numbered(tasks))
    assert decisions_of(ground).outcome[0] == outcome
    assert str(decisions_of(ground).done_on[0]) == done_on


@pytest.mark.parametrize("halt", ["退回", "取消"])
def test_task_that_was_declined_or_cancelled_then_it_carries_out_nothing(halt: str) -> None:
    halted = {
        "meetings": [meeting()],
        "tasks": numbered([OPEN, DONE]),
        "task_events": [event(halt, "2026-10-20")],
    }
    decisions = decisions_of(make_measures(decisions=[decision()], **halted))
    assert decisions.outcome[0] == Outcome.DONE
    halted["tasks"] = [OPEN]
    own = decision(done_on="2026-09-09", result="换灯6盏")
    decisions = decisions_of(make_measures(decisions=[own], **halted))
    assert (decisions.outcome[0], decisions.has_tasks[0]) == (Outcome.DONE, False)


def test_task_cancelled_after_it_was_done_then_its_day_counts_for_nothing() -> None:
    decisions = decisions_of(
        make_measures(
            meetings=[meeting()],
            decisions=[decision()],
            tasks=numbered([LATER, DONE]),
            task_events=[event("取消", "2026-10-20")],
        )
    )
    assert (decisions.outcome[0], str(decisions.done_on[0])) == (Outcome.DONE, "2026-09-10")


def test_suspended_task_then_the_decision_is_open() -> None:
    decisions = decisions_of(
        make_measures(
            meetings=[meeting()],
            decisions=[decision()],
            tasks=numbered([DONE, OPEN]),
            task_events=[event("中止", "2026-10-20", task="fw-2")],
        )
    )
    assert decisions.outcome[0] == Outcome.OPEN


# Raised on 2026-08-20: the level above has until 2026-09-20.
RAISED = read_cases("""
case                          | as of      | met        | outcome | timing   | taken up | by
waiting, the last day         | 2026-09-20 |            | OPEN    | JUST_DUE | 0/1      | -1
waiting, a day too long       | 2026-09-21 |            | OPEN    | PAST_DUE | 0/1      | -1
taken up on the last day      | 2026-10-31 | 2026-09-20 | DONE    | ON_TIME  | 1/1      | 1
taken up a day late           | 2026-10-31 | 2026-09-21 | DONE    | LATE     | 0/1      | 1
""")


@pytest.mark.parametrize("case", RAISED, ids=[case["case"] for case in RAISED])
def test_matter_raised_to_the_level_above_then_its_meeting_is_what_is_due(
    case: dict[str, str],
) -> None:
    above = [higher_meeting(raised_from="hy-1", date=case["met"])] if case["met"] else []
    ground = make_measures(
        date.fromisoformat(case["as of"]), meetings=[meeting(), *above], decisions=[raised()]
    )
    decisions = decisions_of(ground)
    rate = raised_by_level(ground).on_time(1)
    found = {
        "outcome": Outcome(decisions.outcome[0]).name,
        "timing": Timing(decisions.timing[0]).name,
        "taken up": f"{rate.numerator}/{rate.denominator}",
        "by": str(decisions.taken_up_by[0]),
    }
    assert found == {name: case[name] for name in found}


def test_matter_taken_up_twice_then_the_first_meeting_counts() -> None:
    meetings = [
        meeting(),
        higher_meeting(raised_from="hy-1", date="2026-09-15"),
        higher_meeting(id="hy-3", raised_from="hy-1", date="2026-09-10"),
    ]
    assert decisions_of(make_measures(meetings=meetings, decisions=[raised()])).taken_up_by[0] == 2


def test_raised_matters_then_they_are_in_no_figure_of_what_was_decided() -> None:
    ground = make_measures(
        meetings=[meeting(), higher_meeting(raised_from="hy-1")],
        decisions=[decision(), raised(unit="zjj"), decision(id="yd-3", meeting="hy-2", unit="czj")],
    )
    assert decided_of(ground, Scope.COUNTY).count(0) == 2
    assert [decided_of(ground, Scope.UNIT).count(unit) for unit in range(3)] == [1, 1, 0]
    assert decided_of(ground, Scope.COMMUNITY).count(0) == 1  # the town's belongs to no community
    assert [raised_by_level(ground).count(level) for level in range(4)] == [0, 1, 0, 0]


forms = st.sampled_from(
    [
        {},
        {"done_on": "2026-09-01", "result": "换灯"},
        {"done_on": "2026-10-01", "result": "换灯"},
        {"done_on": "2026-09-01"},
        {"due": "2026-12-01"},
    ]
)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([c["id"] for c in COMMUNITIES]),
            st.sampled_from([u["id"] for u in UNITS]),
            forms,
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_communities_and_units_then_they_add_up_to_the_county(
    drawn: list[tuple[str, str, Row, bool]],
) -> None:
    ground = _county(drawn)
    whole = decided_of(ground, Scope.COUNTY)
    for parts in (decided_of(ground, scope) for scope in (Scope.COMMUNITY, Scope.UNIT)):
        assert (parts.outcomes.sum(axis=0) == whole.outcomes[0]).all()
        assert (parts.cohorts.sum(axis=0) == whole.cohorts[0]).all()
    assert whole.count(0) + raised_in_county(ground).count(0) == len(drawn)
    rate = whole.fulfilled(0)
    assert Rate(0, 0) <= rate
    assert rate.numerator <= rate.denominator <= len(drawn)


def _county(drawn: list[tuple[str, str, Row, bool]]) -> Ground:
    meetings, decisions = [], []
    for community, unit, form, is_raised in drawn:
        held = meeting(id=f"hy-{len(meetings) + 1}", community=community, units=unit)
        meetings.append(held)
        row = raised(meeting=held["id"]) if is_raised else decision(unit=unit, **form)
        decisions.append({**row, "meeting": held["id"]})
    return make_measures(meetings=meetings, decisions=numbered(decisions))
