"""Whom nobody may name: people without a row, with one that is gone or broken, and by surname and office."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from sunboard.checks import Checked, check_records
from sunboard.checks.private import names
from sunboard.checks.records import WITHHELD
from sunboard.checks.rules import naming
from sunboard.records.known_people import KNOWN_PATH, Before, Known, KnownPeople

from tests.checks.small_county import AS_OF, Row, check, codes, county, programme


@pytest.fixture(autouse=True, params=["few", "many"])
def how_many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few texts are read one by one; these few also as of many those that a pattern finds."""
    if request.param == "many":
        monkeypatch.setattr(names, "_FEW_TEXTS", 0)
        monkeypatch.setattr(naming, "_FEW_CELLS", 0)


GONE = Known("dy-9", "司马蓁", "2026-05-01")


def check_after(before: Before, **changes: Row | list[Row]) -> Checked:
    return check_records(county(**changes), programme(), AS_OF, before=before)


def named(checked: Checked) -> list[str]:
    return [code for code in codes(checked.problems) if code.startswith("R-26")]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("communities", {"name": "松园社区司马蓁"}),
        ("communities", {"branch": "司马蓁支部"}),
        ("units", {"department": "物业科（司·马·蓁）"}),
        ("estates", {"branch": "司馬蓁党支部"}),
        ("communities", {"office_phone": "0576-88123456（司马蓁）"}),
    ],
)
def test_names_are_found_in_every_sort_of_text(kind: str, row: Row) -> None:
    hidden = {"id": "dy-9", "name": "司马蓁", "named_consent_on": ""}
    checked = check(people=[{}, hidden], **{kind: row})
    assert named(checked) == ["R-26-named"]
    table = checked.records[kind]
    assert len(table) == 1
    assert table.texts(next(iter(row))) == [WITHHELD]


def test_a_name_that_is_a_word_then_it_is_somebody_where_the_record_says_so() -> None:
    hidden = {"id": "dy-9", "name": "高峰", "named_consent_on": ""}
    tasks = [
        {"id": "fw-1", "people": "dy-9", "text": "和高峰一起把楼道灯换了"},
        {"id": "fw-2", "people": "", "text": "早高峰疏导", "raised_on": "2026-05-07"},
    ]
    checked = check(people=[{}, hidden], tasks=tasks)
    assert named(checked) == ["R-26-named"]
    assert checked.records["tasks"].texts("text") == [WITHHELD, "早高峰疏导"]


def test_whoever_stands_where_people_are_referred_to_has_not_consented() -> None:
    tasks = [
        {"id": "fw-1", "people": "司马蓁", "text": "楼道灯不亮"},
        {"id": "fw-2", "text": "请司马蓁联系", "raised_on": "2026-05-07"},
    ]
    assert named(check(people={}, tasks=tasks)) == ["R-26-named"]
    tasks[0]["people"] = "周立群"
    tasks[1]["text"] = "请周立群联系"
    assert named(check(people={}, tasks=tasks)) == []


@pytest.mark.parametrize(
    "verifier", ["王秀英", "司马·蓁", "王秀英同志", "王 秀 英", "阿依古丽·买买提"]
)
def test_somebody_s_name_in_the_place_of_an_office_is_withheld(verifier: str) -> None:
    checked = check(people={}, deeds={"verifier": verifier})
    assert named(checked) == ["R-26-named"]
    assert checked.records["deeds"].texts("verifier") == [WITHHELD]


@pytest.mark.parametrize(
    "verifier",
    ["党支部", "东山镇党委", "居民代表", "施工方", "县住建局", "李主任", "常委会", "高校"],
)
def test_an_office_is_nobody_s_name(verifier: str) -> None:
    assert named(check(people={}, deeds={"verifier": verifier})) == []


@pytest.mark.parametrize(
    ("offices", "hidden"),
    [
        # Most cells are names: so is what may be a word elsewhere.
        (["周明远", "何建平", "高峰", "安和", "副县长"], 4),
        (["周明远", "何建平", "县委常委、纪委书记赵", "纪委", "团委", "县长", "副县长"], 2),
        (["赵丽", "县长", "副县长", "县委书记", "政协主席"], 1),
        (["高峰", "县长", "副县长", "县委书记", "政协主席"], 0),
        (["水务", "纪委", "团委", "安办"], 0),
    ],
)
def test_column_in_which_offices_should_stand_then_names_are_withheld_and_offices_stand(
    offices: list[str], hidden: int
) -> None:
    rows = [
        {"id": f"sg-{n}", "what": f"清理楼道杂物{n + 2}处", "verifier": office}
        for n, office in enumerate(offices)
    ]
    checked = check(people={}, deeds=rows)
    shown = checked.records["deeds"].texts("verifier")
    assert [shown.count(WITHHELD), len(named(checked))] == [hidden, hidden], shown


