"""Which files and sheets a name in `data/mapping.yml` means."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.mapping import Mapping, SheetMapping
from sunboard.records.layouts.named import Nearness, nearness
from sunboard.records.sheets import Sheet
from sunboard.schema import KIND_BY_NAME

TASKS = KIND_BY_NAME["tasks"]


@pytest.mark.parametrize(
    ("said", "name", "near"),
    [
        ("包联一览表10月.xlsx", "包联一览表10月.xlsx", Nearness.SAME),
        ("包联一览表 10月.xlsx", "包联一览表１０月.xlsx", Nearness.SAME),
        ("", "包联一览表.xlsx", Nearness.UNNAMED),
        ("包联*.xlsx", "包联一览表11月.xlsx", Nearness.PATTERN),
        ("*诉求*", "2026年群众诉求（二）", Nearness.PATTERN),
        ("包联*.xlsx", "甲局/包联.xlsx", None),
        ("*.xlsx", "甲局/包联.xlsx", None),
        ("甲局/*.xlsx", "甲局/包联.xlsx", Nearness.PATTERN),
        ("包联（*）.xlsx", "包联.xlsx", None),
        ("包联一览表10月.xlsx", "包联一览表11月.xlsx", Nearness.OTHER_DATE),
        ("包联一览表10月.xlsx", "包联一览表2026年11月.xlsx", Nearness.OTHER_DATE),
        ("包联一览表202610.xlsx", "包联一览表202611.xlsx", Nearness.OTHER_DATE),
        ("包联一览表20261031.xlsx", "包联一览表20261130.xlsx", Nearness.OTHER_DATE),
        ("包联一览表2026-10.xlsx", "包联一览表2026-11.xlsx", Nearness.OTHER_DATE),
        ("包联一览表2026.10.31.xlsx", "包联一览表2026.11.30.xlsx", Nearness.OTHER_DATE),
        ("十月份台账", "十一月份台账", Nearness.OTHER_DATE),
        ("台账第三季度", "台账第四季度", Nearness.OTHER_DATE),
        ("台账上半年", "台账下半年", Nearness.OTHER_DATE),
        ("简报第12期", "简报第13期", Nearness.OTHER_DATE),
        ("台账V1.2", "台账v2", Nearness.OTHER_DATE),
        ("导出_20261031173512.csv", "导出_20261127170930.csv", Nearness.OTHER_DATE),
        ("导出 2026-10-31 17.35.csv", "导出 2026-11-27 09.00.csv", Nearness.OTHER_DATE),
        ("一览表（9.30定稿）", "一览表（11.20定稿）", Nearness.OTHER_DATE),
        ("台账", "台账(1)", Nearness.OTHER_DATE),
        ("表1.1", "表1.2", None),
        ("Sheet1", "Sheet2", None),
        ("表1", "表2", None),
        ("第1批承诺", "第2批承诺", None),
        ("第一批承诺", "第二批承诺", None),
        ("12345工单", "12346工单", None),
        ("3号楼", "4号楼", None),
        ("承诺10月.xlsx", "任务10月.xlsx", None),
        ("承诺10月.xlsx", "承诺.xlsx", None),
    ],
)
def test_a_name_means_a_thing(said: str, name: str, near: Nearness | None) -> None:
    assert nearness(said, name) is near


def of(name: str, *entries: SheetMapping, sheet: str = "") -> list[int]:
    said = Mapping(entries).of(Sheet(f"data/{name}", sheet, []))
    return [each.line for each in said.entries]


def test_the_nearest_name_holds_before_the_others() -> None:
    entries = (
        SheetMapping(line=1),
        SheetMapping(line=2, file="包联*.xlsx"),
        SheetMapping(line=3, file="包联11月.xlsx"),
        SheetMapping(line=4, file="包联10月.xlsx"),
    )
    assert of("包联11月.xlsx", *entries) == [3, 2, 4, 1]
    assert of("包联12月.xlsx", *entries) == [2, 4, 1]


def test_a_new_month_is_read_as_the_last_one_that_is_named() -> None:
    months = [SheetMapping(line=at, file=f"包联{at}月.xlsx") for at in (8, 9)]
    assert of("包联10月.xlsx", *months, SheetMapping(line=1)) == [9, 1]
    assert of("包联8月.xlsx", *months) == [8, 9]


def test_of_the_last_month_all_is_read_that_was_said() -> None:
    months = [SheetMapping(line=at, file=f"包联{at // 10}月.xlsx") for at in (81, 91, 92)]
    assert of("包联10月.xlsx", *months) == [91, 92]
    assert of("包联10月.xlsx", *months, SheetMapping(line=3, file="包联10月.xlsx")) == [3, 91, 92]


def test_a_name_without_a_date_means_one_with_a_date() -> None:
    assert of("包联10月.xlsx", SheetMapping(line=1, file="包联.xlsx")) == [1]
    assert of("包联.xlsx", SheetMapping(line=1, file="包联10月.xlsx")) == []
    assert of("包联.csv", SheetMapping(line=1, file="包联.csv", sheet="10月")) == []


def test_a_sheet_called_by_a_month_alone_is_any_file_s() -> None:
    entry = SheetMapping(line=1, sheet="10月")
    assert of("甲.xlsx", entry, sheet="11月") == []
    assert of("甲.xlsx", entry, sheet="10月") == [1]
    assert of("甲.xlsx", SheetMapping(line=1, file="甲.xlsx", sheet="10月"), sheet="11月") == [1]


def test_the_year_and_the_fixed_values_of_another_month_do_not_hold() -> None:
    fixed = {"channel": "12345"}
    entry = SheetMapping(line=2, file="诉求10月.csv", kind=TASKS, year=2026, fixed=fixed)
    again, same, any_month = (
        Mapping((each,)).of(Sheet("data/诉求11月.csv", "", []))
        for each in (
            entry,
            SheetMapping(line=2, file="诉求11月.csv", year=2026, fixed=fixed),
            SheetMapping(line=2, file="诉求*.csv", year=2026, fixed=fixed),
        )
    )
    assert again.kind is TASKS
    assert (again.year(TASKS), again.fixed(TASKS)) == (None, {})
    for said in (same, any_month):
        assert said.year(TASKS) == 2026
        assert said.fixed(TASKS)["channel"][0] == "12345"


def test_a_name_of_another_month_s_file_is_used() -> None:
    mapping = Mapping((SheetMapping(line=2, file="诉求10月.csv"),))
    there = [Sheet("data/诉求11月.csv", "", [])]
    assert [*mapping.unused(there)] == []
    (problem,) = mapping.of(there[0]).again_note(there[0])
    assert problem.code == "mapping-again"
