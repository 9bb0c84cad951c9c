"""Evaluations: how a task or a commitment was judged, and by whom."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import count, dated, identifier, ref, term, unit

UNSAID = (
    *(
        "未回访",
        "待回访",
        "无需回访",
        "未评价",
        "未评",
        "未参评",
        "未作评价",
        "不评价",
        "弃评",
        "未表态",
    ),
    *("无法联系", "联系不上", "无法接通", "未接通", "无人接听", "未接听", "空号", "停机", "关机"),
    *("拒访", "拒绝回访", "拒绝评价"),
)
"""What stands in the place of an answer where nobody was asked, or nobody answered."""

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
            "谁来评。",
            ("评价主体", "评价人", "评价类型"),
            required=True,
            vocabulary="evaluator_types",
            told_as="resident",
        ),
        unit(
            "评价单位", "由单位评价时填单位编号。", ("单位", "单位编号"), label_en="Evaluating unit"
        ),
        term(
            "level",
            "等次",
            "评价等次；和「是否解决」至少填一样。",
            ("评价等次", "满意度", "评价结果"),
            vocabulary="eval_levels",
            unsaid=UNSAID,
            empty_counts=True,
        ),
        term(
            "solved",
            "是否解决",
            "评价的人认为解决了没有；没有问的留空。",
            ("诉求是否解决", "问题是否解决", "是否已解决"),
            vocabulary="solved_states",
            unsaid=UNSAID,
        ),
        dated(
            "评价日期",
            "哪天评的；不知道就留空。",
            ("日期", "评价时间"),
            required=False,
            empty_counts=True,
        ),
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
