"""Units and what they are answerable for."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    count,
    day,
    estate,
    former_names,
    identifier,
    last_day,
    office_phone,
    ref,
    short_name,
    term,
    text,
    unit,
)

UNITS = Kind(
    name="units",
    label="部门单位",
    called=("单位名单", "单位一览", "单位名录", "部门名单", "通讯录"),
    row_meaning="一个部门或单位",
    is_public=True,
    owner_as="unit",
    fields=(
        identifier(("单位编号", "部门编号")),
        text(
            "name",
            "名称",
            "单位全称。",
            ("单位", "单位名称", "部门单位", "部门", "单位全称"),
            required=True,
            names=True,
        ),
        short_name("单位简称，用在小卡片上；不填就用全称。", ("单位简称",)),
        former_names(),
        term(
            "type", "类别", "单位类别。", ("单位类别", "单位性质", "类型"), vocabulary="unit_types"
        ),
        text(
            "leader_office",
            "分管领导职务",
            "分管领导的职务，不填姓名。",
            ("分管领导", "分管职务"),
            label_en="Leader's office",
            who=True,
        ),
        text("department", "业务科室", "具体落实的科室。", ("科室", "责任科室", "承办科室")),
        office_phone("业务科室的座机，公开。", ("电话", "联系电话", "值班电话")),
        day(
            "ended_on",
            "撤并日期",
            "单位撤销或并入他单位的日期；还在就留空。",
            ("撤销日期", "合并日期"),
            may_precede=True,
            progress=True,
        ),
        ref(
            "successor",
            "并入单位",
            "撤并后接手的单位编号。",
            ("接续单位", "承接单位"),
            refers_to=("units",),
            progress=True,
        ),
    ),
)

PAIRINGS = Kind(
    name="pairings",
    label="结对包联",
    called=("结对", "包联", "包保", "挂联", "联社区", "包小区"),
    mark="bl",
    lasts=True,
    row_meaning="一个单位（或一名包联领导职务）对一个社区或小区的一段包联",
    boards=("pairings",),
    needed_by=("obligations",),
    is_public=True,
    fields=(
        identifier(("包联编号", "结对编号")),
        term(
            "kind",
            "类型",
            "单位包联还是领导包联；没有写的，算单位包联。",
            ("包联类型", "结对类型"),
            vocabulary="pairing_kinds",
            empty_counts=True,
        ),
        unit(
            "单位",
            "包联单位的编号；一格写几个的，每个算一条。",
            (
                *("包联单位", "包联部门", "包保单位", "包保部门", "挂联单位"),
                *("单位编号", "部门单位", "责任单位", "牵头单位"),
            ),
            required=True,
            spreads=True,
            has_liaison=True,
            more=(
                "成员单位",
                "协同单位",
                "配合单位",
                "参与单位",
                "共建单位",
                "协助单位",
                "协包单位",
            ),
        ),
        community("被包联社区的编号。", ("包联社区", "社区编号"), required=True, spreads=True),
        estate(
            "被包联小区的编号；包联整个社区就留空。",
            ("包联小区", "居民小区", "小区编号"),
            spreads=True,
            empty_counts=True,
        ),
        text(
            "leader_office",
            "领导职务",
            "领导包联时填职务，不填姓名。",
            ("包联领导", "包联领导职务", "包保领导"),
            label_en="Leader's office",
            who=True,
        ),
        day(
            "started_on",
            "开始日期",
            "包联从哪天开始；没有写的，算现在就在包联，以前的日子不算。",
            ("起始日期", "包联时间", "开始时间", "起"),
            begins=True,
            may_precede=True,
        ),
        last_day(
            "ended_on",
            "结束日期",
            "包联到哪天结束；仍在包联就留空。",
            ("终止日期", "结束时间", "止"),
            may_precede=True,
            follows=("started_on",),
        ),
        count(
            "key_households",
            "结对帮扶户数",
            "包联领导结对帮扶的重点户有几户；只写户数，不列户。",
            ("帮扶户数", "结对帮扶"),
            unit="户",
        ),
        text("basis", "依据文件", "确定包联关系的文件名称或文号。", ("依据", "文件依据", "文号")),
    ),
)
