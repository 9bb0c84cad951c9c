"""Records without an id have one for the run, or the one that they had."""

from pathlib import Path

import pyarrow as pa
import pytest
from sunboard.checks import Checked, check_records
from sunboard.checks.identify import identify
from sunboard.checks.identity.fingerprints import fingerprints
from sunboard.checks.identity.new_ids import Need, TakenIds, new_ids
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.records.gathering import make_table
from sunboard.records.given_ids import (
    Given,
    given_as_csv,
    given_path,
    read_given_ids,
    read_gone_ids,
)
from sunboard.records.known_people import Before, Known, KnownPeople
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME, KINDS

from tests.checks.small_county import AS_OF, Row, check, codes, county, programme

TASKS = [
    {"id": "", "text": "楼道灯不亮", "raised_on": "2026-05-06"},
    {"id": "", "text": "单元门关不严", "raised_on": "2026-05-07"},
    {"id": "", "text": "院内路面坑洼", "raised_on": "2026-05-08"},
]
FILE = "data/tasks/0.csv"


def given_to(rows: list[Row]) -> tuple[Given, ...]:
    """The ids that rows got, as they are kept."""
    drafts, faults = parse_tables(_whole(county(tasks=rows)), programme())
    (new,) = identify(drafts, faults, "", None, Before()).unnumbered
    prints = fingerprints(drafts, drafts["tasks"], new.rows)
    return tuple(
        Given("tasks", each, mark)
        for each, mark in zip(new.id_by_row.values(), prints, strict=True)
    )


def _whole(tables: dict[str, TextTable]) -> dict[str, TextTable]:
    return {kind.name: tables.get(kind.name) or make_table(kind, [], []) for kind in KINDS}


def again(rows: list[Row], given: tuple[Given, ...]) -> Checked:
    before = Before(given={FILE: given})
    return check_records(county(tasks=rows), programme(), AS_OF, before=before)


def ids_of(checked: Checked) -> list[str]:
    return checked.records["tasks"].texts("id")


def test_ids_tell_the_community_and_never_the_row() -> None:
    assert ids_of(check(tasks=TASKS)) == ["songyuan-fw1", "songyuan-fw2", "songyuan-fw3"]
    taken = [*TASKS, {"id": "songyuan-fw7"}]
    assert ids_of(check(tasks=taken))[:2] == ["songyuan-fw8", "songyuan-fw9"]


def test_an_id_that_was_published_is_never_given_again() -> None:
    before = Before(ids={"tasks": pa.array(["songyuan-fw41"], pa.large_string())})
    checked = check_records(county(tasks=TASKS), programme(), AS_OF, before=before)
    assert ids_of(checked)[0] == "songyuan-fw42"


def test_an_id_of_somebody_who_is_remembered_is_never_given_again() -> None:
    lines = (Known("zhujian-dy5", "某人", "2026-01-01"),)
    before = Before(KnownPeople(lines))
    people = [{"id": "", "named_consent_on": ""}]
    checked = check_records(county(people=people), programme(), AS_OF, before=before)
    assert checked.records["people"].texts("id") == ["zhujian-dy6"]
    # For this run alone: it may be somebody else's in the next.
    assert checked.people == {}


def test_a_file_without_ids_is_told_once() -> None:
    checked = check(tasks=TASKS, units=[{"id": "", "name": "云桥县司法局"}])
    assert codes(checked.problems) == ["unnumbered", "unnumbered"]
    assert [len(each.id_by_row) for each in checked.unnumbered] == [1, 3]


def test_what_is_put_down_as_published_has_an_id_of_its_own() -> None:
    rows = [*TASKS, {"id": "fw-9"}]
    before = Before(numbers_only=True)
    checked = check_records(county(tasks=rows), programme(), AS_OF, before=before)
    assert ids_of(checked) == ["fw-9"]
    assert codes(checked.problems) == ["unnumbered-withheld"]
    assert checked.records.unclear["tasks"].count == 3
    assert all(count.is_conserved for count in checked.records.counts)


def test_rows_get_the_ids_back_that_they_had() -> None:
    given = given_to(TASKS)
    done = {"unit": "zhujian", "result": "修好了3处", "completed_on": "2026-06-01"}
    changed = [{**row, **done} for row in TASKS[::-1]]
    checked = again(changed, given)
    assert ids_of(checked) == ["songyuan-fw3", "songyuan-fw2", "songyuan-fw1"]
    assert checked.unnumbered == ()
    assert codes(checked.problems) == []


def test_a_new_row_is_numbered_where_no_id_is_left() -> None:
    new = {"id": "", "text": "消防通道堆放杂物", "raised_on": "2026-05-09"}
    checked = again([new, *TASKS], given_to(TASKS))
    assert ids_of(checked) == ["songyuan-fw4", "songyuan-fw1", "songyuan-fw2", "songyuan-fw3"]
    assert codes(checked.problems) == ["unnumbered"]


