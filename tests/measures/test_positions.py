"""Who has reported in, and how many households they link, in the county of `tests/factories.py`."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.measures.ground import Ground
from sunboard.measures.positions import Fit, fit_of, household_links_of, report_in_of

from tests.factories import COMMUNITIES, PEOPLE, Row, make_measures, make_pages, numbered, position

HOME = {"relation": "居住地社区", "community": "nanyuan"}


def test_no_positions_then_every_post_is_vacant_and_everybody_without_one() -> None:
    report_in = report_in_of(make_measures())
    assert report_in.vacant.tolist() == [5, 5]
    assert report_in.members.tolist() == [2, 2, 1]
    assert report_in.members_without.tolist() == [2, 2, 1]
    assert report_in.members_missing.tolist() == [2, 2, 1]


def test_post_then_named_and_reported_are_two_numbers() -> None:
    rows = [position(), position(person="dy-2", reported_on="", households="")]
    report_in = report_in_of(make_measures(positions=numbered(rows)))
    assert report_in.named[0].tolist() == [2, 0, 0, 0, 0]
    assert report_in.reported[0].tolist() == [1, 0, 0, 0, 0]
    assert report_in.vacant.tolist() == [4, 5]
    assert report_in.members_without.tolist() == [0, 2, 1]
    assert report_in.members_missing.tolist() == [1, 2, 1]


def test_both_relations_then_each_counts_its_own_and_the_person_once_for_both() -> None:
    rows = numbered([position(), position(**HOME), position(person="dy-3", **HOME)])
    report_in = report_in_of(make_measures(positions=rows))
    assert report_in.members_reported.tolist() == [[1, 1], [0, 1], [0, 0]]
    assert report_in.members_reported_twice.tolist() == [1, 0, 0]
    assert report_in.reported_by_relation.tolist() == [[1, 0], [0, 2]]


def test_two_posts_in_one_relation_then_the_person_is_one_member() -> None:
    rows = numbered([position(), position(position="家园医生")])
    report_in = report_in_of(make_measures(positions=rows))
    assert report_in.members_reported[0].tolist() == [1, 0]
    assert report_in.named[0].tolist() == [1, 0, 0, 1, 0]


def test_post_under_a_mere_name_then_it_is_held_and_nobody_s_people_change() -> None:
    rows = numbered([position(person="沈星河"), position(person="沈星河", **HOME)])
    ground = make_measures(positions=rows, is_sound=False)
    report_in, nobody = report_in_of(ground), report_in_of(make_measures())
    assert report_in.named.sum() == 2
    for name in ("members_reported", "members_missing", "members_without"):
        assert getattr(report_in, name).tolist() == getattr(nobody, name).tolist()
    assert household_links_of(ground).by_unit.sum() == 0
    assert household_links_of(ground).linked.sum() == 10
    pages = make_pages(ground)
    assert any(path.startswith("positions/") for path in pages)
    assert "沈星河" not in str([*pages.values()])


@pytest.mark.parametrize(("ended_on", "is_held"), [("2026-10-31", True), ("2026-10-30", False)])
def test_position_that_ended_then_it_is_held_on_its_last_day_only(
    ended_on: str, is_held: bool
) -> None:
    ground = make_measures(positions=[position(ended_on=ended_on)])
    assert report_in_of(ground).named.sum() == is_held
    assert household_links_of(ground).linked.sum() == 5 * is_held


def test_post_that_ended_after_reporting_in_then_nobody_is_missing() -> None:
    rows = [position(ended_on="2026-10-30"), position(person="dy-2", **HOME)]
    report_in = report_in_of(make_measures(positions=numbered(rows)))
    assert report_in.members_missing.tolist() == [0, 2, 1]
    assert report_in.members_reported[0].tolist() == [1, 1]
    assert report_in.members_without.tolist() == [1, 2, 1], "who holds none now"


@pytest.mark.parametrize(
    ("households", "fit"),
    [("", Fit.UNKNOWN), ("0", Fit.BELOW), ("2", Fit.BELOW), ("3", Fit.WITHIN), ("5", Fit.WITHIN),
     ("6", Fit.ABOVE)],
)  # fmt: skip
def test_link_then_it_stands_to_the_range_of_the_programme(households: str, fit: Fit) -> None:
    ground = make_measures(positions=[position(households=households)])
    assert household_links_of(ground).by_community[0].tolist() == [int(fit == f) for f in Fit]
    assert household_links_of(ground).by_unit[0, fit] == 1


def test_range_of_the_programme_then_it_decides() -> None:
    limits = {"limits": {"households_min": 6, "households_max": 9}}
    links = household_links_of(make_measures(programme_overrides=limits, positions=[position()]))
    assert links.by_community[0, Fit.BELOW] == 1


def test_not_reported_in_then_no_link() -> None:
    links = household_links_of(make_measures(positions=[position(reported_on="")]))
    assert links.by_community.sum() == 0
    assert links.linked.tolist() == [0, 0]


def test_households_then_known_ones_are_added_and_unknown_estates_counted() -> None:
    rows = numbered([position(), position(person="dy-2", households="3")])
    links = household_links_of(make_measures(positions=rows))
    assert links.linked.tolist() == [8, 0]
    assert links.households.tolist() == [320, 150]
    assert links.estates_unknown.tolist() == [1, 1]


def test_fit_then_every_number_has_one() -> None:
    numbers = np.array([np.nan, 0, 3, 4, 5, 99])
    assert fit_of(numbers, 3, 5).tolist() == [3, 0, 1, 1, 1, 2]


posts = st.builds(
    lambda person, place, relation, post, reported, households: position(
        person=person,
        community=place if relation == "单位结对社区" else "nanyuan",
        relation=relation,
        position=post,
        reported_on=reported,
        households=households,
    ),
    st.sampled_from([p["id"] for p in PEOPLE]),
    st.just("qinghe"),
    st.sampled_from(["单位结对社区", "居住地社区"]),
    st.sampled_from(["家园先锋", "家园医生"]),
    st.sampled_from(["", "2026-01-05"]),
    st.sampled_from(["", "2", "4", "8"]),
)


@given(st.lists(posts, max_size=12))
def test_any_positions_then_parts_add_up(rows: list[Row]) -> None:
    ground = make_measures(positions=numbered(rows))
    report_in, links = report_in_of(ground), household_links_of(ground)
    assert report_in.named.sum() == report_in.named_by_relation.sum() == len(rows)
    assert report_in.reported.sum() == report_in.reported_by_relation.sum()
    assert (report_in.reported <= report_in.named).all()
    assert links.by_community.sum() == links.by_unit.sum() == report_in.reported.sum()
    assert len(report_in.vacant) == len(COMMUNITIES)
    _members_are_split(ground)


def _members_are_split(ground: Ground) -> None:
    """Reported at one place, the other, or both, or nowhere: each member is in one of them."""
    report_in = report_in_of(ground)
    somewhere = report_in.members_reported.sum(axis=1) - report_in.members_reported_twice
    assert (somewhere + report_in.members_missing == report_in.members).all()
    assert (report_in.members_without <= report_in.members_missing).all()
