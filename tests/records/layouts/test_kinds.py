"""Of which kind a table is, by its headings and by what it is called."""

from __future__ import annotations

import pytest
from sunboard.records.layouts.kinds import choose


def chosen(headings: str, sheet: str = "Sheet1", title: str = "") -> tuple[str, set[str]]:
    """The kind that is chosen, "" for none or several, and the fields that are read."""
    found = choose([(each,) for each in headings.split()], lambda _: {}, sheet, [title]).columns
    return (found.kind.name, {*found.own}) if found else ("", set())


@pytest.mark.parametrize("sheet", ["党员认岗", "Sheet1"])
@pytest.mark.parametrize("day", ["认领时间", "认岗日期", "上岗时间", "到岗时间", "领岗时间"])
@pytest.mark.parametrize("holder", ["认领人", "党员姓名", "认岗党员"])
def test_ledger_of_posts_with_units_and_places_then_no_list_of_pairings(
    sheet: str, day: str, holder: str
) -> None:
    headings = f"序号 岗位名称 {holder} 所在党支部 所在单位 社区 小区 {day} 联系电话"
    kind, fields = chosen(headings, sheet)
    assert kind == "positions"
    assert {"position", "person", "community", "reported_on"} <= fields


def test_ledger_of_posts_in_a_kind_of_grid_then_posts_by_its_name() -> None:
    assert chosen("序号 岗位 党员姓名 所在单位 网格 认岗时间", "公益岗认领")[0] == "positions"


def test_wishes_that_people_claim_then_no_posts_as_before() -> None:
    assert chosen("序号 社区 心愿内容 认领人 认领单位 认领时间 完成情况", "微心愿")[0] == "tasks"


def test_report_in_without_a_post_then_posts_by_its_name_alone() -> None:
    headings = "序号 党员姓名 工作单位 报到社区 报到时间 报到类型"
    assert chosen(headings, "双报到")[0] == "positions"
    assert chosen(headings)[0] != "positions"
