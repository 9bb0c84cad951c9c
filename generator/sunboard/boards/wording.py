"""The words readers see for what the code works out. Words for the offices' own lists are vocabulary."""

from __future__ import annotations

from sunboard.boards.values import Status
from sunboard.measures.status import Basis, Outcome, Timing

UNKNOWN = "未填"
"""Unknown is said, never left blank (zero, unknown and not applicable are three things)."""

PROVISIONAL = "按法定节假日推算，以公布为准"
"""Of working days that reach into a year whose days off are not announced yet."""

NO_REASON = "没有写原因"
"""Stands where something was not done and nobody says why; it counts all the same (rules R-5, R-8)."""

COMMITMENT_STATUS: dict[Outcome, Status] = {
    Outcome.OPEN: Status("践诺中", "ring", "calm"),
    Outcome.DONE: Status("已兑现", "disc", "good"),
    Outcome.REPORTED_DONE: Status("报称兑现", "box", "warn"),
    Outcome.PART_DONE: Status("部分兑现", "half", "warn"),
    Outcome.NOT_DONE: Status("未兑现", "square", "bad"),
    Outcome.WITHDRAWN: Status("已撤回", "dash", "mute"),
    Outcome.SUPERSEDED: Status("已被替代", "dash", "mute"),
    Outcome.NOT_ASSESSABLE: Status("无法评定", "dotted", "mute"),
}

TASK_STATUS: dict[Outcome, Status] = {
    Outcome.OPEN: Status("在办", "ring", "calm"),
    Outcome.DONE: Status("已办结", "disc", "good"),
    Outcome.REPORTED_DONE: Status("报称办结", "box", "warn"),
    Outcome.DECLINED: Status("已退回", "dash", "mute"),
    Outcome.SUSPENDED: Status("已中止", "dash", "mute"),
    Outcome.CANCELLED: Status("已取消", "dash", "mute"),
}

DECISION_STATUS: dict[Outcome, Status] = {
    Outcome.OPEN: Status("在落实", "ring", "calm"),
    Outcome.DONE: Status("已落实", "disc", "good"),
    Outcome.REPORTED_DONE: Status("报称落实", "box", "warn"),
}

RAISED_STATUS: dict[Outcome, Status] = {
    Outcome.OPEN: Status("等上级开会", "ring", "calm"),
    Outcome.DONE: Status("上级已开会", "disc", "good"),
}
"""What a meeting raised to the level above."""

CHALLENGE_STATUS: dict[Outcome, Status] = {
    Outcome.OPEN: Status("攻坚中", "ring", "calm"),
    Outcome.DONE: Status("已销号", "disc", "good"),
}

MILESTONE_STATUS: dict[Outcome, Status] = {
    Outcome.OPEN: Status("未完成", "ring", "calm"),
    Outcome.DONE: Status("已完成", "disc", "good"),
}

OVERDUE = Status("逾期未办", "triangle", "bad")
OVERDUE_COMMITMENT = Status("逾期未兑现", "triangle", "bad")
OVERDUE_DECISION = Status("逾期未落实", "triangle", "bad")
OVERDUE_RAISED = Status("逾期未开会", "triangle", "bad")
OVERDUE_CHALLENGE = Status("逾期未销号", "triangle", "bad")
OVERDUE_MILESTONE = Status("逾期未完成", "triangle", "bad")
UNTAKEN = Status("待揭榜", "dotted", "warn")
DISPUTED = Status("办结有异议", "diamond", "bad")
DISPUTED_COMMITMENT = Status("兑现有异议", "diamond", "bad")

BASIS_STATUS: dict[Basis, Status] = {
    Basis.NONE: Status("尚无结果", "dotted", "mute"),
    Basis.CLAIMED: Status("仅自报", "box", "warn"),
    Basis.EVIDENCED: Status("有佐证", "half", "calm"),
    Basis.VERIFIED: Status("已评议", "tick", "good"),
    Basis.DISPUTED: Status("有异议", "diamond", "bad"),
}

HONOURED = Status("已上榜", "star", "honour")
REVOKED = Status("已撤榜", "dash", "mute")
WINDOW_OPEN = Status("公示中", "ring", "calm")
OBJECTED = Status("异议待答复", "diamond", "bad")
UNDECIDED = Status("期满未定", "dotted", "warn")


DAYS, WORKDAYS = "天", "个工作日"
"""What days are counted in."""

TIMING_WORDS: dict[Timing, str] = {
    Timing.NO_DATE: "未定期限",
    Timing.NOT_DUE: "未到期",
    Timing.DUE_SOON: "快到期",
    Timing.JUST_DUE: "当日到期",
    Timing.PAST_DUE: "自{since}起逾期",
    Timing.LONG_PAST_DUE: "自{since}起逾期",
    Timing.ON_TIME: "按期",
    Timing.LATE: "晚{days}",
    Timing.STOPPED: "不计时限",
}
"""How something stands against its original date; `since` is the day after it."""

DATE_GONE = "期限已过"
"""Of what was given up, or done nobody wrote when: no longer overdue, and no number of days late either."""