def test_whoever_has_no_row_any_more_is_hidden_by_what_was_kept() -> None:
    task = {"text": "请司马蓁联系"}
    assert named(check(people={}, tasks=task)) == []
    checked = check_after(Before(KnownPeople((GONE,))), people={}, tasks=task)
    problem = next(p for p in checked.problems if p.code == "R-26-named")
    assert (problem.params["file"], problem.params["row"]) == (KNOWN_PATH, 2)
    assert "司马蓁" not in problem.text()


def test_whoever_has_a_row_is_judged_by_it() -> None:
    before = Before(KnownPeople((replace_name("dy-1", "周立群"), replace_name("dy-1", "周大群"))))
    task = {"text": "请周立群、周大群联系"}
    assert named(check_after(before, people={}, tasks=task)) == []
    assert named(check_after(before, people={"named_consent_on": ""}, tasks=task)) == ["R-26-named"]


def replace_name(id_: str, name: str) -> Known:
    return GONE._replace(id=id_, name=name)


def test_a_row_that_is_refused_is_no_consent() -> None:
    task = {"text": "请周立群联系"}
    assert named(check(people={"unit": "没有的局"}, tasks=task)) == ["R-26-named"]
    unread = {"name": "周?群"}
    before = Before(KnownPeople((replace_name("dy-1", "周立群"),)))
    assert named(check_after(before, people=unread, tasks=task)) == ["R-26-named"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (Before(), []),
        (Before(KnownPeople(is_lost=True)), ["R-26-gone"]),
        (Before(KnownPeople((GONE._replace(name=""),))), ["R-26-gone"]),
        (Before(KnownPeople((GONE._replace(name=""), GONE))), []),
        (Before(KnownPeople((GONE,))), []),
    ],
)
def test_texts_about_somebody_gone_without_a_name_wait(before: Before, expected: list[str]) -> None:
    tasks = [
        {"id": "fw-1", "people": "dy-1、dy-9"},
        {"id": "fw-2", "people": "dy-1", "text": "门禁失灵", "raised_on": "2026-05-07"},
    ]
    checked = check_after(before, people={}, tasks=tasks)
    assert named(checked) == expected
    assert len(checked.records["tasks"]) == len(tasks)
    assert checked.records["tasks"].texts("text")[1] == "门禁失灵"


def test_who_is_gone_is_put_down_where_nothing_was() -> None:
    task = {"people": "dy-1、dy-9"}
    assert check_after(Before(), people={}, tasks=task).people == {"dy-1": "周立群"}
    lost = check_after(Before(KnownPeople(is_lost=True)), people={}, tasks=task)
    assert lost.people == {"dy-1": "周立群", "dy-9": ""}


def test_of_a_unit_with_an_unread_name_new_texts_wait() -> None:
    tasks = [
        {"id": "fw-1", "unit": "zhujian"},
        {"id": "fw-2", "unit": "zhujian", "text": "门禁失灵", "raised_on": "2026-05-07"},
        {"id": "fw-3", "text": "路灯不亮", "raised_on": "2026-05-08"},
    ]
    unread = {"id": "dy-2", "name": "司?蓁", "named_consent_on": ""}
    activities = [
        {"id": f"hd-{n}", "title": "义诊", "service": "健康服务", "unit": "zhujian"}
        | {"community": "songyuan", "date": f"2026-10-0{n}", "result": "服务40人次"}
        for n in (1, 2)
    ]
    published = Before(
        ids={"tasks": pa.array(["fw-1"], pa.large_string())},
        last_day=np.datetime64("2026-10-01"),
    )
    changes = {"people": [{}, unread], "tasks": tasks, "activities": activities}
    checked = check_after(published, **changes)
    assert named(checked) == ["R-26-unread"]
    said = next(p for p in checked.problems if p.code == "R-26-unread").text()
    assert "第3行" in said
    assert "共3格" in said
    assert checked.records["activities"].texts("result") == ["服务40人次", WITHHELD]
    assert checked.records["tasks"].texts("text") == ["楼道灯不亮", WITHHELD, "路灯不亮"]


@pytest.mark.parametrize(
    ("text", "is_called"),
    [
        ("请李主任联系", True),
        ("请 李 主 任 联系", True),
        ("王副局长到场", True),
        ("张某某书记", False),
        ("社区主任到场", False),
        ("担任书记", False),
        ("机关书记", False),
        ("县委书记", False),
    ],
)
def test_surname_and_office_stand_unless_the_programme_says_no(text: str, is_called: bool) -> None:
    tables = county(people={}, tasks={"text": text})
    strict = replace(programme(), surname_and_office=False)
    assert named(check_records(tables, programme(), AS_OF)) == []
    assert named(check_records(tables, strict, AS_OF)) == (["R-26-office"] if is_called else [])
