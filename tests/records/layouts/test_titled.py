"""What titles, and names of sheets, say of all rows below them."""

import pytest
from sunboard.records.layouts.layout import lay
from sunboard.records.layouts.mapping import Mapping, SheetMapping
from sunboard.records.sheets import Sheet
from sunboard.schema import KIND_BY_NAME

HEADINGS = ["会议时间", "社区", "召集单位", "会议议题"]
COMMUNITY = ["2026-8-20", "东关社区", "", "停车难"]
COUNTY = ["2026-9-25", "", "县委组织部", "供水管网"]
BARE = ["2026-9-28", "", "", "楼道扶手"]


def meetings(title: str, *rows: list[str], name: str = "Sheet1") -> Sheet:
    return Sheet("data/会议.xlsx", name, [[title, "", "", ""], [*HEADINGS], *map(list, rows)])


def levels(sheet: Sheet, mapping: Mapping | None = None) -> list[str]:
    (table,) = lay(sheet, mapping or Mapping()).tables
    assert table.kind.name == "meetings"
    return table.columns.get("level", [])


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("云桥县社区党建联席会议台账", "社区"),
        ("云桥县党建引领基层治理联席会议", "县"),
        ("党建联席会议（县级）", "县"),
        ("城关镇联席会议", "镇"),
        ("锦绣小区联席会议", "小区"),
        ("部门单位联社区包小区联席会议", ""),
        ("老旧小区改造联席会议", ""),
        ("联席会议", ""),
    ],
)
def test_last_word_of_a_title_is_the_level(title: str, word: str) -> None:
    assert levels(meetings(title, BARE)) == ([word] if word else [])


def test_name_of_the_sheet_says_it_where_no_title_does() -> None:
    assert levels(meetings("联席会议", BARE, name="县级")) == ["县"]


def test_row_says_it_before_the_title() -> None:
    ledger = meetings("云桥县联席会议台账", COMMUNITY, COUNTY, BARE)
    assert levels(ledger) == ["社区", "县", "县"]
    assert levels(meetings("联席会议", COMMUNITY, COUNTY, BARE)) == ["社区", "县", ""]


def test_column_or_the_mapping_says_it_before_any_title() -> None:
    sheet = meetings("云桥县联席会议台账", BARE)
    fixed = SheetMapping(1, kind=KIND_BY_NAME["meetings"], fixed={"层级": "镇（街道）"})
    assert levels(sheet, Mapping((fixed,))) == ["镇（街道）"]
    sheet.cells[1][3], sheet.cells[2][3] = "层级", "小区"
    assert levels(sheet) == ["小区"]


def test_it_is_told_and_asked_only_where_nothing_says_it() -> None:
    codes = {each.code for each in lay(meetings("云桥县联席会议台账", COMMUNITY, COUNTY)).problems}
    assert "layout-titled" in codes
    assert "heading-missing-in-sheet" not in codes
    codes = {each.code for each in lay(meetings("联席会议", BARE)).problems}
    assert "layout-titled" not in codes
    assert "heading-missing-in-sheet" in codes
