"""The figures of challenges (揭榜挂帅): what was taken up, what was solved."""

from __future__ import annotations

import math
from collections.abc import Callable

from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid, Number, plain, toned
from sunboard.language import mark, mark_many, say, say_many
from sunboard.measures.challenges import challenge_counts_of, challenges_of
from sunboard.measures.ground import Ground, Scope

_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)


def _taken(ground: Ground, scope: Scope) -> list[Number]:
    """Those a unit took; in a place those that were taken, of all that were posted."""
    counts = challenge_counts_of(ground, scope)
    if scope is Scope.UNIT:
        return [*counts.taken]
    return [counts.taken_rate(entity) for entity in range(ground.size(scope))]


def _taken_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    counts = challenge_counts_of(ground, scope)
    if scope is not Scope.UNIT:
        return say("已揭榜 / 张榜") if counts.posted[entity] else say("没有张榜")
    voluntary = counts.voluntary[entity]
    return say_many("其中主动认领{n}道", voluntary) if counts.taken[entity] else None


def _untaken(ground: Ground, scope: Scope) -> list[int]:
    counts = challenge_counts_of(ground, scope)
    return [posted - taken for posted, taken in zip(counts.posted, counts.taken, strict=True)]


def _of_taken(words: str) -> Callable[[Ground, Scope, int], str]:
    """What a share of those taken is of, a marked message, or that there are none."""
    return lambda ground, scope, entity: (
        say(words) if challenge_counts_of(ground, scope).taken[entity] else say(_NONE_TAKEN)
    )


def _days_note(ground: Ground, *_: object) -> str:
    median, slowest = challenges_of(ground).days_to_take
    if math.isnan(median):
        return say(_NONE_TAKEN)
    return say(
        "一般{median}天，九成不超过{slowest}天", median=round(median), slowest=round(slowest)
    )


_NONE_TAKEN = mark("还没有揭榜的")
CHALLENGE_FIGURES = (
    FigureKind(
        key="challenges/taken",
        label=mark("揭榜"),
        column=_taken,
        scopes=_SCOPES,
        needs=(),
        note=_taken_note,
        in_grid=InGrid(tone=plain),
    ),
    FigureKind(
        key="challenges/untaken",
        label=mark("还没有单位揭榜"),
        column=_untaken,
        scopes=(Scope.COUNTY,),
        needs=(),
        tone=SHORTFALL,
    ),
    FigureKind(
        key="challenges/voluntary",
        label=lambda programme: (
            programme.vocabulary("claim_modes").label_counting_as("voluntary") or say("主动认领")
        ),
        column=lambda ground, scope: [challenge_counts_of(ground, scope).voluntary_rate(0)],
        scopes=(Scope.COUNTY,),
        needs=(),
        note=_of_taken(mark("主动认领 / 已揭榜；其余是点题交办")),
    ),
    FigureKind(
        key="challenges/finished",
        label=mark("销号"),
        column=lambda ground, scope: [
            challenge_counts_of(ground, scope).finished_rate(entity)
            for entity in range(ground.size(scope))
        ],
        scopes=_SCOPES,
        needs=(),
        note=_of_taken(mark("已销号 / 已揭榜")),
    ),
    FigureKind(
        key="challenges/past-due",
        label=mark("逾期未销号"),
        column=lambda ground, scope: challenge_counts_of(ground, scope).past_due,
        scopes=_SCOPES,
        needs=(),
        tone=SHORTFALL,
        in_grid=InGrid(tone=toned("bad", "")),
    ),
)
DAYS_TO_TAKE = FigureKind(
    key="challenges/days",
    label=mark("张榜到揭榜"),
    column=lambda ground, _: [challenges_of(ground).days_to_take[0]],
    scopes=(Scope.COUNTY,),
    needs=(),
    note=_days_note,
    counter=mark_many("{n}天"),
)
