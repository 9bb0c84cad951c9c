"""Joint meetings (联席会议), and what they decided."""

from __future__ import annotations

from sunboard.schema.field import Need
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    by_itself,
    community,
    dated,
    day,
    done_on,
    due_day,
    identifier,
    past_day,
    reason,
    ref,
    refs,
    result,
    term,
    text,
    unit,
    words,
)

MEETINGS = Kind(
    name="meetings",
    label="联席会议",
    called=("联席会议",),
    mark="hy",
    row_meaning="一次联席会议",
    boards=("meetings",),
    is_public=True,
    fields=(
        identifier(("会议编号",)),
        term(
            "level",
            "层级",
            "哪一级召集的会：小区、社区、镇（街道）或县。",
            ("会议层级", "召集层级"),
            required=True,
            vocabulary="levels",
            titled=("小区", "社区", "街道", "镇", "乡", "县", "区级", "市级"),
            said_by=("community", "town", "convenor"),
        ),
        community(
            "小区、社区一级的会填社区编号；镇（街道）和县一级的会留空。", ("社区编号", "召集社区")
        ),
        ref(
            "town",
            "城镇",
            "镇（街道）一级的会填城镇编号。",
            ("城镇编号", "召集城镇"),
            refers_to=("towns",),
            place=("镇", "街道"),
        ),
        text(
            "convenor",
            "召集人",
            "谁召集的，填组织名称；不知道就留空。",
            ("召集单位",),
            label_en="Convened by",
            who=True,
        ),
        dated("日期", "哪天开的会。", ("会议日期", "召开日期"), activity=True, spans=True),
        refs(
            "units",
            "到会单位",
            "到会单位的编号，用顿号隔开。",
            ("参会单位", "出席单位"),
            label_en="Units present",
            refers_to=("units",),
        ),
        ref(
            "raised_from",
            "提级自",
            "提级召集的，填下一级那次会议的编号。",
            ("提级前会议", "上报会议"),
            refers_to=("meetings",),
        ),
        ref(
            "guided_by",
            "到会指导",
            "到会指导的包联领导，填其结对编号。",
            ("指导领导", "包联领导"),
            refers_to=("pairings",),
        ),
        text(
            "summary", "议题", "议了什么，一两句话。", ("会议议题", "主要议题"), label_en="Agenda"
        ),
        text(
            "decided",
            "议定事项",
            "会上议定做什么，每件算一条议定事项；一格写几件的，编上号或者一行一件。",
            ("议定内容", "议定的事项", "会议议定事项", "决定事项", "会议决定", "议决事项"),
            tells=("decisions", "text"),
            itemised=True,
        ),
        ref(
            "decided_unit",
            "责任单位",
            "议定事项由谁办；各件不一样的，照议定事项编上号。",
            ("承办单位", "牵头单位", "责任部门", "落实单位"),
            refers_to=("units",),
            tells=("decisions", "unit"),
        ),
        day(
            "decided_due",
            "完成期限",
            "议定事项最迟哪天做完；各件不一样的，照议定事项编上号。",
            ("期限", "完成时限", "办结时限"),
            tells=("decisions", "due"),
        ),
        past_day(
            "decided_done_on",
            "完成日期",
            "议定事项哪天做完的。",
            ("办结日期", "完成时间"),
            tells=("decisions", "done_on"),
            progress=True,
        ),
        text(
            "decided_result",
            "结果",
            "议定事项做成了什么；各件不一样的，照议定事项编上号。",
            ("落实情况", "完成情况", "办理结果", "办理情况", "进展情况"),
            tells=("decisions", "result"),
            progress=True,
        ),
    ),
)

DECISIONS = Kind(
    name="decisions",
    label="议定事项",
    mark="yd",
    row_meaning="一次联席会议的一项议定事项",
    is_public=True,
    fields=(
        identifier(("事项编号",)),
        ref(
            "meeting",
            "会议",
            "联席会议的编号。",
            ("会议编号", "联席会议"),
            required=True,
            refers_to=("meetings",),
        ),
        words(
            "text", "议定事项", "议定做什么。", ("事项", "内容", "议定内容"), label_en="Decision"
        ),
        term(
            "state",
            "处理",
            "会上定下来办，还是提请上一级召集。",
            ("处理方式", "会议结论"),
            required=True,
            vocabulary="decision_states",
            told_as="decided",
        ),
        unit("责任单位", "责任单位的编号。", ("单位", "单位编号", "承办单位")),
        by_itself(),
        due_day("due", "完成期限", "最迟哪天做完。", ("期限", "完成时限")),
        done_on("哪天做完的；派成服务单的不用填，以服务单为准。", ("办结日期", "完成时间")),
        result(
            "结果",
            "做成了什么；派成服务单的不用填，以服务单为准。",
            ("办理结果", "落实情况"),
            need=Need.DONE,
            progress=True,
        ),
        reason("提级或没有做成的原因。", ("提级原因", "说明"), progress=True),
    ),
)
