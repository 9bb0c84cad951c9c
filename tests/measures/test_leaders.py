"""Leaders answerable for communities, and the months in which they came to guide; as of 2026-10-31."""

from datetime import date

import numpy as np
import pytest
from sunboard.measures.leaders import LeaderMeasures, leaders_of
from sunboard.measures.positions import Fit

from tests.factories import AS_OF, Row, leader, make_measures, numbered, pairing


def meeting(on: str, **overrides: str) -> Row:
    return {
        "id": "hy-1",
        "level": "社区",
        "community": "qinghe",
        "convenor": "清河社区党委",
        "date": on,
        "guided_by": "bl-9",
        "summary": "商议3件事",
        **overrides,
    }


def led(
    *leaders: Row, meetings: list[Row] | None = None, as_of: date = AS_OF, **kinds: list[Row]
) -> LeaderMeasures:
    rows = {"pairings": list(leaders), "meetings": numbered(meetings or []), **kinds}
    return leaders_of(make_measures(as_of, **rows))


def test_no_leaders_then_nothing_is_counted() -> None:
    leaders = led(pairing())
    assert len(leaders.first_pairing) == len(leaders.place_leader) == 0


def test_one_office_of_one_unit_then_one_leader_however_many_estates() -> None:
    leaders = led(
        leader(),
        leader(id="bl-10", estate="qinghe-2", key_households=""),
        leader(id="bl-11", leader_office="副局长"),
        leader(id="bl-12", unit="czj"),
    )
    assert leaders.first_pairing.tolist() == [0, 2, 3]
    assert leaders.estates.tolist() == [2, 1, 1]
    assert leaders.households.tolist() == [2, 2, 2]


@pytest.mark.parametrize(
    ("estates", "fit"),
    [
        ([""], Fit.BELOW),
        (["qinghe-1"], Fit.WITHIN),
        (["qinghe-1", "qinghe-1"], Fit.WITHIN),
        (["qinghe-1", "qinghe-2"], Fit.WITHIN),
        (["qinghe-1", "qinghe-2", "nanyuan-1"], Fit.ABOVE),
    ],
)
def test_estates_then_they_stand_to_the_range(estates: list[str], fit: Fit) -> None:
    rows = [leader(estate=e, community=e.split("-")[0] or "qinghe") for e in estates]
    assert led(*numbered(rows)).fit.tolist() == [fit]


def test_key_households_that_nobody_wrote_down_then_unknown_not_zero() -> None:
    assert np.isnan(led(leader(key_households="")).households).tolist() == [True]
    assert led(leader(key_households="0")).households.tolist() == [0]


def test_pairing_that_ended_then_the_leader_is_none() -> None:
    assert len(led(leader(ended_on="2026-10-30")).first_pairing) == 0


def test_meetings_then_months_are_counted_not_meetings() -> None:
    held = [meeting("2026-04-02"), meeting("2026-06-03"), meeting("2026-06-24")]
    leaders = led(leader(), meetings=held)
    assert leaders.guided.tolist() == [2]
    # April to October: the pairing began in the middle of March, and October is over.
    assert leaders.months.tolist() == [7]


@pytest.mark.parametrize(
    ("started_on", "as_of", "months"),
    [
        ("2026-08-01", "2026-10-31", 3),
        ("2026-08-02", "2026-10-31", 2),
        ("2026-08-02", "2026-10-30", 1),
        ("2026-10-31", "2026-10-31", 0),
    ],
)
def test_months_then_only_whole_ones_count(started_on: str, as_of: str, months: int) -> None:
    leaders = led(
        leader(started_on=started_on),
        meetings=[meeting("2026-01-05", guided_by="")],
        as_of=date.fromisoformat(as_of),
    )
    assert leaders.months.tolist() == [months]


def test_unit_was_paired_before_its_leader_then_those_months_are_not_the_leaders() -> None:
    of_unit = pairing(leader_office="副县长")
    held = [meeting("2026-01-05", guided_by="")]
    assert led(of_unit, leader(started_on="2026-08-02"), meetings=held).months.tolist() == [2]


def test_months_before_the_first_meeting_on_record_then_they_are_not_counted() -> None:
    leaders = led(leader(), meetings=[meeting("2026-09-08", guided_by="")])
    assert (leaders.guided.tolist(), leaders.months.tolist()) == ([0], [2])


def test_no_meeting_on_record_then_no_month_is_counted() -> None:
    leaders = leaders_of(make_measures(AS_OF, {"kept_from": {}}, pairings=[leader()]))
    assert leaders.months.tolist() == [0]


def test_meeting_guided_in_a_month_that_does_not_count_then_it_does_not() -> None:
    leaders = led(leader(), meetings=[meeting("2026-03-20"), meeting("2026-04-20")])
    assert leaders.guided.tolist() == [1]


def test_leader_of_two_communities_then_months_for_each() -> None:
    there = leader(id="bl-10", community="nanyuan", estate="nanyuan-1")
    held = [meeting("2026-04-02"), meeting("2026-04-09", guided_by="bl-10", community="nanyuan")]
    leaders = led(leader(), there, meetings=held)
    assert leaders.place_community.tolist() == [0, 1]
    assert leaders.place_leader.tolist() == [0, 0]
    assert leaders.guided.tolist() == [1, 1]
    assert leaders.months.tolist() == [7, 7]


def test_meeting_recorded_under_the_leaders_other_estate_then_it_counts() -> None:
    other = leader(id="bl-10", estate="qinghe-2")
    leaders = led(leader(), other, meetings=[meeting("2026-05-06", guided_by="bl-10")])
    assert leaders.guided.tolist() == [1]


def test_meeting_recorded_under_the_leaders_other_community_then_it_counts_where_it_was_held() -> (
    None
):
    there = leader(id="bl-10", community="nanyuan", estate="nanyuan-1")
    leaders = led(leader(), there, meetings=[meeting("2026-05-06", guided_by="bl-10")])
    assert leaders.guided.tolist() == [1, 0]


def test_another_leaders_meeting_then_it_does_not_count() -> None:
    other = leader(id="bl-10", leader_office="副局长")
    leaders = led(leader(), other, meetings=[meeting("2026-05-06", guided_by="bl-10")])
    assert leaders.guided.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("community", "months"), [("qinghe", [1]), ("nanyuan", [0])], ids=["there", "elsewhere"]
)
def test_meeting_guided_then_it_counts_in_the_community_that_held_it(
    community: str, months: list[int]
) -> None:
    leaders = led(leader(), meetings=[meeting("2026-05-06", community=community)])
    assert leaders.guided.tolist() == months
