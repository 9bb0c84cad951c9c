"""Visits: how many households were linked and called on. Counts only; no resident has a record here."""

from __future__ import annotations

from sunboard.schema.field import Field, FieldType, Kind, Privacy
from sunboard.schema.places import ID_NOTE

VISITS = Kind(
    name="visits",
    label="包联走访",
    label_en="Visits",
    row_meaning="一个单位（或其一名党员）一段时间在一个小区走访的户数和次数，只计数，不列户",
    fields=(
        Field("id", "编号", "ID", FieldType.ID, ID_NOTE, ("走访编号",), required=True),
        Field(
            "unit",
            "单位",
            "Unit",
            FieldType.REF,
            "走访单位的编号。",
            ("走访单位", "单位编号"),
            required=True,
            refers_to=("units",),
        ),
        Field(
            "person",
            "人员",
            "Person",
            FieldType.REF,
            "按人登记时填党员编号；按单位汇总就留空。页面只按单位列数。",
            ("走访人", "党员编号"),
            refers_to=("people",),
            privacy=Privacy.INTERNAL,
        ),
        Field(
            "estate",
            "小区",
            "Estate",
            FieldType.REF,
            "走访小区的编号；不写门牌号。",
            ("走访小区", "小区编号"),
            required=True,
            refers_to=("estates",),
        ),
        Field(
            "started_on",
            "起始日期",
            "From",
            FieldType.DATE,
            "统计的第一天。",
            ("开始日期", "走访日期"),
            required=True,
            past=True,
        ),
        Field(
            "ended_on",
            "截止日期",
            "To",
            FieldType.DATE,
            "统计的最后一天；当天走访就与起始日期相同。",
            ("结束日期",),
            required=True,
            begins=True,
            past=True,
        ),
        Field(
            "households",
            "走访户数",
            "Households",
            FieldType.COUNT,
            "这段时间走访了多少户，同一户只算一次。",
            ("户数",),
            required=True,
            unit="户",
            most=100_000,
        ),
        Field(
            "visits",
            "走访次数",
            "Visits",
            FieldType.COUNT,
            "这段时间走访了多少次。",
            ("次数",),
            required=True,
            unit="次",
            most=100_000,
        ),
    ),
)
