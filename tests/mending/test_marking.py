"""The clerk's own workbook comes back with what is wrong in its own cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sunboard.checks.causes import causes_of
from sunboard.mending import marking
from sunboard.mending.marking import column_number, make_marked_workbook
from sunboard.problems import Place, Problem
from sunboard.publishing.marked_workbook import LIST, titles_for

BOOK, CSV = "data/台账.xlsx", "data/tasks.csv"
PINK, YELLOW = "FFFFC7CE", "FFFFEB9C"


def marked(project: Path, *problems: Problem) -> dict[str, Worksheet]:
    content = make_marked_workbook(project, causes_of(problems))
    return {sheet.title: sheet for sheet in load_workbook(io.BytesIO(content))}


def colour(sheet: Worksheet, cell: str) -> str:
    return str(sheet[cell].fill.start_color.rgb) if sheet[cell].fill.fill_type else ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    book = Workbook()
    sheet = book.active
    sheet.title = "公开承诺"
    rows: Sequence[Sequence[object]] = (
        ("清源县公开承诺台账", None, None),
        ("社区", "承诺事项", "完成时限"),
        ("东关社区", "更换管道", "全年"),
        (None, "=1+1", "2026.10.31"),
    )
    for row in rows:
        sheet.append(row)
    sheet["B4"].data_type = "s"
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    book.create_sheet("别的").append(["没有问题"])
    book.save(tmp_path / BOOK)
    (tmp_path / CSV).write_bytes(
        '编号,诉求,点单时间\r\nf-1,"灯\r\n不亮",3月\r\nf-2,路不平,\r\n'.encode("gb18030")
    )
    (tmp_path / "data" / "units.yml").write_text("- id: u-1\n  name：住建局\n", encoding="utf-8")
    return tmp_path


def test_bad_cell_then_coloured_with_reason_and_remedy(project: Path) -> None:
    place = Place(BOOK, 3, "完成时限", "公开承诺", "C")
    book = marked(project, Problem(place, "date-form", {"found": "全年"}))
    assert list(book) == [LIST, "公开承诺"]
    sheet = book["公开承诺"]
    assert colour(sheet, "C3") == PINK
    assert sheet["C3"].comment.text.startswith("错误：「全年」不是日期，请写成 2026-03-01")
    assert (sheet["C3"].value, sheet["A1"].value) == ("全年", "清源县公开承诺台账")
    assert colour(sheet, "C4") == ""
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {"A1:C1", "A3:A4"}


def test_text_that_looks_like_a_formula_then_text(project: Path) -> None:
    place = Place(BOOK, 3, "完成时限", "公开承诺", "C")
    sheet = marked(project, Problem(place, "R-2-praise"))["公开承诺"]
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")


def test_list_then_a_line_a_problem_that_leads_to_its_cell(project: Path) -> None:
    problems = [
        Problem(Place(BOOK, 3, "完成时限", "公开承诺", "C"), "date-form", {"found": "全年"}),
        Problem(Place("data/不见了.csv"), "file-empty"),
    ]
    sheet = marked(project, *problems)[LIST]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [line[:3] for line in lines] == [
        [1, "错误", "data/不见了.csv"],
        [2, "错误", f"{BOOK}「公开承诺」第3行 C列「完成时限」"],
    ]
    assert sheet["C3"].hyperlink.location == "'公开承诺'!C3"
    assert sheet["C2"].hyperlink is None


def test_cells_shown_as_one_then_the_first_is_marked(project: Path) -> None:
    place = Place(BOOK, 4, "社区", "公开承诺", "A")
    sheet = marked(project, Problem(place, "R-2-praise"))["公开承诺"]
    assert (colour(sheet, "A3"), sheet["A3"].value) == (YELLOW, "东关社区")
    assert sheet["A3"].comment is not None


def test_row_as_a_whole_then_its_first_cell(project: Path) -> None:
    sheet = marked(project, Problem(Place(BOOK, 2, None, "公开承诺"), "row-total"))["公开承诺"]
    assert colour(sheet, "A2") == YELLOW


def test_csv_then_its_lines_are_rows_and_its_columns_are_known_by_heading(project: Path) -> None:
    problems = [
        Problem(Place(CSV, 2, "点单时间"), "date-no-day", {"found": "3月"}),
        Problem(Place(CSV, 4, "点单时间"), "R-2-praise"),
        Problem(Place(CSV, 4, "诉求"), "R-2-praise"),
    ]
    sheet = marked(project, *problems)["tasks"]
    assert (sheet["C2"].value, sheet["B4"].value) == ("3月", "路不平")
    assert [colour(sheet, cell) for cell in ("C2", "C4", "B4", "B2")] == [PINK, YELLOW, YELLOW, ""]


def test_yaml_then_the_line_is_marked(project: Path) -> None:
    sheet = marked(project, Problem(Place("data/units.yml", 2), "yaml-indent"))["units"]
    assert (sheet["A2"].value, colour(sheet, "A2")) == ("  name：住建局", PINK)


def test_two_faults_of_a_cell_then_both_are_told(project: Path) -> None:
    place = Place(CSV, 2, "诉求")
    sheet = marked(project, Problem(place, "R-2-praise"), Problem(place, "text-long", {"most": 9}))
    assert len(sheet["tasks"]["B2"].comment.text.splitlines()) == 2
    assert colour(sheet["tasks"], "B2") == PINK


def test_same_problems_then_same_bytes(project: Path) -> None:
    problems = [Problem(Place(CSV, 2, "诉求"), "R-2-praise")]
    first, second = (make_marked_workbook(project, causes_of(problems)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["台账", "台账", "问题"], ["台账", "台账(2)", "问题(2)"]),
        (["a/b[c]:*?", "'", ""], ["a_b_c____", "_", "_(2)"]),
        (["很" * 40, "很" * 40], ["很" * 31, "很" * 28 + "(2)"]),
    ],
)
def test_titles_then_such_as_a_workbook_can_hold(names: list[str], titles: list[str]) -> None:
    assert titles_for(names) == titles


@pytest.mark.parametrize(("letters", "number"), [("", 0), ("A", 1), ("Z", 26), ("AA", 27)])
def test_letters_to_numbers(letters: str, number: int) -> None:
    assert column_number(letters) == number


def test_more_cells_than_a_workbook_opens_with_then_rows_with_problems_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "MOST_CELLS", 3)
    monkeypatch.setattr(marking, "ROWS_ABOVE", 1)
    sheet = marked(project, Problem(Place(CSV, 4, "诉求"), "R-2-praise"))["tasks"]
    assert [sheet[cell].value for cell in ("B1", "B2", "B4")] == ["诉求", None, "路不平"]


def test_a_title_runs_on_and_cells_are_wrapped(project: Path) -> None:
    rows = "公开承诺台账（2026年）,,\n社区,承诺事项,完成时限\n东关社区,更换管道,全年\n"
    (project / "data" / "承诺.csv").write_text(rows, encoding="utf-8")
    place = Place("data/承诺.csv", 3, "完成时限", letter="C")
    sheet = marked(project, Problem(place, "date-form", {"found": "全年"}))["承诺"]
    wrapped = {cell: bool(sheet[cell].alignment.wrap_text) for cell in ("A1", "A3", "C3")}
    assert wrapped == {"A1": False, "A3": True, "C3": True}
