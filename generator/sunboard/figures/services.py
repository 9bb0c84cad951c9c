"""The figures of services: 场次, 人次 and 人数 kept apart, and what nobody wrote down said (rule R-20)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from sunboard.figures.kind import FigureKind, InGrid, Label, Number, plain, toned
from sunboard.language import clauses, listed, mark, say, say_many
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.services import Held, services_of, turnout_of, wide_turnout_of
from sunboard.measures.tally import Rate
from sunboard.settings import Programme

NOT_WRITTEN = mark("未登记")
SESSIONS_HEAD, ATTENDANCES_HEAD, PERSONS_HEAD = mark("场次"), mark("人次"), mark("人数")
"""What is counted of activities: occasions, and those who came, each time or each once."""


class _Labels(NamedTuple):
    """What the three counts of some activities are called."""

    sessions: Label
    attendances: Label
    persons: Label


_OF_ALL = _Labels(mark("服务场次"), mark("服务人次"), mark("服务人数"))


def _labels_of(name: str) -> _Labels:
    """Of the activities of one service or month, by its name."""
    return _Labels(
        lambda _: say("{name}场次", name=name),
        lambda _: say("{name}人次", name=name),
        lambda _: say("{name}人数", name=name),
    )


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


def _sessions(key: str, label: Label, group: Group, *scopes: Scope) -> FigureKind:
    column = _column(group, lambda held: held.sessions)
    return FigureKind(key, label, column, scopes, (), in_grid=InGrid(SESSIONS_HEAD, plain))


def _people(
    key: str, labels: _Labels, group: Group, *scopes: Scope
) -> tuple[FigureKind, FigureKind]:
    """人次 and 人数; NaN where no record says, which is not 0."""

    def figure(name: str, label: Label, head: str) -> FigureKind:
        def unknown(held: Held) -> int:
            return int(getattr(held, f"{name}_unknown"))

        def known(held: Held) -> Number:
            is_silent = held.records and unknown(held) == held.records
            return math.nan if is_silent else int(getattr(held, name))

        def note(ground: Ground, scope: Scope, entity: int) -> str | None:
            count = unknown(group(ground, scope, entity))
            return say_many("{n}条记录未登记，不在其中", count) if count else None

        def aside(ground: Ground, scope: Scope, entity: int) -> str:
            held = group(ground, scope, entity)
            silent = unknown(held)
            return say_many("另{n}条未登记", silent) if 0 < silent < held.records else ""

        return FigureKind(
            f"{key}/{name}",
            label,
            _column(group, known),
            scopes,
            (),
            note,
            unknown=NOT_WRITTEN,
            in_grid=InGrid(head, plain, aside=aside),
        )

    return (
        figure("attendances", labels.attendances, ATTENDANCES_HEAD),
        figure("persons", labels.persons, PERSONS_HEAD),
    )


class Part(NamedTuple):
    """The activities of one service or month."""

    name: str
    group: Group
    sessions: FigureKind
    """Of the county."""
    people: tuple[FigureKind, FigureKind]
    """人次 and 人数."""


def _part(key: str, name: str, group: Group, *scopes: Scope) -> Part:
    labels = _labels_of(name)
    sessions = _sessions(f"{key}/sessions", labels.sessions, group, Scope.COUNTY)
    return Part(name, group, sessions, _people(key, labels, group, Scope.COUNTY, *scopes))


@remembered
def by_service(ground: Ground) -> tuple[tuple[Part, FigureKind], ...]:
    """Every service, and what is of none where there is any, with its sessions in a community."""
    terms = ground.programme.vocabulary("services").terms
    names = [(f"services/service-{term.key}", term.label) for term in terms]
    if services_of(ground).by_service.records[-1]:
        names.append(("services/unsorted", say("不分类")))
    return tuple(_of_service(code, *name) for code, name in enumerate(names))


def _of_service(code: int, key: str, name: str) -> tuple[Part, FigureKind]:
    def group(ground: Ground, scope: Scope, entity: int) -> Held:
        services = services_of(ground)
        if scope is Scope.COUNTY:
            return services.by_service.of(code)
        return services.by_place_and_service.of(entity * (services.service_count + 1) + code)

    def never(ground: Ground, scope: Scope, entity: int) -> str:
        has_come = services_of(ground).matrix[entity, code]
        return "" if has_come or has_unsorted(ground, scope, entity) else say("从未来过")

    def head(_: Programme) -> str:
        return name

    sessions = _sessions(key, _labels_of(name).sessions, group, Scope.COMMUNITY)
    in_grid = InGrid(head)
    if not key.endswith("/unsorted"):
        in_grid = InGrid(head, toned("", "bad"), aside=never, is_unsure=has_unsorted)
    return _part(key, name, group, Scope.COMMUNITY), replace(sessions, in_grid=in_grid)


def has_unsorted(ground: Ground, _: Scope, community: int) -> bool:
    """Whether a community had sessions of which nobody wrote which service they were."""
    return bool(services_of(ground).matrix[community, -1])


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
        wide = wide_turnout_of(ground).of(community).sessions
        return say_many("另有面向全社区的{n}场", wide)
    records = turnout_of(ground, scope).of(entity).records
    return say_many("{n}条记录", records) if records else None


def _came(ground: Ground, scope: Scope) -> list[Rate]:
    services = services_of(ground)
    if scope is Scope.COUNTY:
        return [services.came()]
    return [services.came(community) for community in range(ground.size(scope))]


def _gaps_note(ground: Ground, *_: object) -> str:
    services = services_of(ground)
    came, unsorted = services.came(), int(services.matrix[:, -1].sum())
    looked_at = (
        say_many("{n}个社区", services.community_count),
        say_many("{n}项服务", services.service_count),
    )
    never = say_many("{n}处从未来过", came.denominator - came.numerator)
    return clauses(listed(looked_at), _unsorted_said(unsorted) or never)


def _unsorted_said(count: int) -> str:
    """That some may have been of a service that is said of none; "" where there are none such."""
    return say_many("另有{n}场没有写是哪项服务", count) if count else ""


def _never_note(ground: Ground, _: Scope, community: int) -> str:
    """The services that never came, by name."""
    counts = services_of(ground).matrix[community].tolist()
    terms = ground.programme.vocabulary("services").terms
    never = [term.label for code, term in enumerate(terms) if not counts[code]]
    if never and counts[-1]:
        return _unsorted_said(counts[-1])
    return say("从未来过：{services}", services=listed(never)) if never else say("每一项都来过")


_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)
SESSIONS = replace(
    _sessions("services/sessions", _OF_ALL.sessions, _all, *_SCOPES, Scope.ESTATE),
    note=_sessions_note,
    labels={Scope.ESTATE: mark("在本小区的服务场次")},
)
ATTENDANCES, PERSONS = _people("services", _OF_ALL, _all, *_SCOPES)
CAME = FigureKind(
    key="services/came",
    label=mark("服务到社区"),
    column=_came,
    scopes=(Scope.COUNTY, Scope.COMMUNITY),
    needs=(),
    note=lambda ground, scope, entity: (
        _gaps_note(ground) if scope is Scope.COUNTY else _never_note(ground, scope, entity)
    ),
    labels={Scope.COMMUNITY: mark("来过的服务")},
    in_grid=InGrid(mark("来过几项")),
)
SERVICE_FIGURES = (SESSIONS, ATTENDANCES, PERSONS, CAME)
