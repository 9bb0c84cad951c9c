"""Consent by surface: whose name a text may hold, and whose mobile a telephone field may."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sunboard.checks import Checked
from sunboard.checks.records import WITHHELD

from tests.checks.small_county import check, codes

MOBILE = "13900139000"
PEOPLE = "data/people/0.csv"
ON_DUTY = {
    "id": "dy-3",
    "name": "郑国栋",
    "named_consent_on": "2026-01-05",
    "consent_for": "电话",
    "mobile": "139 0013 9000",
}


def rung_up(phone: str, **owner: str) -> Checked:
    return check(units={"office_phone": phone}, people=[{}, {**ON_DUTY, **owner}])


@pytest.mark.parametrize(
    "written", [MOBILE, "139-0013-9000", "+86 139 0013 9000", "１３９００１３９０００"]
)
def test_mobile_whose_owner_consents_then_it_is_told_however_it_is_written(written: str) -> None:
    checked = rung_up(written)
    assert codes(checked.problems) == []
    assert checked.records["units"].texts("office_phone") == [written]


@pytest.mark.parametrize(
    "owner",
    [
        {"consent_for": ""},
        {"consent_for": "网页、纸单"},
        {"named_consent_on": ""},
        {"named_consent_on": "2026-11-01"},
        {"consent_until": "2026-10-30"},
        {"withdrawn_on": "2026-10-31"},
        {"mobile": "13900139001"},
        {"mobile": ""},
        {"unit": "nowhere"},
    ],
    ids=str,
)  # fmt: skip
def test_mobile_whose_owner_does_not_then_it_is_withheld(owner: dict[str, str]) -> None:
    checked = rung_up(MOBILE, **owner)
    assert "phone-mobile" in codes(checked.problems)
    assert checked.records["units"].texts("office_phone") == [WITHHELD]
    assert not any(MOBILE in str(problem) for problem in checked.problems)


def test_mobile_with_a_name_beside_it_then_it_is_withheld() -> None:
    checked = rung_up(f"{MOBILE}（郑国栋）")
    assert codes(checked.problems) == ["phone-mobile"]
    assert checked.records["units"].texts("office_phone") == [WITHHELD]


@pytest.mark.parametrize(
    ("consent_for", "found"),
    [("", []), ("网页、纸单", []), ("网页", ["R-26-named"]), ("纸单、电话", ["R-26-named"])],
)
def test_text_then_it_names_whoever_consents_to_pages_and_to_paper(
    consent_for: str, found: list[str]
) -> None:
    person = {**ON_DUTY, "mobile": "", "consent_for": consent_for}
    problems = check(people=[{}, person], tasks={"text": "郑国栋报修"}).problems
    assert codes(problems) == found


def test_surfaces_then_several_in_a_cell_by_any_of_their_words() -> None:
    for written in ("网页、纸单", "page;sheet", "网站，张贴版", "纸单 网页"):
        people = check(people={"consent_for": written}).records["people"]
        assert people.codes("consent_for").tolist() == [0b11], written


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("consent_for", "网叶"),
        ("withdrawn_on", "2026-13-40"),
        ("consent_until", "明年"),
        ("consent_until", "2025-01-01"),
    ],
)
def test_consent_that_can_not_be_read_then_there_is_none_and_the_record_stays(
    cell: str, written: str
) -> None:
    person = {**ON_DUTY, "consent_for": "", "mobile": "", cell: written}
    checked = check(people=[{}, person], tasks={"text": "郑国栋报修"})
    found = codes(checked.problems)
    assert len(found) == 2
    assert "R-26-named" in found
    assert checked.records["tasks"].texts("text") == [WITHHELD]
    assert len(checked.records["people"]) == 2
    assert str(checked.records["people"].days("named_consent_on")[1]) == "NaT"


@given(
    st.sampled_from(("named_consent_on", "consent_for", "consent_until", "withdrawn_on")),
    st.one_of(
        st.text(max_size=6),
        st.from_regex(r"20[0-9x]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?", fullmatch=True),
        st.lists(st.sampled_from(["网页", "纸单", "网叶", "电话", "、", "?"]), max_size=3).map(
            "".join
        ),
    ),
)
@example("withdrawn_on", "合计")
@example("withdrawn_on", "不详")
@example("consent_for", "待定")
@example("consent_until", "?")
@example("consent_for", "#REF!")
@example("named_consent_on", "已同意")
def test_whatever_is_written_of_a_consent_then_none_is_made_of_what_can_not_be_read(
    cell: str, written: str
) -> None:
    person = {**ON_DUTY, "consent_for": "", "mobile": "", cell: written}
    checked = check(people=[{}, person], tasks={"text": "郑国栋报修"})
    said = [problem.code for problem in checked.problems if problem.place.file == PEOPLE]
    if set(said) - {"R-24-nothing"}:
        assert checked.records["tasks"].texts("text") == [WITHHELD], said
        days = checked.records["people"].frame["named_consent_on"][1:]
        assert days.isna().all(), said


@pytest.mark.parametrize("cell", ["withdrawn_on", "consent_for", "consent_until"])
@pytest.mark.parametrize("word", ["不详", "未知", "待定", "？", "待补充", "TBD"])
def test_nobody_knows_whether_there_is_a_consent_then_there_is_none(cell: str, word: str) -> None:
    person = {**ON_DUTY, "consent_for": "", "mobile": "", cell: word}
    checked = check(people=[{}, person], tasks={"text": "郑国栋报修"})
    assert "R-24-unsure" in codes(checked.problems)
    assert checked.records["tasks"].texts("text") == [WITHHELD]
    assert checked.records["people"].frame["named_consent_on"][1:].isna().all()


@pytest.mark.parametrize("word", ["无", "没有", "-", "/", ""])
def test_nothing_was_withdrawn_then_the_consent_stays(word: str) -> None:
    person = {**ON_DUTY, "consent_for": "", "mobile": "", "withdrawn_on": word}
    checked = check(people=[{}, person], tasks={"text": "郑国栋报修"})
    assert checked.records["tasks"].texts("text") == ["郑国栋报修"]
