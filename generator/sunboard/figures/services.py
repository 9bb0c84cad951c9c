"""The figures of services: 场次, 人次 and 人数 kept apart, and what nobody wrote down said (rule R-20)."""

from __future__ import annotations

import math
from collections.abc import Callable

from sunboard.figures.kind import FigureKind, Number
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.services import Held, services_of, turnout_of, wide_turnout_of
from sunboard.measures.tally import Rate

NOT_WRITTEN = "未登记"
_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)


def _column(
    number: Callable[[Held], Number],
) -> Callable[[Ground, Scope], list[Number]]:
    """Of what each entity's activities come to; none of a unit that is gone and never held anything."""

    def column(ground: Ground, scope: Scope) -> list[Number]:
        turnout = turnout_of(ground, scope)
        told = [True] * ground.size(scope)
        if scope is Scope.UNIT:
            told = (coverage_of(ground).unit_is_current | (turnout.records > 0)).tolist()
        return [number(turnout.of(n)) if is_told else None for n, is_told in enumerate(told)]

    return column


def known(number: int, unknown: int, records: int) -> int | float:
    """A sum as far as it is known; NaN where no record says, which is not 0."""
    return math.nan if records and unknown == records else number


def _sessions_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    if scope is Scope.ESTATE:
        community = ground.records["estates"].codes("community")[entity]
        return f"另有面向全社区的{wide_turnout_of(ground).of(community).sessions}场"
    records = turnout_of(ground, scope).of(entity).records
    return f"{records}条记录" if records else None


def _unknown_note(unknown: Callable[[Held], int]) -> Callable[[Ground, Scope, int], str | None]:
    """How many records don't say."""

    def note(ground: Ground, scope: Scope, entity: int) -> str | None:
        count = unknown(turnout_of(ground, scope).of(entity))
        return f"{count}条记录{NOT_WRITTEN}，不在其中" if count else None

    return note


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


SERVICE_FIGURES = (
    FigureKind(
        key="services/sessions",
        label="服务场次",
        column=_column(lambda held: held.sessions),
        scopes=(*_SCOPES, Scope.ESTATE),
        needs=(),
        note=_sessions_note,
        labels={Scope.ESTATE: "在本小区的服务场次"},
    ),
    FigureKind(
        key="services/attendances",
        label="服务人次",
        column=_column(
            lambda held: known(held.attendances, held.attendances_unknown, held.records)
        ),
        scopes=_SCOPES,
        needs=(),
        note=_unknown_note(lambda held: held.attendances_unknown),
        unknown=NOT_WRITTEN,
    ),
    FigureKind(
        key="services/persons",
        label="服务人数",
        column=_column(lambda held: known(held.persons, held.persons_unknown, held.records)),
        scopes=_SCOPES,
        needs=(),
        note=_unknown_note(lambda held: held.persons_unknown),
        unknown=NOT_WRITTEN,
    ),
    FigureKind(
        key="services/came",
        label="服务到社区",
        column=_came,
        scopes=(Scope.COUNTY, Scope.COMMUNITY),
        needs=(),
        note=lambda ground, scope, entity: (
            _gaps_note(ground) if scope is Scope.COUNTY else _never_note(ground, scope, entity)
        ),
        labels={Scope.COMMUNITY: "来过的服务"},
    ),
)
