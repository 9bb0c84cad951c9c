"""Evaluations: how a task or a commitment was judged, and by whom."""

from __future__ import annotations

from sunboard.schema.field import Kind
from sunboard.schema.shared import count, dated, identifier, ref, term, unit

EVALUATIONS = Kind(
    name="evaluations",
    label="评价",
    mark="pj",
    row_meaning="对一件服务单或一项承诺的一次评价",
    is_public=True,
    fields=(
        identifier(("评价编号",)),
        ref(
            "subject",
            "评价对象",
            "被评价的服务单或承诺编号。",
            ("服务单编号", "承诺编号", "对象编号"),
            required=True,
            refers_to=("tasks", "commitments"),
        ),
        term(
            "evaluator",
            "评价人类型",
            "谁来评：群众、社区、单位、组织、本人。",
            ("评价主体", "评价人", "评价类型"),
            required=True,
            vocabulary="evaluator_types",
        ),
        unit(
            "评价单位", "由单位评价时填单位编号。", ("单位", "单位编号"), label_en="Evaluating unit"
        ),
        term(
            "level",
            "等次",
            "评价等次。",
            ("评价等次", "满意度", "评价结果"),
            required=True,
            vocabulary="eval_levels",
        ),
        dated("评价日期", "哪天评的。", ("日期", "评价时间")),
        count(
            "count",
            "人数",
            "评这个等次的人数；一个人评就留空。",
            ("评价人数",),
            unit="人",
            empty_counts=True,
            most=10_000,
        ),
    ),
)
