"""`sunboard appraisal`, from the command line to the workbooks."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.factories import ROOT, Run, county_rows, run_sunboard, visit, write_project

HEADS = (
    "编号", "姓名", "区分标注", "所在支部", "在岗岗位（个）", "联系户数（户）", "走访户数（户）",
    "走访次数（次）", "服务活动（次）", "服务时长（小时）", "轮值到岗（班）", "办结服务单（件）",
    "按期办结（件）", "群众评价（人）", "其中满意（人）", "上榜言行（件）",
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(
        tmp_path_factory.mktemp("project"),
        visits=[visit(), visit(id="zf-2", person="dy-2", households="3", visits="4")],
    )
    (folder / "content").mkdir()
    (folder / "build" / "site").mkdir(parents=True)
    return folder


def export(project: Path, out: Path, *more: str, period: str = "2026-Q3") -> Run:
    return run_sunboard("appraisal", "-C", project, "--period", period, "--out", out, *more)


def files_under(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_workbooks_then_one_a_unit_with_its_own_people_only(project: Path, tmp_path: Path) -> None:
    run = export(project, tmp_path / "out")
    assert (run.code, run.out) == (0, ""), run.err
    assert "3个单位" in run.err
    assert files_under(tmp_path / "out") == {
        "zjj-2026-q3.xlsx", "czj-2026-q3.xlsx", "jyj-2026-q3.xlsx"
    }  # fmt: skip
    book = load_workbook(tmp_path / "out" / "zjj-2026-q3.xlsx")
    assert book.sheetnames == ["个人数据", "说明"]
    heads, *people = book["个人数据"].values
    assert heads == HEADS
    assert people == [
        ("dy-1", "周立群", None, None, 1, 5, 0, 0, 0, None, 0, 1, 1, 0, 0, 1),
        ("dy-2", "吴晓岚", None, None, 1, 5, 3, 4, 0, None, 0, 1, 1, 0, 0, 0),
    ]


def test_second_sheet_then_it_explains_every_column_and_the_period(
    project: Path, tmp_path: Path
) -> None:
    export(project, tmp_path)
    facts = dict(load_workbook(tmp_path / "zjj-2026-q3.xlsx")["说明"].values)
    assert {head.split("（")[0] for head in HEADS} <= facts.keys()
    assert facts["期间"] == "2026年第三季度：从2026年7月1日起，到2026年10月1日的前一天为止"
    assert facts["数据截至"].startswith("2026年10月31日")
    assert "走访15次" in facts["没有记到个人的"]
    assert "不公开" in facts["用途"]


def test_no_column_grades_or_ranks_anybody() -> None:
    assert not any(
        word in head for head in HEADS for word in ("等次", "名次", "得分", "排名", "好", "差")
    )


def test_run_again_then_the_same_bytes(project: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(project, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize(
    "folder",
    [".", "data", "content/new", "site_templates", "build/site/x", "data/../x", "LINK", "LINK/x"],
)
def test_folder_of_the_project_then_refused_and_nothing_written(
    project: Path, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "link").symlink_to(project / "content")
    before = files_under(project)
    out = tmp_path / folder.lower() if folder.startswith("LINK") else project / folder
    run = export(project, out)
    assert run.code == 2
    assert "没有写任何文件" in run.err
    assert files_under(project) == before


def test_folder_of_the_installed_theme_then_refused(project: Path) -> None:
    out = ROOT / "content" / "never-written"
    run = export(project, out)
    assert run.code == 2
    assert not out.exists()


def test_workbook_that_is_there_then_it_stays_until_replacing_is_asked_for(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "czj-2026-q3.xlsx").write_bytes(b"somebody's")
    refused = export(project, tmp_path)
    assert refused.code == 2
    assert "--replace" in refused.err
    assert files_under(tmp_path) == {"czj-2026-q3.xlsx"}
    assert export(project, tmp_path, "--replace").code == 0
    assert load_workbook(tmp_path / "czj-2026-q3.xlsx").sheetnames == ["个人数据", "说明"]


@pytest.mark.parametrize(
    ("period", "says"), [("2026-Q5", "不是一期"), ("2026-11", "还没有开始"), ("2027", "还没有开始")]
)
def test_period_that_will_not_do_then_it_says_why(
    project: Path, tmp_path: Path, period: str, says: str
) -> None:
    run = export(project, tmp_path / "out", period=period)
    assert run.code == 2
    assert says in run.err
    assert not (tmp_path / "out").exists()


def test_records_at_fault_then_the_rest_is_written_and_the_command_says_so(tmp_path: Path) -> None:
    rows = [visit(person="dy-1"), visit(id="zf-2", person="dy-1", households="9", visits="1")]
    project = write_project(tmp_path / "project", visits=rows)
    run = export(project, tmp_path / "out")
    assert run.code == 3
    assert "1个错误" in run.err
    page = load_workbook(tmp_path / "out" / "zjj-2026-q3.xlsx")["个人数据"]
    assert page["H2"].value == 15


def test_records_that_cannot_be_read_then_nothing_is_written(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", **{kind: [] for kind in county_rows()})
    run = export(project, tmp_path / "out")
    assert run.code == 2
    assert "sunboard check" in run.err
    assert not (tmp_path / "out").exists()
