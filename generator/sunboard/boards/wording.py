"""The words readers see for what the code works out. Words for the offices' own lists are vocabulary."""

from __future__ import annotations

from typing import NamedTuple

from sunboard.boards.values import Status
from sunboard.language import mark, say, spoken
from sunboard.measures.status import Basis, Outcome, Timing
from sunboard.settings import Programme

UNKNOWN = mark("未填")
"""Unknown is said, never left blank (zero, unknown and not applicable are three things)."""

PROVISIONAL = mark("按法定节假日推算，以公布为准")
"""Of working days that reach into a year whose days off are not announced yet."""

NO_REASON = mark("没有写原因")
"""Stands where something was not done and nobody says why; it counts all the same (rules R-5, R-8)."""

NO_KIND, NO_START = mark("没有写明类型"), mark("没有写明")
"""Stand where nobody wrote down what sort of pairing it is, or since when; the first counts as a unit's."""


_SHORT, _SHORT_IN_LETTERS = 36, 72
"""Characters of a title, in Chinese and in a language of letters: what a chat shows of one, and little more."""


def in_short(text: str) -> str:
    """The beginning of a text on one line, as a title has it."""
    most = _SHORT if spoken().is_chinese else _SHORT_IN_LETTERS
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


class Sign(NamedTuple):
    """A status as it is declared: its word is a message still to be said."""

    message: str
    shape: str
    tone: str

    def said(self, label: str = "") -> Status:
        """The status as a reader sees it; `label` is what the programme calls it, "" for nothing of its own."""
        return Status(label or say(self.message), self.shape, self.tone)


COMMITMENT_STATUS: dict[Outcome, Sign] = {
    Outcome.OPEN: Sign(mark("践诺中"), "ring", "calm"),
    Outcome.DONE: Sign(mark("已兑现"), "disc", "good"),
    Outcome.REPORTED_DONE: Sign(mark("报称兑现"), "box", "warn"),
    Outcome.PART_DONE: Sign(mark("部分兑现"), "half", "warn"),
    Outcome.NOT_DONE: Sign(mark("未兑现"), "square", "bad"),
    Outcome.WITHDRAWN: Sign(mark("已撤回"), "dash", "mute"),
    Outcome.SUPERSEDED: Sign(mark("已被替代"), "dash", "mute"),
    Outcome.NOT_ASSESSABLE: Sign(mark("无法评定"), "dotted", "mute"),
}

TASK_STATUS: dict[Outcome, Sign] = {
    Outcome.OPEN: Sign(mark("在办"), "ring", "calm"),
    Outcome.DONE: Sign(mark("已办结"), "disc", "good"),
    Outcome.REPORTED_DONE: Sign(mark("报称办结"), "box", "warn"),
    Outcome.DECLINED: Sign(mark("已退回"), "dash", "mute"),
    Outcome.SUSPENDED: Sign(mark("已中止"), "dash", "mute"),
    Outcome.CANCELLED: Sign(mark("已取消"), "dash", "mute"),
}

DECISION_STATUS: dict[Outcome, Sign] = {
    Outcome.OPEN: Sign(mark("在落实"), "ring", "calm"),
    Outcome.DONE: Sign(mark("已落实"), "disc", "good"),
    Outcome.REPORTED_DONE: Sign(mark("报称落实"), "box", "warn"),
}

RAISED_STATUS: dict[Outcome, Sign] = {
    Outcome.OPEN: Sign(mark("等上级开会"), "ring", "calm"),
    Outcome.DONE: Sign(mark("上级已开会"), "disc", "good"),
}
"""What a meeting raised to the level above."""

CHALLENGE_STATUS: dict[Outcome, Sign] = {
    Outcome.OPEN: Sign(mark("攻坚中"), "ring", "calm"),
    Outcome.DONE: Sign(mark("已销号"), "disc", "good"),
}

MILESTONE_STATUS: dict[Outcome, Sign] = {
    Outcome.OPEN: Sign(mark("未完成"), "ring", "calm"),
    Outcome.DONE: Sign(mark("已完成"), "disc", "good"),
}

OVERDUE = Sign(mark("逾期未办"), "triangle", "bad")
OVERDUE_COMMITMENT = Sign(mark("逾期未兑现"), "triangle", "bad")
OVERDUE_DECISION = Sign(mark("逾期未落实"), "triangle", "bad")
OVERDUE_RAISED = Sign(mark("逾期未开会"), "triangle", "bad")
OVERDUE_CHALLENGE = Sign(mark("逾期未销号"), "triangle", "bad")
OVERDUE_MILESTONE = Sign(mark("逾期未完成"), "triangle", "bad")
UNTAKEN = Sign(mark("待揭榜"), "dotted", "warn")
DISPUTED = Sign(mark("办结有异议"), "diamond", "bad")
DISPUTED_COMMITMENT = Sign(mark("兑现有异议"), "diamond", "bad")

BASIS_STATUS: dict[Basis, Sign] = {
    Basis.NONE: Sign(mark("尚无结果"), "dotted", "mute"),
    Basis.CLAIMED: Sign(mark("仅自报"), "box", "warn"),
    Basis.EVIDENCED: Sign(mark("有佐证"), "half", "calm"),
    Basis.VERIFIED: Sign(mark("已评议"), "tick", "good"),
    Basis.DISPUTED: Sign(mark("有异议"), "diamond", "bad"),
}

HONOURED = Sign(mark("已上榜"), "star", "honour")
REVOKED = Sign(mark("已撤榜"), "dash", "mute")
WINDOW_OPEN = Sign(mark("公示中"), "ring", "calm")
OBJECTED = Sign(mark("异议待答复"), "diamond", "bad")
UNDECIDED = Sign(mark("期满未定"), "dotted", "warn")


def open_objection(programme: Programme) -> str:
    """What the programme calls an objection without an answer; "" for nothing of its own."""
    return programme.vocabulary("objection_states").label_counting_as("open")


DAYS, WORKDAYS = "days", "workdays"
"""What days are counted in."""

TIMING_WORDS: dict[Timing, str] = {
    Timing.NO_DATE: mark("未定期限"),
    Timing.NOT_DUE: mark("未到期"),
    Timing.JUST_DUE: mark("当日到期"),
    Timing.ON_TIME: mark("按期"),
    Timing.STOPPED: mark("不计时限"),
    Timing.DAY_UNKNOWN: mark("没有写哪天"),
}
"""How something stands against its original date, where no day or number of days belongs to it."""

DATE_GONE = mark("期限已过")
"""Of what was given up: no longer overdue, and no number of days late either."""
