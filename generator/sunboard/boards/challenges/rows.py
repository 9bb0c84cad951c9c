"""Challenges as rows; made once for the whole county, and listed as commitments are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.columns import Picked, Rows, each, same
from sunboard.boards.counted import Counted, Text
from sunboard.boards.order import linked_by_row, urgency_order
from sunboard.boards.values import CommitmentRow, Status
from sunboard.boards.wording import CHALLENGE_STATUS, DAYS, OVERDUE_CHALLENGE, UNTAKEN
from sunboard.boards.words import (
    day_texts,
    pick,
    place_texts,
    spoken_day,
    status_choices,
    status_codes,
    timing_texts,
)
from sunboard.language import listed, mark, say
from sunboard.measures.challenges import challenges_of
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Outcome
from sunboard.measures.timing import Dated
from sunboard.publishable.names import unit_names

CHALLENGE_HEADS = (mark("题目"), mark("状态"), mark("谁揭的榜"), mark("期限"), mark("结果"))


@remembered
def challenge_rows(ground: Ground) -> Rows[CommitmentRow]:
    """Every challenge as a row, in the table's order."""
    challenges = challenges_of(ground)
    table = challenges.table
    columns = (
        table.shown("id"),
        each(map(addresses.challenge_path, table.texts("id"))),
        table.shown("text"),
        each(_takers(ground)),
        same("", len(table)),
        place_texts(ground, table),
        day_texts(challenges.due),
        _statuses(ground),
        dated_timings(challenges),
        table.shown("result"),
    )
    return Rows(CommitmentRow, columns)


def dated_timings(stands: Dated) -> Picked[Text]:
    """The timing in words of what is done on the day that is written down, and not before."""
    return timing_texts(stands.timing, stands.due, stands.past, DAYS)


def _takers(ground: Ground) -> list[Text]:
    """Who took it, or since when nobody has."""
    names = unit_names(ground)
    challenges, takers = challenges_of(ground), takers_of_challenge(ground)
    posted_on = challenges.table.days("posted_on")
    return [
        listed(names[unit] for unit in takers[row]) if is_taken else untaken_text(posted_on[row])
        for row, is_taken in enumerate(challenges.is_taken.tolist())
    ]


def untaken_text(posted_on: np.datetime64) -> Text:
    """That nobody took it, and since when."""
    if np.isnat(posted_on):
        return say("还没有单位揭榜")
    text = say("还没有单位揭榜，{day}张榜", day=spoken_day(posted_on))
    return Counted(text, str(posted_on), say("已等{d}天"))


@remembered
def takers_of_challenge(ground: Ground) -> list[list[int]]:
    """The units that took each challenge, as recorded."""
    return linked_by_row(challenges_of(ground).table, "takers")


def _statuses(ground: Ground) -> Picked[Status]:
    challenges = challenges_of(ground)
    taken = status_choices(CHALLENGE_STATUS, OVERDUE_CHALLENGE)
    codes = status_codes(challenges.outcome, challenges.timing)
    return pick([*taken, UNTAKEN.said()], np.where(challenges.is_taken, codes, -1))


def challenge_order(ground: Ground) -> Positions:
    """Those nobody took, the longest waiting first; then the open, overdue first; then the closed."""
    challenges = challenges_of(ground)
    order = urgency_order(challenges, challenges.table.days("closed_on"))
    waited = np.where(challenges.is_taken, 0, -challenges.waited_days.astype(np.int64) - 1)
    chosen: Positions = order[np.argsort(waited[order], kind="stable")]
    return chosen


class ChallengeGroup(NamedTuple):
    """Challenges that stand alike, with what is said of them."""

    id: str
    name: str
    title: str
    order: str
    """How they are ordered, in words."""
    empty: str
    """What is said where there are none."""
    rows: Positions


def challenge_groups(ground: Ground, rows: Positions) -> tuple[ChallengeGroup, ...]:
    """Challenges in the order of `challenge_order` as those nobody took, the open and the closed."""
    challenges = challenges_of(ground)
    is_closed = challenges.outcome[rows] == Outcome.DONE
    is_untaken = ~challenges.is_taken[rows] & ~is_closed
    found = (is_untaken, ~is_untaken & ~is_closed, is_closed)
    return tuple(
        ChallengeGroup(group, say(name), say(title), say(order), say(empty), rows[mask])
        for (group, name, title, order, empty), mask in zip(_GROUPS, found, strict=True)
    )


_GROUPS = (
    (
        "untaken",
        mark("待揭榜"),
        mark("还没有单位揭榜"),
        mark("等得最久的在前。"),
        mark("张出的榜都有单位揭了。"),
    ),
    (
        "open",
        mark("攻坚中"),
        mark("攻坚中"),
        mark("逾期未销号的在前，其余按期限排列。"),
        mark("没有正在攻坚的榜题。"),
    ),
    ("closed", mark("已销号"), mark("已销号"), mark("新的在前。"), mark("还没有销号的榜题。")),
)
