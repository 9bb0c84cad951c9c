"""Rows that name several are as many records, each with its own id."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sunboard.checks.spread import spread

from tests.checks.small_county import VALID, check, codes, county, programme

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


def posts(*cells: str, **said: str) -> tuple[list[tuple[str, str, float]], list[str]]:
    """Id, post and households of each record that comes of a row a cell, and what is said of them."""
    row = {"person": "dy-1", "community": "songyuan", "relation": "居住地社区", "households": "4"}
    rows = [
        {"id": f"gw-{at}", "position": cell, **row, **said}
        for at, cell in enumerate(cells, start=1)
    ]
    checked = check(people=VALID["people"], positions=rows)
    frame = checked.records["positions"].frame
    found = zip(frame["id"], frame["position"].astype(str), frame["households"], strict=True)
    return [*found], codes(checked.problems)


@pytest.mark.parametrize("between", ["、", "；", "/", "／", "，", "\n", " / "])
def test_two_posts_in_a_cell_then_two_of_one_person_and_households_once(between: str) -> None:
    found, said = posts(f"家园医生{between}家园卫士")
    assert [each[:2] for each in found] == [("gw-1", "doctor"), ("gw-1-2", "guard")]
    assert [str(each[2]) for each in found] == ["4.0", "nan"]
    assert said == ["spread-words"]


def test_word_of_the_list_that_holds_a_comma_then_it_is_one() -> None:
    vocabularies = dict(programme().vocabularies)
    first, *others = vocabularies["positions"].terms
    both = replace(first, label="治安、消防员")
    vocabularies["positions"] = replace(vocabularies["positions"], terms=(both, *others))
    rows = county(people={}, positions={"id": "gw-1", "position": "治安、消防员", "person": "dy-1"})
    apart, notes = spread(rows, replace(programme(), vocabularies=vocabularies))
    assert len(apart["positions"]) == 1
    assert notes == []


def test_part_that_nobody_knows_then_the_cell_stays_one_and_is_asked_about() -> None:
    found, said = posts("家园医生、水", "家园卫士")
    assert [each[1] for each in found] == ["guard"]
    assert said == ["R-10-term-near"]


def test_parts_that_stand_alone_elsewhere_then_each_is_one_before_the_list_has_them() -> None:
    rows = [
        {"id": f"gw-{at}", "position": cell, "person": "dy-1"}
        for at, cell in enumerate(("楼栋长、宣传员", "宣传员", "楼栋长", "楼栋长、水"), start=1)
    ]
    apart, _ = spread(county(people={}, positions=rows), programme())
    cells = apart["positions"].texts["position"].to_pylist()
    assert cells == ["楼栋长", "宣传员", "楼栋长", "楼栋长、水", "宣传员"]
