"""Rows of an office's CSV file with a cell too many, and those that only look so."""

from __future__ import annotations

import pytest
from sunboard.records.long_rows import long_rows
from sunboard.records.office_csv import read_office_csv

HEADS = "受理时间,社区,反映问题,办理结果"
ROW = "2026-09-14,东关社区,门禁失灵,换锁2把"


@pytest.mark.parametrize(
    ("lines", "long"),
    [
        ([HEADS, ROW, ROW + ",修门3扇", ROW], [(2, 5, 4)]),
        (["诉求台账", HEADS, ROW + ",修门3扇,换灯", ROW, ROW], [(2, 6, 4)]),
        ([HEADS, ROW + ",,,", ROW], []),
        # A column that lacks its heading is filled in from row to row.
        ([HEADS, ROW + ",甲", ROW + ",乙", ROW], []),
        ([HEADS, ROW + ",甲", ROW], []),
        # The program that wrote it has a column there.
        ([HEADS + ",", ROW + ",甲", ROW + ",", ROW + ","], []),
        # Another, wider table begins.
        ([HEADS, ROW, ROW, ROW, HEADS + ",承办单位", ROW + ",县住建局"], []),
        ([HEADS, ROW, ROW, ROW, "资源清单", "甲,乙,丙,丁,戊", "1,2,3,4,5"], []),
        (["甲,乙", "1,2,3", "1,2", "1,2"], []),
    ],
)
def test_rows_with_a_cell_too_many(lines: list[str], long: list[tuple[int, int, int]]) -> None:
    assert [*long_rows([line.split(",") for line in lines])] == long


def test_such_a_row_then_nothing_of_it_is_read_and_its_cells_are_not_said() -> None:
    text = "\n".join((HEADS, ROW, ROW.replace("东关", "西关") + ",修门3扇", ROW))
    sheet, (problem,) = read_office_csv(text.encode(), "data/诉求.csv")
    assert sheet is not None
    assert (problem.code, problem.place.row) == ("row-too-long", 3)
    assert not any(sheet.cells[2])
    assert len(sheet.cells[0]) == 4, "no column is made of what stands behind the headings"
    assert "修门" not in problem.text()
    assert "英文双引号" in problem.text()
