"""An office's first files: written once, read back, and never taken for records."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from sunboard.cli import main
from sunboard.days import Asked
from sunboard.problems import Severity
from sunboard.project import RefusedError, check_project
from sunboard.records.programme import read_programme
from sunboard.schema import KIND_BY_NAME, KINDS, FieldType
from sunboard.starting.starting import template

NOW = Asked(datetime(2026, 11, 20, tzinfo=UTC))
SAID = (
    "--county",
    "临江区",
    "--issuer",
    "临江区基层治理办（试）",
    "--phone",
    "0999-1234567",
    "--yes",
)
ROWS = {
    "社区": {"名称": "江湾社区", "所属城镇": "江湾街道"},
    "小区": {"名称": "望江苑", "所属社区": "江湾社区", "户数": "420"},
    "部门单位": {"名称": "临江区住房和城乡建设局", "简称": "区住建局"},
    "结对包联": {
        "类型": "单位包联",
        "单位": "区住建局",
        "社区": "江湾社区",
        "小区": "望江苑",
        "开始日期": "2026-01-05",
    },
    "承诺": {
        "承诺单位": "区住建局",
        "社区": "江湾社区",
        "小区": "望江苑",
        "承诺内容": "为望江苑更换楼道灯30盏",
        "目标": "30盏全部换好",
        "承诺日期": "2026年3月15日",
        "完成期限": "2026年6月底",
    },
}


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, args)
    return result.exit_code, result.output


@pytest.fixture
def started(tmp_path: Path) -> Path:
    project = tmp_path / "new"
    assert run("init", "-C", str(project), *SAID)[0] == 0
    return project


def fill(project: Path) -> None:
    path = project / "data" / "台账.xlsx"
    book = load_workbook(path)
    for title, cells in ROWS.items():
        page = book[title]
        columns = {cell.value: cell.column for cell in page[1]}
        for heading, text in cells.items():
            page.cell(2, columns[heading], text)
    book.save(path)


def test_started_project_has_no_fault_but_that_it_is_empty(started: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        check_project(started, NOW)
    faults = [p for p in refused.value.problems if p.severity is Severity.ERROR]
    assert {fault.code for fault in faults} == {"kind-empty"}
    assert {p.place.sheet for p in refused.value.problems}.isdisjoint({"填写说明"})


def test_filled_sheets_are_records(started: Path) -> None:
    fill(started)
    checked = check_project(started, NOW).checked
    assert [p for p in checked.problems if p.severity is Severity.ERROR] == []
    records = checked.records
    assert records["estates"].texts("name") == ["望江苑"]
    assert records["commitments"].texts("text") == ["为望江苑更换楼道灯30盏"]
    assert [str(day) for day in records["commitments"].days("due")] == ["2026-06-30"]
    assert len(records["pairings"]) == 1


def test_every_heading_is_read_as_its_own_field() -> None:
    for kind in KINDS:
        book = load_workbook(BytesIO(template([kind], None)))
        headings = [cell.value for cell in book.worksheets[0][1]]
        fields = [e for e in kind.fields if e.type is not FieldType.ID and not e.asked]
        assert headings == [field.label for field in fields]


def test_columns_are_text_with_lists_to_choose_from() -> None:
    kinds = [KIND_BY_NAME["communities"], KIND_BY_NAME["commitments"]]
    book = load_workbook(BytesIO(template(kinds, None)))
    page = book["承诺"]
    columns = {cell.value: cell.column_letter for cell in page[1]}
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    place = rules[f"{columns['社区']}2"]
    assert (place.type, place.formula1) == ("list", "'社区'!$A$2:$A$2000")
    outcome = rules[f"{columns['兑现情况']}2"]
    assert (outcome.type, outcome.errorStyle) == ("list", "information")
    chosen = [rule for rule in rules.values() if rule.formula1 and "填写说明" in rule.formula1]
    assert chosen
    guide = book["填写说明"]
    listed = [str(cell.value) for column in guide.iter_cols(min_col=7) for cell in column]
    assert {"已兑现", "未兑现"} <= {*listed}
    assert page.column_dimensions["A"].width > 0
    assert not book.vba_archive


@pytest.mark.parametrize("taken", ["programme.yml", "台账.xlsx"])
def test_what_is_there_is_never_written_over(tmp_path: Path, taken: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / taken).write_bytes(b"mine")
    code, output = run("init", "-C", str(tmp_path), *SAID)
    assert code == 1
    assert f"{taken} 已经有了，不会覆盖" in output
    assert [path.name for path in data.iterdir()] == [taken]
    assert (data / taken).read_bytes() == b"mine"


def test_what_has_no_default_is_asked_for(tmp_path: Path) -> None:
    code, output = run("init", "-C", str(tmp_path), "--yes", "--county", "临江区")
    assert code == 2
    assert "还要知道：谁发布（例如 云桥县基层治理协调办公室）" in output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--language", "fr", "--language 写得不对：有的语言是：zh-Hans、en。"),
        ("--board", "乱来", "--board 写得不对：不认识「乱来」这个榜"),
        ("--address", "notaurl", "--address 写得不对：网址应以 https:// 开头"),
        ("--phone", "县办", "--phone 写得不对：这不像电话号码"),
    ],
)
def test_option_that_can_t_be_what_is_asked_for_then_nothing_is_written(
    tmp_path: Path, option: str, typed: str, said: str
) -> None:
    code, output = run("init", "-C", str(tmp_path), *SAID, option, typed)
    assert (code, said in output) == (2, True), output
    assert list(tmp_path.iterdir()) == []


def test_boards_by_what_they_tell_of_then_those_and_what_leads_to_them(tmp_path: Path) -> None:
    assert run("init", "-C", str(tmp_path), *SAID, "--board", "闪光言行")[0] == 0
    programme, problems = read_programme(tmp_path)
    assert problems == []
    assert programme is not None
    assert {"home", "communities", "sheets", "deeds"} <= {*programme.boards}
    assert "commitments" not in programme.boards


def test_text_that_yaml_would_take_for_something_else_is_read_as_it_was_said(
    tmp_path: Path,
) -> None:
    said = ("--county", "临江区 # 试", "--issuer", '"办"：公室', "--phone", "12345")
    assert run("init", "-C", str(tmp_path), *said, "--yes")[0] == 0
    programme, problems = read_programme(tmp_path)
    assert problems == []
    assert programme is not None
    assert (programme.county, programme.issuer) == ("临江区 # 试", '"办"：公室')


def test_template_of_other_kinds(tmp_path: Path) -> None:
    out = tmp_path / "会议.xlsx"
    assert run("template", "联席会议", "notices", "-C", str(tmp_path), "--out", str(out))[0] == 0
    assert len(load_workbook(out).worksheets) == 3
    code, output = run("template", "不知道", "-C", str(tmp_path), "--out", str(out))
    assert (code, "不认识「不知道」这种表" in output) == (1, True)
    code, output = run("template", "联席会议", "-C", str(tmp_path), "--out", str(out))
    assert (code, "不会覆盖" in output) == (1, True)


def test_template_in_the_words_of_a_programme_then_its_sheets_are_read(started: Path) -> None:
    programme = started / "data" / "programme.yml"
    words = "words: {town: 镇/街道, estate: 网格, community: 村}\n"
    programme.write_text(programme.read_text(encoding="utf-8") + words, encoding="utf-8")
    out = started / "data" / "台账.xlsx"
    out.unlink()
    kinds = ("镇/街道", "村", "网格", "部门单位")
    code, said = run("template", *kinds, "-C", str(started), "--out", str(out))
    assert code == 0, said
    book = load_workbook(out)
    assert book.sheetnames == ["镇 街道", "村", "网格", "部门单位", "填写说明"]
    for title, cells in {
        "镇 街道": {"名称": "江湾镇"},
        "村": {"名称": "江湾村", "所属镇/街道": "江湾镇"},
        "网格": {"名称": "望江苑", "所属村": "江湾村"},
        "部门单位": {"名称": "区住建局"},
    }.items():
        columns = {cell.value: cell.column for cell in book[title][1]}
        for heading, text in cells.items():
            book[title].cell(2, columns[heading], text)
    book.save(out)
    records = check_project(started, NOW).checked.records
    assert records["estates"].texts("name") == ["望江苑"]
    assert len(records["communities"]) == len(records["towns"]) == 1
