"""Challenges: topics posted for units to take up (揭榜), and their milestones."""

from __future__ import annotations

from sunboard.schema.field import Need
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    done_on,
    due_day,
    estate,
    evidence,
    first_day,
    identifier,
    past_day,
    ref,
    refs,
    result,
    term,
    text,
    words,
)

CHALLENGES = Kind(
    name="challenges",
    label="榜题",
    called=("揭榜",),
    mark="bt",
    row_meaning="一道张榜求解的题目，由单位揭榜",
    boards=("challenges",),
    is_public=True,
    fields=(
        identifier(("榜题编号",)),
        words(
            "poster",
            "出题方",
            "谁张的榜，填组织名称。",
            ("张榜单位", "出榜单位"),
            label_en="Posted by",
            who=True,
        ),
        community("题目属于哪个社区，填社区编号；全县的题目留空。", ("社区编号", "所在社区")),
        estate("题目属于哪个小区，填小区编号。", ("小区编号", "所在小区")),
        words(
            "text", "题目", "要解决什么问题。", ("榜题", "榜题内容", "领题内容"), label_en="Topic"
        ),
        words("goal", "目标", "做到什么程度算解决，写清数量和对象。", ("目标要求", "攻坚目标")),
        first_day("posted_on", "张榜日期", "哪天张的榜。", ("发榜日期", "出榜日期")),
        due_day(
            "due",
            "完成期限",
            "最迟哪天解决。",
            ("期限", "完成时限"),
            required=True,
            follows=("posted_on",),
        ),
        term(
            "claim",
            "领题方式",
            "主动认领，还是点题交办；还没有单位揭榜就留空。",
            ("揭榜方式", "认领方式"),
            label_en="Taken how",
            vocabulary="claim_modes",
            progress=True,
        ),
        refs(
            "takers",
            "揭榜单位",
            "揭榜单位的编号，联合揭榜的用顿号隔开；没有单位揭榜就留空。",
            ("领题单位", "揭榜"),
            label_en="Taken by",
            refers_to=("units",),
            progress=True,
        ),
        term(
            "form",
            "揭榜形式",
            "一家单独揭榜，还是几家联合揭榜。",
            ("揭榜组织形式",),
            label_en="Alone or jointly",
            vocabulary="challenge_forms",
            progress=True,
        ),
        past_day(
            "taken_on",
            "揭榜日期",
            "哪天揭的榜。",
            ("领题日期", "认领日期"),
            follows=("posted_on",),
            progress=True,
        ),
        text(
            "assigned_by",
            "交办依据",
            "点题交办的文件或会议；主动认领的留空。",
            ("交办文件", "交办"),
            who=True,
            progress=True,
        ),
        result("结果", "解决到什么程度，写清数量和对象。", ("破题结果", "完成情况"), progress=True),
        past_day(
            "closed_on",
            "销号日期",
            "哪天销号；没有解决就留空。",
            ("完成日期", "办结日期"),
            need=Need.DONE,
            spans=True,
            follows=("taken_on",),
            progress=True,
        ),
        evidence("验收单、通知等佐证的名称或编号。", ("佐证材料",)),
    ),
)

MILESTONES = Kind(
    name="milestones",
    label="榜题节点",
    mark="jd",
    row_meaning="一道榜题的一个节点",
    is_public=True,
    fields=(
        identifier(("节点编号",)),
        ref(
            "challenge",
            "榜题",
            "榜题的编号。",
            ("榜题编号",),
            required=True,
            refers_to=("challenges",),
        ),
        words("text", "节点", "要做到哪一步。", ("节点内容",), label_en="Milestone"),
        due_day("due", "节点期限", "最迟哪天做到。", ("期限",), required=True),
        done_on("哪天做到的；没有做到就留空。", ("完成时间",)),
    ),
)
