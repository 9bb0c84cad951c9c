"""Figures of the services: 场次, 人次 and 人数 kept apart, and what nobody wrote down said (rule R-20)."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County
from sunboard.boards.figures import count_figure, rate_figure
from sunboard.boards.places.alike import cell
from sunboard.boards.values import Figure
from sunboard.boards.wording import numeral
from sunboard.measures.coverage import coverage_of
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Scope
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


def services_by_community(county: County) -> Turnout:
    """All activities by community."""
    return _turnout(county, Scope.COMMUNITY)


def services_by_unit(county: County) -> Turnout:
    """All activities by unit."""
    return _turnout(county, Scope.UNIT)


def services_by_estate(county: County) -> Turnout:
    """The activities held for one estate, by estate."""
    return _turnout(county, Scope.ESTATE)


def services_for_all(county: County) -> Turnout:
    """The activities held for a whole community, by community."""
    services = services_of(county.ground)
    is_wide = services.table.codes("estate") < 0
    community = services.table.codes("community")
    return services.turnout(np.where(is_wide, community, -1), services.community_count)


def _turnout(county: County, scope: Scope) -> Turnout:
    ground = county.ground
    entity = entity_of(ground, services_of(ground).table, scope)
    return services_of(ground).turnout(entity, ground.size(scope))


def _county_turnout(county: County) -> Turnout:
    return _turnout(county, Scope.COUNTY)


def county_figures(county: County) -> tuple[Figure, ...]:
    """The county's four figures."""
    services, programme = services_of(county.ground), county.ground.programme
    came = services.came()
    gaps = came.denominator - came.numerator
    return (
        *held_figures(county.once(_county_turnout).of(0), "county/services"),
        rate_figure(
            "服务到社区",
            came,
            programme,
            key="county/services/came",
            note=f"{services.community_count}个社区、{services.service_count}项服务，{gaps}处从未来过",
        ),
    )


def community_figures(county: County, community: int) -> tuple[Figure, ...]:
    """A community's four figures, with the services that never came by name."""
    services, programme = services_of(county.ground), county.ground.programme
    about = f"community/{cell(county, 'communities', community, 'id')}/services"
    terms = programme.vocabulary("services").terms
    counts = services.matrix[community].tolist()
    never = [term.label for code, term in enumerate(terms) if not counts[code]]
    return (
        *held_figures(county.once(services_by_community).of(community), about),
        rate_figure(
            "来过的服务",
            services.came(community),
            programme,
            key=f"{about}/came",
            note=f"从未来过：{'、'.join(never)}" if never else "每一项都来过",
        ),
    )


def unit_figures(county: County, unit: int) -> tuple[Figure, ...]:
    """A unit's three figures; none for one that is gone and never held anything."""
    held = county.once(services_by_unit).of(unit)
    if not held.records and not coverage_of(county.ground).unit_is_current[unit]:
        return ()
    return held_figures(held, f"unit/{cell(county, 'units', unit, 'id')}/services")


def estate_figures(county: County, estate: int) -> tuple[Figure, ...]:
    """How often something was held for an estate."""
    community = county.ground.records["estates"].codes("community")[estate]
    wide = county.once(services_for_all).of(community).sessions
    return (
        count_figure(
            "在本小区的服务场次",
            county.once(services_by_estate).of(estate).sessions,
            key=f"estate/{cell(county, 'estates', estate, 'id')}/services/sessions",
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


def path_of(county: County, scope: Scope, entity: int) -> str:
    """A community has a page of its sessions, on which those of its estates stand; a unit a row."""
    if scope is Scope.UNIT:
        return f"{addresses.SERVICES}#{cell(county, 'units', entity, 'id')}"
    if scope is Scope.ESTATE:
        entity = int(county.ground.records["estates"].codes("community")[entity])
    return addresses.services_path(cell(county, "communities", entity, "id"))
