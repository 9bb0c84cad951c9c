"""Lines above the headings that say something of all rows."""

import pytest
from sunboard.records.layouts.layout import lay
from sunboard.records.sheets import Sheet

HEADINGS = ["承诺内容", "服务社区", "承诺日期", "预计完成时间"]
ROW = ["装电梯2部", "望江社区", "2026-3-1", "2026-9-30"]


def laid(*above: str) -> dict[str, list[str]]:
    rows = [[text, "", "", ""] for text in above]
    sheet = Sheet("data/a.xlsx", "住建局", [*rows, HEADINGS, ROW, ROW])
    (table,) = lay(sheet).tables
    assert table.kind.name == "commitments"
    return dict(table.columns)


@pytest.mark.parametrize(
    "line", ["承诺单位：区住建局", "承诺单位: 区住建局（盖章）", "责任单位：区住建局"]
)
def test_a_line_above_the_headings_then_it_is_said_of_all_rows(line: str) -> None:
    assert laid("公开承诺", line)["unit"] == ["区住建局", "区住建局"]


@pytest.mark.parametrize(
    "line", ["单位：万元", "填报单位：区住建局", "承诺内容：装电梯", "联系电话：0000-1", "公开承诺"]
)
def test_any_other_line_then_it_says_nothing_of_the_rows(line: str) -> None:
    columns = laid("公开承诺", line)
    assert "unit" not in columns
    assert columns["text"] == ["装电梯2部", "装电梯2部"]


def test_a_line_that_is_used_then_told() -> None:
    sheet = Sheet("data/a.xlsx", "住建局", [["承诺单位：甲局", "", "", ""], HEADINGS, ROW])
    told = [str(p.params["label"]) for p in lay(sheet).problems if p.code == "layout-above"]
    assert told == ["承诺单位"]
