"""Service stations (党群服务站), and the shifts that units take there in turn (轮值)."""

from __future__ import annotations

import re

from sunboard.schema.field import Privacy
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    day,
    estate,
    identifier,
    last_day,
    people,
    phone,
    ref,
    service,
    term,
    text,
    unit,
)

OFTEN_UNSAID = re.compile("党群|便民|综合")
"""What stands in names of stations, and whoever asks for one leaves out."""

STATIONS = Kind(
    name="stations",
    label="党群服务站",
    called=("服务站", "驿站"),
    mark="zd",
    lasts=True,
    row_meaning="一个党群服务站",
    boards=("stations",),
    is_public=True,
    fields=(
        identifier(("服务站编号",)),
        text(
            "name",
            "名称",
            "服务站的名称。",
            ("服务站名称",),
            label_en="Title",
            required=True,
            names=True,
            address=True,
        ),
        community("在哪个社区，填社区编号。", ("社区编号", "所在社区"), required=True),
        estate("在哪个小区，填小区编号。", ("小区编号", "所在小区")),
        text(
            "address",
            "地址",
            "在哪里，写到居民找得到。",
            ("位置", "服务站地址"),
            required=True,
            address=True,
        ),
        text("hours", "开放时间", "几点到几点开放。", ("服务时间",)),
        text("equipment", "设施", "有什么可用，例如 休息椅、医药箱、工具箱。", ("便民设施",)),
        phone("phone", "电话", "服务站的办公电话。", ("联系电话",)),
        day(
            "opened_on",
            "启用日期",
            "哪天启用。",
            ("开放日期", "建成日期"),
            begins=True,
            may_precede=True,
        ),
        last_day(
            "closed_on",
            "停用日期",
            "哪天停用；还在用就留空。",
            ("关闭日期",),
            may_precede=True,
            follows=("opened_on",),
        ),
    ),
)

SHIFTS = Kind(
    name="shifts",
    label="轮值",
    called=("轮值", "值班"),
    mark="lz",
    row_meaning="一个服务站的一个轮值班次",
    is_public=True,
    fields=(
        identifier(("轮值编号",)),
        ref(
            "station",
            "服务站",
            "服务站的编号。",
            ("服务站编号", "轮值地点"),
            required=True,
            refers_to=("stations",),
        ),
        unit("轮值单位", "轮值单位的编号。", ("单位", "单位编号"), required=True),
        day(
            "date",
            "日期",
            "哪天轮值；排好的日子可以在以后。",
            ("轮值日期", "值班日期"),
            required=True,
            begins=True,
            ends=True,
            activity=True,
        ),
        text("slot", "时段", "上午、下午或几点到几点。", ("轮值时段", "班次")),
        service("这一班提供哪一类服务。"),
        people(
            "轮值党员",
            "轮值的党员编号，用顿号隔开；只用于单位内部考核，不上网。",
            ("值班人员", "轮值人员"),
            privacy=Privacy.INTERNAL,
            progress=True,
        ),
        term(
            "state",
            "到岗情况",
            "到岗、未到岗；还没到日子就留空。",
            ("是否到岗", "轮值情况"),
            vocabulary="shift_states",
            progress=True,
            closes=True,
        ),
        text("reason", "未到岗原因", "没有到岗的原因。", ("原因", "缺岗原因"), progress=True),
    ),
)
