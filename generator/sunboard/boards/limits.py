"""The programme's limits as the method page prints them."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.boards.values import Fact
from sunboard.language import say
from sunboard.settings import Programme


def limit_facts(programme: Programme) -> tuple[Fact, ...]:
    """Every figure that decides a status or a list, with the words around it."""
    limits = programme.limits
    steps = tuple(
        Fact(
            f"{step.name}时限",
            f"{'办结' if step.follows_completion else '上一步'}之后{step.limit_workdays}个工作日内",
        )
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
        Fact("不满意的答复时限", f"{limits.answer_workdays}个工作日"),
        *steps,
        *(fact for board, fact in _of_boards(programme) if board in programme.boards),
        *_kept_years(programme),
        Fact("放假安排", _holidays_said(programme)),
        *_local_days(programme),
    )


def _holidays_said(programme: Programme) -> str:
    """To which year holidays are announced; whose they are where none waits for an announcement."""
    if years := programme.calendar.open_years:
        return f"已经公布到{min(years) - 1}年"
    return say("按{country}的公共假日", country=programme.holidays)


def _of_boards(programme: Programme) -> Iterator[tuple[str, Fact]]:
    """The limits that only one board goes by, each with that board."""
    limits = programme.limits
    yield "months", Fact("社区页列出的服务单", f"最多{limits.board_tasks}件")
    yield "silent", Fact("沉默", f"{limits.silent_days}天没有新记录")
    yield "lists", Fact("需求要对上", f"登记后{limits.match_days}天以内")
    yield "meetings", Fact("提级后要上会", f"{limits.escalation_days}天以内")
    households = f"每个岗位{limits.households_min}—{limits.households_max}户"
    yield "positions", Fact("包联户", households)
    estates = f"{limits.leader_estates_min}—{limits.leader_estates_max}个"
    yield "pairings", Fact("包联领导联系小区", estates)
    yield "pairings", Fact("包联领导结对帮扶", f"{limits.leader_households}户")
    short, long = limits.overdue_short_days, limits.overdue_long_days
    yield "accountability", Fact("逾期分段", f"{short}天以内、{long}天以内、超过{long}天")
    for term in programme.vocabulary("notice_kinds").terms:
        if term.workdays:
            yield "notices", Fact(term.label, f"至少{term.workdays}个工作日")
    for term in programme.vocabulary("obligations").terms:
        if term.target:
            yield "obligations", Fact(term.label, f"每个单位每月{term.target}次")


def _kept_years(programme: Programme) -> Iterator[Fact]:
    """How long names and lists are kept, where an office says so."""
    retention, boards = programme.retention, programme.boards
    if retention.names_years is not None:
        yield Fact("姓名留多久", f"做的那年过后{retention.names_years}年，以后只留件数、人数")
    if retention.months_years is not None and "months" in boards:
        yield Fact("每月明细留多久", f"那年过后{retention.months_years}年，以后只留件数")


def _local_days(programme: Programme) -> tuple[Fact, ...]:
    """The days that are counted otherwise than the country does, with the reason given for each."""
    return tuple(
        Fact(
            "本县另定上班" if local.is_work else "本县另定放假",
            f"{local.day}，{local.note}" if local.note else str(local.day),
        )
        for local in programme.local_days
    )
