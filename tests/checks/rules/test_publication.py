from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from sunboard.checks import check_records
from sunboard.checks.records import NOT_PUBLIC, WITHHELD
from sunboard.language.own_words import Word
from sunboard.records.promises import COLUMNS, DATE_COLUMNS, TEXT_COLUMNS, PublishedCommitments
from sunboard.schema import KINDS

from tests.checks.small_county import AS_OF, VALID, check, codes, county, programme


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
    assert sorted(codes(checked.problems)) == ["R-9-changed"] * 3 + ["R-9-moved"]
    row = checked.records["commitments"].frame.iloc[0]
    assert (row["text"], row["target"], row["measure"]) == ("更换楼道声控灯60盏", "", "盏")
    assert str(row["due"].date()) == "2026-06-30"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-12-31", "R-9-moved"),
        ("2026年12月", "R-9-moved"),
        ("2026年12月底前", "R-9-moved"),
        ("长期", "R-9-changed"),
        ("年底", "date-no-year"),
    ],
)
def test_another_last_day_in_whatever_words_then_one_line_says_what_would_do(
    written: str, code: str
) -> None:
    checked = check(published({"due": "2026-06-30"}), commitments={"due": written})
    assert codes(checked.problems) == [code]
    if code == "R-9-moved":
        assert "新期限「2026-12-31」" in checked.problems[0].text()
    assert str(checked.records["commitments"].frame.iloc[0]["due"].date()) == "2026-06-30"


def test_digits_of_another_width_are_no_change_and_shown_in_one() -> None:
    checked = check(published({"target": "６０盏"}), commitments={"target": "６０盏"})
    assert codes(checked.problems) == []
    assert checked.records["commitments"].frame.iloc[0]["target"] == "60盏"


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
    assert codes(checked.problems) == ["R-9-moved"]
    row = checked.records["commitments"].frame.iloc[0]
    assert row["text"] == "（不公开）"
    assert str(row["due"].date()) == "2026-06-30"


WITHDRAWN = {"withdrawn_on": "2026-10-30"}
STRIKES = {**REMOVAL, "after": "一名党员"}


def test_name_in_a_published_promise_then_its_text_is_withheld_and_the_promise_stays() -> None:
    named = {"text": "周立群更换楼道声控灯60盏"}
    checked = check(published(named), commitments=named, people=WITHDRAWN)
    assert codes(checked.problems) == ["R-26-named"]
    (text,) = checked.records["commitments"].texts("text")
    assert text == WITHHELD


def test_name_struck_by_a_private_correction_then_it_wins_over_the_published_wording() -> None:
    named, struck = ({"text": f"{who}更换楼道声控灯60盏"} for who in ("周 立群", "一名党员"))
    for written, before in ((named, named), (struck, named), (named, struck), (struck, struck)):
        checked = check(
            published(before), commitments=written, people=WITHDRAWN, corrections=STRIKES
        )
        still = ["R-26-struck"] if written is named else []
        assert codes(checked.problems) == still
        assert checked.records["commitments"].texts("text") == [struck["text"]]
        kept = {"cn-1": {"text": struck["text"]}} if before is named else {}
        assert checked.promises == kept
        assert (checked.records.removed, checked.records.struck) == (frozenset(), {"cn-1"})


@pytest.mark.parametrize("after", ["一名党员", "一名志愿者"])
def test_programme_that_has_another_word_for_members_then_names_are_struck_by_it(
    after: str,
) -> None:
    called = replace(programme(), own_words={Word("党员"): Word("志愿者")})
    own = "一名志愿者更换楼道声控灯60盏"
    for written in ("周立群更换楼道声控灯60盏", own):
        for before in ("周立群更换楼道声控灯60盏", "一名党员更换楼道声控灯60盏"):
            tables = county(
                commitments={"text": written},
                people=WITHDRAWN,
                corrections={**STRIKES, "after": after},
            )
            checked = check_records(tables, called, AS_OF, published=published({"text": before}))
            assert codes(checked.problems) == ([] if written == own else ["R-26-struck"])
            assert checked.records["commitments"].texts("text") == [own]
            assert (checked.records.removed, checked.records.struck) == (frozenset(), {"cn-1"})


def test_name_struck_and_consent_given_again_then_the_name_as_it_is_written() -> None:
    before = published({"text": "一名党员更换楼道声控灯60盏"})
    checked = check(before, commitments={"text": "周立群更换楼道声控灯60盏"}, people={})
    assert codes(checked.problems) == []
    assert checked.records["commitments"].texts("text") == ["周立群更换楼道声控灯60盏"]


