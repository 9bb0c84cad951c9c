"""What became of a task that its own row can't say: it was sent back, stopped, taken up again, passed on."""

from __future__ import annotations

from sunboard.schema.kind import Kind
from sunboard.schema.shared import dated, identifier, reason, ref, term, unit

NOT_YET = (
    *(
        "未办结",
        "未办",
        "未完成",
        "待办",
        "待办理",
        "待处理",
        "已受理",
        "受理",
        "已接单",
        "已派单",
        "已转办",
        "待签收",
        "已签收",
        "待受理",
        "待派单",
        "待派发",
        "待接单",
        "延期",
        "延期办理",
        "延期中",
        "申请延期",
        "挂单",
    ),
    *(
        "暂缓",
        "暂停",
        "挂起",
        "中止",
        "已中止",
        "退回",
        "已退回",
        "转上级",
        "上报上级",
        "取消",
        "已取消",
    ),
)
"""States in which a request isn't done. One that was stopped is, by an event that says why (R-3)."""

TASK_EVENTS = Kind(
    name="task_events",
    label="服务单变动",
    mark="bd",
    row_meaning="一件服务单的一次变动",
    is_public=True,
    fields=(
        identifier(("变动编号",)),
        ref(
            "task",
            "服务单",
            "服务单编号。",
            ("服务单编号", "任务编号", "单号"),
            required=True,
            refers_to=("tasks",),
        ),
        term(
            "event",
            "变动",
            "发生了什么。",
            ("变动类型", "事件"),
            required=True,
            vocabulary="task_events",
        ),
        dated("日期", "哪天发生。", ("变动日期", "时间")),
        unit("单位", "由哪个单位作出；转办时填新的承办单位。", ("单位编号", "责任单位")),
        reason("原因；没有接、停下、不办了的必须写。", ("理由", "说明"), off_pages=True),
    ),
)
