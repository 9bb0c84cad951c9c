"""A resident's three questions, answered for an estate or for a community: who, what, and was it done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sunboard.boards.alike import (
    estate_pairings,
    is_leader,
    nobody_paired,
    pairing_rows,
    pairing_units,
    text_of,
)
from sunboard.boards.blocks import Block
from sunboard.boards.counted import Text
from sunboard.boards.owners import pairings_by_community
from sunboard.boards.phones import NUMBER, phone_of
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Bar, Line, Link, Status, labels
from sunboard.language import clauses, said_number, say, say_in, say_many
from sunboard.measures.columns import Positions
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Cohort, Outcome
from sunboard.measures.tally import Tally, tally_of

_UNITS_NAMED = 3
_PROMISES_TOLD = 2


@dataclass(frozen=True)
class Answer:
    """One of a resident's three questions."""

    question: str
    answer: str
    links: tuple[Link, ...] = ()
    """Whom the answer names, each with the way there; it stands in the place of the answer's words."""
    lines: tuple[Text, ...] = ()
    marks: tuple[Status, ...] = ()
    bar: Bar | None = None
    more: Link | None = None


@dataclass(frozen=True)
class Answers(Block):
    """谁包, 答应了什么, 做了吗, as far as somebody keeps it."""

    answers: tuple[Answer, ...]


def answers(ground: Ground, scope: Scope, entity: int, root: str) -> Answers:
    """The answers for an estate or a community."""
    return Answers(tuple(_answers(ground, scope, entity, root)))


def _answers(ground: Ground, scope: Scope, entity: int, root: str) -> Iterator[Answer]:
    shows = shows_of(ground)
    if shows.pairings:
        yield _who_answers(ground, scope, entity, root)
    if shows.commitments:
        yield _what_was_promised(ground, scope, entity)
    if shows.commitments or shows.tasks:
        yield _was_it_done(ground, scope, entity)


def _who_answers(ground: Ground, scope: Scope, entity: int, root: str) -> Answer:
    is_estate = scope is Scope.ESTATE
    question = say("谁包我们小区") if is_estate else say("谁包我们")
    pairings = (
        estate_pairings(ground, entity)
        if is_estate
        else pairings_by_community(ground)[entity].tolist()
    )
    units = pairing_units(ground, pairings)
    if not units:
        nobody = nobody_paired(ground, scope, entity)
        return Answer(question, nobody, lines=(say("可拨打页脚的监督电话询问。"),))
    leaders = [row for row in pairings if is_leader(ground, row)]
    led = tuple(
        say("包联领导：{who}", who=shown.who) for shown in pairing_rows(ground, leaders[:1])
    )
    if not is_estate:
        several = _several(units)
        return Answer(question, several, links=(Link(several, "#pairings"),), lines=led)
    first = next(row for row in pairings if not is_leader(ground, row))
    unit = int(ground.records["pairings"].codes("unit")[first])
    asked = _whom_to_ask(
        text_of(ground, "units", unit, "department"),
        text_of(ground, "units", unit, "office_phone"),
        units[0].label if len(units) > 1 else "",
    )
    links = tuple(Link(label, root + path if path else "") for label, path in units)
    return Answer(question, labels(units), links=links, lines=(asked, *led))


def _several(units: Sequence[Line]) -> str:
    """Some of many units by name, and how many they are."""
    if len(units) <= _UNITS_NAMED:
        return labels(units)
    named = labels(units[:_UNITS_NAMED])
    return say("{units}等{n}个单位", units=named, n=said_number(len(units)))


def _whom_to_ask(department: str, phone: str, unit: str) -> Text:
    """Whom to ask at a unit, as far as it is written down; `unit` says of which of several, "" for the one."""
    of = say("{unit}：", unit=unit) if unit else ""
    if department and phone:
        said = say("找{department}，电话 {phone}", department=department, phone=NUMBER)
        return phone_of(phone, of + said)
    if department:
        return of + say(
            "找{department}；没有填写办公电话，可拨打页脚的监督电话询问。", department=department
        )
    if phone:
        return phone_of(phone, of + say("电话 {phone}", phone=NUMBER))
    return of + say("没有填写找谁、打什么电话，可拨打页脚的监督电话询问。")


