"""The four lists (四张清单): what is needed, what is on offer, what is planned, who answers for it."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    by_itself,
    community,
    due_day,
    estate,
    first_day,
    identifier,
    ref,
    service,
    term,
    unit,
    words,
)

_LISTS = ("需求清单", "资源清单", "项目清单", "责任清单")

LIST_ITEMS = Kind(
    name="list_items",
    label="清单事项",
    called=("四张清单", *_LISTS),
    mark="qd",
    row_meaning="一张清单里的一项",
    boards=("lists",),
    is_public=True,
    fields=(
        identifier(("清单编号", "事项编号")),
        term(
            "list",
            "清单",
            "属于哪一张清单。",
            ("清单类别", "所属清单"),
            required=True,
            vocabulary="lists",
            titled=_LISTS,
        ),
        words(
            "text",
            "事项",
            "需要什么、能提供什么、要做什么。",
            (
                *("内容", "事项内容", "清单内容", "需求内容", "需求事项", "资源名称", "资源内容"),
                *("项目名称", "项目内容", "责任事项", "责任内容"),
            ),
            label_en="Item",
            main=True,
        ),
        unit(
            "责任单位",
            "谁负责，填单位编号；没有人负责就留空，页面会写出来。",
            ("单位", "单位编号", "牵头单位", "提供单位", "资源单位", "承办单位"),
            label_en="Owner",
            progress=True,
        ),
        by_itself(),
        community(
            "哪个社区的，填社区编号。",
            ("社区编号", "所在社区", "实施社区", "可服务社区", "受益社区"),
            required=True,
        ),
        estate("哪个小区的，填小区编号。", ("小区编号", "所在小区")),
        service("属于哪一类服务。"),
        first_day(
            "listed_on",
            "列入日期",
            "哪天列入清单。",
            ("登记日期", "提出日期", "提供日期"),
            answers=True,
        ),
        due_day(
            "due",
            "完成期限",
            "最迟哪天做完。",
            ("期限", "完成时限", "计划完成时间", "预计完成时间"),
            follows=("listed_on",),
        ),
        ref(
            "matched_with",
            "对接的资源",
            "需求对接上的资源，填那一项资源的编号。",
            ("对接资源", "匹配资源"),
            refers_to=("list_items",),
            progress=True,
        ),
        ref(
            "fulfilled_by",
            "落实为",
            "由哪件事落实，填服务单、承诺、榜题或服务活动的编号。",
            ("落实事项", "落实编号"),
            refers_to=("tasks", "commitments", "challenges", "activities"),
            progress=True,
        ),
    ),
)
