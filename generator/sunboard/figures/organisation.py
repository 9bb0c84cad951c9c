"""The figures of the Party's organisation in estates: branches, building groups, centre households."""

from __future__ import annotations

from sunboard.figures.kind import FigureKind, InGrid, whole
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
    return None if _branches(ground, scope)[entity].denominator else NO_ESTATES


def _share(label: str, field: str) -> FigureKind:
    """Estates that have some of what a field counts."""

    def column(ground: Ground, _: Scope) -> list[Rate]:
        organisation = organisation_of(ground)
        some = organisation.counted[field].some
        return [Rate(int(some.sum()), int(organisation.estates.sum()))]

    def note(ground: Ground, *_: object) -> str:
        known = organisation_of(ground).counted[field]
        unit = ground.records["estates"].kind.field_by_name[field].unit
        total, unknown = f"共{int(known.total.sum())}{unit}", int(known.unknown.sum())
        return f"{total}，{unknown}个小区没有填" if unknown else total

    key = f"organisation/{field.replace('_', '-')}"
    return FigureKind(key, label, column, (Scope.COUNTY,), (), note)


NO_ESTATES = "没有登记小区"
BRANCHES = FigureKind(
    key="organisation/branches",
    label="建了党支部的小区",
    column=_branches,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=(),
    note=_branches_note,
    in_grid=InGrid(tone=whole),
)
ORGANISATION_FIGURES = (
    BRANCHES,
    _share("有楼栋小组的小区", "building_groups"),
    _share("有党员中心户的小区", "centre_households"),
)
"""All of the county's."""
