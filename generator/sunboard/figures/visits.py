"""The figures of visits (走访)."""

from __future__ import annotations

from sunboard.figures.kind import FigureKind, Number
from sunboard.language import mark, say
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.measures.visits import visits_of
from sunboard.settings import Programme


def _visits(ground: Ground, scope: Scope) -> list[Number]:
    """All visits on record; of a unit that was merged or closed nothing."""
    visits = visits_of(ground)
    if scope is Scope.COUNTY:
        return [int(visits.visits.sum())]
    if scope is Scope.COMMUNITY:
        counts: list[Number] = visits.community_visits.tolist()
        return counts
    both = zip(visits.visits.sum(axis=1).tolist(), coverage_of(ground).unit_is_current, strict=True)
    return [count if is_current else None for count, is_current in both]


def _visiting(ground: Ground, _: Scope) -> list[Rate]:
    is_current = coverage_of(ground).unit_is_current
    visiting = visits_of(ground).visits[is_current, -1] > 0
    return [Rate(int(visiting.sum()), int(is_current.sum()))]


def _visited(ground: Ground, _: Scope) -> list[Rate]:
    is_visited = visits_of(ground).is_visited
    return [Rate(int(is_visited.sum()), len(is_visited))]


@remembered
def _units_visiting(ground: Ground) -> tuple[FigureKind, ...]:
    """Named after the as-of date's month."""
    month = visits_of(ground).months.names[-1][1]

    def label(_: Programme) -> str:
        return say("{month}有走访的单位", month=month)

    return (FigureKind("visits/units", label, _visiting, (Scope.COUNTY,), ("visits",)),)


VISITS = FigureKind(
    key="visits/visits",
    label=mark("走访（次）"),
    column=_visits,
    scopes=(Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT),
    needs=("visits",),
    note=lambda *_: say("有记录以来"),
)
VISITED = FigureKind(
    key="visits/estates",
    label=mark("有人走访过的小区"),
    column=_visited,
    scopes=(Scope.COUNTY,),
    needs=("visits",),
)
VISIT_FIGURES = (_units_visiting, VISITS, VISITED)
