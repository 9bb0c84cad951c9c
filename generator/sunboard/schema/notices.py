"""Public notices (公示), and corrections of what was published (更正)."""

from __future__ import annotations

from sunboard.schema.field import Kind
from sunboard.schema.shared import (
    community,
    dated,
    decided_by,
    identifier,
    last_day,
    past_day,
    phone,
    reason,
    refs,
    term,
    text,
)

NOTICES = Kind(
    name="notices",
    label="公示",
    called=("公示",),
    mark="gs",
    row_meaning="一份公示",
    boards=("notices",),
    is_public=True,
    is_whole=True,
    fields=(
        identifier(("公示编号",)),
        term(
            "kind",
            "种类",
            "公示的种类，决定最少公示几个工作日。",
            ("公示种类", "公示类别"),
            label_en="Type",
            required=True,
            vocabulary="notice_kinds",
        ),
        text(
            "title", "标题", "关于什么的公示。", ("公示标题",), label_en="Headline", required=True
        ),
        text("basis", "依据", "依据哪份文件、怎么产生的。", ("公示依据",)),
        community("只涉及一个社区的，填社区编号。", ("社区编号", "所在社区")),
        refs(
            "deeds",
            "公示的言行",
            "拟上榜的闪光言行编号，用顿号隔开。",
            ("言行编号",),
            refers_to=("deeds",),
        ),
        refs(
            "commitments",
            "公示的承诺",
            "公示的承诺编号，用顿号隔开。",
            ("承诺编号",),
            refers_to=("commitments",),
        ),
        refs(
            "tasks",
            "公示的服务单",
            "公示的服务单编号，用顿号隔开。",
            ("服务单编号",),
            refers_to=("tasks",),
        ),
        text("text", "正文", "公示的正文，一两句话；名单由上面的编号列出。", ("公示内容", "内容")),
        past_day(
            "started_on",
            "公示开始",
            "从哪天开始公示。",
            ("公示起", "开始日期"),
            label_en="From",
            begins=True,
        ),
        last_day(
            "ended_on",
            "公示结束",
            "公示到哪天为止，当天也算；长期公示留空。",
            ("公示止", "结束日期"),
            label_en="To",
            follows=("started_on",),
        ),
        text("issuer", "落款", "谁发的公示，写全称。", ("公示单位", "发布单位"), who=True),
        phone("phone", "受理电话", "向谁反映，填办公电话。", ("监督电话", "举报电话")),
        text("address", "受理地址", "来信寄到哪里、来访到哪里。", ("来信地址",), address=True),
        text("hours", "受理时间", "什么时候接电话、接待来访；不填就用全站的时间。", ("接待时间",)),
        text(
            "how",
            "怎样反映",
            "怎样提出异议；不填就用全站的说明。",
            ("反映方式",),
            label_en="How to object",
        ),
        term(
            "outcome",
            "公示结果",
            "公示期满后的结果；还没有结束就留空。",
            ("结果",),
            vocabulary="objection_states",
            progress=True,
        ),
        text(
            "handling",
            "处理情况",
            "收到异议的，怎样处理的；不写反映人。",
            ("异议处理",),
            progress=True,
        ),
    ),
)

CORRECTIONS = Kind(
    name="corrections",
    label="更正",
    mark="gz",
    row_meaning="已公布内容的一次更正或撤下",
    boards=("corrections",),
    counts_at_once=True,
    fields=(
        identifier(("更正编号",)),
        text(
            "target",
            "更正的记录",
            "被更正的记录的编号；已经撤下、表里没有了的，也填原来的编号。",
            ("被更正编号", "原编号"),
            required=True,
        ),
        dated("日期", "哪天更正的。", ("更正日期",)),
        term(
            "category",
            "类别",
            "属于哪一类更正。",
            ("更正类别",),
            label_en="Class",
            required=True,
            vocabulary="correction_classes",
        ),
        text("before", "原来", "原来怎么写的；涉及隐私的留空。", ("原内容", "更正前")),
        text("after", "现在", "改成了什么；撤下的留空。", ("新内容", "更正后")),
        reason("为什么更正。", ("更正原因",), required=True),
        decided_by("谁决定更正，填组织或职务。", ("决定人", "批准人")),
    ),
)
