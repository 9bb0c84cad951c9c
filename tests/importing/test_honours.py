"""A list of honours without recommendation, verification and 公示: one question for it, and what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook
from sunboard.days import Asked
from sunboard.project import check_project
from sunboard.schema import FieldType

from tests.building import build, content
from tests.factories import UNITS, Run, county_rows, run_sunboard, write_project

NOW = Asked(datetime(2026, 11, 20, tzinfo=UTC))
UNIT = UNITS[0]["name"]
HEADINGS = ("序号", "党员编号", "单位", "社区", "事迹", "时间", "结果")
KEY = "honours:光荣榜"
ANSWER = "县委组织部，清组发〔2026〕8号，2026-09-20批准，公示2026-09-08至2026-09-14"
OFFICE = "县委组织部"
SAID = {
    "recommender": OFFICE,
    "verifier": OFFICE,
    "approver": "县委组织部（清组发〔2026〕8号）",
    "approved_on": "2026-09-20",
    "window_from": "2026-09-08",
    "window_to": "2026-09-14",
}
CONSENTS, NOT_ASKED = "周立群", "吴晓岚"
HONOURED, NOMINATED = "county/deeds/honoured", "county/deeds/nominated"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    kinds = ("towns", "communities", "estates", "units", "people")
    return write_project(
        tmp_path / "county", **{kind: [] for kind in county_rows() if kind not in kinds}
    )


def deed(n: int, person: str, on: str = "2026-08-01") -> tuple[object, ...]:
    return n, person, UNIT, "清河社区", f"帮助{n + 2}位老人修好水管和电路", on, f"修好{n}处"


DEEDS = (deed(1, "dy-1"), deed(2, "dy-2"))


def book(
    path: Path, rows: Sequence[Sequence[object]] = DEEDS, more: Mapping[str, Sequence[str]] = {}
) -> Path:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "光荣榜"
    page.append((*HEADINGS, *more))
    for at, row in enumerate(rows):
        page.append((*row, *(cells[at] for cells in more.values())))
    made.save(path)
    return path


def bring(project: Path, file: Path, answers: Mapping[str, str] | None = None) -> Run:
    path = project.parent / "answers.yml"
    path.write_text(yaml.safe_dump(dict(answers or {}), allow_unicode=True), encoding="utf-8")
    return run_sunboard("import", file, "-C", project, "--yes", "--answers", path)


def figures(project: Path, site: Path) -> tuple[dict[str, str], str]:
    build(project, site)
    shown = content(site)
    rows = shown["figures.csv"].decode("utf-8-sig").splitlines()
    told = {row.split(",")[0]: row.split(",")[4] for row in rows}
    return told, b"\n".join(shown.values()).decode(errors="ignore")


def test_one_answer_honours_the_whole_sheet_and_names_who_agreed(
    project: Path, tmp_path: Path
) -> None:
    run = bring(project, book(tmp_path / "光荣榜.xlsx"), {KEY: ANSWER})
    assert "问了1个问题，答了1个" in run.out
    table = check_project(project, NOW).checked.records["deeds"]
    for name, text in SAID.items():
        is_day = table.kind.field_by_name[name].type is FieldType.DATE
        found = [str(day) for day in table.days(name)] if is_day else table.texts(name)
        assert found == [text, text], name
    told, shown = figures(project, tmp_path / "site")
    assert (told[HONOURED], told[NOMINATED]) == ("2", "0")
    assert CONSENTS in shown
    assert NOT_ASKED not in shown
    again = bring(project, book(tmp_path / "光荣榜.xlsx"))
    assert "问了0个问题" in again.out


def test_nobody_knows_then_they_are_counted_and_neither_named_nor_told(
    project: Path, tmp_path: Path
) -> None:
    run = bring(project, book(tmp_path / "光荣榜.xlsx"), {KEY: ""})
    assert "还没有定：「光荣榜」里2条都没有写推荐、核实、审批、公示" in run.out
    told, shown = figures(project, tmp_path / "site")
    assert (told[HONOURED], told[NOMINATED]) == ("0", "2")
    assert CONSENTS not in shown
    assert "修好水管" not in shown
    assert "没有再问" in bring(project, book(tmp_path / "光荣榜.xlsx")).out


def test_each_office_is_said_apart_then_each_is_that(project: Path, tmp_path: Path) -> None:
    answer = "公示9月8日-14日，2026年9月20日印发，推荐：各社区党组织，核实：县直机关工委，审批：县委组织部"
    run = bring(project, book(tmp_path / "光荣榜.xlsx"), {KEY: answer})
    assert run.code != 0, "the days of 公示 have no year"
    bring(project, book(tmp_path / "光荣榜.xlsx"), {KEY: answer.replace("公示", "公示2026年")})
    table = check_project(project, NOW).checked.records["deeds"]
    found = [table.texts(name)[0] for name in ("recommender", "verifier", "approver")]
    assert found == ["各社区党组织", "县直机关工委", "县委组织部"]


def test_an_office_answers_in_english_then_it_is_understood(project: Path, tmp_path: Path) -> None:
    answer = (
        "County Office, document 8, approved 2026-09-20, notice 2026-09-08 to 2026-09-14, "
        "recommended by: Branches, verified by: Inspectors"
    )
    bring(project, book(tmp_path / "光荣榜.xlsx"), {KEY: answer})
    table = check_project(project, NOW).checked.records["deeds"]
    found = [table.texts(name)[0] for name in ("recommender", "verifier", "approver")]
    assert found == ["Branches", "Inspectors", "County Office（document 8）"]
    assert table.days("window_to").astype(str)[0] == "2026-09-14"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("2026-09-20批准，公示2026-09-08至2026-09-14", "没有看出哪个单位"),
        ("县委组织部，公示2026-09-08至2026-09-14", "没有看出哪天批准"),
        ("县委组织部，2026-09-20批准", "没有看出公示从哪天到哪天"),
        (ANSWER.replace(OFFICE, "推荐：社区党委"), "没有看出哪个单位"),
        ("有", "没有看出哪天批准、公示从哪天到哪天"),
        (f"{ANSWER}，县纪委", "有一部分不知道是什么"),
        (ANSWER.replace("09-14", "09-09"), "工作日"),
        (ANSWER.replace("2026-09-14", "2027-09-14"), "公示还没有结束"),
        (ANSWER.replace("2026-09-20批", "2027-09-20批"), "晚于数据截至日"),
        (ANSWER.replace("2026-09-20批", "2026-07-20批"), "早于"),
    ],
)
def test_what_rules_object_to_is_no_answer(
    project: Path, tmp_path: Path, answer: str, why: str
) -> None:
    run = bring(project, book(tmp_path / "光荣榜.xlsx"), {KEY: answer})
    assert run.code != 0
    assert why in run.err
    assert not (project / "data" / "光荣榜.xlsx").exists()


@pytest.mark.parametrize(
    "more",
    [
        {"推荐": ("社区党委", "")},
        {"状态": ("", "已推荐")},
        {"公示开始": ("2026-09-08", "")},
    ],
)
def test_a_row_says_anything_of_it_then_nothing_is_said_for_all(
    project: Path, tmp_path: Path, more: Mapping[str, Sequence[str]]
) -> None:
    run = bring(project, book(tmp_path / "光荣榜.xlsx", more=more))
    assert "问了0个问题" in run.out


def test_a_deed_after_the_approval_is_not_honoured_by_it(project: Path, tmp_path: Path) -> None:
    bring(project, book(tmp_path / "光荣榜.xlsx"), {KEY: ANSWER})
    rows = (*DEEDS, deed(3, "dy-4", "2026-10-01"))
    bring(project, book(tmp_path / "光荣榜.xlsx", rows))
    told, _ = figures(project, tmp_path / "site")
    assert told[HONOURED] == "2"


@pytest.mark.parametrize("heading", ["党员干部", "上榜人员"])
def test_names_under_another_word_for_the_doers_then_told_what_naming_takes(
    project: Path, tmp_path: Path, heading: str
) -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "光荣榜"
    page.append([heading if each == "党员编号" else each for each in HEADINGS])
    page.append(deed(1, NOT_ASKED))
    made.save(tmp_path / "光荣榜.xlsx")
    run = bring(project, tmp_path / "光荣榜.xlsx", {KEY: ANSWER})
    assert f"没有读取，也不会公布：{heading}" not in run.out
    told = [each for each in check_project(project, NOW).checked.problems if each.rule == "R-12"]
    assert [(each.code, each.place.column) for each in told] == [("R-12-by-name", heading)]
    assert NOT_ASKED not in told[0].text()


def test_doers_by_their_ids_under_another_word_then_they_are_named_who_agreed(
    project: Path, tmp_path: Path
) -> None:
    path = book(tmp_path / "光荣榜.xlsx", DEEDS)
    made = load_workbook(path)
    page = made.active
    assert page is not None
    page["B1"] = "党员干部"
    made.save(path)
    bring(project, path, {KEY: ANSWER})
    _, shown = figures(project, tmp_path / "site")
    assert CONSENTS in shown
    assert NOT_ASKED not in shown
