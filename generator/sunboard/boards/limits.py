"""The programme's limits as the method page prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sunboard.boards.values import Fact
from sunboard.language import say, say_many
from sunboard.language.dates import said_table_day, said_year
from sunboard.settings import Limits, Programme, Step


def limit_facts(programme: Programme) -> tuple[Fact, ...]:
    """Every figure that decides a status or a list, with the words around it."""
    limits = programme.limits
    return (
        Fact(say("承诺快到期"), say_many("离期限{n}天以内", limits.due_soon_days)),
        Fact(say("承诺长期逾期"), say_many("过期限超过{n}天", limits.long_past_due_days)),
        Fact(say("服务单快到期"), say_many("离期限{n}个工作日以内", limits.task_due_soon_workdays)),
        Fact(
            say("服务单长期逾期"),
            say_many("过期限超过{n}个工作日", limits.task_long_past_due_workdays),
        ),
        Fact(say("登记迟"), say_many("完成后超过{n}天才登记", limits.reported_late_days)),
        Fact(say("只列数、不算率"), say_many("少于{n}项", limits.min_cell)),
        Fact(say("不满意的答复时限"), say_many("{n}个工作日", limits.answer_workdays)),
        Fact(say("后来不算了要复核"), _drips_said(limits)),
        *_of_steps(programme.steps),
        *(fact for board, fact in _of_boards(programme) if board in programme.boards),
        *_kept_years(programme),
        Fact(say("放假安排"), _holidays_said(programme)),
        *_local_days(programme),
    )


def _drips_said(limits: Limits) -> str:
    return say(
        "{days}天以内多于{few}条，又超过{percent}%",
        days=limits.drip_days,
        few=limits.drip_few,
        percent=limits.drip_percent,
    )


def _holidays_said(programme: Programme) -> str:
    """To which year holidays are announced; whose they are where none waits for an announcement."""
    if years := programme.calendar.open_years:
        return say("已经公布到{year}", year=said_year(min(years) - 1))
    return say("按{country}的公共假日", country=programme.holidays)


def _of_steps(steps: Iterable[Step]) -> Iterator[Fact]:
    for step in steps:
        if step.limit_workdays is not None:
            limit = (
                say_many("办结之后{n}个工作日内", step.limit_workdays)
                if step.follows_completion
                else say_many("上一步之后{n}个工作日内", step.limit_workdays)
            )
            yield Fact(say("{step}时限", step=step.name), limit)


def _of_boards(programme: Programme) -> Iterator[tuple[str, Fact]]:
    """The limits that only one board goes by, each with that board."""
    limits = programme.limits
    yield "months", Fact(say("社区页列出的服务单"), say_many("最多{n}件", limits.board_tasks))
    yield "silent", Fact(say("沉默"), say_many("{n}天没有新记录", limits.silent_days))
    yield "lists", Fact(say("需求要对上"), say_many("登记后{n}天以内", limits.match_days))
    yield "meetings", Fact(say("提级后要上会"), say_many("{n}天以内", limits.escalation_days))
    households = say(
        "每个岗位{least}—{most}户", least=limits.households_min, most=limits.households_max
    )
    yield "positions", Fact(say("包联户"), households)
    estates = say(
        "{least}—{most}个", least=limits.leader_estates_min, most=limits.leader_estates_max
    )
    yield "pairings", Fact(say("包联领导联系小区"), estates)
    yield "pairings", Fact(say("包联领导结对帮扶"), say_many("{n}户", limits.leader_households))
    short, long = limits.overdue_short_days, limits.overdue_long_days
    ages = say("{short}天以内、{long}天以内、超过{long}天", short=short, long=long)
    yield "accountability", Fact(say("逾期分段"), ages)
    for term in programme.vocabulary("notice_kinds").terms:
        if term.workdays:
            yield "notices", Fact(term.label, say_many("至少{n}个工作日", term.workdays))
    for term in programme.vocabulary("obligations").terms:
        if term.target:
            yield "obligations", Fact(term.label, say_many("每个单位每月{n}次", term.target))


def _kept_years(programme: Programme) -> Iterator[Fact]:
    """How long names and lists are kept, where an office says so."""
    retention, boards = programme.retention, programme.boards
    if retention.names_years is not None:
        kept = say_many("做的那年过后{n}年，以后只留件数、人数", retention.names_years)
        yield Fact(say("姓名留多久"), kept)
    if retention.months_years is not None and "months" in boards:
        kept = say_many("那年过后{n}年，以后只留件数", retention.months_years)
        yield Fact(say("每月明细留多久"), kept)


def _local_days(programme: Programme) -> tuple[Fact, ...]:
    """The days that are counted otherwise than the country does, with the reason given for each."""
    return tuple(
        Fact(
            say("本县另定上班") if local.is_work else say("本县另定放假"),
            say("{day}，{why}", day=day, why=local.note) if local.note else day,
        )
        for local in programme.local_days
        for day in (said_table_day(local.day),)
    )
