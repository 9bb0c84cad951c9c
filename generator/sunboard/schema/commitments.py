"""Commitments: what was promised, and the due dates that were moved."""

from __future__ import annotations

from sunboard.schema.field import Need
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    decided_by,
    done_on,
    due_day,
    estate,
    evidence,
    first_day,
    identifier,
    mode,
    past_day,
    person,
    reason,
    ref,
    result,
    service,
    term,
    text,
    unit,
    words,
)

COMMITMENTS = Kind(
    name="commitments",
    label="承诺",
    called=("承诺", "践诺", "承办事项"),
    mark="cn",
    row_meaning="一项公开承诺",
    boards=("commitments", "months", "accountability"),
    dates_publication=True,
    fields=(
        identifier(("承诺编号",)),
        unit(
            "承诺单位",
            "作出承诺的单位编号。",
            ("单位", "单位编号", "责任单位", "部门单位", "包联单位", "承诺主体"),
            required=True,
        ),
        person("承诺人", "个人承诺时填党员编号；单位承诺留空。", ("人员", "责任人", "党员编号")),
        community(
            "向哪个社区承诺，填社区编号；向全县承诺、或者不知道是哪个社区就留空，算在全县。",
            ("社区编号", "所在社区"),
            expected=True,
        ),
        estate("向哪个小区承诺，填小区编号；面向全社区就留空。", ("小区编号", "所在小区")),
        term(
            "list", "所属清单", "出自四张清单中的哪一张。", ("清单", "清单类别"), vocabulary="lists"
        ),
        service("属于八进服务中的哪一项。"),
        mode(),
        words(
            "text",
            "承诺内容",
            "承诺做什么，原文照录，公布后不再改动。",
            (
                *("内容", "主要内容", "承诺事项", "承诺", "建设内容", "项目内容"),
                *("主要内容及目标", "建设内容及规模", "项目名称", "具体内容", "事项"),
            ),
            label_en="Commitment",
            main=True,
            protected=True,
        ),
        text(
            "baseline",
            "原状",
            "承诺前的情况；写「提高、减少」的必须有原状。",
            ("基线", "现状", "原有基础"),
            protected=True,
        ),
        text(
            "target",
            "目标",
            "做到什么程度算兑现。",
            ("目标值", "目标任务", "预期目标", "目标数量", "数量", "数量单位"),
            aim=True,
            protected=True,
        ),
        text(
            "measure",
            "计量单位",
            "目标按什么计量，例如 盏、户、场。",
            ("单位量", "衡量标准", "计量"),
            measures="target",
            protected=True,
        ),
        first_day(
            "made_on",
            "承诺日期",
            "哪天作出的承诺。",
            ("承诺时间", "作出日期", "承诺日"),
            counts_without=True,
            protected=True,
            activity=True,
        ),
        due_day(
            "due",
            "完成期限",
            "最初承诺的完成日期；延期另填延期表，这里不改。",
            (
                "期限",
                "完成时限",
                "承诺期限",
                "截止日期",
                "办结时限",
                "预计完成时间",
                "计划完成时间",
                "承诺完成时间",
                "承诺完成时限",
                "承诺完成日期",
                "要求完成时间",
            ),
            protected=True,
            follows=("made_on",),
            counted_from="made_on",
        ),
        text(
            "reviewed_by", "审核人职务", "审诺的组织或职务。", ("审核人", "审核", "审诺"), who=True
        ),
        text(
            "approved_by",
            "审批人职务",
            "批准公开的组织或职务；一批一起批的，写「按…批准的清单」。没有写的，网页上写「没有写明审批人」。",
            ("审批人", "审批", "批准人", "批准"),
            who=True,
            approval=True,
        ),
        past_day(
            "approved_on", "审批日期", "批准公开的日期。", ("批准日期", "审批时间"), approval=True
        ),
        term(
            "outcome",
            "兑现情况",
            "兑现了没有；还在办就留空。",
            (
                *("完成情况", "办理结果", "落实情况", "状态", "是否完成", "是否兑现", "进度"),
                *("完成状态", "兑现状态", "落实状态", "是否落实"),
            ),
            vocabulary="outcomes",
            otherwise="result",
            progress=True,
            closes=True,
        ),
        result(
            "践诺结果",
            "做成了什么，写清数量和对象。",
            (
                *("结果", "完成结果", "践诺情况", "办理情况", "目前进展", "进展情况", "工作进展"),
                *("进展", "工作进展情况", "推进情况", "推进情况说明", "工作推进情况"),
                *("具体成效", "工作成效", "取得成效", "成效"),
            ),
            need=Need.DONE,
            progress=True,
        ),
        done_on(
            "哪天做完的。",
            ("办结日期", "完成时间", "实际完成时间", "兑现日期"),
            activity=True,
            follows=("made_on",),
        ),
        past_day(
            "recorded_on",
            "登记日期",
            "完成情况哪天登记的。",
            ("登记时间", "录入日期"),
            follows=("done_on",),
            progress=True,
        ),
        evidence("验收单、公示单、通知等佐证的名称或编号。", ("佐证材料", "证明材料", "证据")),
        reason(
            "没有兑现、部分兑现、撤回的原因。", ("未兑现原因", "说明", "原因说明"), progress=True
        ),
        ref(
            "replaces",
            "替代的承诺",
            "本承诺是哪项旧承诺的新版本，填旧承诺编号。",
            ("替代承诺", "原承诺编号"),
            refers_to=("commitments",),
        ),
    ),
)

EXTENSIONS = Kind(
    name="extensions",
    label="延期",
    mark="yq",
    row_meaning="一项承诺的一次延期",
    is_public=True,
    fields=(
        identifier(("延期编号",)),
        ref(
            "commitment",
            "承诺",
            "延期的承诺编号。",
            ("承诺编号",),
            required=True,
            refers_to=("commitments",),
        ),
        first_day("set_on", "决定日期", "哪天决定延期。", ("延期日期", "决定时间")),
        due_day(
            "new_due",
            "新期限",
            "延到哪天。",
            ("延期至", "新的期限", "延至"),
            label_en="New due date",
            required=True,
        ),
        reason("为什么延期。", ("延期原因", "理由"), required=True),
        decided_by("谁同意延期，填组织或职务。", ("批准人", "同意人", "审批人")),
    ),
)
