"""The figures of service stations and of the shifts that units take there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import compress

from sunboard.figures.kind import FigureKind, InGrid, Number, toned
from sunboard.language import listed, mark, mark_many, say, say_many
from sunboard.measures.coverage import coverage_of
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.stations import ShiftState, open_stations_of, shifts_of
from sunboard.measures.tally import Rate


def _open_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    """What an estate without a station has near."""
    if scope is not Scope.ESTATE or open_stations_of(ground, scope)[entity]:
        return None
    community = int(ground.records["estates"].codes("community")[entity])
    near = open_stations_of(ground, Scope.COMMUNITY)[community]
    return say_many("本社区有{n}个", near) if near else say("本社区也没有")


def _communities_with_one(ground: Ground, _: Scope) -> list[Rate]:
    counts = open_stations_of(ground, Scope.COMMUNITY)
    return [Rate(sum(map(bool, counts)), len(counts))]


@remembered
def _estates_with_one(ground: Ground, scope: Scope) -> list[Rate]:
    """By community or of the county, estates with a station in use, of all estates."""
    has_one = [bool(count) for count in open_stations_of(ground, Scope.ESTATE)]
    owner = entity_of(ground, ground.records["estates"], scope).tolist()
    found, estates = Counter(compress(owner, has_one)), Counter(owner)
    return [Rate(found[entity], estates[entity]) for entity in range(ground.size(scope))]


def _estates_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    has_any = _estates_with_one(ground, scope)[entity].denominator
    return None if has_any else say("没有登记小区")


@remembered
def shifts_told(ground: Ground, scope: Scope) -> Sequence[bool]:
    """By entity, whether anything is said of its shifts.

    Of an estate where it has a station, of a unit where it has shifts or could have some.
    """
    if scope is Scope.ESTATE:
        return [bool(count) for count in open_stations_of(ground, scope)]
    if scope is not Scope.UNIT:
        return [True] * ground.size(scope)
    told: list[bool] = (
        coverage_of(ground).unit_is_current | shifts_of(ground, Scope.UNIT).counts.any(axis=1)
    ).tolist()
    return told


def _held(ground: Ground, scope: Scope) -> list[Number]:
    tally, told = shifts_of(ground, scope), shifts_told(ground, scope)
    return [tally.held(entity) if is_told else None for entity, is_told in enumerate(told)]


def _counted(ground: Ground, scope: Scope, which: ShiftState) -> list[Number]:
    tally, told = shifts_of(ground, scope), shifts_told(ground, scope)
    return [tally.count(entity, which) if is_told else None for entity, is_told in enumerate(told)]


def _held_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    """What became of the others whose day has come; where it has of none, what is planned."""
    tally = shifts_of(ground, scope)
    if not tally.held(entity).denominator:
        ahead = tally.count(entity, ShiftState.AHEAD)
        return say_many("排了{n}班，日子还没到", ahead) if ahead else say("没有排班")
    counts = ((said, tally.count(entity, which)) for which, said in _NOT_HELD.items())
    return listed(say_many(said, count) for said, count in counts if count) or None


_NOT_HELD = {
    ShiftState.MISSED: mark_many("{n}班未到岗"),
    ShiftState.UNRECORDED: mark_many("{n}班未登记"),
}


HELD_SHIFTS = FigureKind(
    key="stations/held",
    label=mark("轮值到岗"),
    column=_held,
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.ESTATE, Scope.UNIT, Scope.STATION),
    needs=("shifts",),
    note=_held_note,
    in_grid=InGrid(mark("到岗")),
)
MISSED_SHIFTS = FigureKind(
    key="stations/missed",
    label=lambda programme: (
        programme.vocabulary("shift_states").label_counting_as("missed") or say("未到岗")
    ),
    column=lambda ground, scope: _counted(ground, scope, ShiftState.MISSED),
    scopes=(Scope.UNIT, Scope.STATION),
    needs=("shifts",),
    tone=toned("bad", "calm"),
    in_grid=InGrid(tone=toned("bad", ""), counter=mark_many("{n}班")),
)
SILENT_SHIFTS = FigureKind(
    key="stations/unrecorded",
    label=mark("未登记"),
    column=lambda ground, scope: _counted(ground, scope, ShiftState.UNRECORDED),
    scopes=(Scope.UNIT, Scope.STATION),
    needs=("shifts",),
    note=lambda *_: say("日子过了，没有写到没到岗"),
    tone=toned("bad", "calm"),
    in_grid=InGrid(tone=toned("warn", ""), counter=mark_many("{n}班")),
)
SHIFT_FIGURES = (HELD_SHIFTS, MISSED_SHIFTS, SILENT_SHIFTS)
OPEN = FigureKind(
    key="stations/open",
    label=mark("在用的服务站"),
    column=open_stations_of,
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.ESTATE),
    needs=(),
    note=_open_note,
    labels={Scope.ESTATE: mark("本小区的服务站")},
    tone=toned("calm", "bad"),
    in_grid=InGrid(tone=toned("", "bad"), counter=mark_many("{n}个")),
)
ESTATES_WITH_ONE = FigureKind(
    key="stations/estates",
    label=mark("有服务站的小区"),
    column=_estates_with_one,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=(),
    note=_estates_note,
)
STATION_FIGURES = (
    OPEN,
    FigureKind(
        key="stations/communities",
        label=mark("有服务站的社区"),
        column=_communities_with_one,
        scopes=(Scope.COUNTY,),
        needs=(),
    ),
    ESTATES_WITH_ONE,
    *SHIFT_FIGURES,
)
