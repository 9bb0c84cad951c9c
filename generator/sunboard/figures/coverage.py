"""The figures of who answers for whom (包联覆盖): gaps are shown as plainly as the rest (rule R-14)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sunboard.figures.kind import FigureKind
from sunboard.language import mark, mark_many, say_many
from sunboard.measures.columns import Mask
from sunboard.measures.coverage import Coverage, coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.leaders import are_leaders_kept
from sunboard.measures.tally import Rate
from sunboard.measures.unclear import may_be_paired


def _share(name: str, label: str, of: Scope, mask: Callable[[Coverage], Mask]) -> FigureKind:
    """How many of all are paired; beside it how many of the others have a pairing that can't be counted."""

    def counted(ground: Ground) -> Mask:
        coverage = coverage_of(ground)
        return coverage.unit_is_current if of is Scope.UNIT else mask(coverage) | True

    def column(ground: Ground, _: Scope) -> list[Rate]:
        is_counted = counted(ground)
        paired = mask(coverage_of(ground)) & is_counted
        return [Rate(int(paired.sum()), int(is_counted.sum()))]

    def note(ground: Ground, *_: object) -> str | None:
        others = counted(ground) & ~mask(coverage_of(ground))
        unclear = int((others & may_be_paired(ground, of)).sum())
        return say_many(UNCLEAR_NOTE, unclear) if unclear else None

    return FigureKind(f"coverage/{name}", label, column, (Scope.COUNTY,), ("pairings",), note)


UNCLEAR_NOTE = mark_many("没有算进去的里面，{n}个的包联登记看不清")


COMMUNITIES_PAIRED = _share(
    "communities",
    mark("有单位包联的社区"),
    Scope.COMMUNITY,
    lambda coverage: coverage.community_is_paired,
)
ESTATES_PAIRED = _share(
    "estates", mark("有单位包联的小区"), Scope.ESTATE, lambda coverage: coverage.estate_is_paired
)
LED = replace(
    _share(
        "leaders",
        mark("有包联领导的社区"),
        Scope.COMMUNITY,
        lambda coverage: coverage.community_has_leader,
    ),
    is_kept=are_leaders_kept,
)
UNITS_PAIRED = _share(
    "units",
    mark("有包联任务的单位"),
    Scope.UNIT,
    lambda coverage: coverage.unit_is_paired,
)
COVERAGE_FIGURES = (COMMUNITIES_PAIRED, ESTATES_PAIRED, LED)
