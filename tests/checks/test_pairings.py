"""What a pairing needs to be shown is unit and place; what sort it is and since when, offices don't keep."""

from __future__ import annotations

import pytest

from tests.checks.small_county import check, codes

PAIRING = {"id": "bl-1", "unit": "zhujian", "community": "songyuan"}


@pytest.mark.parametrize(
    ("cells", "said", "count"),
    [
        ({}, [], 1),
        ({"kind": "单位包联", "started_on": "2025-03-10"}, [], 1),
        ({"community": "", "estate": "songyuan-1"}, [], 1),
        ({"started_on": "2024年3月"}, ["date-period"], 1),
        ({"started_on": "长期"}, ["date-open-start"], 1),
        ({"started_on": "2025-13-01"}, ["date-impossible"], 1),
        ({"unit": ""}, ["required"], 0),
        ({"community": ""}, ["required"], 0),
        # Whoever wrote of a leader in other words must not make the estate one that a unit answers for.
        ({"kind": "县领导"}, ["R-10-term"], 0),
        # An estate that nobody knows is not the whole community.
        ({"estate": "没有的小区"}, ["R-10-unknown-name"], 0),
    ],
)
def test_a_pairing_then_it_is_shown_or_not(
    cells: dict[str, str], said: list[str], count: int
) -> None:
    checked = check(pairings=[{**PAIRING, **cells}])
    assert codes(checked.problems) == said
    assert len(checked.records["pairings"]) == count


def test_a_leader_since_nobody_knows_when_links_estates_now() -> None:
    estates = [
        {"id": f"songyuan-{n}", "name": f"松园{n}区", "community": "songyuan"} for n in range(1, 5)
    ]
    leader = {**PAIRING, "kind": "领导包联", "leader_office": "副县长"}
    rows = [{**leader, "id": f"bl-{n}", "estate": f"songyuan-{n}"} for n in range(1, 5)]
    assert codes(check(estates=estates, pairings=rows).problems) == ["R-15-leader-estates"] * 2
