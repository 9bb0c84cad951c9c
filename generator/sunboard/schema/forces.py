"""Forces: teams (六支队伍), social forces (六类社会力量), and city observers (城市观察员), as counts."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    count,
    day,
    first_day,
    identifier,
    last_day,
    term,
    text,
)

TEAMS = Kind(
    name="teams",
    label="队伍力量",
    mark="dw",
    lasts=True,
    row_meaning="一个社区的一支队伍，或参与共建的一类社会力量",
    boards=("forces",),
    is_public=True,
    fields=(
        identifier(("队伍编号",)),
        community("在哪个社区，填社区编号。", ("社区编号", "所在社区"), required=True),
        term(
            "team",
            "队伍",
            "属于哪一支队伍；社会力量留空。",
            ("队伍类别",),
            vocabulary="teams",
            should_be_all=True,
        ),
        term(
            "force",
            "社会力量",
            "属于哪一类社会力量；队伍留空。",
            ("社会力量类别", "力量类别"),
            label_en="Social force",
            vocabulary="social_forces",
            should_be_all=True,
        ),
        term("role", "角色", "起哪一种作用。", ("力量角色",), vocabulary="force_roles"),
        text(
            "name",
            "名称",
            "队伍或组织的名称；不写个人姓名。",
            ("队伍名称", "组织名称"),
            label_en="Title",
            names=True,
        ),
        count(
            "size",
            "人数",
            "有多少人。",
            ("队伍人数", "成员数"),
            required=True,
            unit="人",
            most=1_000_000,
            progress=True,
        ),
        text("contact", "联系岗位", "找谁联系，填组织或职务。", ("联系人职务",), who=True),
        day(
            "started_on",
            "组建日期",
            "哪天组建或加入。",
            ("加入日期", "开始日期"),
            label_en="From",
            begins=True,
            may_precede=True,
        ),
        last_day(
            "ended_on",
            "退出日期",
            "哪天解散或退出；还在就留空。",
            ("解散日期", "结束日期"),
            label_en="To",
            may_precede=True,
            follows=("started_on",),
        ),
    ),
)

OBSERVERS = Kind(
    name="observers",
    label="城市观察员",
    called=("观察员",),
    mark="gc",
    row_meaning="一个社区某一天的城市观察员人数；提了多少、解决多少由服务单算出",
    boards=("forces",),
    is_public=True,
    counts_at_once=True,
    fields=(
        identifier(("观察员编号",)),
        community("社区编号。", ("社区编号", "所在社区"), required=True),
        first_day("counted_on", "统计日期", "哪天的人数。", ("日期", "截至日期")),
        count(
            "recruited",
            "招募人数",
            "到这天共招募多少人。",
            ("招募",),
            required=True,
            unit="人",
            most=1_000_000,
        ),
        count(
            "active",
            "活跃人数",
            "最近一个月提过问题的有多少人。",
            ("活跃",),
            required=True,
            unit="人",
            most=1_000_000,
        ),
    ),
)
