"""`sunboard takedown`: what is written and where, what it brings about, and what it never says."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sunboard.cli import main
from sunboard.days import Asked
from sunboard.project import check_project
from sunboard.publishable.records import ground_of, is_removed
from sunboard.takedown import TakedownOptions, UnknownIdError, take_down

from tests.factories import (
    Row,
    commitment,
    correction,
    county_rows,
    kept,
    programme_tree,
    write_project,
)

LATER = Asked(datetime(2099, 1, 1, 8, tzinfo=UTC))
"""The command goes by the day it is."""
SECRET = "为朱大爷家换灯40盏"
OFFICE = "县基层治理协调办"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return county(tmp_path)


def county(folder: Path, **rows: list[Row]) -> Path:
    said: dict[str, list[Row]] = {
        "commitments": [kept(text=SECRET), commitment(id="cn-2"), commitment(id="cn-3")],
        "corrections": [correction(id="gz-2026-007", target="cn-2")],
    }
    return write_project(folder, programme_tree(demonstration="否"), **{**said, **rows})


def sunboard(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["takedown", "-C", str(project), "--by", OFFICE, *arguments])


def corrections(project: Path) -> list[Row]:
    with (project / "data" / "corrections.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def removed(project: Path) -> dict[str, list[str]]:
    """The ids of what is taken down, by kind."""
    ground = ground_of(check_project(project, LATER))
    found = {}
    for kind, table in ground.records.tables.items():
        mask = is_removed(ground, kind).tolist()
        if any(mask):
            found[kind] = [
                text for text, is_it in zip(table.texts("id"), mask, strict=True) if is_it
            ]
    return found


def test_record_then_a_row_at_the_end_and_nothing_else_changes(project: Path) -> None:
    file = project / "data" / "corrections.csv"
    before = {p: p.read_bytes() for p in (project / "data").rglob("*") if p.is_file()}
    result = sunboard(project, "cn-1", "--class", "隐私", "--on", "2026-10-30")
    assert result.exit_code == 0, result.output
    assert file.read_bytes().startswith(before[file])
    assert all(path.read_bytes() == data for path, data in before.items() if path != file)
    assert corrections(project)[1:] == [
        {
            "id": "gz-2026-008",
            "target": "cn-1",
            "date": "2026-10-30",
            "category": "隐私",
            "field": "",
            "successor": "",
            "before": "",
            "after": "",
            "reason": "涉及个人隐私，撤下",
            "decided_by": OFFICE,
        }
    ]
    assert removed(project) == {"commitments": ["cn-1"]}


def test_record_of_any_kind_then_taken_down(tmp_path: Path) -> None:
    project = county(tmp_path, commitments=county_rows()["commitments"])
    first = {kind: rows[0]["id"] for kind, rows in county_rows().items() if kind != "corrections"}
    assert sunboard(project, *first.values()).exit_code == 0
    assert removed(project) == {kind: [each] for kind, each in first.items()}


def test_what_is_left_to_do_is_said_and_never_the_words(project: Path) -> None:
    out = sunboard(project, "cn-1").output
    assert "已写入 data/corrections.csv 第3行：更正 gz-2026-008。" in out
    assert "撤下承诺 cn-1（data/commitments.csv 第2行）。" in out
    for said in (
        f"sunboard publish -C {project}",
        "搜索引擎的缓存",
        "commitments/cn-1/",
        "git filter-repo --replace-text",
        "git push --force --all",
        "data/ledger/ 里也有公布时的原文",
        "不该放在公开的仓库里",
    ):
        assert said in out
    assert SECRET not in out
    assert "朱大爷" not in out


def test_sheets_that_hang_then_where_and_until_when(tmp_path: Path) -> None:
    boards = [*programme_tree()["boards"], "sheets"]
    project = county(tmp_path)
    write_project(tmp_path, programme_tree(demonstration="否", boards=boards))
    county_of = {"commitments": [kept(text=SECRET)], "corrections": []}
    write_project(tmp_path, programme_tree(demonstration="否", boards=boards), **county_of)
    out = sunboard(project, "cn-1").output
    hanging = [line.strip() for line in out.splitlines() if "（sheets/" in line]
    assert "清河社区：2026年10月承诺践诺评诺榜，贴到2026年11月29日" in hanging[0]
    assert hanging[0].endswith("（sheets/qinghe/2026-10-a3.pdf）")
    assert not any("nanyuan" in line for line in hanging)
    assert SECRET not in out


def test_site_in_english_then_what_it_repeats_is_written_in_english_whatever_is_spoken(
    tmp_path: Path,
) -> None:
    rows = {**county_rows(), "corrections": []}
    project = write_project(tmp_path, programme_tree(language="en"), **rows)
    assert sunboard(project, "cn-1", "--lang", "zh").exit_code == 0
    (row,) = corrections(project)
    assert (row["ID"], row["Reason"]) == ("gz-2026-001", "Personal details; taken down")
    assert removed(project) == {"commitments": ["cn-1"]}


def test_taken_down_before_then_not_written_twice(project: Path) -> None:
    sunboard(project, "cn-1")
    before = corrections(project)
    again = sunboard(project, "cn-1", "cn-1")
    assert (again.exit_code, corrections(project)) == (0, before)
    assert "以前已经登记过，没有再写。" in again.output
    assert "搜索引擎的缓存" in again.output
    assert sunboard(project, "cn-1", "cn-3").exit_code == 0
    assert [row["target"] for row in corrections(project)] == ["cn-2", "cn-1", "cn-3"]


def test_no_file_of_corrections_yet_then_a_new_one(tmp_path: Path) -> None:
    project = county(tmp_path, corrections=[])
    assert sunboard(project, "cn-1").exit_code == 0
    (row,) = corrections(project)
    assert (row["编号"], row["更正的记录"]) == ("gz-2026-001", "cn-1")
    assert removed(project) == {"commitments": ["cn-1"]}


def test_corrections_as_yaml_then_written_there(tmp_path: Path) -> None:
    project = county(tmp_path, corrections=[])
    file = project / "data" / "corrections.yml"
    file.write_text("# 更正\n[]\n", encoding="utf-8")
    refused = sunboard(project, "cn-1")
    assert refused.exit_code == 1
    assert "没有写入，什么都没有改动" in refused.output
    assert file.read_text(encoding="utf-8") == "# 更正\n[]\n"
    file.write_text("# 更正\n", encoding="utf-8")
    assert sunboard(project, "cn-1").exit_code == 0
    assert removed(project) == {"commitments": ["cn-1"]}
    assert not (project / "data" / "corrections.csv").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("cn-11", "没有编号是 cn-11 的记录，也没有公布过；相近的有 cn-1"),
        ("zzzzzzzz", "没有编号是 zzzzzzzz 的记录，也没有公布过\n"),
        ("朱大爷", "要写记录的编号"),
    ],
)
def test_unknown_id_then_2_and_what_may_be_meant(project: Path, asked: str, said: str) -> None:
    result = sunboard(project, "cn-1", asked)
    assert result.exit_code == 2
    assert said in result.output
    assert "朱大爷" not in result.output
    assert len(corrections(project)) == 1


def test_id_of_two_kinds_then_2_until_all_are_meant(tmp_path: Path) -> None:
    project = county(tmp_path, commitments=[kept(id="fw-1", text=SECRET)])
    result = sunboard(project, "fw-1")
    assert result.exit_code == 2
    assert "编号 fw-1 的记录不止一条：承诺、服务单" in result.output
    assert sunboard(project, "fw-1", "--every").exit_code == 0
    assert removed(project) == {"commitments": ["fw-1"], "tasks": ["fw-1"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--class", "事实"), "只能是隐私类的更正（隐私）"),
        (("--on", "2099-01-01"), "2099-01-01 还没有到"),
        (("--on", "明天"), "不是日期"),
    ],
)
def test_what_can_not_be_then_2(project: Path, arguments: tuple[str, ...], said: str) -> None:
    result = sunboard(project, "cn-1", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert len(corrections(project)) == 1


def test_correction_that_would_not_count_then_1_and_taken_out_again(project: Path) -> None:
    before = (project / "data" / "corrections.csv").read_bytes()
    result = CliRunner().invoke(main, ["takedown", "-C", str(project), "--by", "", "cn-1"])
    assert result.exit_code == 1
    assert "这样登记的更正不算数" in result.output
    assert (project / "data" / "corrections.csv").read_bytes() == before


def test_records_that_are_refused_then_written_all_the_same_and_1(project: Path) -> None:
    (project / "data" / "towns.csv").unlink()
    result = sunboard(project, "cn-1")
    assert result.exit_code == 1
    assert [row["target"] for row in corrections(project)] == ["cn-2", "cn-1"]
    assert "现在发布会被拒绝" in result.output


def test_removal_on_record_that_is_at_fault_then_1_and_taken_down(tmp_path: Path) -> None:
    private = correction(id="gz-9", target="cn-1", category="隐私", date="2026-02-31")
    project = county(tmp_path, corrections=[private])
    result = sunboard(project, "cn-1")
    assert result.exit_code == 1
    assert "更正 gz-9 有错：照样撤下" in result.output
    assert removed(project) == {"commitments": ["cn-1"]}


def test_name_then_struck_and_the_record_stays(tmp_path: Path) -> None:
    name = county_rows()["people"][0]["name"]
    people = [{**row, "withdrawn_on": "2026-10-30"} for row in county_rows()["people"]]
    rows = [kept(text=f"{name}换灯40盏", result="换了灯40盏"), commitment(id="cn-2")]
    project = county(tmp_path, commitments=rows, people=people)
    result = sunboard(project, "cn-1", "--name", "--on", "2026-10-30")
    assert result.exit_code == 0, result.output
    assert "隐去姓名：承诺 cn-1" in result.output
    assert name not in result.output
    (_, row) = corrections(project)
    assert (row["category"], row["after"]) == ("隐私", "一名党员")
    assert removed(project) == {}
    ground = ground_of(check_project(project, LATER))
    assert ground.records["commitments"].texts("text")[0] == "一名党员换灯40盏"
    assert "以前已经登记过" in sunboard(project, "cn-1", "--name").output
    assert sunboard(project, "cn-1").exit_code == 0
    assert removed(project) == {"commitments": ["cn-1"]}


def test_name_that_is_not_there_then_1_and_nothing_written(project: Path) -> None:
    before = corrections(project)
    result = sunboard(project, "cn-1", "--name")
    assert result.exit_code == 1
    assert "没有找到没有同意公开的姓名" in result.output
    assert corrections(project) == before


def test_record_that_is_gone_but_was_published_then_taken_down(project: Path) -> None:
    ledger = project / "data" / "ledger"
    ledger.mkdir()
    line = "day,kind,id,event\n2026-09-01,tasks,fw-77,published\n"
    (ledger / "ids.csv").write_text(line, encoding="utf-8")
    result = sunboard(project, "fw-77")
    assert result.exit_code == 0, result.output
    assert "撤下服务单 fw-77（表里已经没有）。" in result.output


def test_year_that_has_turned_then_numbered_anew(project: Path) -> None:
    asked = Asked(datetime(2027, 1, 5, 8, tzinfo=UTC))
    options = TakedownOptions(project, project / "build", asked, ("cn-1",), "privacy", OFFICE)
    assert list(take_down(options).written) == ["gz-2027-001"]
    assert corrections(project)[1]["date"] == "2027-01-05"
    with pytest.raises(UnknownIdError):
        take_down(TakedownOptions(**{**vars(options), "day": date(2027, 1, 6)}))
