"""The figures of the Party's organisation in estates: branches, building groups, centre households."""

from __future__ import annotations

from sunboard.figures.kind import FigureKind, InGrid, whole
from sunboard.language import clauses, mark, mark_many, say, say_many
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.organisation import organisation_of
from sunboard.measures.tally import Rate


@remembered
def _branches(ground: Ground, scope: Scope) -> list[Rate]:
    """By community or of the county, estates that have a branch, of all."""
    organisation = organisation_of(ground)
    if scope is Scope.COUNTY:
        return [Rate(int(organisation.branches.sum()), int(organisation.estates.sum()))]
    both = zip(organisation.branches.tolist(), organisation.estates.tolist(), strict=True)
    return [Rate(*pair) for pair in both]


def _branches_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    return None if _branches(ground, scope)[entity].denominator else say(NO_ESTATES)


def _share(label: str, field: str) -> FigureKind:
    """Estates that have some of what a field counts."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        organisation = organisation_of(ground)
        some = organisation.counted[field].some
        return [Rate(int(some.sum()), int(organisation.estates.sum()))]

    def note(ground: Ground, *_: object) -> str:
        known = organisation_of(ground).counted[field]
        total, unknown = int(known.total.sum()), int(known.unknown.sum())
        silent = say_many("{n}个小区没有填", unknown) if unknown else ""
        return clauses(say_many(_IN_ALL[field], total), silent)

    key = f"organisation/{field.replace('_', '-')}"
    return FigureKind(key, label, column, (Scope.COUNTY,), (), note)


_IN_ALL = {"building_groups": mark_many("共{n}个"), "centre_households": mark_many("共{n}户")}
NO_ESTATES = mark("没有登记小区")
BRANCHES = FigureKind(
    key="organisation/branches",
    label=mark("建了党支部的小区"),
    column=_branches,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=(),
    note=_branches_note,
    in_grid=InGrid(tone=whole),
)
ORGANISATION_FIGURES = (
    BRANCHES,
    _share(mark("有楼栋小组的小区"), "building_groups"),
    _share(mark("有党员中心户的小区"), "centre_households"),
)
"""All of the county's."""
