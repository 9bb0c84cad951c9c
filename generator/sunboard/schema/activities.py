"""Activities: dated service sessions of a unit in a community (八进, 四个一)."""

from __future__ import annotations

from sunboard.schema.field import Privacy
from sunboard.schema.kind import Kind
from sunboard.schema.shared import (
    community,
    count,
    dated,
    estate,
    identifier,
    mode,
    number,
    people,
    result,
    service,
    term,
    unit,
    words,
)

_SERVED = (
    *("服务群众", "受益群众", "惠及群众", "服务居民", "受益居民", "惠及居民"),
    *("服务", "受益", "惠及", "参与", "参加", "参与群众", "参加群众"),
)

ACTIVITIES = Kind(
    name="activities",
    label="服务活动",
    called=("活动",),
    mark="hd",
    row_meaning="一个单位某一天在一个社区开展的一项服务活动",
    boards=("services", "obligations"),
    is_public=True,
    fields=(
        identifier(("活动编号",)),
        unit("单位", "开展服务的单位编号。", ("服务单位", "单位编号"), required=True),
        community("服务社区的编号。", ("社区编号", "服务社区"), required=True),
        estate("服务小区的编号；面向全社区就留空。", ("小区编号", "服务小区")),
        service("属于哪一类进社区服务。"),
        term(
            "obligation",
            "规定动作",
            "算作「几个一」里的哪一个；都不是就留空。",
            ("四个一", "几个一"),
            vocabulary="obligations",
        ),
        mode(),
        words(
            "title",
            "活动",
            "做了什么服务。",
            ("活动名称", "活动内容"),
            label_en="Activity",
            main=True,
        ),
        dated("日期", "哪天开展的。", ("活动日期", "服务时间"), activity=True, spans=True),
        count(
            "sessions",
            "场次",
            "开展了几场；不填按一场算。",
            ("场数",),
            unit="场",
            empty_counts=True,
            most=1_000,
        ),
        count(
            "attendances",
            "人次",
            "服务了多少人次，同一个人来两次算两人次。",
            ("服务人次", "人数（人次）"),
            unit="人次",
            whom=_SERVED,
            most=1_000_000,
        ),
        count(
            "persons",
            "人数",
            "服务了多少人，同一个人只算一个；数不出来就留空。",
            ("服务人数", "受益人数"),
            unit="人",
            whom=_SERVED,
            most=1_000_000,
        ),
        number(
            "hours",
            "时长",
            "每名党员服务了几个小时。",
            ("服务时长", "小时"),
            unit="小时",
            most=1_000,
        ),
        people(
            "参加党员",
            "参加的党员编号，用顿号隔开；只用于单位内部考核，不上网。",
            ("参加人员", "服务人员"),
            privacy=Privacy.INTERNAL,
        ),
        result("结果", "做成了什么，写清数量和对象。", ("成效", "服务结果")),
    ),
)
