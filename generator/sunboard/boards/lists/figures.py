"""Figures of the lists (四张清单): the same for the county, a community and a unit."""

from __future__ import annotations

from sunboard.boards import addresses
from sunboard.boards.alike import cell
from sunboard.boards.wording import numeral
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.lists import ListTally, list_tally_of
from sunboard.settings import Programme


def lists_title(programme: Programme) -> str:
    """What the programme calls them: 四张清单."""
    count = len(programme.vocabulary("lists").terms)
    return f"{numeral(count)}张清单" if count else "清单"


def county_figures(ground: Ground) -> tuple[Figure, ...]:
    """The county's four figures."""
    return _figures(ground, list_tally_of(ground, Scope.COUNTY), 0, "county")


def community_figures(ground: Ground, community: int) -> tuple[Figure, ...]:
    """A community's four figures."""
    about = f"community/{cell(ground, 'communities', community, 'id')}"
    return _figures(ground, list_tally_of(ground, Scope.COMMUNITY), community, about)


def unit_figures(ground: Ground, unit: int) -> tuple[Figure, ...]:
    """A unit's figures: what it answers for."""
    about = f"unit/{cell(ground, 'units', unit, 'id')}"
    return _figures(ground, list_tally_of(ground, Scope.UNIT), unit, about)


def _figures(ground: Ground, tally: ListTally, entity: int, about: str) -> tuple[Figure, ...]:
    programme, orphans = ground.programme, tally.orphan_rate(entity)
    has_needs = any(t.counts_as == "need" for t in programme.vocabulary("lists").terms)
    matched = rate_figure(
        "需求对接",
        tally.matched_rate(entity),
        programme,
        key=f"{about}/lists/matched",
        note="写明了用哪项资源的需求" if tally.needs[entity] else "没有登记需求",
    )
    return (
        count_figure("清单事项", tally.total(entity), key=f"{about}/lists/all"),
        *((matched,) if has_needs else ()),
        rate_figure(
            "落实",
            tally.fulfilled_rate(entity),
            programme,
            key=f"{about}/lists/fulfilled",
            note="资源以外的事项" if tally.to_do[entity] else "没有要落实的事项",
        ),
        rate_figure(
            "没有着落",
            orphans,
            programme,
            key=f"{about}/lists/orphans",
            note="后一个数是全部事项" if orphans.denominator else "没有登记事项",
        )._replace(tone="bad" if orphans.numerator else "good"),
    )


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """A community has a page of its lists; a unit a row."""
    name = cell(ground, scope.value, entity, "id")
    if scope is Scope.COMMUNITY:
        return addresses.lists_path(name)
    return f"{addresses.LISTS}#{name}"
