"""Evaluations: how a task or a commitment was judged, and by whom."""

from __future__ import annotations

from sunboard.schema.field import Field, FieldType, Kind
from sunboard.schema.places import ID_NOTE

EVALUATIONS = Kind(
    name="evaluations",
    label="评价",
    label_en="Evaluations",
    row_meaning="对一件服务单或一项承诺的一次评价",
    fields=(
        Field("id", "编号", "ID", FieldType.ID, ID_NOTE, ("评价编号",), required=True),
        Field(
            "subject",
            "评价对象",
            "Subject",
            FieldType.REF,
            "被评价的服务单或承诺编号。",
            ("服务单编号", "承诺编号", "对象编号"),
            required=True,
            refers_to=("tasks", "commitments"),
        ),
        Field(
            "evaluator",
            "评价人类型",
            "Evaluator",
            FieldType.TERM,
            "谁来评：群众、社区、单位、组织、本人。",
            ("评价主体", "评价人", "评价类型"),
            required=True,
            vocabulary="evaluator_types",
        ),
        Field(
            "unit",
            "评价单位",
            "Evaluating unit",
            FieldType.REF,
            "由单位评价时填单位编号。",
            ("单位", "单位编号"),
            refers_to=("units",),
        ),
        Field(
            "level",
            "等次",
            "Level",
            FieldType.TERM,
            "评价等次。",
            ("评价等次", "满意度", "评价结果"),
            required=True,
            vocabulary="eval_levels",
        ),
        Field(
            "date",
            "评价日期",
            "Date",
            FieldType.DATE,
            "哪天评的。",
            ("日期", "评价时间"),
            required=True,
            begins=True,
            past=True,
        ),
        Field(
            "count",
            "人数",
            "Count",
            FieldType.COUNT,
            "评这个等次的人数；一个人评就留空。",
            ("评价人数",),
            unit="人",
            empty_counts=True,
            most=10_000,
        ),
    ),
)
