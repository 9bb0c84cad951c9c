"""Deeds: the shining words and deeds of the honour board (闪光言行)."""

from __future__ import annotations

from sunboard.schema.field import Need
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    dated,
    day,
    estate,
    identifier,
    last_day,
    past_day,
    people,
    result,
    term,
    text,
    unit,
)

DEEDS = Kind(
    name="deeds",
    label="闪光言行",
    called=("言行", "事迹", "光荣榜", "红榜", "先锋榜"),
    mark="sg",
    # The way to honour lies at deeds/progress/.
    taken=("progress",),
    stays=True,
    row_meaning="一件闪光言行，可由一人或多人共同完成",
    boards=("deeds", "months"),
    dates_publication=True,
    fields=(
        identifier(("言行编号", "事迹编号")),
        dated(
            "时间",
            "事情发生的日期。",
            ("日期", "发生日期", "发生时间", "事迹时间"),
            activity=True,
            answers=True,
            spans=True,
        ),
        people(
            "党员",
            "做这件事的党员编号，多人用顿号隔开；单位集体所为可留空。",
            (
                *("人员", "上榜党员", "党员编号", "事迹人", "姓名", "党员姓名"),
                *("党员干部", "党员干部姓名", "上榜人员"),
            ),
        ),
        unit(
            "单位",
            "所在单位编号；没有单位的居民留空，只计数，登记了才能上榜。",
            ("所在单位", "单位编号"),
            need=Need.HONOUR,
        ),
        community("发生在哪个社区，填社区编号。", ("社区编号", "所在社区"), required=True),
        estate("发生在哪个小区，填小区编号。", ("小区编号", "所在小区")),
        term(
            "form",
            "言或行",
            "是一句话、一条建议（言），还是一件事（行）。",
            ("言行类型", "形式"),
            label_en="Word or deed",
            vocabulary="deed_forms",
        ),
        term(
            "category", "类别", "言行类别。", ("言行类别", "事迹类别"), vocabulary="deed_categories"
        ),
        text(
            "what",
            "做了什么",
            "说了什么、做了什么。",
            ("事迹", "主要事迹", "事迹简介", "先进事迹", "闪光言行", "言行内容", "内容"),
            required=True,
            main=True,
        ),
        result(
            "结果",
            "带来什么结果，写清数量和对象。",
            ("成效", "取得成效", "效果", "社会效果"),
            need=Need.HONOUR,
            progress=True,
        ),
        text(
            "recommender",
            "推荐",
            "谁推荐的，填身份或组织，不填居民姓名。",
            ("推荐人", "推荐单位", "推荐人身份"),
            label_en="Recommended by",
            who=True,
            need=Need.HONOUR,
            progress=True,
        ),
        past_day(
            "recommended_on",
            "推荐日期",
            "推荐的日期。",
            ("提名日期",),
            follows=("date",),
            progress=True,
        ),
        text(
            "verifier",
            "核实",
            "谁核实的，填组织或职务。",
            ("核实人", "核实单位"),
            label_en="Verified by",
            who=True,
            need=Need.HONOUR,
            progress=True,
        ),
        past_day(
            "verified_on", "核实日期", "核实完的日期。", follows=("recommended_on",), progress=True
        ),
        text(
            "approver",
            "审批",
            "谁批准上榜，填组织或职务。",
            ("审批人", "批准人", "审批单位"),
            label_en="Approved by",
            who=True,
            need=Need.HONOUR,
            progress=True,
        ),
        past_day(
            "approved_on",
            "审批日期",
            "批准上榜的日期。",
            ("批准日期",),
            need=Need.HONOUR,
            follows=("date", "verified_on"),
            progress=True,
        ),
        day(
            "window_from", "公示开始", "公示从哪天开始。", ("公示起", "公示开始日期"), progress=True
        ),
        last_day(
            "window_to",
            "公示结束",
            "公示到哪天结束；也可以写进一份拟上榜公示。",
            ("公示止", "公示结束日期"),
            need=Need.HONOUR,
            follows=("window_from",),
        ),
        term(
            "objection",
            "异议",
            "公示期间有没有异议，是否已答复。",
            ("异议情况", "公示结果"),
            vocabulary="objection_states",
            progress=True,
        ),
        term(
            "state",
            "状态",
            "走到哪一步；没有写的，算待核实。",
            ("上榜状态", "进度"),
            need=Need.HONOUR,
            vocabulary="deed_states",
            progress=True,
            closes=True,
        ),
        past_day(
            "decided_on",
            "上榜或撤榜日期",
            "哪天上榜；撤榜的，哪天撤榜。",
            ("上榜日期", "撤榜日期"),
            progress=True,
        ),
        term(
            "reason",
            "撤榜原因",
            "撤榜的原因类别；只公布类别。",
            ("原因",),
            vocabulary="revocation_reasons",
            progress=True,
        ),
    ),
)
