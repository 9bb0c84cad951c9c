"""The lists: what counts as matched, fulfilled and stuck, and that the parts add up to the whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.lists import Lack, Standing, list_tally_of, lists_of
from sunboard.measures.tally import Rate

from tests.factories import (
    UNITS,
    Row,
    activity,
    event,
    finished,
    item,
    kept,
    make_measures,
    need,
    numbered,
    resource,
)

LONG_AGO = "2026-03-02"


def measured(*items: Row, **rows: list[Row]) -> Ground:
    return make_measures(list_items=[*items], **rows)


def standing(*items: Row, **rows: list[Row]) -> Standing:
    return Standing(lists_of(measured(*items, **rows)).standing[0])


def lacks(*items: Row, **rows: list[Row]) -> set[Lack]:
    return set(map(Lack, np.flatnonzero(lists_of(measured(*items, **rows)).lacks[0])))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([need()], Standing.WAITING),
        ([need(matched_with="qd-2"), resource(id="qd-2")], Standing.MATCHED),
        ([resource(), need(id="qd-2", matched_with="qd-1")], Standing.MATCHED),
        (
            [resource(), need(id="qd-2", matched_with="qd-1", fulfilled_by="fw-1")],
            Standing.FULFILLED,
        ),
        ([resource(), need(id="qd-2", matched_with="qd-1", fulfilled_by="fw-2")], Standing.MATCHED),
        ([resource()], Standing.WAITING),
        ([item(fulfilled_by="fw-1")], Standing.FULFILLED),
        ([item(fulfilled_by="cn-1")], Standing.FULFILLED),
        ([item(fulfilled_by="hd-1")], Standing.FULFILLED),
        ([item(fulfilled_by="fw-2")], Standing.REPORTED),
    ],
)
def test_standing(items: list[Row], expected: Standing) -> None:
    rows = {
        "tasks": [finished(), finished(id="fw-2", result="", text="灯不亮")],
        "commitments": [kept()],
        "activities": [activity()],
    }
    assert standing(*items, **rows) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (item(), set()),
        (item(unit=""), {Lack.NO_OWNER}),
        (item(due=""), {Lack.NO_DATE}),
        (item(due="2026-10-30"), {Lack.PAST_DUE}),
        (item(due="2026-10-31"), set()),
        (item(due="2026-10-30", fulfilled_by="fw-1"), set()),
        (item(listed_on=LONG_AGO), set()),
        (need(listed_on="2026-10-01"), set()),
        (need(listed_on="2026-09-30"), {Lack.UNMATCHED}),
        (need(listed_on=LONG_AGO, fulfilled_by="fw-1"), set()),
        (resource(), set()),
        (resource(listed_on=LONG_AGO), {Lack.UNMATCHED}),
        (resource(due="2026-10-12"), set()),
        (need(listed_on=LONG_AGO, due="2026-04-01", unit=""), {*Lack} - {Lack(1), Lack(4)}),
    ],
)
def test_what_an_item_lacks(row: Row, expected: set[Lack]) -> None:
    assert lacks(row, tasks=[finished()]) == expected


@pytest.mark.parametrize(
    ("ended_on", "row", "expected"),
    [
        ("2026-10-30", item(), {Lack.OWNER_ENDED}),
        ("2026-10-31", item(), {Lack.OWNER_ENDED}),
        ("2026-11-01", item(), set()),
        ("2026-10-30", item(fulfilled_by="fw-1"), set()),
        ("2026-10-30", need(), {Lack.OWNER_ENDED}),
        ("2026-10-30", resource(), set()),
    ],
)
def test_owner_that_was_dissolved_leaves_its_unfinished_items_stuck(
    ended_on: str, row: Row, expected: set[Lack]
) -> None:
    units = [{**UNITS[0], "ended_on": ended_on, "successor": "czj"}, *UNITS[1:]]
    assert lacks(row, units=units, people=[], tasks=[finished(people="")]) == expected


def test_what_was_done_again_counts_only_once_it_is_done() -> None:
    again = event("重办", "2026-09-20")
    done = finished(completed_on="2026-09-25")
    assert standing(item(fulfilled_by="fw-1"), tasks=[done], task_events=[again]) is (
        Standing.FULFILLED
    )


def test_rates_have_both_their_numbers() -> None:
    rows = numbered([need(matched_with="qd-3"), need(), resource(), resource(), item()])
    rows[4]["fulfilled_by"] = rows[0]["fulfilled_by"] = "fw-1"
    ground = measured(*rows, tasks=[finished()])
    tally = list_tally_of(ground, Scope.COUNTY)
    assert tally.by_list[0].tolist() == [2, 2, 1, 0]
    assert tally.matched_rate(0) == Rate(1, 2)
    assert tally.fulfilled_rate(0) == Rate(2, 3)
    assert tally.used_rate(0) == Rate(1, 2)
    assert (int(tally.orphans[0]), tally.total(0)) == (0, 5)


forms = st.sampled_from(
    [
        item(),
        item("责任清单", due=""),
        item("项目清单", unit=""),
        item(due="2026-09-30", fulfilled_by="hd-1"),
        need(),
        need(listed_on=LONG_AGO),
        resource(),
        resource(listed_on=LONG_AGO, community="nanyuan", unit="czj"),
        need(community="nanyuan", unit="jyj", fulfilled_by="hd-1"),
    ]
)


@settings(max_examples=30)
@given(st.lists(forms, max_size=12))
def test_law_communities_add_up_to_the_county_and_lists_to_all(items: list[Row]) -> None:
    ground = measured(*numbered(items), activities=[activity()])
    whole, parts = (list_tally_of(ground, scope) for scope in (Scope.COUNTY, Scope.COMMUNITY))
    for name in ("by_list", "needs", "matched", "to_do", "fulfilled", "resources", "used"):
        assert (getattr(parts, name).sum(axis=0) == getattr(whole, name)[0]).all(), name
    assert whole.total(0) == len(items) == int(whole.to_do[0] + whole.resources[0])
    assert (
        int(whole.orphans[0]) == int(parts.orphans.sum()) == int(lists_of(ground).is_orphan.sum())
    )
