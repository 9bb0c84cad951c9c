"""The figures of households (包联户): how many each position links. Counts only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sunboard.figures.kind import FigureKind, InGrid, Number, plain
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.positions import Fit, household_links_of
from sunboard.measures.tally import Rate
from sunboard.settings import Programme


@remembered
def _fits(ground: Ground, scope: Scope) -> list[list[int]]:
    """By entity, positions by `Fit`."""
    links = household_links_of(ground)
    fits: list[list[int]] = (
        links.by_unit.tolist() if scope is Scope.UNIT else [links.by_community.sum(axis=0).tolist()]
    )
    return fits


@remembered
def _within(ground: Ground, scope: Scope) -> list[Number]:
    """Positions within the range, of all; none of a unit that was merged or closed."""
    rates = [Rate(fits[Fit.WITHIN], sum(fits)) for fits in _fits(ground, scope)]
    if scope is Scope.COUNTY:
        return [*rates]
    is_current = coverage_of(ground).unit_is_current.tolist()
    return [rate if here else None for rate, here in zip(rates, is_current, strict=True)]


def _within_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    return None if any(_fits(ground, scope)[entity]) else "没有报到的岗位"


def _range(programme: Programme) -> str:
    return f"包联{programme.limits.households_min}—{programme.limits.households_max}户的岗位"


def _counted(fit: Fit, name: str, label: str | Callable[[Programme], str]) -> FigureKind:
    return FigureKind(
        f"households/{name}",
        label,
        lambda ground, scope: [fits[fit] for fits in _fits(ground, scope)],
        (Scope.COUNTY,),
        ("positions",),
    )


@remembered
def _linked(ground: Ground, scope: Scope) -> list[Rate]:
    links = household_links_of(ground)
    if scope is Scope.COUNTY:
        return [Rate(int(links.linked.sum()), int(links.households.sum()))]
    both = zip(links.linked.tolist(), links.households.tolist(), strict=True)
    return [Rate(*pair) for pair in both]


def _unknown(ground: Ground, scope: Scope, entity: int) -> int:
    """Estates that don't say how many households they have."""
    unknown = household_links_of(ground).estates_unknown
    return int(unknown.sum() if scope is Scope.COUNTY else unknown[entity])


def _linked_aside(ground: Ground, scope: Scope, entity: int) -> str:
    unknown = _unknown(ground, scope, entity)
    return f"另有{unknown}个小区没填户数" if unknown else ""


def _linked_note(ground: Ground, scope: Scope, entity: int) -> str:
    unknown = _unknown(ground, scope, entity)
    return f"{unknown}个小区没填户数，不在登记户数里" if unknown else "联系户数按岗位相加"


WITHIN = FigureKind(
    key="households/within",
    label=_range,
    column=_within,
    scopes=(Scope.COUNTY, Scope.UNIT),
    needs=("positions",),
    note=_within_note,
)
_links = partial(
    FigureKind,
    key="households/linked",
    label="联系户数 / 登记户数",
    column=_linked,
    needs=("positions",),
    note=_linked_note,
    tone=lambda _: "calm",
    has_share=lambda ground, scope, entity: not _unknown(ground, scope, entity),
    in_grid=InGrid(tone=plain, aside=_linked_aside),
)
LINKED, LINKED_IN_COUNTY = _links(scopes=(Scope.COMMUNITY,)), _links(scopes=(Scope.COUNTY,))
HOUSEHOLD_FIGURES = (
    WITHIN,
    _counted(Fit.BELOW, "below", lambda programme: f"不足{programme.limits.households_min}户"),
    _counted(Fit.ABOVE, "above", lambda programme: f"超出{programme.limits.households_max}户"),
    _counted(Fit.UNKNOWN, "unknown", "没填户数"),
    LINKED_IN_COUNTY,
)
"""All of the county's."""
