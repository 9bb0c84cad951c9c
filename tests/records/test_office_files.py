"""Workbooks and CSV files of any name: their rows join the tables of their kinds, each with its place."""

from pathlib import Path

import pytest
from sunboard.checks.saying import format_place, format_problem
from sunboard.records import read_records
from sunboard.records.office_csv import read_office_csv
from sunboard.records.unread import unread_kinds

from tests.records.reading import write_files
from tests.records.workbooks.making import by_openpyxl

PLAIN = {
    "towns.csv": "编号,名称\nt-1,城关镇\n",
    "communities.csv": "编号,名称,所属城镇\nc-1,东关社区,t-1\n",
    "estates.csv": "编号,名称,所属社区\ne-1,东关花园,c-1\n",
    "units.csv": "编号,名称\nu-1,住建局\n",
    "tasks.csv": "编号,诉求内容,社区,受理日期\nw-1,路灯不亮,c-1,2026-03-01\n",
}
TASKS = [
    ["某县任务清单（2026年）"],
    ["序号", "社区", "诉求内容", "受理时间", "承办单位"],
    [1, "东关社区", "井盖松动", "2026.3.5", "住建局"],
    [2, "东关社区", "路面积水", "2026.3.6", "住建局"],
    ["合计", "2件"],
]
AS_CSV = "\n".join(",".join(map(str, row)) for row in TASKS)


def tasks_in(root: Path, files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    """Of each task its text and its place."""
    write_files(root, {**PLAIN, **files})
    table = read_records(root)[0]["tasks"]
    texts = table.texts["text"].to_pylist()
    return [(text, format_place(table.place(row))) for row, text in enumerate(texts)]


def test_rows_of_all_files_then_the_plain_ones_first_and_then_by_path(tmp_path: Path) -> None:
    found = tasks_in(
        tmp_path,
        {
            "b/台账.xlsx": by_openpyxl(TASKS),
            "任务清单.csv": AS_CSV.replace("井盖", "窨井盖").encode("gb18030"),
        },
    )
    assert [place for _, place in found] == [
        "data/tasks.csv 第2行",
        "data/b/台账.xlsx「表」第3行",
        "data/b/台账.xlsx「表」第4行",
        "data/任务清单.csv 第3行",
        "data/任务清单.csv 第4行",
    ]
    assert [text for text, _ in found] == [
        "路灯不亮",
        "井盖松动",
        "路面积水",
        "窨井盖松动",
        "路面积水",
    ]


def test_a_cell_then_its_letter_and_heading(tmp_path: Path) -> None:
    write_files(tmp_path, {**PLAIN, "台账.xlsx": by_openpyxl(TASKS)})
    table = read_records(tmp_path)[0]["tasks"]
    place = format_place(table.place(1, "community"))
    assert place == "data/台账.xlsx「表」第3行 B列「社区」"


def test_counts_of_a_sheet(tmp_path: Path) -> None:
    write_files(tmp_path, {**PLAIN, "台账.xlsx": by_openpyxl(TASKS)})
    _, sheet = read_records(tmp_path)[0]["tasks"].files
    assert (sheet.sheet, sheet.row_count, sheet.foot_count, sheet.refused_count) == ("表", 2, 1, 0)


def test_required_kinds_in_a_workbook_alone_then_none_is_missing(tmp_path: Path) -> None:
    rows = [["编号", "名称", "所属城镇"], ["c-1", "东关社区", "t-1"]]
    files = {name: text for name, text in PLAIN.items() if name != "communities.csv"}
    write_files(tmp_path, {**files, "communities/社区.xlsx": by_openpyxl(rows)})
    tables, problems = read_records(tmp_path)
    assert len(tables["communities"]) == 1
    assert "file-missing" not in [problem.code for problem in problems]


XML_OF_EXCEL = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("台账.xls", b"<html><table></table>", "这其实是网页，只是用了表格的文件名，没有读取"),
        ("台账.xls", XML_OF_EXCEL, "这是 XML 格式的表格（Excel 2003），没有读取"),
        ("台账.xlsx", b"PK\x03\x04", "文件坏了，或者不是工作簿，没有读取"),
        ("清单.csv", b"", "文件是空的"),
        ("清单.csv", bytes(range(256)), "这不是文本文件"),
        ("清单.csv", '序号,社区\n1,"东关\n'.encode(), "从这一行起有一个引号没有收尾"),
    ],
)
def test_a_file_that_is_not_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    write_files(tmp_path, {**PLAIN, name: content})
    lines = [format_problem(problem) for problem in read_records(tmp_path)[1]]
    assert [
        line for line in lines if line.startswith(f"错误 data/{name}") and said in line
    ] == lines


WITH_TITLES = f"填报日期：2026年3月31日,,,,\n{AS_CSV}\n填表人：某某,,,,\n"


