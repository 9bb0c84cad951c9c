"""Rows that name several are as many records, each with its own id."""

from __future__ import annotations

import pytest

from tests.checks.small_county import VALID, check, codes

HERE = {
    "id": "bl-1",
    "kind": "单位包联",
    "unit": "zhujian",
    "community": "songyuan",
    "estate": "songyuan-1",
}
SECOND = {**VALID["units"], "id": "second", "name": "云桥县税务局", "short_name": "税务局"}


def pairs(**row: str) -> list[tuple[str, str, str]]:
    """Id, unit and estate of each pairing that comes of a row."""
    checked = check(pairings={**HERE, **row}, units=[VALID["units"], SECOND], **ESTATES)
    frame = checked.records["pairings"].frame
    return [(str(r["id"]), str(r["unit"]), str(r["estate"])) for _, r in frame.iterrows()]


ESTATES = {
    "estates": [
        VALID["estates"],
        {**VALID["estates"], "id": "another", "name": "怡景园"},
    ]
}
UNIT, ESTATE = VALID["units"]["id"], VALID["estates"]["id"]


@pytest.mark.parametrize(
    "cell", [f"{UNIT}、second", f"{UNIT}；云桥县税务局", f"{UNIT}\nsecond", f"{UNIT}，税务局"]
)
def test_pairing_of_two_units_is_one_of_each(cell: str) -> None:
    assert [each[:2] for each in pairs(unit=cell)] == [
        (HERE["id"], UNIT),
        (f"{HERE['id']}-2", "second"),
    ]


def test_units_and_estates_are_paired_each_with_each() -> None:
    found = pairs(unit=f"{UNIT}、second", estate=f"{ESTATE}、怡景园")
    assert [each[1:] for each in found] == [
        (UNIT, ESTATE),
        (UNIT, "another"),
        ("second", ESTATE),
        ("second", "another"),
    ]
    assert [each[0] for each in found] == [HERE["id"], *(f"{HERE['id']}-{n}" for n in (2, 3, 4))]


def test_name_that_has_a_comma_in_it_is_one_name() -> None:
    both = {**SECOND, "name": "县委、县政府办公室"}
    checked = check(pairings={**HERE, "unit": both["name"]}, units=[VALID["units"], both])
    assert checked.records["pairings"].frame["unit"].tolist() == ["second"]


def test_one_of_several_that_nobody_knows_is_told_and_the_other_counts() -> None:
    checked = check(pairings={**HERE, "unit": f"{UNIT}、烟草局"})
    assert sorted(codes(checked.problems)) == ["R-10-unknown-name", "spread"]
    assert checked.records["pairings"].frame["unit"].tolist() == [UNIT]


def test_task_of_two_units_stays_one() -> None:
    checked = check(
        tasks={**VALID["tasks"], "unit": "住建局、税务局"}, units=[VALID["units"], SECOND]
    )
    assert "R-10-several-in-one" in codes(checked.problems) or "R-10-unknown" in codes(
        checked.problems
    )
    assert len(checked.records["tasks"].frame) == 1


def test_records_of_a_row_then_they_follow_it_in_the_order_of_the_rows() -> None:
    rows = [
        {**HERE, "unit": f"{UNIT}、second"},
        {**HERE, "id": "bl-2", "kind": "没有这一类"},
        {**HERE, "id": "bl-3", "unit": "second", "estate": "another"},
    ]
    checked = check(pairings=rows, units=[VALID["units"], SECOND], **ESTATES)
    frame = checked.records["pairings"].frame
    assert frame["id"].tolist() == ["bl-1", "bl-1-2", "bl-3"]
    assert frame["unit"].tolist() == [UNIT, "second", "second"]
    assert checked.records["pairings"].texts("id") == ["bl-1", "bl-1-2", "bl-3"]
