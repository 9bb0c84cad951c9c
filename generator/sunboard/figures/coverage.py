"""The figures of who answers for whom (包联覆盖): gaps are shown as plainly as the rest (rule R-14)."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.figures.kind import FigureKind
from sunboard.language import mark
from sunboard.measures.columns import Mask
from sunboard.measures.coverage import Coverage, coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate


def _share(name: str, label: str, mask: Callable[[Coverage], Mask]) -> FigureKind:
    """How many of all are paired."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        is_paired = mask(coverage_of(ground))
        return [Rate(int(is_paired.sum()), len(is_paired))]

    return FigureKind(f"coverage/{name}", label, column, (Scope.COUNTY,), ("pairings",))


COMMUNITIES_PAIRED = _share(
    "communities", mark("有单位包联的社区"), lambda coverage: coverage.community_is_paired
)
ESTATES_PAIRED = _share(
    "estates", mark("有单位包联的小区"), lambda coverage: coverage.estate_is_paired
)
LED = _share("leaders", mark("有包联领导的社区"), lambda coverage: coverage.community_has_leader)
UNITS_PAIRED = _share(
    "units",
    mark("有包联任务的单位"),
    lambda coverage: coverage.unit_is_paired[coverage.unit_is_current],
)
COVERAGE_FIGURES = (COMMUNITIES_PAIRED, ESTATES_PAIRED, LED)
