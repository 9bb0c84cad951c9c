"""Sheets of one column of names, called by what they are names of."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.layout import lay
from sunboard.records.sheets import Sheet

from tests.records.layouts.test_layout import codes, records


def column(*texts: str, name: str) -> Sheet:
    return Sheet("data/台账.xlsx", name, [[text] for text in texts])


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("单位名称", "县住建局", "", "县民政局"), "部门单位"),
        (("全县部门单位名单", "单位名称", "县住建局", "县民政局"), "Sheet1"),
        (("单位名称", "县住建局", "县民政局", "合计"), "部门单位"),
    ],
)
def test_sheet_or_title_says_of_what_then_the_names_are_records(
    texts: tuple[str, ...], name: str
) -> None:
    found = records(lay(column(*texts, name=name)), "units")
    assert [each["name"] for each in found] == ["县住建局", "县民政局"]


def test_names_of_places_lack_where_they_are_then_that_is_said() -> None:
    laid = lay(column("社区名称", "东关社区", name="社区"))
    assert "heading-missing-in-sheet" in codes(laid)


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("单位名称", "县住建局"), "Sheet1"),
        (("县住建局", "县民政局"), "部门单位"),
        (("单位名称",), "部门单位"),
    ],
)
def test_nothing_says_of_what_then_no_table(texts: tuple[str, ...], name: str) -> None:
    assert codes(lay(column(*texts, name=name))) == {"layout-no-table"}


def test_units_with_their_type_are_a_table() -> None:
    cells = [["单位名称", "单位类型"], ["县住建局", "机关"]]
    (unit,) = records(lay(Sheet("data/台账.xlsx", "部门单位", cells)), "units")
    assert unit == {"name": "县住建局", "type": "机关"}
