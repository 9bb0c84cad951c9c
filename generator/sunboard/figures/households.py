"""The figures of households (包联户): how many each position links. Counts only."""

from __future__ import annotations

from functools import partial

from sunboard.figures.kind import FigureKind, InGrid, Label, Number, plain
from sunboard.language import mark, say, say_many
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.positions import Fit, household_links_of
from sunboard.measures.tally import Rate
from sunboard.settings import Programme


def are_households_kept(ground: Ground) -> bool:
    """Whether any post that counts says how many households it links: where none does, none links too few."""
    fits = household_links_of(ground).by_community
    return int(fits.sum()) > int(fits[:, Fit.UNKNOWN].sum())


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
    return None if any(_fits(ground, scope)[entity]) else say("没有报到的岗位")


def _range(programme: Programme) -> str:
    limits = programme.limits
    return say(
        "包联{least}—{most}户的岗位", least=limits.households_min, most=limits.households_max
    )


def _counted(fit: Fit, name: str, label: Label) -> FigureKind:
    return FigureKind(
        f"households/{name}",
        label,
        lambda ground, scope: [fits[fit] for fits in _fits(ground, scope)],
        (Scope.COUNTY,),
        ("positions",),
        is_kept=are_households_kept,
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
    return say_many("另有{n}个小区没填户数", unknown) if unknown else ""


def _linked_note(ground: Ground, scope: Scope, entity: int) -> str:
    unknown = _unknown(ground, scope, entity)
    if unknown:
        return say_many("{n}个小区没填户数，不在登记户数里", unknown)
    return say("联系户数按岗位相加")


WITHIN = FigureKind(
    key="households/within",
    label=_range,
    column=_within,
    scopes=(Scope.COUNTY, Scope.UNIT),
    needs=("positions",),
    note=_within_note,
    is_kept=are_households_kept,
)
_links = partial(
    FigureKind,
    key="households/linked",
    label=mark("联系户数 / 登记户数"),
    column=_linked,
    needs=("positions",),
    note=_linked_note,
    is_kept=are_households_kept,
    tone=lambda _: "calm",
    has_share=lambda ground, scope, entity: not _unknown(ground, scope, entity),
    in_grid=InGrid(tone=plain, aside=_linked_aside),
)
LINKED, LINKED_IN_COUNTY = _links(scopes=(Scope.COMMUNITY,)), _links(scopes=(Scope.COUNTY,))
HOUSEHOLD_FIGURES = (
    WITHIN,
    _counted(Fit.BELOW, "below", lambda p: say_many("不足{n}户", p.limits.households_min)),
    _counted(Fit.ABOVE, "above", lambda p: say_many("超出{n}户", p.limits.households_max)),
    _counted(Fit.UNKNOWN, "unknown", mark("没填户数")),
    LINKED_IN_COUNTY,
)
"""All of the county's."""
