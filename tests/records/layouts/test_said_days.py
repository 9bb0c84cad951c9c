"""Days of completion within results: which texts say one, and that only the mapping has them read."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.layout import lay
from sunboard.records.layouts.mapping import Mapping, SheetMapping
from sunboard.records.layouts.said_days import completed_on

from tests.records.layouts.test_layout import codes, records, said, sheet

HEAD = "责任单位 | 社区 | 承诺内容 | 承诺日期 | 完成期限 | {} | {}\n"
ROWS = (
    "县水利局 | 南关社区 | 检修燃气 | 2026-03-01 | 2026-06-30 | 已于2026年6月25日完成整改 | {}\n"
    "县民政局 | 北关社区 | 建成食堂 | 2026-03-01 | 2026-09-30 | 6月28日完成 | {}\n"
    "县司法局 | 北关社区 | 修好路灯 | 2026-03-01 | 2026-12-31 | 还没有开始 | {}\n"
)


def table(heading: str = "践诺结果", more: str = "", cell: str = "") -> str:
    return HEAD.format(heading, more) + ROWS.format(cell, cell, cell)


def mapped(**days_in: str) -> Mapping:
    return Mapping((SheetMapping(line=2, sheet="承诺", days_in=days_in),))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6月28日完成", "6月28日"),
        ("已于2026年6月28日完成整改", "2026年6月28日"),
        ("2026-06-28 全部安装完毕，共20盏", "2026-06-28"),
        ("6月20日进场，6月28日竣工", "6月28日"),
        ("已办结（6月28日）", "6月28日"),
        ("6月30日前完成", ""),
        ("计划6月28日完成", ""),
        ("6月28日未完成", ""),
        ("6月28日开工，完成后验收", ""),
        ("6月28日完成一期", ""),
        ("6月28日完成安装，7月2日完成验收", ""),
        ("6月完成", ""),
        ("完成6.28万元", ""),
        ("已完成", ""),
        ("", ""),
    ],
)
def test_a_text_says_one_whole_day_on_which_all_was_done(text: str, day: str) -> None:
    assert completed_on(text) == day


@pytest.mark.parametrize("heading", ["践诺结果", "完成情况"])
def test_nobody_said_so_then_it_is_noted_and_no_day_is_read(heading: str) -> None:
    laid = lay(sheet(table(heading), "承诺"))
    (note,) = said(laid, "layout-days-said")
    assert "这一列有2格写着哪天完成的，没有一列写「完成日期」" in note
    assert all("done_on" not in each for each in records(laid, "commitments"))


@pytest.mark.parametrize("heading", ["践诺结果", "完成情况"])
def test_the_mapping_says_so_then_they_are_the_days_with_their_years(heading: str) -> None:
    laid = lay(sheet(table(heading), "承诺"), mapped(完成日期=heading))
    assert [each.get("done_on") for each in records(laid, "commitments")] == [
        *("2026年6月25日", "2026年6月28日", None)
    ]
    own = laid.tables[0]
    assert (own.letters["done_on"], own.said["done_on"]) == ("F", [2, 3])
    assert codes(laid) >= {"layout-days-taken"}
    assert not said(laid, "layout-days-said")


def test_a_column_is_for_the_day_then_that_alone_says_it() -> None:
    text = table(more="完成日期", cell="2026-07-01")
    for mapping in (Mapping(), mapped(完成日期="践诺结果")):
        laid = lay(sheet(text, "承诺"), mapping)
        assert {each["done_on"] for each in records(laid, "commitments")} == {"2026-07-01"}
        assert not codes(laid) & {"layout-days-said", "layout-days-taken"}


@pytest.mark.parametrize(
    ("days_in", "code"),
    [
        ({"完成日期": "结果说明"}, "mapping-heading"),
        ({"承诺日期": "践诺结果"}, "mapping-field"),
        ({"哪天": "践诺结果"}, "mapping-field"),
    ],
)
def test_a_mapping_at_fault_says_so(days_in: dict[str, str], code: str) -> None:
    laid = lay(sheet(table(), "承诺"), mapped(**days_in))
    assert code in codes(laid)
    assert all("done_on" not in each for each in records(laid, "commitments"))


def test_years_that_nothing_tells_then_no_day() -> None:
    text = table().replace("2026-03-01", "2025-12-30")
    laid = lay(sheet(text, "承诺"), mapped(完成日期="践诺结果"))
    assert [each.get("done_on") for each in records(laid, "commitments")] == [
        *("2026年6月25日", None, None)
    ]
