"""No grid makes a layout raise, and each of its filled rows below headings is accounted for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sunboard.records.layouts.layout import lay
from sunboard.records.sheets import Merged, Sheet
from sunboard.schema import KINDS

WORDS = st.sampled_from(
    [
        "",
        "",
        *(
            "序号",
            "社区",
            "小区",
            "镇（街道）",
            "包联单位",
            "联系电话",
            "承诺事项",
            "受理时间",
            "名称",
            "编号",
        ),
        *(
            "东关社区",
            "县住建局",
            "3月1日",
            "2026年",
            "全年",
            "45717",
            "同上",
            "〃",
            "1",
            "合计",
            "注：无",
            "一、甲",
        ),
        *("填报日期：2026.1.1", "单位：万元", "　", "\u200b", "?", "x" * 300, "a\nb", "①"),
    ]
)
TEXTS = WORDS | st.text(max_size=8) | st.sampled_from([f.label for k in KINDS for f in k.fields])


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width, height = draw(st.integers(1, 8)), draw(st.integers(0, 12))
    rows = draw(
        st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=height, max_size=height)
    )
    corner = st.tuples(st.integers(1, 14), st.integers(1, 9), st.integers(0, 3), st.integers(0, 3))
    merged = tuple(
        Merged(row, column, row + down, column + right)
        for row, column, down, right in draw(st.lists(corner, max_size=4))
    )
    name = draw(st.sampled_from(["", "公开承诺", "包联一览表", "Sheet1", "封面"]))
    return Sheet("data/表.csv", name, rows, merged=merged)


@given(sheets())
def test_any_grid_is_laid(sheet: Sheet) -> None:
    laid = lay(sheet)
    filled = sum(any(cell.strip() for cell in row) for row in sheet.cells)
    own = sum(len(table) for table in laid.tables if not table.is_derived)
    assert own >= 0
    for table in laid.tables:
        assert all(len(texts) == len(table) for texts in table.columns.values())
        assert table.lines == sorted(table.lines)
        assert table.letters.keys() == table.headings.keys()
        assert set(table.columns) <= set(table.kind.field_by_name)
    assert all(problem.text() for problem in laid.problems)
    # Of tables side by side each counts the row, and so does each that isn't read.
    unknown = sum(problem.code == "layout-kind-unknown" for problem in laid.problems)
    beside = max(1, len({table.header_line for table in laid.tables}) * len(laid.tables) + unknown)
    assert own + laid.left_out + laid.unread <= filled * beside
