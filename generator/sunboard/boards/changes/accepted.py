"""What was published only because somebody said that it is right (`--accept`): when, of what, and how much."""

from __future__ import annotations

from sunboard.boards.alike import text_of
from sunboard.boards.blocks import Facts, Note, Section
from sunboard.boards.values import Fact
from sunboard.checks.fewer import KINDS_SCOPE
from sunboard.language import say, say_many
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground
from sunboard.publishable.past import rows_by_id
from sunboard.records.accepted_ledger import BEGUN_ANEW, LEDGER_SCOPE, AcceptedLine
from sunboard.schema import KIND_BY_NAME

MOST = 50
"""Lines that are listed; the newest are there, and the rest is counted."""


def accepted_section(ground: Ground) -> Section | None:
    """A line for each, the newest day first; None while there is none."""
    lines = sorted(ground.past.accepted, key=lambda line: line.day, reverse=True)
    if not lines:
        return None
    facts = tuple(
        Fact(say("{day}：{what}", day=said_day(each.day), what=_called(ground, each)), _said(each))
        for each in lines[:MOST]
    )
    rest = len(lines) - MOST
    more = (Note(say_many("另有{n}条。", rest)),) if rest > 0 else ()
    note = say(
        "记录一次少了很多，或者存底和网站接不上，要有人确认才公布。确认了照样公布的都列在这里，不改、不删。"
    )
    return Section(say("确认以后照样公布的"), (Facts(facts), *more), id="accepted", note=note)


def _called(ground: Ground, line: AcceptedLine) -> object:
    """What it is about; of a place or a unit that is there no longer its kind, as an id may be anything."""
    if line.scope == LEDGER_SCOPE:
        return say("存底")
    kind = KIND_BY_NAME.get(line.id if line.scope == KINDS_SCOPE else line.scope)
    if kind is None:
        return say("记录")
    row = rows_by_id(ground, kind.name).get(line.id) if line.scope == kind.name else None
    return kind.words if row is None else text_of(ground, kind.name, row, "name")


def _said(line: AcceptedLine) -> str:
    if line.scope != LEDGER_SCOPE:
        return say("记录从{before}条少到{now}条", before=line.before, now=line.now)
    if line.id == BEGUN_ANEW:
        return say_many("没有了，从头记起（以前发布过{n}次）", line.before)
    return say(
        "换过：网站原来记到第{before}次公布，换上的记到第{now}次",
        before=line.before,
        now=line.now,
    )
