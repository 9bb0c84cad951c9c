"""The figures of pairings (包联): who has somebody to answer for it, and what leaders do."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

from sunboard.figures.coverage import COVERAGE_FIGURES, UNCLEAR_NOTE
from sunboard.figures.kind import FigureKind, InGrid, full, toned
from sunboard.language import mark, say, say_many
from sunboard.measures.columns import summed
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.leaders import are_leaders_kept, leaders_of
from sunboard.measures.positions import Fit
from sunboard.measures.tally import Rate
from sunboard.measures.unclear import may_be_paired
from sunboard.settings import Programme

_NO_LEADERS = mark("没有登记包联领导")


@remembered
def _paired_estates(ground: Ground, scope: Scope) -> list[Rate]:
    """By community, estates that a unit answers for, of all."""
    community, size = ground.records["estates"].codes("community"), ground.size(scope)
    is_paired = coverage_of(ground).estate_is_paired
    paired, every = summed(community, is_paired, size), summed(community, is_paired | True, size)
    return [Rate(*pair) for pair in zip(paired.tolist(), every.tolist(), strict=True)]


def _paired_note(ground: Ground, scope: Scope, community: int) -> str | None:
    if not _paired_estates(ground, scope)[community].denominator:
        return say("没有登记小区")
    unclear = _unclear_estates(ground)[community]
    return say_many(UNCLEAR_NOTE, unclear) if unclear else None


@remembered
def _unclear_estates(ground: Ground) -> list[int]:
    """By community, estates without a unit of which a pairing can't be counted."""
    others = ~coverage_of(ground).estate_is_paired & may_be_paired(ground, Scope.ESTATE)
    community = ground.records["estates"].codes("community")
    counts: list[int] = summed(community, others, ground.size(Scope.COMMUNITY)).tolist()
    return counts


@remembered
def _leaders(ground: Ground, scope: Scope) -> list[int]:
    """By entity, its leaders; of the county each of a leader's communities."""
    community = leaders_of(ground).place_community
    if scope is Scope.COUNTY:
        return [len(community)]
    counts: list[int] = summed(community, community >= 0, ground.size(scope)).tolist()
    return counts


@remembered
def _guided(ground: Ground, scope: Scope) -> list[Rate]:
    """By entity, months in which a leader came to guide, of the whole ones, added up over its leaders."""
    leaders = leaders_of(ground)
    if scope is Scope.COUNTY:
        return [Rate(int(leaders.guided.sum()), int(leaders.months.sum()))]
    sums = (
        summed(leaders.place_community, counts, ground.size(scope)).tolist()
        for counts in (leaders.guided, leaders.months)
    )
    return [Rate(*pair) for pair in zip(*sums, strict=True)]


def _guided_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    if _guided(ground, scope)[entity].denominator:
        return None
    has_leader = _leaders(ground, scope)[entity]
    return say("还没有可以算的整月") if has_leader else say(_NO_LEADERS)


def _within(ground: Ground, _: Scope) -> list[Rate]:
    fit = leaders_of(ground).fit
    return [Rate(int((fit == Fit.WITHIN).sum()), len(fit))]


def _within_label(programme: Programme) -> str:
    limits = programme.limits
    least, most = limits.leader_estates_min, limits.leader_estates_max
    return say("联系{least}—{most}个小区的领导", least=least, most=most)


def _outside(fit: Fit, name: str, label: Callable[[Programme], str]) -> FigureKind:
    return FigureKind(
        f"pairings/{name}",
        label,
        lambda ground, _: [int((leaders_of(ground).fit == fit).sum())],
        (Scope.COUNTY,),
        (),
        tone=toned("warn", "good"),
        is_kept=are_leaders_kept,
    )


def _helped(ground: Ground, _: Scope) -> list[int]:
    return [
        int(sum(number for number in leaders_of(ground).households.tolist() if not isnan(number)))
    ]


def _unknown_note(ground: Ground, *_: object) -> str | None:
    unknown = sum(map(isnan, leaders_of(ground).households.tolist()))
    return say_many("另有{n}位没填", unknown) if unknown else None


PAIRED_ESTATES = FigureKind(
    key="pairings/estates",
    label=mark("有单位包联的小区"),
    column=_paired_estates,
    scopes=(Scope.COMMUNITY,),
    needs=(),
    note=_paired_note,
    in_grid=InGrid(tone=full),
)
_WITHIN = FigureKind(
    key="pairings/within",
    label=_within_label,
    column=_within,
    scopes=(Scope.COUNTY,),
    needs=(),
    note=lambda ground, *_: None if len(leaders_of(ground).fit) else say(_NO_LEADERS),
    is_kept=are_leaders_kept,
)
_GUIDED = FigureKind(
    key="pairings/guided",
    label=mark("领导到会指导的月份"),
    column=_guided,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=("meetings",),
    note=_guided_note,
    is_kept=are_leaders_kept,
)
LEADER_FIGURES = (
    _WITHIN,
    _outside(Fit.BELOW, "below", lambda p: say_many("联系不足{n}个", p.limits.leader_estates_min)),
    _outside(Fit.ABOVE, "above", lambda p: say_many("联系超出{n}个", p.limits.leader_estates_max)),
    _GUIDED,
    FigureKind(
        key="pairings/households",
        label=mark("结对帮扶户数"),
        column=_helped,
        scopes=(Scope.COUNTY,),
        needs=(),
        note=_unknown_note,
        is_kept=are_leaders_kept,
    ),
)
"""All of the county's leaders."""
PAIRING_FIGURES = (
    *COVERAGE_FIGURES,
    PAIRED_ESTATES,
    FigureKind(
        key="pairings/leaders",
        label=mark("包联领导"),
        column=_leaders,
        scopes=(Scope.COMMUNITY,),
        needs=(),
        tone=toned("calm", "bad"),
        is_kept=are_leaders_kept,
    ),
    _WITHIN,
    _GUIDED,
)
"""What pairings come to in the county and for a community."""
