"""The figures of services: 场次, 人次 and 人数 kept apart, and what nobody wrote down said (rule R-20)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from sunboard.figures.kind import FigureKind, InGrid, Number, plain, toned
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.services import Held, services_of, turnout_of, wide_turnout_of
from sunboard.measures.tally import Rate

NOT_WRITTEN = "未登记"
Group = Callable[[Ground, Scope, int], Held]
"""What an entity's activities come to: all of them, or those of a service or month."""


def _column(
    group: Group, number: Callable[[Held], Number]
) -> Callable[[Ground, Scope], list[Number]]:
    """None of a unit that is gone and never held anything."""

    def column(ground: Ground, scope: Scope) -> list[Number]:
        told = [True] * ground.size(scope)
        if scope is Scope.UNIT:
            turnout = turnout_of(ground, scope)
            told = (coverage_of(ground).unit_is_current | (turnout.records > 0)).tolist()
        return [
            number(group(ground, scope, entity)) if is_told else None
            for entity, is_told in enumerate(told)
        ]

    return column


def _sessions(key: str, said: str, group: Group, *scopes: Scope) -> FigureKind:
    column = _column(group, lambda held: held.sessions)
    return FigureKind(key, f"{said}场次", column, scopes, (), in_grid=InGrid("场次", plain))


def _people(key: str, said: str, group: Group, *scopes: Scope) -> tuple[FigureKind, FigureKind]:
    """人次 and 人数; NaN where no record says, which is not 0."""

    def figure(name: str, head: str) -> FigureKind:
        def unknown(held: Held) -> int:
            return int(getattr(held, f"{name}_unknown"))

        def known(held: Held) -> Number:
            is_silent = held.records and unknown(held) == held.records
            return math.nan if is_silent else int(getattr(held, name))

        def note(ground: Ground, scope: Scope, entity: int) -> str | None:
            count = unknown(group(ground, scope, entity))
            return f"{count}条记录{NOT_WRITTEN}，不在其中" if count else None

        def aside(ground: Ground, scope: Scope, entity: int) -> str:
            held = group(ground, scope, entity)
            return f"另{unknown(held)}条{NOT_WRITTEN}" if 0 < unknown(held) < held.records else ""

        return FigureKind(
            f"{key}/{name}",
            f"{said}{head}",
            _column(group, known),
            scopes,
            (),
            note,
            unknown=NOT_WRITTEN,
            in_grid=InGrid(head, plain, aside=aside),
        )

    return figure("attendances", "人次"), figure("persons", "人数")


class Part(NamedTuple):
    """The activities of one service or month."""

    name: str
    group: Group
    sessions: FigureKind
    """Of the county."""
    people: tuple[FigureKind, FigureKind]
    """人次 and 人数."""


def _part(key: str, name: str, group: Group, *scopes: Scope) -> Part:
    sessions = _sessions(f"{key}/sessions", name, group, Scope.COUNTY)
    return Part(name, group, sessions, _people(key, name, group, Scope.COUNTY, *scopes))


@remembered
def by_service(ground: Ground) -> tuple[tuple[Part, FigureKind], ...]:
    """Every service, and what is of none where there is any, with its sessions in a community."""
    terms = ground.programme.vocabulary("services").terms
    names = [(f"services/service-{term.key}", term.label) for term in terms]
    if services_of(ground).by_service.records[-1]:
        names.append(("services/unsorted", "不分类"))
    return tuple(_of_service(code, *name) for code, name in enumerate(names))


def _of_service(code: int, key: str, name: str) -> tuple[Part, FigureKind]:
    def group(ground: Ground, scope: Scope, entity: int) -> Held:
        services = services_of(ground)
        if scope is Scope.COUNTY:
            return services.by_service.of(code)
        return services.by_place_and_service.of(entity * (services.service_count + 1) + code)

    def never(ground: Ground, _: Scope, entity: int) -> str:
        return "" if services_of(ground).matrix[entity, code] else "从未来过"

    sessions, in_grid = _sessions(key, name, group, Scope.COMMUNITY), InGrid(name)
    if not key.endswith("/unsorted"):
        in_grid = InGrid(name, toned("", "bad"), aside=never)
    return _part(key, name, group, Scope.COMMUNITY), replace(sessions, in_grid=in_grid)


@remembered
def by_month(ground: Ground) -> tuple[Part, ...]:
    """Every month, newest first."""
    services = services_of(ground)
    return tuple(
        _part(
            f"services/{services.months[month].key}",
            services.months[month].label,
            lambda ground, *_, month=month: services_of(ground).by_month.of(month),
        )
        for month in reversed(range(services.months.count))
    )


def part_figures(ground: Ground) -> tuple[FigureKind, ...]:
    """All figures of the services and months."""
    of_services = by_service(ground)
    parts = (*(part for part, _ in of_services), *by_month(ground))
    counts = (kind for part in parts for kind in (part.sessions, *part.people))
    return (*counts, *(kind for _, kind in of_services))


def _all(ground: Ground, scope: Scope, entity: int) -> Held:
    return turnout_of(ground, scope).of(entity)


def _sessions_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    if scope is Scope.ESTATE:
        community = ground.records["estates"].codes("community")[entity]
        return f"另有面向全社区的{wide_turnout_of(ground).of(community).sessions}场"
    records = turnout_of(ground, scope).of(entity).records
    return f"{records}条记录" if records else None


def _came(ground: Ground, scope: Scope) -> list[Rate]:
    services = services_of(ground)
    if scope is Scope.COUNTY:
        return [services.came()]
    return [services.came(community) for community in range(ground.size(scope))]


def _gaps_note(ground: Ground, *_: object) -> str:
    services = services_of(ground)
    came = services.came()
    return (
        f"{services.community_count}个社区、{services.service_count}项服务，"
        f"{came.denominator - came.numerator}处从未来过"
    )


def _never_note(ground: Ground, _: Scope, community: int) -> str:
    """The services that never came, by name."""
    counts = services_of(ground).matrix[community].tolist()
    terms = ground.programme.vocabulary("services").terms
    never = [term.label for code, term in enumerate(terms) if not counts[code]]
    return f"从未来过：{'、'.join(never)}" if never else "每一项都来过"


_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)
SESSIONS = replace(
    _sessions("services/sessions", "服务", _all, *_SCOPES, Scope.ESTATE),
    note=_sessions_note,
    labels={Scope.ESTATE: "在本小区的服务场次"},
)
ATTENDANCES, PERSONS = _people("services", "服务", _all, *_SCOPES)
CAME = FigureKind(
    key="services/came",
    label="服务到社区",
    column=_came,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=(),
    note=lambda ground, scope, entity: (
        _gaps_note(ground) if scope is Scope.COUNTY else _never_note(ground, scope, entity)
    ),
    labels={Scope.COMMUNITY: "来过的服务"},
    in_grid=InGrid("来过几项"),
)
SERVICE_FIGURES = (SESSIONS, ATTENDANCES, PERSONS, CAME)