def test_other_words_under_cover_of_a_name_then_what_was_published_stays() -> None:
    named = {"text": "周立群更换楼道声控灯60盏"}
    for said in ("一名党员更换楼道声控灯6盏", "某同志更换楼道声控灯60盏", "更换楼道声控灯60盏"):
        checked = check(
            published(named), commitments={"text": said}, people=WITHDRAWN, corrections=STRIKES
        )
        assert "R-9-changed" in codes(checked.problems)
        (text,) = checked.records["commitments"].texts("text")
        assert text == "一名党员更换楼道声控灯60盏"


def test_taken_down_then_the_ledger_keeps_no_words_and_they_may_come_back() -> None:
    before = published({"text": "为某人换灯6盏", "target": "6盏"})
    checked = check(before, commitments={"text": "为某人换灯6盏"}, corrections=REMOVAL)
    assert checked.promises == {"cn-1": {"text": "（不公开）", "target": "（不公开）"}}
    gone = published({"text": "（不公开）", "target": "（不公开）"})
    again = check(gone, commitments={"text": "为居民换灯6盏", "target": "6盏"})
    assert codes(again.problems) == []
    assert again.records["commitments"].texts("text") == ["为居民换灯6盏"]


@pytest.mark.parametrize(
    "fault",
    [
        {"id": "Gz 1!"},
        {"date": "2026-02-31"},
        {"date": "2031-01-01"},
        {"date": ""},
        {"reason": "", "decided_by": ""},
        {"category": " 隐私（撤下）"},
        {"target": "CN-1、cn-2"},
        {"before": "为某人换灯6盏"},
    ],
)
def test_private_correction_that_is_at_fault_then_it_takes_down_what_it_names(
    fault: dict[str, str],
) -> None:
    checked = check(commitments={"text": "为某人换灯6盏"}, corrections={**REMOVAL, **fault})
    assert "cn-1" in checked.records.removed


def test_a_mobile_typed_into_a_published_promise_then_its_wording_stays_and_it_is_told() -> None:
    edited = {"text": "更换楼道声控灯60盏，问13900000000"}
    checked = check(published({}), commitments=edited)
    assert codes(checked.problems) == ["R-25-instead"]
    assert checked.records["commitments"].texts("text") == [VALID["commitments"]["text"]]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("更换楼道声控灯60盏，问13900000000", None),
        ("更换楼道声控灯60盏，问", "更换楼道声控灯60盏，问"),
        ("更换楼道声控灯60盏", "更换楼道声控灯60盏"),
        ("更换楼道声控灯60盏，问***", "更换楼道声控灯60盏，问***"),
        ("更换楼道声控灯6盏", None),
        ("更换楼道声控灯60盏，问居委会", None),
        ("更换楼道声控灯，问", None),
        ("", None),
    ],
)
def test_what_always_was_private_may_be_taken_out_and_nothing_else(
    written: str, shown: str | None
) -> None:
    before = published({"text": "更换楼道声控灯60盏，问13900000000"})
    checked = check(before, commitments={"text": written})
    assert checked.records["commitments"].texts("text") == [shown or WITHHELD]
    # What the ledger says is private in any case, and goes.
    assert checked.promises == {"cn-1": {"text": shown or NOT_PUBLIC}}


@pytest.mark.parametrize(
    ("written", "stays"),
    [
        ("Call *** about the lamps", True),
        ("Call a member about the lamps", True),
        ("Call A resident about the lamps", True),
        ("Call (withheld as private) about the lamps", True),
        ("Call 一名党员 about the lamps", True),
        ("Call the council about the lamps", False),
        ("Call a member about lamps", False),
    ],
)
def test_english_promise_then_its_own_words_may_stand_for_what_was_private(
    written: str, *, stays: bool
) -> None:
    before = published({"text": "Call 07700 900123 about the lamps"})
    tables = county(commitments={"text": written})
    english = replace(programme(), language="en")
    checked = check_records(tables, english, AS_OF, published=before)
    assert ("R-9-changed" not in codes(checked.problems)) == stays
    assert checked.promises == {"cn-1": {"text": written if stays else NOT_PUBLIC}}


def test_word_that_stands_instead_then_it_is_not_changed_for_another() -> None:
    before = published({"text": "一名党员换灯60盏，问13900000000"})
    checked = check(before, commitments={"text": "居民换灯60盏，问"})
    assert "R-9-changed" in codes(checked.problems)


def test_published_promise_that_a_rule_withholds_then_no_other_cell_is_emptied() -> None:
    checked = check(published({}), commitments={"unit": "nobody"})
    assert codes(checked.problems) == ["R-10-unknown"]
