"""Places that rows leave to the row above: only where the list is one of groups."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.layout import lay
from sunboard.records.sheets import Sheet

HEADINGS = ["承诺单位", "服务社区", "服务小区", "承诺内容", "承诺日期"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # Each group's first row says where it is.
        (["望江社区", "", "北门社区", ""], ["望江社区", "望江社区", "北门社区", "北门社区"]),
        # Somebody filled in where only some rows lacked it: those above would be moved to other places.
        (["", "", "望江社区", ""], ["", "", "望江社区", ""]),
        (["", "望江社区", "", "北门社区"], ["", "望江社区", "", "北门社区"]),
    ],
    ids=["groups", "one row", "some rows"],
)
def test_blank_place_then_filled_within_a_group_alone(written: list[str], read: list[str]) -> None:
    rows = [
        ["住建局", place, f"{n}号院", f"装电梯{n}部", "2026-3-1"]
        for n, place in enumerate(written, 1)
    ]
    (table, *_) = lay(Sheet("data/a.xlsx", "承诺清单", [HEADINGS, *rows])).tables
    assert table.columns["community"] == read
