"""Visits: how many households were linked and called on. Counts only; no resident has a record here."""

from __future__ import annotations

from sunboard.schema.field import Privacy
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    count,
    estate,
    first_day,
    identifier,
    past_day,
    person,
    unit,
)

VISITS = Kind(
    name="visits",
    label="包联走访",
    called=("走访", "入户"),
    mark="zf",
    row_meaning="一个单位（或其一名党员）一段时间在一个小区走访的户数和次数，只计数，不列户",
    boards=("positions", "obligations"),
    fields=(
        identifier(("走访编号",)),
        unit("单位", "走访单位的编号。", ("走访单位", "包联单位", "单位编号"), required=True),
        person(
            "人员",
            "按人登记时填党员编号；按单位汇总就留空。页面只按单位列数。",
            ("走访人", "党员编号"),
            privacy=Privacy.INTERNAL,
        ),
        community("小区所在的社区；小区有同名的，靠它分清是哪一个。", ("所在社区",)),
        estate("走访小区的编号；不写门牌号。", ("走访小区", "小区编号"), required=True),
        past_day(
            "started_on",
            "起始日期",
            "统计的第一天；只走访一天的，就是那天。",
            ("开始日期", "走访日期", "日期"),
            label_en="From",
            required=True,
            answers=True,
            spans=True,
        ),
        first_day(
            "ended_on",
            "截止日期",
            "统计的最后一天；不填就是当天走访，与起始日期相同。",
            ("结束日期",),
            label_en="To",
            filled_from="started_on",
            activity=True,
            spans=True,
            follows=("started_on",),
        ),
        count(
            "households",
            "走访户数",
            "这段时间走访了多少户，同一户只算一次。",
            ("户数", "走访数量", "走访数", "走访户次", "入户数", "入户户数", "走访居民户数"),
            required=True,
            unit="户",
            most=100_000,
        ),
        count(
            "visits",
            "走访次数",
            "这段时间走访了多少次；不填就是每户一次，与走访户数相同。",
            ("次数",),
            required=True,
            filled_from="households",
            unit="次",
            most=100_000,
        ),
    ),
)
