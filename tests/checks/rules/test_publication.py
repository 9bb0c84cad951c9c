import numpy as np
import pyarrow as pa
from sunboard.records.promises import COLUMNS, DATE_COLUMNS, TEXT_COLUMNS, PublishedCommitments
from sunboard.schema import KINDS

from tests.checks.small_county import VALID, check, codes


def published(*entries: dict[str, str]) -> PublishedCommitments:
    rows = [{"published_on": "2026-03-06", **VALID["commitments"], **entry} for entry in entries]
    return PublishedCommitments(
        texts={
            name: pa.array([row.get(name, "") for row in rows], pa.large_string())
            for name in TEXT_COLUMNS
        },
        days={
            name: np.array([row.get(name) or "NaT" for row in rows], dtype="datetime64[D]")
            for name in DATE_COLUMNS
        },
    )


def test_the_ledger_keeps_every_protected_field_as_its_header_always_was() -> None:
    header = "id,published_on,text,baseline,target,measure,made_on,due"
    assert ",".join(COLUMNS) == header
    assert {*TEXT_COLUMNS, *DATE_COLUMNS} == set(COLUMNS)
    assert [kind.name for kind in KINDS if kind.protected] == ["commitments"]


def test_what_was_published_stays() -> None:
    before = published({"due": "2026-06-30", "measure": "盏"})
    edited = {"text": "更换楼道声控灯6盏", "due": "2026-12-31", "target": "6盏"}
    checked = check(before, commitments=edited)
    assert codes(checked.problems) == ["R-9-changed"] * 4
    row = checked.records["commitments"].frame.iloc[0]
    assert (row["text"], row["target"], row["measure"]) == ("更换楼道声控灯60盏", "", "盏")
    assert str(row["due"].date()) == "2026-06-30"


def test_rules_judge_the_published_wording() -> None:
    before = published({"text": "提高绿化率", "baseline": "绿化率30%"})
    checked = check(before, commitments={"text": "提高绿化率", "baseline": ""})
    assert codes(checked.problems) == ["R-9-changed"]


def test_a_new_promise_replaces_an_old_one_in_the_open() -> None:
    again = {"id": "cn-2", "made_on": "2026-07-01", "approved_on": "2026-07-02", "replaces": "cn-1"}
    checked = check(published({}), commitments=[{"outcome": "被替代"}, again])
    assert codes(checked.problems) == []


def test_a_published_promise_cannot_be_deleted() -> None:
    checked = check(published({}, {"id": "cn-2"}), commitments={})
    assert [(p.code, p.place.row, p.params["id"]) for p in checked.problems] == [
        ("R-9-gone", None, "cn-2")
    ]


def test_a_twin_of_a_published_promise_is_a_twin_only() -> None:
    checked = check(published({}), commitments=[{}, {"text": "修路"}])
    assert codes(checked.problems) == ["R-11-duplicate-id"]


REMOVAL = {
    "id": "gz-1",
    "target": "cn-1",
    "date": "2026-10-30",
    "category": "隐私",
    "reason": "涉及个人隐私",
    "decided_by": "县基层治理协调办",
}


def test_published_promise_taken_down_for_privacy_then_its_words_may_go() -> None:
    before = published({"text": "为某人换灯6盏", "due": "2026-06-30"})
    edited = {"text": "（不公开）", "due": "2026-12-31"}
    checked = check(before, commitments=edited, corrections=REMOVAL)
    assert codes(checked.problems) == ["R-9-changed"]
    row = checked.records["commitments"].frame.iloc[0]
    assert row["text"] == "（不公开）"
    assert str(row["due"].date()) == "2026-06-30"