def _what_was_promised(ground: Ground, scope: Scope, entity: int) -> Answer:
    tally = tally_of(ground, "commitments", scope)
    shared = len(community_commitments(ground, entity)) if scope is Scope.ESTATE else 0
    rows = commitments_by(ground, scope)[entity]
    lines = tuple(commitment_rows(ground).column_of("text", rows[:_PROMISES_TOLD]))
    also = (say_many("另有面向全社区的{n}项", shared),) if shared and len(rows) else ()
    count = tally.count(entity)
    answer = say_many("{n}项承诺", count) if count else _none_promised(scope, shared)
    more = Link(say_in("beside what was promised", "看全部承诺"), "#commitments")
    return Answer(say("答应了什么"), answer, lines=(*lines, *also), more=more)


def _none_promised(scope: Scope, shared: int) -> str:
    """What stands where nobody promised a place anything of its own."""
    if shared:
        return say_many("面向全社区的{n}项", shared)
    return say("没有单独的承诺") if scope is Scope.ESTATE else say("没有承诺")


def community_commitments(ground: Ground, estate: int) -> Positions:
    """Those made to an estate's whole community, in their order."""
    community = int(ground.records["estates"].codes("community")[estate])
    rows = commitments_by(ground, Scope.COMMUNITY)[community]
    whole: Positions = rows[commitments_of(ground).table.codes("estate")[rows] < 0]
    return whole


def _was_it_done(ground: Ground, scope: Scope, entity: int) -> Answer:
    shows, question = shows_of(ground), say("做了吗")
    tallies, late = _tallies(ground, scope), late_of(ground, scope, entity)
    undated = sum(tally.count_cohort(entity, Cohort.UNDATED) for tally in tallies)
    lines = (
        *((_served(tally_of(ground, "tasks", scope), entity),) if shows.tasks else ()),
        say_many("逾期没做完的{n}项", late) if late else say("没有逾期的"),
        *((say_many("没有定期限的{n}项，单独计数", undated),) if undated else ()),
    )
    more = Link(say("看办理情况"), "#tasks" if shows.tasks else "#commitments")
    promised = tally_of(ground, "commitments", scope).fulfilled(entity)
    if promised.denominator == 0:
        # Of promises that nobody keeps nothing is said, not even that none is due.
        answer = say("没有到期的承诺") if shows.commitments else lines[0]
        return Answer(question, answer, lines=lines if shows.commitments else lines[1:], more=more)
    is_enough = promised.denominator >= ground.programme.limits.min_cell
    return Answer(
        question,
        say(
            "到期{due}项，兑现{kept}项",
            due=said_number(promised.denominator),
            kept=said_number(promised.numerator),
        ),
        lines=lines,
        bar=Bar(promised.percent or 0, "good") if is_enough else None,
        more=more,
    )


def late_of(ground: Ground, scope: Scope, entity: int) -> int:
    """How much of what was promised and asked for is overdue and not done."""
    return sum(tally.past_due(entity) for tally in _tallies(ground, scope))


def _tallies(ground: Ground, scope: Scope) -> tuple[Tally, ...]:
    shows = shows_of(ground)
    return (
        *((tally_of(ground, "commitments", scope),) if shows.commitments else ()),
        *((tally_of(ground, "tasks", scope),) if shows.tasks else ()),
    )


def _served(tasks: Tally, entity: int) -> str:
    rate = tasks.fulfilled(entity)
    return clauses(
        say(
            "服务单到期{due}件，办结{done}件",
            due=said_number(rate.denominator),
            done=said_number(rate.numerator),
        ),
        say_many("没办完的{n}件", tasks.count(entity, Outcome.OPEN)),
    )
