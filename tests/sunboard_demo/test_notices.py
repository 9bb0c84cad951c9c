"""The notices and corrections of the sample county, and the deeds that stand in them."""

from __future__ import annotations

from collections import Counter

from tests.sunboard_demo.reading import Row, SampleCounty

AS_OF = "2026-10-31"


def named(row: Row, field: str) -> list[str]:
    return row[field].split("、") if field in row else []


def test_there_are_notices_of_every_kind_open_past_and_standing(demo_county: SampleCounty) -> None:
    rows = demo_county.rows["notices"]
    assert 18 <= len(rows) <= 30
    assert {row["kind"] for row in rows} == {"承诺公示", "拟上榜公示", "办结公示", "更正公示"}
    over = [row for row in rows if row.get("ended_on", "9999") < AS_OF]
    assert len(over) > 10
    assert sum(row.get("ended_on", "9999") >= AS_OF for row in rows if "ended_on" in row) >= 2
    assert sum("ended_on" not in row for row in rows) == 4
    outcomes = Counter(row.get("outcome") for row in over if row["kind"] != "承诺公示")
    assert outcomes.keys() == {"未收到异议", "异议已答复", "异议待答复", None}


def test_a_deed_has_the_window_of_its_notice_and_no_two_notices_share_it(
    demo_county: SampleCounty,
) -> None:
    deeds = {row["id"]: row for row in demo_county.rows["deeds"]}
    placed: Counter[str] = Counter()
    for notice in demo_county.rows["notices"]:
        if notice["kind"] != "拟上榜公示":
            continue
        for deed in named(notice, "deeds"):
            placed[deed] += 1
            window = (deeds[deed]["window_from"], deeds[deed]["window_to"])
            assert window == (notice["started_on"], notice["ended_on"])
    assert placed
    assert set(placed.values()) == {1}
    since_may = {row["id"] for row in deeds.values() if row.get("window_from", "") >= "2026-05-12"}
    assert since_may == placed.keys()


def test_a_deed_is_honoured_only_when_its_window_is_over(demo_county: SampleCounty) -> None:
    for row in demo_county.rows["deeds"]:
        if row["state"] == "已上榜":
            assert row["window_to"] < row["decided_on"] <= AS_OF, row["id"]
            assert row["objection"] != "异议待答复"
        assert ("window_from" in row) == (row["state"] in ("公示中", "已上榜", "已撤榜")), row["id"]


def test_an_open_objection_is_told_by_its_notice(demo_county: SampleCounty) -> None:
    objected = [r["id"] for r in demo_county.rows["deeds"] if r.get("objection") == "异议待答复"]
    assert len(objected) == 1
    (notice,) = [r for r in demo_county.rows["notices"] if objected[0] in named(r, "deeds")]
    assert notice["outcome"] == "异议待答复"


def test_there_are_corrections_of_every_class(demo_county: SampleCounty) -> None:
    rows = demo_county.rows["corrections"]
    assert 10 <= len(rows) <= 16
    assert set(Counter(row["category"] for row in rows)) == {"文字", "事实", "状态", "作废", "隐私"}
    for row in rows:
        told = {"before", "after"} & row.keys()
        assert bool(told) == (row["category"] in ("文字", "事实", "状态")), row["id"]
    known = {row["id"] for kind in demo_county.rows.values() for row in kind}
    gone = {row["category"] for row in rows if row["target"] not in known}
    assert gone <= {"作废", "隐私"}
    assert gone
