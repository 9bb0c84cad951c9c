"""The programme's limits as the method page prints them."""

from __future__ import annotations

from sunboard.boards.values import Fact
from sunboard.settings import Programme


def limit_facts(programme: Programme) -> tuple[Fact, ...]:
    """Every figure that decides a status or a list, with the words around it."""
    limits = programme.limits
    steps = tuple(
        Fact(f"{step.name}时限", f"上一步之后{step.limit_workdays}个工作日内")
        for step in programme.steps
        if step.limit_workdays is not None
    )
    return (
        Fact("承诺快到期", f"离期限{limits.due_soon_days}天以内"),
        Fact("承诺长期逾期", f"过期限超过{limits.long_past_due_days}天"),
        Fact("服务单快到期", f"离期限{limits.task_due_soon_workdays}个工作日以内"),
        Fact("服务单长期逾期", f"过期限超过{limits.task_long_past_due_workdays}个工作日"),
        Fact("登记迟", f"完成后超过{limits.reported_late_days}天才登记"),
        Fact("只列数、不算率", f"少于{limits.min_cell}项"),
        Fact("沉默", f"{limits.silent_days}天没有新记录"),
        Fact("不满意的答复时限", f"{limits.answer_workdays}个工作日"),
        *steps,
    )
