"""Which challenges were taken up, how soon and how, and what came of them on 2026-10-31."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.challenges import challenge_counts_of, challenges_of
from sunboard.measures.ground import Scope
from sunboard.measures.status import Outcome, Timing

from tests.factories import (
    Row,
    challenge,
    make_measures,
    milestone,
    numbered,
    read_cases,
    solved,
    taken,
)

CASES = read_cases("""
case                    | how    | due        | outcome | timing        | waited | past due
nobody took it          | posted | 2026-11-30 | OPEN    | NOT_DUE       | 89     | 0
nobody took it, overdue | posted | 2026-10-30 | OPEN    | PAST_DUE      | 89     | 0
taken, due today        | taken  | 2026-10-31 | OPEN    | JUST_DUE      | 10     | 0
taken, overdue          | taken  | 2026-10-30 | OPEN    | PAST_DUE      | 10     | 1
taken, long overdue     | taken  | 2026-09-30 | OPEN    | LONG_PAST_DUE | 10     | 1
solved on the day       | solved | 2026-10-20 | DONE    | ON_TIME       | 10     | 0
solved the day after    | solved | 2026-10-19 | DONE    | LATE          | 10     | 0
""")
MAKERS = {"posted": challenge, "taken": taken, "solved": solved}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_challenge_on_the_as_of_date_then_how_it_stands(case: dict[str, str]) -> None:
    ground = make_measures(challenges=[MAKERS[case["how"]](due=case["due"])])
    challenges = challenges_of(ground)
    found = {
        "outcome": Outcome(challenges.outcome[0]).name,
        "timing": Timing(challenges.timing[0]).name,
        "waited": str(challenges.waited_days[0]),
        "past due": str(challenge_counts_of(ground, Scope.COUNTY).past_due[0]),
    }
    assert found == {name: case[name] for name in found}


def test_shares_then_voluntary_and_finished_are_of_those_taken() -> None:
    joint = {"takers": "zjj、czj", "form": "联合揭榜"}
    assigned = {"claim": "点题交办", "assigned_by": "云基治办〔2026〕8号"}
    rows = [challenge(), taken(**joint), taken(claim="抢单"), solved(**assigned)]
    ground = make_measures(challenges=numbered(rows))
    counts = challenge_counts_of(ground, Scope.COUNTY)
    assert counts.taken_rate(0) == (3, 4)
    assert counts.voluntary_rate(0) == (2, 3)
    assert counts.finished_rate(0) == (1, 3)
    assert challenge_counts_of(ground, Scope.UNIT).taken == [3, 1, 0]  # a joint one counts for each


def test_challenge_of_the_county_then_it_belongs_to_no_community() -> None:
    rows = numbered([challenge(), challenge(community="", estate="")])
    ground = make_measures(challenges=rows)
    assert challenge_counts_of(ground, Scope.COUNTY).posted == [2]
    assert challenge_counts_of(ground, Scope.COMMUNITY).posted == [1, 0]


def test_days_to_take_then_median_and_slowest_tenth_of_those_taken() -> None:
    days = ["2026-08-03", "2026-08-04", "2026-08-13", "2026-08-23"]
    rows = numbered([challenge(), *(taken(taken_on=day) for day in days)])
    assert challenges_of(make_measures(challenges=rows)).days_to_take == (1, 20)
    assert all(
        math.isnan(n) for n in challenges_of(make_measures(challenges=[challenge()])).days_to_take
    )


@pytest.mark.parametrize(
    ("changes", "outcome", "timing"),
    [
        ({}, Outcome.OPEN, Timing.LONG_PAST_DUE),
        ({"due": "2026-11-30"}, Outcome.OPEN, Timing.NOT_DUE),
        ({"done_on": "2026-09-30"}, Outcome.DONE, Timing.ON_TIME),
        ({"done_on": "2026-10-01"}, Outcome.DONE, Timing.LATE),
    ],
)
def test_milestone_then_it_is_judged_by_its_own_date(
    changes: Row, outcome: Outcome, timing: Timing
) -> None:
    ground = make_measures(challenges=[taken()], milestones=[milestone(**changes)])
    steps = challenges_of(ground).milestones
    assert (steps.outcome[0], steps.timing[0]) == (outcome, timing)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["posted", "taken", "solved"]), st.booleans())))
def test_communities_then_they_add_up_to_what_is_about_a_community(
    drawn: list[tuple[str, bool]],
) -> None:
    places = [("qinghe", "qinghe-1"), ("nanyuan", "nanyuan-1")]
    rows = [
        MAKERS[how](community=places[is_other][0], estate=places[is_other][1])
        for how, is_other in drawn
    ]
    ground = make_measures(challenges=numbered(rows))
    parts, whole = (challenge_counts_of(ground, scope) for scope in (Scope.COMMUNITY, Scope.COUNTY))
    for name in ("posted", "taken", "voluntary", "finished", "past_due"):
        assert sum(getattr(parts, name)) == getattr(whole, name)[0], name
    assert whole.finished[0] + whole.past_due[0] <= whole.taken[0] <= whole.posted[0] == len(drawn)


def test_taken_on_a_day_nobody_wrote_down_then_it_is_no_part_of_the_days() -> None:
    rows = numbered([taken(taken_on=""), taken()])
    ground = make_measures(is_sound=False, challenges=rows)
    assert challenge_counts_of(ground, Scope.COUNTY).taken == [2]
    assert challenges_of(ground).days_to_take == (10, 10)
