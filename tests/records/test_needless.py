"""What is said of cells that said nothing: as far as anybody needs them."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from sunboard.checks.saying import format_problem
from sunboard.records.read import read_records

HEADINGS = ("序号", "社区", "诉求内容", "受理时间", "承办单位", "热线工单编号", "数量", "经办")
ROW = (1, "东门社区", "楼道灯坏了好几天没有人修", "2026-03-01", "县城管局", "", "", "")
LONG = 510000000000000123
UNCOMPUTED = "格公式没有存下结果"


def told(folder: Path, *rows: tuple[object, ...]) -> list[str]:
    """What is said of a sheet of requests, its headings in the first row."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "群众诉求"
    for row in (HEADINGS, *rows):
        page.append(row)
    (folder / "data").mkdir()
    book.save(folder / "data" / "诉求.xlsx")
    _, problems = read_records(folder)
    return [format_problem(each) for each in problems if each.place.file.endswith(".xlsx")]


def test_totals_without_results_are_nobody_s_loss(tmp_path: Path) -> None:
    said = told(tmp_path, ROW, ("合计", None, None, None, None, None, "=SUM(G2:G2)"))
    assert not [each for each in said if UNCOMPUTED in each]


def test_of_a_column_only_the_records_cells_are_counted(tmp_path: Path) -> None:
    rows = [(*ROW[:6], "=1+1", ""), (*ROW[:6], "=1+2", "")]
    said = told(tmp_path, *rows, ("合计", None, None, None, None, None, "=SUM(G2:G3)"))
    (one,) = [each for each in said if UNCOMPUTED in each]
    assert one.startswith("错误 data/诉求.xlsx「群众诉求」第2行 G列：从这里起这一列有 2 格")


def test_rows_of_formulas_alone_are_not_lost_in_silence(tmp_path: Path) -> None:
    said = told(tmp_path, ROW, (None, None, "=C2", "=D2", "=E2"))
    assert [each for each in said if UNCOMPUTED in each]


def test_columns_that_are_not_read_or_not_shown(tmp_path: Path) -> None:
    said = told(tmp_path, (*ROW[:5], LONG, "", LONG))
    (one,) = [each for each in said if "15 位" in each]
    assert one.startswith("提醒 data/诉求.xlsx「群众诉求」第2行 F列")
    assert one.endswith("这一列不公布，不改也行。")


def test_a_column_that_counts_is_an_error(tmp_path: Path) -> None:
    said = told(tmp_path, (*ROW[:6], LONG, ""))
    assert [each for each in said if "15 位" in each and each.startswith("错误")]
