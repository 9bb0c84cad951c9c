"""Figures of the services: 场次, 人次 and 人数 kept apart, and what nobody wrote down said (rule R-20)."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell
from sunboard.boards.wording import numeral
from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure
from sunboard.measures.coverage import coverage_of
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.services import Held, Turnout, services_of
from sunboard.settings import Programme

NOT_WRITTEN = "未登记"


def services_title(programme: Programme) -> str:
    """What the programme calls them: 优质服务八进社区."""
    count = len(programme.vocabulary("services").terms)
    return f"优质服务{numeral(count)}进社区" if count else "优质服务进社区"


def known_text(known: int, unknown: int, records: int) -> str:
    """A sum as far as it is known; where no record says, that is not 0."""
    return NOT_WRITTEN if records and unknown == records else str(known)


@remembered
def services_by_community(ground: Ground) -> Turnout:
    """All activities by community."""
    return _turnout(ground, Scope.COMMUNITY)


@remembered
def services_by_unit(ground: Ground) -> Turnout:
    """All activities by unit."""
    return _turnout(ground, Scope.UNIT)


@remembered
def services_by_estate(ground: Ground) -> Turnout:
    """The activities held for one estate, by estate."""
    return _turnout(ground, Scope.ESTATE)


@remembered
def services_for_all(ground: Ground) -> Turnout:
    """The activities held for a whole community, by community."""
    services = services_of(ground)
    is_wide = services.table.codes("estate") < 0
    community = services.table.codes("community")
    return services.turnout(np.where(is_wide, community, -1), services.community_count)


def _turnout(ground: Ground, scope: Scope) -> Turnout:
    services = services_of(ground)
    entity = entity_of(ground, services.table, scope)
    return services.turnout(entity, ground.size(scope))


@remembered
def _county_turnout(ground: Ground) -> Turnout:
    return _turnout(ground, Scope.COUNTY)


def county_figures(ground: Ground) -> tuple[Figure, ...]:
    """The county's four figures."""
    services, programme = services_of(ground), ground.programme
    came = services.came()
    gaps = came.denominator - came.numerator
    return (
        *held_figures(_county_turnout(ground).of(0), "county/services"),
        rate_figure(
            "服务到社区",
            came,
            programme,
            key="county/services/came",
            note=f"{services.community_count}个社区、{services.service_count}项服务，{gaps}处从未来过",
        ),
    )


def community_figures(ground: Ground, community: int) -> tuple[Figure, ...]:
    """A community's four figures, with the services that never came by name."""
    services, programme = services_of(ground), ground.programme
    about = f"community/{cell(ground, 'communities', community, 'id')}/services"
    terms = programme.vocabulary("services").terms
    counts = services.matrix[community].tolist()
    never = [term.label for code, term in enumerate(terms) if not counts[code]]
    return (
        *held_figures(services_by_community(ground).of(community), about),
        rate_figure(
            "来过的服务",
            services.came(community),
            programme,
            key=f"{about}/came",
            note=f"从未来过：{'、'.join(never)}" if never else "每一项都来过",
        ),
    )


def unit_figures(ground: Ground, unit: int) -> tuple[Figure, ...]:
    """A unit's three figures; none for one that is gone and never held anything."""
    held = services_by_unit(ground).of(unit)
    if not held.records and not coverage_of(ground).unit_is_current[unit]:
        return ()
    return held_figures(held, f"unit/{cell(ground, 'units', unit, 'id')}/services")


def estate_figures(ground: Ground, estate: int) -> tuple[Figure, ...]:
    """How often something was held for an estate."""
    community = ground.records["estates"].codes("community")[estate]
    wide = services_for_all(ground).of(community).sessions
    return (
        count_figure(
            "在本小区的服务场次",
            services_by_estate(ground).of(estate).sessions,
            key=f"estate/{cell(ground, 'estates', estate, 'id')}/services/sessions",
            note=f"另有面向全社区的{wide}场",
        ),
    )


def held_figures(held: Held, about: str) -> tuple[Figure, Figure, Figure]:
    """场次, 人次 and 人数, each with how many records don't say."""
    records = held.records
    return (
        count_figure(
            "服务场次",
            held.sessions,
            key=f"{about}/sessions",
            note=f"{records}条记录" if records else None,
        ),
        Figure(
            "服务人次",
            known_text(held.attendances, held.attendances_unknown, records),
            note=_unknown_note(held.attendances_unknown),
            key=f"{about}/attendances",
        ),
        Figure(
            "服务人数",
            known_text(held.persons, held.persons_unknown, records),
            note=_unknown_note(held.persons_unknown),
            key=f"{about}/persons",
        ),
    )


def _unknown_note(count: int) -> str | None:
    return f"{count}条记录{NOT_WRITTEN}，不在其中" if count else None


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """A community has a page of its sessions, on which those of its estates stand; a unit a row."""
    if scope is Scope.UNIT:
        return f"{addresses.SERVICES}#{cell(ground, 'units', entity, 'id')}"
    if scope is Scope.ESTATE:
        entity = int(ground.records["estates"].codes("community")[entity])
    return addresses.services_path(cell(ground, "communities", entity, "id"))
