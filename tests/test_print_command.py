"""`sunboard print`: sheets without the site, in a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import county_rows, kept, run_sunboard, write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project")


def files(folder: Path) -> set[str]:
    """The sheets in a folder; not the list by which it knows them."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return found - {".sunboard-sheets"}


def test_print_then_every_sheet_below_the_project_and_no_site(project: Path) -> None:
    run = run_sunboard("print", "-C", project)
    made = files(project / "build" / "sheets")
    assert run.code == 0, run
    assert run.out == ""
    assert f"已做好{len(made)}份张贴版（新做{len(made)}份）" in run.err
    assert {"qinghe/2026-10-a3.pdf", "qinghe/all-a4.pdf", "yuncheng.zip"} <= made
    assert [path.name for path in (project / "build").iterdir()] == ["sheets"]
    assert "（新做0份）" in run_sunboard("print", "-C", project).err


def test_print_what_was_chosen_then_nothing_else(project: Path, tmp_path: Path) -> None:
    run = run_sunboard(
        "print", "-C", project, "--community", "南苑社区", "--community", "qinghe",
        "--kind", "month", "--kind", "家园岗位公示牌", "--paper", "a4", "--out", tmp_path / "out",
    )  # fmt: skip
    assert run.code == 0, run
    assert files(tmp_path / "out") == {
        "nanyuan/2026-10-a4.pdf", "nanyuan/posts-a4.pdf", "nanyuan/all-a4.pdf",
        "qinghe/2026-10-a4.pdf", "qinghe/posts-a4.pdf", "qinghe/all-a4.pdf",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--community", "清河社去"), "没有叫「清河社去」的社区；是不是 清河社区？"),
        (("--community", "qinhe"), "是不是 qinghe？"),
        (("--community", "???"), "请写社区的编号或名称"),
        (("--kind", "yue"), "month（承诺践诺评诺榜）"),
        (("--paper", "a2"), "a2"),
    ],
)
def test_print_what_is_not_there_then_told_what_is(
    project: Path, arguments: tuple[str, str], said: str
) -> None:
    run = run_sunboard("print", "-C", project, *arguments)
    assert run.code == 2
    assert said in run.err
    assert "Traceback" not in run.err
    assert not (project / "build" / "sheets").exists()


def test_print_over_something_else_then_refused_and_it_stays(project: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "out" / "qinghe" / "2026-10-a4.pdf"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"theirs")
    run = run_sunboard("print", "-C", project, "--kind", "month", "--out", tmp_path / "out")
    assert run.code == 2
    assert "qinghe/2026-10-a4.pdf" in run.err
    assert theirs.read_bytes() == b"theirs"


def test_consent_taken_back_then_the_sheets_printed_before_are_gone(project: Path) -> None:
    run_sunboard("print", "-C", project, "--community", "qinghe", "--kind", "month")
    people = project / "data" / "people.csv"
    rows = [line.split(",") for line in people.read_text("utf-8").splitlines()]
    at = rows[0].index("withdrawn_on")
    named = next(row for row in rows[1:] if row[rows[0].index("named_consent_on")])
    named[at] = "2026-10-31"
    people.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    run = run_sunboard("print", "-C", project, "--community", "nanyuan", "--kind", "month")
    assert "以前印的2份已经删去" in run.err
    assert files(project / "build" / "sheets") == {
        "nanyuan/2026-10-a3.pdf", "nanyuan/2026-10-a4.pdf",
    }  # fmt: skip


def test_character_that_no_font_has_then_told_and_the_rest_printed(tmp_path: Path) -> None:
    rows = [*county_rows()["commitments"], kept(id="cn-9", text="更换楼道𪚥灯40盏", estate="")]
    project = write_project(tmp_path, commitments=rows)
    run = run_sunboard("print", "-C", project, "--kind", "month")
    assert run.code == 3
    assert "错误 sheets/qinghe/2026-10-a3.pdf：打印用的字体里没有「𪚥」（U+2A6A5）" in run.out
    assert "cn-9" in run.out
    assert files(project / "build" / "sheets") == {
        "nanyuan/2026-10-a3.pdf",
        "nanyuan/2026-10-a4.pdf",
    }


def test_records_that_are_no_county_s_then_told_to_check_them(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    run = run_sunboard("print", "-C", tmp_path)
    assert run.code == 1
    assert "sunboard check" in run.err
