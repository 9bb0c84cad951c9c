"""The figures of the lists (四张清单): the same for the county, a community and a unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sunboard.figures.kind import SHORTFALL, FigureKind, InGrid, Label, Number
from sunboard.language import mark, say
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.lists import ListTally, list_tally_of
from sunboard.settings import Programme, Term

_SCOPES = (Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT)


def _figure(
    name: str,
    label: Label,
    number: Callable[[ListTally, int], Number],
    base: Callable[[ListTally, int], int] | None = None,
    notes: tuple[str, str] = ("", ""),
    **others: Any,
) -> FigureKind:
    """A figure of the items; `notes`, marked, say what the base is, and what is said where it is 0."""

    def column(ground: Ground, scope: Scope) -> list[Number]:
        tally = list_tally_of(ground, scope)
        return [number(tally, entity) for entity in range(ground.size(scope))]

    def note(ground: Ground, scope: Scope, entity: int) -> str | None:
        of_some, of_none = notes
        has_any = base and base(list_tally_of(ground, scope), entity)
        return say(of_some) if has_any else say(of_none)

    needs = ("list_items",)
    return FigureKind(
        f"lists/{name}", label, column, _SCOPES, needs, note if base else None, **others
    )


def _has_needs(programme: Programme) -> bool:
    return any(term.counts_as == "need" for term in programme.vocabulary("lists").terms)


ALL = _figure("all", mark("清单事项"), ListTally.total, in_grid=InGrid(mark("名下事项")))
MATCHED = _figure(
    "matched",
    mark("需求对接"),
    ListTally.matched_rate,
    lambda tally, entity: int(tally.needs[entity]),
    (mark("写明了用哪项资源的需求"), mark("没有登记需求")),
    is_given=_has_needs,
)
FULFILLED = _figure(
    "fulfilled",
    mark("落实"),
    ListTally.fulfilled_rate,
    lambda tally, entity: int(tally.to_do[entity]),
    (mark("资源以外的事项"), mark("没有要落实的事项")),
)
ORPHANS = _figure(
    "orphans",
    mark("没有着落"),
    ListTally.orphan_rate,
    ListTally.total,
    (mark("后一个数是全部事项"), mark("没有登记事项")),
    tone=SHORTFALL,
)
LIST_FIGURES = (ALL, MATCHED, FULFILLED, ORPHANS)
USED = replace(_figure("used", mark("资源用上"), ListTally.used_rate), scopes=(Scope.UNIT,))


@remembered
def by_list(ground: Ground) -> tuple[FigureKind, ...]:
    """A community's items of each list."""
    terms = ground.programme.vocabulary("lists").terms
    return tuple(_of_list(code, term) for code, term in enumerate(terms))


def _of_list(code: int, term: Term) -> FigureKind:
    def items(tally: ListTally, entity: int) -> int:
        return int(tally.by_list[entity, code])

    figure = _figure(f"list-{term.key}", lambda _: term.label, items)
    return replace(figure, scopes=(Scope.COMMUNITY,))
