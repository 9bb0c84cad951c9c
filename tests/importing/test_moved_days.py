"""Next month's list with other last days than were published: the same promises, and what declares each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sunboard.days import Asked
from sunboard.importing.asking import Asker
from sunboard.importing.importing import import_files
from sunboard.problems import Problem
from sunboard.project import check_project

from tests.factories import county_rows, run_sunboard, write_project

HEADS = ("序号", "承诺单位", "社区", "承诺内容", "承诺日期", "完成期限", "审批人", "审批日期")
UNIT = "云桥县住房和城乡建设局"
TEXTS = ("更换路灯12盏", "疏通排水沟80米", "增设晾衣架6组", "粉刷楼道4个单元")
SEPTEMBER = ("2026-11-30",) * 4
OCTOBER = Asked(datetime(2026, 10, 20, tzinfo=UTC))


def promises(folder: Path, name: str, texts: Sequence[str], dues: Sequence[str]) -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.title = "承诺清单"
    book.active.append(HEADS)
    for n, (text, due) in enumerate(zip(texts, dues, strict=True), 1):
        row = (n, UNIT, "清河社区", text, "2026-03-01", due, "县委组织部", "2026-03-10")
        book.active.append(row)
    folder.mkdir(exist_ok=True)
    book.save(folder / name)
    return folder / name


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A county whose four promises of September stand on its site."""
    project = tmp_path / "county"
    kinds = ("towns", "communities", "estates", "units")
    write_project(project, **{kind: [] for kind in county_rows() if kind not in kinds})
    promises(project / "data", "承诺清单9月.xlsx", TEXTS, SEPTEMBER)
    run = run_sunboard("publish", "--number", "-C", project, "--as-of", "2026-09-30")
    assert run.code in (0, 3), run
    return project


def brought(project: Path, file: Path) -> list[Problem]:
    """What is said of the promises once a file has come in."""
    nobody = Asker(lambda _question, _refused: "")
    found = import_files(project, [file], nobody, OCTOBER).problems
    return [each for each in found if each.code.startswith(("R-9", "number"))]


def test_a_moved_day_is_told_with_the_row_that_declares_it(published: Path, tmp_path: Path) -> None:
    dues = ("2026-11-30", "2026-12-31", "2026-11-30", "2027-01-31")
    file = promises(tmp_path / "new", "承诺清单10月.xlsx", TEXTS, dues)
    told = brought(published, file)
    assert [(each.code, each.place.row) for each in told] == [("R-9-moved", 3), ("R-9-moved", 5)]
    first, _ = told
    assert "承诺「qinghe-cn2」、新期限「2026-12-31」" in first.text()
    assert "原来「2026-11-30」、现在「2026-12-31」" in first.text()


def test_a_month_in_place_of_the_day_is_told_alike(published: Path, tmp_path: Path) -> None:
    dues = ("2027年3月底前", "2026年12月", *SEPTEMBER[2:])
    told = brought(published, promises(tmp_path / "new", "承诺清单10月.xlsx", TEXTS, dues))
    assert [(each.code, each.place.row) for each in told] == [("R-9-moved", 2), ("R-9-moved", 3)]
    assert "新期限「2027-03-31」" in told[0].text()


@pytest.mark.parametrize(
    ("kind", "heads", "row"),
    [
        (
            "corrections",
            "更正的记录,更正的项目,原来,现在,日期,类别,原因,决定机关",
            "qinghe-cn2,完成期限,2026-11-30,2026-12-31,2026-10-12,状态,写错了,县委组织部",
        ),
        (
            "extensions",
            "承诺,决定日期,新期限,原因,决定机关",
            "qinghe-cn2,2026-10-12,2026-12-31,材料晚到,县委组织部",
        ),
    ],
)
def test_declared_then_nothing_is_told(
    published: Path, tmp_path: Path, kind: str, heads: str, row: str
) -> None:
    dues = ("2026-11-30", "2026-12-31", "2026-11-30", "2026-11-30")
    (published / "data" / f"{kind}.csv").write_text(f"{heads}\n{row}\n", encoding="utf-8")
    assert brought(published, promises(tmp_path / "new", "承诺清单10月.xlsx", TEXTS, dues)) == []
    table = check_project(published, OCTOBER).checked.records["commitments"]
    due = dict(zip(table.texts("id"), table.days("due").astype(str), strict=True))["qinghe-cn2"]
    assert due == ("2026-12-31" if kind == "corrections" else "2026-11-30")


def test_another_day_than_the_extension_s_is_told(published: Path, tmp_path: Path) -> None:
    dues = ("2026-11-30", "2027-01-31", "2026-11-30", "2026-11-30")
    text = (
        "承诺,决定日期,新期限,原因,决定机关\nqinghe-cn2,2026-10-12,2026-12-31,材料晚到,县委组织部\n"
    )
    (published / "data" / "extensions.csv").write_text(text, encoding="utf-8")
    told = brought(published, promises(tmp_path / "new", "承诺清单10月.xlsx", TEXTS, dues))
    assert [each.code for each in told] == ["R-9-moved"]


def test_other_words_are_another_promise(published: Path, tmp_path: Path) -> None:
    texts = (*TEXTS[:3], "安装充电桩8个")
    dues = (*SEPTEMBER[:3], "2026-12-31")
    told = brought(published, promises(tmp_path / "new", "承诺清单10月.xlsx", texts, dues))
    assert {"R-9-moved"}.isdisjoint(each.code for each in told)
    assert [each.code for each in told][:1] == ["R-9-kept"]


def test_two_promises_alike_but_for_their_days_are_not_taken_for_each_other(
    published: Path, tmp_path: Path
) -> None:
    texts, dues = (*TEXTS[:3], TEXTS[0]), ("2026-12-30", *SEPTEMBER[1:3], "2026-12-31")
    told = brought(published, promises(tmp_path / "new", "承诺清单10月.xlsx", texts, dues))
    assert "R-9-moved" not in {each.code for each in told}


def test_moved_day_and_changed_words_then_numbers_and_the_check_ask_about_the_same_row(
    published: Path, tmp_path: Path
) -> None:
    texts = ("更换路灯12盏", "疏通排水沟80米及清淤", *TEXTS[2:], "安装充电桩8个")
    dues = ("2026年12月", *SEPTEMBER[1:], "2027-03-31")
    file = promises(tmp_path / "new", "承诺清单10月.xlsx", texts, dues)
    told = [each for each in brought(published, file) if each.code.startswith("number")]
    run = run_sunboard("number", "-C", published)
    assert [each.place.row for each in told] == [3, 6]
    assert "承诺：3行找回了原来的编号" in run.out
    assert "「承诺清单」 第3、6行：新加的，在「编号」一格写「新」" in run.out
    again = run_sunboard("number", "-C", published)
    assert "第3、6行" in again.out