@pytest.mark.parametrize("name", ["tasks.csv", "tasks/三月.csv"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_that_is_called_by_its_kind_and_has_titles_then_read_as_a_sheet(
    tmp_path: Path, name: str, encoding: str
) -> None:
    files = {name: WITH_TITLES.encode(encoding)}
    write_files(tmp_path, {**{n: t for n, t in PLAIN.items() if n != "tasks.csv"}, **files})
    tables, problems = read_records(tmp_path)
    texts = tables["tasks"].texts
    assert texts["text"].to_pylist() == ["井盖松动", "路面积水"]
    assert texts["raised_on"].to_pylist() == ["2026.3.5", "2026.3.6"]
    (file,) = tables["tasks"].files
    assert (file.row_count, file.foot_count, file.header_line) == (2, 2, 3)
    assert unread_kinds(tmp_path, tables, problems) == frozenset()


def test_titles_above_one_of_a_kind_s_files_then_the_others_are_plain(tmp_path: Path) -> None:
    found = tasks_in(
        tmp_path, {"tasks/三月.csv": WITH_TITLES, "tasks/二月.csv": PLAIN["tasks.csv"]}
    )
    assert [place for _, place in found] == [
        "data/tasks.csv 第2行",
        "data/tasks/二月.csv 第2行",
        "data/tasks/三月.csv 第4行",
        "data/tasks/三月.csv 第5行",
    ]


def test_a_mapping_names_a_file_called_by_its_kind(tmp_path: Path) -> None:
    mapping = "sheets:\n  - {file: tasks.csv, columns: {承办单位: 不读}, fixed: {来源: 12345}}\n"
    write_files(tmp_path, {**PLAIN, "tasks.csv": WITH_TITLES, "mapping.yml": mapping})
    texts = read_records(tmp_path)[0]["tasks"].texts
    assert texts["unit"].to_pylist() == ["", ""]
    assert texts["channel"].to_pylist() == ["12345", "12345"]


def test_a_workbook_under_the_name_of_a_csv_then_its_sheets(tmp_path: Path) -> None:
    found = tasks_in(
        tmp_path,
        {"导出.csv": by_openpyxl(TASKS), "导出.xls": AS_CSV.replace("井盖", "窨井盖").encode()},
    )
    assert [place for _, place in found][1:] == [
        "data/导出.csv「表」第3行",
        "data/导出.csv「表」第4行",
        "data/导出.xls 第3行",
        "data/导出.xls 第4行",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_csv_of_any_dialect_then_the_same_rows(encoding: str, delimiter: str, end: str) -> None:
    rows = [[str(cell) for cell in row] for row in TASKS]
    text = end.join(delimiter.join(row) for row in rows) + end
    sheet, problems = read_office_csv(text.encode(encoding), "data/a.csv")
    assert problems == []
    assert sheet is not None
    assert sheet.cells == [row + [""] * (5 - len(row)) for row in rows]


def test_rows_of_a_csv_are_those_of_a_spreadsheet() -> None:
    sheet, _ = read_office_csv('标题\n\n序号,事项\n1,"a\nb"\n2,c\n,\n'.encode(), "data/a.csv")
    assert sheet is not None
    assert sheet.cells == [["标题", ""], ["", ""], ["序号", "事项"], ["1", "a\nb"], ["2", "c"]]


def test_figures_that_a_csv_has_lost() -> None:
    sheet, problems = read_office_csv("编号,事项\n5.1E+17,a\n#N/A,b\n".encode(), "data/a.csv")
    assert sheet is not None
    assert [row[0] for row in sheet.cells] == ["编号", "", ""]
    assert [problem.code for problem in problems] == ["cell-error", "cells-cut"]


def test_a_workbook_that_cannot_be_opened_then_nobody_knows_what_it_holds(tmp_path: Path) -> None:
    write_files(tmp_path, {**PLAIN, "台账.xlsx": b"PK\x03\x04"})
    tables, problems = read_records(tmp_path)
    assert unread_kinds(tmp_path, tables, problems) == frozenset(tables)


def test_a_sheet_with_an_error_then_its_kind_is_not_known_whole(tmp_path: Path) -> None:
    rows = [*TASKS[:2], [1, "#REF!", "井盖松动", "2026.3.5", "住建局"]]
    write_files(tmp_path, {**PLAIN, "台账.xlsx": by_openpyxl(rows)})
    tables, problems = read_records(tmp_path)
    assert unread_kinds(tmp_path, tables, problems) == {"tasks"}


HEADS = ["序号", "社区", "诉求内容", "受理时间", "承办单位"]
WITH = [[*HEADS, "办到哪里"], [1, "东关社区", "井盖松动", "2026.3.5", "住建局", "换了1个"]]
WITHOUT = [HEADS, [1, "东关社区", "路面积水", "2026.3.6", "住建局"]]
LINE = "{{sheet: 表, kind: 服务单, {}}}"


@pytest.mark.parametrize(
    "said",
    [
        "columns: {{{}: 办理结果}}",
        "values: {{{}: {{换了1个: 更换井盖1个}}}}",
        "days_in: {{办结日期: {}}}",
    ],
)
@pytest.mark.parametrize(
    ("tables", "heading", "is_fault"),
    [
        ((WITH, WITHOUT), "办到哪里", False),
        (([*WITHOUT, [], *WITH],), "办到哪里", False),
        ((WITH, WITHOUT), "办到哪儿", True),
        ((WITHOUT,), "办到哪里", True),
    ],
    ids=["two files", "two tables of a sheet", "in none", "in the only one"],
)
def test_a_heading_of_the_mapping_then_a_fault_only_where_no_sheet_of_its_has_it(
    tmp_path: Path, tables: tuple[list[list[object]], ...], heading: str, is_fault: bool, said: str
) -> None:
    books = {f"{n}.xlsx": by_openpyxl(rows) for n, rows in enumerate(tables)}
    mapping = f"sheets:\n  - {LINE.format(said.format(heading))}\n"
    write_files(tmp_path, {**PLAIN, **books, "mapping.yml": mapping})
    codes = {problem.code for problem in read_records(tmp_path)[1]}
    assert bool(codes & {"mapping-heading", "mapping-values"}) is is_fault
