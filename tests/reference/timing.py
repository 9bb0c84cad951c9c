"""迟早, and the words it is said in: against the day a piece of work is due, and how far from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.reference.records import Project
from tests.reference.work import FINISHED, UNTIMED, Work

DAY = timedelta(days=1)
PROVISIONAL = "放假安排还没有公布，按法定节假日推算，以公布为准"


def spoken(day: date) -> str:
    """2026年4月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def brief(day: date) -> str:
    """4月5日."""
    return f"{day.month}月{day.day}日"


@dataclass(frozen=True)
class Clock:
    """What days are counted in, and how near a date is soon."""

    unit: str
    mark: str
    """What stands for the number where a page's script counts it."""
    soon: int
    between: Callable[[date, date], int]
    """From the day after the one to the other, which counts too."""


def clock_of(project: Project, kind: str) -> Clock:
    """Working days for tasks, calendar days for all else."""
    if kind == "tasks":
        soon = project.limit("task_due_soon_workdays")
        return Clock("个工作日", "{w}", soon, project.workdays.fewest.past)
    return Clock("天", "{d}", project.limit("due_soon_days"), lambda one, other: (other - one).days)


def timing(project: Project, work: Work) -> str:
    """How a piece of work stands: 按期, 晚3天; what a script counts on from as {day words}."""
    clock = clock_of(project, work.kind)
    if work.outcome in UNTIMED:
        return "不计时限"
    if work.due is None:
        return "未定期限"
    if work.outcome in FINISHED:
        return _finished(work, work.due, clock)
    return _unfinished(work, work.due, clock)


def _unfinished(work: Work, due: date, clock: Clock) -> str:
    if work.is_past and work.outcome != "open":
        return "期限已过"
    if work.is_past:
        return f"自{brief(due + DAY)}起逾期{{{due} 已{clock.mark}{clock.unit}}}"
    if due == work.as_of:
        return "当日到期"
    if clock.between(work.as_of, due) <= clock.soon:
        return f"快到期{{{due} 还有{clock.mark}{clock.unit}}}"
    return "未到期"


def _finished(work: Work, due: date, clock: Clock) -> str:
    if work.has_no_day:
        return "没有写哪天"
    if not work.is_past:
        return "按期"
    late = clock.between(due, work.seen)
    return f"晚{late}{clock.unit}" if late else f"晚不到1{clock.unit}"


def task_sum(project: Project, work: Work) -> str:
    """What a task's own page says of its date and of the working days past it."""
    limit, said = work.limit, []
    if limit is None:
        return ""
    if limit.is_worked_out:
        from_limit = next(
            step["limit_workdays"]
            for step in project.programme["steps"]
            if step.get("date_field") == "completed_on"
        )
        said.append(f"没有写期限，按接单或派单后{from_limit}个工作日推算")
    if limit.stated != limit.named:
        said.append(f"原定{limit.named}是休息日，顺延到{limit.stated}")
    if work.outcome not in UNTIMED and work.is_past:
        count = project.workdays.fewest.past(limit.latest, work.seen)
        rest = (work.seen - limit.latest).days - count
        first = limit.latest + DAY
        said.append(f"{first}至{work.seen}，除去休息日{rest}天，共{count}个工作日")
    if (said or is_provisional(project, work)) and project.workdays.is_open(
        limit.start, max(limit.latest, work.seen)
    ):
        may = f"，期限最晚可能到{limit.latest}，过了那天才算晚"
        said.append(PROVISIONAL + (may if limit.latest != limit.stated else ""))
    return "；".join(said)


def is_provisional(project: Project, work: Work) -> bool:
    """Whether a task's date waits for an announcement (期限暂定)."""
    limit = work.limit
    return limit is not None and (
        limit.latest != limit.stated
        or (limit.is_worked_out and project.workdays.is_open(limit.start, limit.stated))
    )


def own_sum(work: Work, verb: str) -> str:
    """The sum on the own page of what counts calendar days; `verb` says what being done is."""
    assert work.due is not None
    said = f"期限是{spoken(work.due)}，"
    days = (work.seen - work.due).days
    if work.outcome == "open":
        passed = f"数据截至{spoken(work.as_of)}还没有{verb}：过期{days}天"
        said += passed if days > 0 else f"当天还没有{verb}" if days == 0 else "还没有到期"
    elif work.outcome in FINISHED and (work.done_on or work.recorded_on):
        how = "完成于{}" if work.done_on else "没有写完成日期，按登记的{}算"
        far = f"过期{days}天" if days > 0 else f"期限前{-days}天" if days < 0 else "正好是期限当天"
        said += f"{how.format(spoken(work.seen))}：{far}"
    elif work.outcome in FINISHED:
        said += "没有写完成日期，不知道是不是按期"
    else:
        said += f"没有兑现，{'期限已过' if days > 0 else '期限还没有过'}"
    return f"{said}。逾期从期限的第二天算起。"
