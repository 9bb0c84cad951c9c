"""What may not be told has no row in open data, nothing refers to it, and counts say how many there are."""

from __future__ import annotations

import pytest
from sunboard.settings import Retention

from tests.factories import (
    PEOPLE,
    Row,
    correction,
    county_rows,
    deed,
    kept,
    make_measures,
    notice,
    visit,
)
from tests.open_data import counts_of, rows_of, said_in_data

SECRET = "琥珀色灯罩"
NO_WINDOW = {"window_from": "", "window_to": "", "objection": ""}
STAGES = {
    "nominated": {
        "state": "已推荐",
        "approved_on": "",
        "verifier": "",
        "approver": "",
        **NO_WINDOW,
    },
    "verified": {"state": "已核实", "approved_on": "", "approver": "", **NO_WINDOW},
    "approved": {"state": "已批准", **NO_WINDOW},
    "revoked": {"state": "已撤榜", "reason": "异议成立"},
}
"""What a deed that may not be told has in its row, by how far it has come; an upheld objection revokes it."""


def untold(stage: str) -> Row:
    return deed(id="sg-88", what=f"换上{SECRET}", **STAGES[stage])


@pytest.mark.parametrize("stage", STAGES)
def test_deed_that_is_not_told_then_no_row_nor_reference_and_counted_at_its_stage(
    stage: str,
) -> None:
    ground = make_measures(
        is_sound=False,
        deeds=[deed(), untold(stage)],
        notices=[notice(kind="承诺公示", deeds="sg-1、sg-88", ended_on="2026-09-22")],
        corrections=[
            correction(target="sg-88", before=SECRET, after=""),
            # It may quote what that one is about.
            correction(id="gz-2", target="gz-1", before=SECRET, after=""),
        ],
    )
    said = "".join(said_in_data(ground))
    assert "sg-1" in said
    assert "sg-88" not in said
    assert SECRET not in said
    assert [row["id"] for row in rows_of(ground, "deeds")] == ["sg-1"]
    assert rows_of(ground, "corrections") == []
    (count,) = counts_of(ground, "deeds", "state", "community")
    assert (count["state"], count["community"], count["count"]) == (stage, "qinghe", "1")
    assert [row["count"] for row in counts_of(ground, "corrections", "state", "period")] == ["2"]


def test_deed_whose_names_have_ended_then_no_row() -> None:
    ground = make_measures(
        programme_overrides={"retention": Retention(names_years=1)},
        deeds=[deed(), deed(id="sg-88", date="2024-03-03", what=SECRET)],
    )
    assert [row["id"] for row in rows_of(ground, "deeds")] == ["sg-1"]
    assert SECRET not in "".join(said_in_data(ground))


def test_record_taken_down_then_its_row_says_nothing_and_no_correction_tells_of_it() -> None:
    removal = correction(id="gz-9", category="隐私", before="", after="")
    ground = make_measures(
        commitments=[kept(text=SECRET, result=f"{SECRET}40盏")],
        corrections=[correction(before=SECRET), removal],
    )
    (row,) = rows_of(ground, "commitments")
    assert {row["text"], row["result"]} == {"（不公开）"}
    assert rows_of(ground, "corrections") == []
    assert SECRET not in "".join(said_in_data(ground))


def test_correction_of_what_stands_in_sums_then_told_without_what_it_refers_to() -> None:
    ground = make_measures(
        visits=[visit()], corrections=[correction(target="zf-1", before="5户", after="6户")]
    )
    assert [row["after"] for row in rows_of(ground, "corrections")] == ["6户"]


def test_posts_held_then_by_month_only_where_a_board_says_so() -> None:
    for boards, is_there in ((["positions"], False), (["positions", "obligations"], True)):
        ground = make_measures(programme_overrides={"boards": boards}, **county_rows())
        said = {row.get("state") for row in counts_of(ground, "positions", "unit", "period")}
        assert said == ({"in-post"} if is_there else set())


@pytest.mark.parametrize("kind", ["people", "positions", "visits"])
def test_people_posts_and_visits_then_no_row_of_anybody(kind: str) -> None:
    rows = county_rows()
    ground = make_measures(**rows)
    ids = {row["id"] for row in rows[kind]}
    said = "".join(said_in_data(ground))
    assert not {each for each in ids if f'"{each}"' in said}
    assert sum(int(row["count"]) for row in counts_of(ground, kind, "unit")) >= len(PEOPLE[:1])
