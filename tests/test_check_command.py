"""`sunboard check` writes what is to be mended, in private, and nowhere that is published."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.factories import county_rows, run_sunboard, write_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = county_rows()
    rows["tasks"][0] = {**rows["tasks"][0], "raised_on": "2026-13-01"}
    return write_project(tmp_path_factory.mktemp("project"), **rows)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_no_place_named_then_the_private_folder_of_the_project(project: Path) -> None:
    run = run_sunboard("check", "-C", project, "--workbook", "--pages")
    assert run.code == 1
    folder = project / ".sunboard" / "mending"
    book = folder / "问题.xlsx"
    assert f"标出问题的工作簿在这里，只给改表的人看：{book}" in run.err
    assert "页可以转给各单位" in run.err
    assert load_workbook(book)["tasks"].max_row > 1
    assert list(folder.glob("*.html"))
    assert mode(folder) == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_whoever_has_nothing_to_mend_any_more_then_no_page(project: Path) -> None:
    old = project / ".sunboard" / "mending" / "以前的单位.html"
    run_sunboard("check", "-C", project, "--pages")
    old.write_text("x", encoding="utf-8")
    run_sunboard("check", "-C", project, "--pages")
    assert not old.exists()


def test_places_named_then_there(project: Path, tmp_path: Path) -> None:
    book, pages = tmp_path / "out" / "改.xlsx", tmp_path / "pages"
    run_sunboard("check", "-C", project, "--workbook", book, "--pages", pages)
    assert mode(book) == 0o600
    assert {mode(path) for path in pages.iterdir()} == {0o600}


@pytest.mark.parametrize("place", ["data/x.xlsx", "build/site/x.xlsx", "content/x.xlsx"])
def test_place_that_is_published_then_refused(project: Path, place: str) -> None:
    run = run_sunboard("check", "-C", project, "--workbook", project / place)
    assert run.code == 2
    assert "会公开或可能公开" in run.err
    assert not (project / place).exists()


def test_records_that_make_no_site_then_marked_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tasks.csv").write_text("诉求\n灯\n", encoding="utf-8")
    run = run_sunboard("check", "-C", tmp_path, "--workbook")
    assert "这样的记录做不成网站。" in run.err
    assert (tmp_path / ".sunboard" / "mending" / "问题.xlsx").is_file()


def test_sheets_called_as_people_are_then_a_refusal_does_not_say_them(tmp_path: Path) -> None:
    people = [{"id": "p-9", "name": "尉迟敬业", "unit": "zjj"}]
    data = write_project(tmp_path, people=people) / "data"
    (data / "尉迟敬业.csv").write_text("甲,乙,丙\n1,2,3\n1,2,3\n", encoding="utf-8")
    (data / "units.csv").unlink()
    run = run_sunboard("check", "-C", data.parent)
    assert "这样的记录做不成网站" in run.err
    assert "data/***.csv" in run.out
    assert "尉迟敬业" not in run.out + run.err
