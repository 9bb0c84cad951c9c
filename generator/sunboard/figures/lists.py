"""The figures of the lists (四张清单): the same for the county, a community and a unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid, Number
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.lists import ListTally, list_tally_of
from sunboard.settings import Programme, Term

_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)


def _figure(
    name: str,
    label: str,
    number: Callable[[ListTally, int], Number],
    base: Callable[[ListTally, int], int] | None = None,
    notes: tuple[str, str] = ("", ""),
    **others: Any,
) -> FigureKind:
    """A figure of the items; `notes` say what the base is, and what is said where it is 0."""

    def column(ground: Ground, scope: Scope) -> list[Number]:
        tally = list_tally_of(ground, scope)
        return [number(tally, entity) for entity in range(ground.size(scope))]

    def note(ground: Ground, scope: Scope, entity: int) -> str | None:
        of_some, of_none = notes
        return of_some if base and base(list_tally_of(ground, scope), entity) else of_none

    needs = ("list_items",)
    return FigureKind(
        f"lists/{name}", label, column, _SCOPES, needs, note if base else None, **others
    )


def _has_needs(programme: Programme) -> bool:
    return any(term.counts_as == "need" for term in programme.vocabulary("lists").terms)


ALL = _figure("all", "清单事项", ListTally.total, in_grid=InGrid("名下事项"))
MATCHED = _figure(
    "matched",
    "需求对接",
    ListTally.matched_rate,
    lambda tally, entity: int(tally.needs[entity]),
    ("写明了用哪项资源的需求", "没有登记需求"),
    is_given=_has_needs,
)
FULFILLED = _figure(
    "fulfilled",
    "落实",
    ListTally.fulfilled_rate,
    lambda tally, entity: int(tally.to_do[entity]),
    ("资源以外的事项", "没有要落实的事项"),
)
ORPHANS = _figure(
    "orphans",
    "没有着落",
    ListTally.orphan_rate,
    ListTally.total,
    ("后一个数是全部事项", "没有登记事项"),
    tone=SHORTFALL,
)
LIST_FIGURES = (ALL, MATCHED, FULFILLED, ORPHANS)
USED = replace(_figure("used", "资源用上", ListTally.used_rate), scopes=(Scope.UNIT,))


@remembered
def by_list(ground: Ground) -> tuple[FigureKind, ...]:
    """A community's items of each list."""
    terms = ground.programme.vocabulary("lists").terms
    return tuple(_of_list(code, term) for code, term in enumerate(terms))


def _of_list(code: int, term: Term) -> FigureKind:
    def items(tally: ListTally, entity: int) -> int:
        return int(tally.by_list[entity, code])

    return replace(_figure(f"list-{term.key}", term.label, items), scopes=(Scope.COMMUNITY,))
