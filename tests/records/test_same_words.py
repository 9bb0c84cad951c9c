"""Headings in the words of other offices mean the same fields."""

import pytest
from sunboard.records.headings import HeadingTable
from sunboard.records.layouts.headings import is_known
from sunboard.schema import KIND_BY_NAME

SAME = (
    *(
        ("pairings", heading, "unit")
        for heading in ("包保部门", "挂联单位", "结对共建单位", "帮扶部门")
    ),
    ("pairings", "包保小区", "estate"),
    ("pairings", "包保领导职务", "leader_office"),
    *(("tasks", heading, "unit") for heading in ("处置单位", "主办部门", "牵头部门", "责任部门")),
    *(("tasks", heading, "due") for heading in ("办理时限", "处置期限（工作日）", "完成时限")),
    *(("tasks", heading, "result") for heading in ("处理结果", "处置情况", "目前进展")),
    *(("tasks", heading, "text") for heading in ("具体内容", "建设内容", "主要内容及目标")),
    *(("tasks", heading, "dispatched_on") for heading in ("交办时间", "转办日期")),
    *(("tasks", heading, "community") for heading in ("所属区域", "涉及社区", "属地")),
    *(("tasks", heading, "community") for heading in ("诉求社区", "反映所在社区", "工单所属社区")),
    *(
        ("tasks", heading, "estate")
        for heading in ("诉求小区", "事件发生小区", "问题小区", "来电小区")
    ),
    ("tasks", "诉求区域", "community"),
    ("pairings", "网格小区", "estate"),
    *(("pairings", heading, "community") for heading in ("村（社区）", "村居")),
    *(("communities", heading, "town") for heading in ("乡镇", "乡镇街道")),
    ("visits", "结对单位", "unit"),
    ("tasks", "问题分类", "category"),
    ("deeds", "所在部门", "unit"),
    ("meetings", "会议时间", "date"),
    ("units", "部门全称", "name"),
    ("units", "值班电话（工作日）", "office_phone"),
    ("stations", "开放时间", "hours"),
    ("stations", "开放日期", "opened_on"),
)


@pytest.mark.parametrize(("kind", "heading", "field"), SAME)
def test_words_of_another_office_mean_the_same_field(kind: str, heading: str, field: str) -> None:
    found = HeadingTable(KIND_BY_NAME[kind]).field(heading)
    assert found is KIND_BY_NAME[kind].field_by_name[field]
    assert is_known(heading)


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("tasks", "联系人"), ("tasks", "时间限制"), ("pairings", "帮扶对象"), ("units", "部门职责")],
)
def test_other_words_mean_nothing_new(kind: str, heading: str) -> None:
    assert HeadingTable(KIND_BY_NAME[kind]).field(heading) is None