def test_a_row_like_none_is_asked_about_while_an_id_is_left() -> None:
    changed = [*TASKS[:2], {**TASKS[2], "text": "院内道路坑洼"}]
    checked = again(changed, given_to(TASKS))
    assert codes(checked.problems) == ["number-changed"]
    assert "songyuan-fw3" in next(p for p in checked.problems if p.code == "number-changed").text()
    # It is shown, with an id that nobody writes down before it is said.
    assert ids_of(checked) == ["songyuan-fw1", "songyuan-fw2", "songyuan-fw4"]
    assert [each.id_by_row for each in checked.unnumbered] == [{}]


@pytest.mark.parametrize(("answer", "expected"), [("songyuan-fw3", 3), ("新", 4), ("(new)", 4)])
def test_whoever_is_asked_writes_the_id_or_that_it_is_new(answer: str, expected: int) -> None:
    changed = [*TASKS[:2], {**TASKS[2], "text": "院内道路坑洼", "id": answer}]
    checked = again(changed, given_to(TASKS))
    assert ids_of(checked)[2] == f"songyuan-fw{expected}"
    assert "number-changed" not in codes(checked.problems)


def test_rows_alike_are_asked_about() -> None:
    given = given_to([TASKS[0], TASKS[0]])
    checked = again([TASKS[0], TASKS[0]], given)
    assert codes(checked.problems).count("number-alike") == 2


def test_the_fingerprint_of_a_row_tells_nothing_private() -> None:
    secret, plain = "请联系13900000000", "楼道灯不亮"
    marks = {
        text: given_to([{**TASKS[0], "text": text}])[0].fingerprint for text in (secret, plain)
    }
    other = given_to([{**TASKS[0], "text": "请联系13900000001"}])[0].fingerprint
    assert marks[secret] == other != marks[plain]


def test_ids_that_are_kept_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = "data/街道/台账.xls"
    given = (Given("tasks", "a-fw1", "00ff"), Given("units", "zhujian", ""))
    path = tmp_path / given_path(file)
    path.parent.mkdir(parents=True)
    path.write_text(given_as_csv(given), encoding="utf-8")
    assert read_given_ids(tmp_path, [file, "data/tasks.csv"]) == ({file: given}, [])
    path.write_text("kind,id\n", encoding="utf-8")
    found, problems = read_given_ids(tmp_path, [file])
    assert found == {}
    assert [problem.code for problem in problems] == ["ids-unreadable"]


def test_rows_of_a_file_that_is_gone_are_known_again_in_one_of_another_name() -> None:
    before = Before(given={"": given_to(TASKS)})
    new = {**TASKS[0], "text": "井盖松动"}
    checked = check_records(county(tasks=[new, *TASKS]), programme(), AS_OF, before=before)
    assert ids_of(checked) == ["songyuan-fw4", "songyuan-fw1", "songyuan-fw2", "songyuan-fw3"]
    assert "number-changed" not in codes(checked.problems)


def test_ids_of_a_file_that_is_gone_are_those_of_none(tmp_path: Path) -> None:
    given = Given("tasks", "a-fw1", "00ff")
    for month in ("3月", "4月"):
        path = tmp_path / given_path(f"data/台账{month}.xlsx")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(given_as_csv([given._replace(id=month)]), encoding="utf-8")
    (tmp_path / "data/台账4月.xlsx").touch()
    assert read_gone_ids(tmp_path) == {"": (given._replace(id="3月"),)}


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("towns", "城关镇", "town-chengguan"),
        ("communities", "东关社区", "dongguan"),
        ("communities", "东关村", "dongguan"),
        ("units", "住建局", "zhujianju"),
        ("units", "吕梁市供电公司", "llsgdgs"),
        ("units", "人民政府政务服务和大数据管理局", "rmzfzwfwhdsjglj"),
        ("units", "120急救中心", "n120jijiuzhongxin"),
        ("units", "？", "units"),
    ],
)
def test_a_place_or_unit_has_its_name_in_pinyin(kind: str, name: str, expected: str) -> None:
    (found,) = new_ids(KIND_BY_NAME[kind], [Need(name)], TakenIds([]))
    assert found == expected


def test_of_two_alike_the_second_has_a_number() -> None:
    needs = [Need("住建局"), Need("住建局"), Need("住建局")]
    found = new_ids(KIND_BY_NAME["units"], needs, TakenIds([]))
    assert found == ["zhujianju", "zhujianju2", "zhujianju3"]


def test_no_id_is_one_of_the_site_s_own_words() -> None:
    assert new_ids(KIND_BY_NAME["communities"], [Need("county")], TakenIds([])) == ["county2"]
