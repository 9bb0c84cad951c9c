"""The figures of service stations and of the shifts that units take there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import compress

from sunboard.figures.kind import FigureKind, InGrid, Number, toned
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
    return f"本社区有{near}个" if near else "本社区也没有"


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
    return None if _estates_with_one(ground, scope)[entity].denominator else "没有登记小区"


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
        return f"排了{ahead}班，日子还没到" if ahead else "没有排班"
    words = {ShiftState.MISSED: "班未到岗", ShiftState.UNRECORDED: "班未登记"}
    parts = [f"{n}{word}" for which, word in words.items() if (n := tally.count(entity, which))]
    return "、".join(parts) or None


HELD_SHIFTS = FigureKind(
    key="stations/held",
    label="轮值到岗",
    column=_held,
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.ESTATE, Scope.UNIT, Scope.STATION),
    needs=("shifts",),
    note=_held_note,
    in_grid=InGrid("到岗"),
)
MISSED_SHIFTS = FigureKind(
    key="stations/missed",
    label="未到岗",
    column=lambda ground, scope: _counted(ground, scope, ShiftState.MISSED),
    scopes=(Scope.UNIT, Scope.STATION),
    needs=("shifts",),
    tone=toned("bad", "calm"),
    in_grid=InGrid(tone=toned("bad", ""), counter="班"),
)
SILENT_SHIFTS = FigureKind(
    key="stations/unrecorded",
    label="未登记",
    column=lambda ground, scope: _counted(ground, scope, ShiftState.UNRECORDED),
    scopes=(Scope.UNIT, Scope.STATION),
    needs=("shifts",),
    note=lambda *_: "日子过了，没有写到没到岗",
    tone=toned("bad", "calm"),
    in_grid=InGrid(tone=toned("warn", ""), counter="班"),
)
SHIFT_FIGURES = (HELD_SHIFTS, MISSED_SHIFTS, SILENT_SHIFTS)
OPEN = FigureKind(
    key="stations/open",
    label="在用的服务站",
    column=open_stations_of,
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.ESTATE),
    needs=(),
    note=_open_note,
    labels={Scope.ESTATE: "本小区的服务站"},
    tone=toned("calm", "bad"),
    in_grid=InGrid(tone=toned("", "bad"), counter="个"),
)
ESTATES_WITH_ONE = FigureKind(
    key="stations/estates",
    label="有服务站的小区",
    column=_estates_with_one,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=(),
    note=_estates_note,
)
STATION_FIGURES = (
    OPEN,
    FigureKind(
        key="stations/communities",
        label="有服务站的社区",
        column=_communities_with_one,
        scopes=(Scope.COUNTY,),
        needs=(),
    ),
    ESTATES_WITH_ONE,
    *SHIFT_FIGURES,
)
