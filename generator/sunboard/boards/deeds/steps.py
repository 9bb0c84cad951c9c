"""A deed's way to honour, step by step: who, when, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards.blocks import Block
from sunboard.boards.counted import Counted, Text
from sunboard.boards.values import Status
from sunboard.boards.windows import DAYS_LEFT, window_sum, window_text
from sunboard.boards.wording import (
    HONOURED,
    OBJECTED,
    REVOKED,
    UNDECIDED,
    UNKNOWN,
    WINDOW_OPEN,
    Sign,
    open_objection,
)
from sunboard.boards.words import iso_day, spoken_day
from sunboard.figures.deeds import stage_labels
from sunboard.language import mark, say, say_in, statements
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground

_DONE = Sign(mark("已完成"), "tick", "good")
_NOT_RECORDED = Sign(mark("没有登记"), "dotted", "warn")
_AHEAD = Sign(mark("还没有"), "ring", "mute")
_CLOSED = Sign(mark("期满"), "tick", "good")


class DeedStep(NamedTuple):
    """One step on the way."""

    name: str
    status: Status
    who: str
    """An office or body, never a person's name; "" where nobody acts in it."""
    date: Text
    """The day in words, from when to when, or that it isn't known; "" before the step is reached."""
    iso: str
    """For `<time>`; "" where there is no single day."""
    note: str


@dataclass(frozen=True)
class DeedSteps(Block):
    """A deed's way to honour, whether a step is reached or not."""

    steps: tuple[DeedStep, ...]


def deed_steps(ground: Ground, deed: int) -> DeedSteps:
    """推荐, 核实, 批准, 公示, then 上榜 or 撤榜."""
    steps = (
        _signed(ground, deed, say_in("step", "推荐"), "recommender", "recommended_on"),
        _signed(ground, deed, say_in("step", "核实"), "verifier", "verified_on"),
        _signed(ground, deed, say_in("step", "批准"), "approver", "approved_on"),
        _window(ground, deed),
        _end(ground, deed),
    )
    return DeedSteps(steps)


def _signed(ground: Ground, deed: int, name: str, who: str, when: str) -> DeedStep:
    """A step that somebody answers for."""
    table = deeds_of(ground).table
    day, body = table.days(when)[deed], table.texts(who)[deed]
    sign = _DONE if body else _NOT_RECORDED
    return DeedStep(name, sign.said(), body or say(UNKNOWN), _day_or_none(day), iso_day(day), "")


def _day_or_none(day: np.datetime64) -> str:
    return say("日期未填") if np.isnat(day) else spoken_day(day)


def _window(ground: Ground, deed: int) -> DeedStep:
    deeds = deeds_of(ground)
    opens, closes = deeds.opens[deed], deeds.closes[deed]
    if np.isnat(opens):
        return DeedStep(say("公示"), _NOT_RECORDED.said(), "", say("日期未填"), "", "")
    status = (WINDOW_OPEN if deeds.is_window_open[deed] else _CLOSED).said()
    if deeds.has_open_objection[deed]:
        status = OBJECTED.said(open_objection(ground.programme))
    notes = []
    window = window_text(opens, closes)
    date: Text = window
    if deeds.is_window_open[deed]:
        if np.isnat(closes):
            notes.append(say("没有写公示到哪天"))
        else:
            date = Counted(window, iso_day(closes), say(DAYS_LEFT))
    if not deeds.has_open_objection[deed]:
        notes.append(_objection(ground, deed))
    if not np.isnat(closes):
        notes.append(window_sum(ground.calendar, opens, closes))
    note = statements(*notes)
    return DeedStep(say("公示"), status, "", date, "", note)


def _objection(ground: Ground, deed: int) -> str:
    code = int(deeds_of(ground).table.codes("objection")[deed])
    return ground.programme.vocabulary("objection_states").terms[code].label if code >= 0 else ""


def _end(ground: Ground, deed: int) -> DeedStep:
    deeds = deeds_of(ground)
    stage = Stage(int(deeds.stage[deed]))
    day = deeds.table.days("decided_on")[deed]
    date, iso, labels = _day_or_none(day), iso_day(day), stage_labels(ground.programme)
    if stage is Stage.REVOKED:
        why = say("原因：{reason}", reason=revocation(ground, deed))
        return DeedStep(say("撤榜"), REVOKED.said(labels[stage]), "", date, iso, why)
    if stage is Stage.HONOURED:
        return DeedStep(say("上榜"), HONOURED.said(labels[stage]), "", date, iso, "")
    if stage is Stage.IN_WINDOW:
        rule = say("公示结束、没有未答复的异议，才能上榜。")
        return DeedStep(say("上榜"), _AHEAD.said(), "", "", "", rule)
    held = deeds.has_open_objection[deed]
    why = say("异议答复以前不上榜。") if held else say("公示已经结束，还没有登记上榜。")
    return DeedStep(say("上榜"), UNDECIDED.said(), "", "", "", why)


def revocation(ground: Ground, deed: int) -> str:
    """The class of reason for which a deed was taken off the board; nothing else is told of it."""
    code = int(deeds_of(ground).table.codes("reason")[deed])
    terms = ground.programme.vocabulary("revocation_reasons").terms
    return terms[code].label if code >= 0 else say(UNKNOWN)
