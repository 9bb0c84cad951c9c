"""What one cell of a meeting tells of several decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from sunboard.checks.told_items import items_in
from sunboard.days import Asked
from sunboard.project import CheckedProject, check_project

from tests.factories import Row, county_rows, write_project

ASKED = Asked(datetime(2026, 11, 1, 8, tzinfo=UTC))
HEADS = ("序号", "社区", "会议时间", "会议议题", "议定事项", "责任单位", "完成时限", "落实情况")
CARS = "1.划停车位30个；\n2.清理僵尸车"
UNIT = "云桥县住房和城乡建设局"


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("疏通排水沟120米", ("疏通排水沟120米",)),
        ("1.划停车位30个；\n2.清理僵尸车。", ("划停车位30个", "清理僵尸车")),
        ("1、划停车位；2、清理僵尸车", ("划停车位", "清理僵尸车")),
        ("（1）划停车位。（2）清理僵尸车。", ("划停车位", "清理僵尸车")),
        ("①更换线路4栋\n②公布电话", ("更换线路4栋", "公布电话")),
        ("一、更换线路\n二、公布电话", ("更换线路", "公布电话")),
        ("更换线路4栋\n公布抢修电话", ("更换线路4栋", "公布抢修电话")),
        ("铺管1.5公里，3.6米以下不动", ("铺管1.5公里，3.6米以下不动",)),
        ("1.5公里管网月底铺完", ("1.5公里管网月底铺完",)),
    ],
)
def test_a_cell_lists_things_by_number_else_a_line_each(cell: str, items: tuple[str, ...]) -> None:
    assert items_in(cell) == items


def checked(project: Path, *rows: tuple[str, ...], **more: list[Row]) -> CheckedProject:
    kinds = ("towns", "communities", "estates", "units")
    write_project(project, **({kind: [] for kind in county_rows() if kind not in kinds} | more))
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "联席会议"
    for row in [HEADS, *((str(n), *row) for n, row in enumerate(rows, 1))]:
        book.active.append(row)
    book.save(project / "data" / "会议.xlsx")
    return check_project(project, ASKED)


def decisions(made: CheckedProject) -> list[Mapping[str, str]]:
    names = ("id", "meeting", "text", "unit", "by_community", "due", "done_on", "result", "state")
    columns = [_shown(made, name) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _shown(made: CheckedProject, name: str) -> list[str]:
    said = made.checked.said["decisions"]
    field = said.kind.field_by_name[name]
    return said.draft.texts["id"].to_pylist() if name == "id" else said.column(field).to_pylist()


def codes(made: CheckedProject) -> set[str]:
    return {each.code for each in made.checked.problems}


def test_a_row_is_a_meeting_and_what_it_decided(tmp_path: Path) -> None:
    made = checked(
        tmp_path,
        ("清河社区", "2026-08-20", "停车", CARS, UNIT, "2026-10-31", "1.划28个；2.清6辆"),
        ("清河社区", "2026-08-27", "积水", "疏通排水沟120米", UNIT, "2026-09-20", "正在推进"),
        ("清河社区", "2026-09-27", "通报情况", "无", "", "", ""),
    )  # fmt: skip
    first, second, third = decisions(made)
    texts = [each["text"] for each in (first, second, third)]
    assert texts == ["划停车位30个", "清理僵尸车", "疏通排水沟120米"]
    assert [first["result"], second["result"], third["result"]] == ["划28个", "清6辆", ""]
    assert {each["due"] for each in (first, second)} == {"2026-10-31"}
    assert {each["state"] for each in (first, second, third)} == {"decided"}
    assert first["meeting"] == second["meeting"] != third["meeting"]
    assert (first["id"], second["id"]) == (f"{first['meeting']}-yd", f"{first['meeting']}-yd2")
    assert len(made.checked.records["meetings"]) == 3
    assert {"told-items"} <= codes(made)
    assert not {"told-apart", "R-17-undecided"} & codes(made)


def test_what_stands_behind_a_thing_is_its_own(tmp_path: Path) -> None:
    text = f"1.设助餐点1处（{UNIT}，9月底前）；2.每周巡查（清河社区，2027年1月31日）；3.粉刷楼道（约200平方米）"
    row = ("清河社区", "2026-09-08", "养老", text, "", "2026-12-31", "助餐点已开办")
    made = checked(tmp_path, row)
    first, second, third = decisions(made)
    assert (first["unit"] != "", first["due"]) == (True, "2026-09-30")
    assert (second["unit"], second["by_community"] != "") == ("", True)
    assert (second["due"], third["due"], third["unit"]) == ("2027-01-31", "2026-12-31", "")
    assert [each["result"] for each in (first, second, third)] == ["", "", ""], "whose is not said"
    assert "told-apart" in codes(made)


def test_day_behind_a_thing_is_the_next_of_that_month(tmp_path: Path) -> None:
    row = ("清河社区", "2026-11-08", "路灯", f"1.修路灯（{UNIT}，1月底前）", "", "", "")
    (only,) = decisions(checked(tmp_path, row))
    assert only["due"] == "2027-01-31"


def test_a_list_of_its_own_tells_all_of_the_same_meeting(tmp_path: Path) -> None:
    meeting = {"id": "hy-1", "level": "社区", "community": "qinghe", "date": "2026-08-20"}
    row = ("清河社区", "2026-08-27", "积水", "疏通排水沟", UNIT, "2026-09-20", "")
    own = {
        "id": "yd-1",
        "meeting": "hy-1",
        "state": "议定",
        "text": "划停车位",
        "due": "2026-10-31",
    }
    made = checked(tmp_path, row, meetings=[meeting], decisions=[own])
    assert sorted(each["text"] for each in decisions(made)) == ["划停车位", "疏通排水沟"]
