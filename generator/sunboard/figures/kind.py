"""What is declared of a figure, and the figures of a place or a unit made from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sunboard.figures.values import Figure
from sunboard.figures.worded import count_figure, rate_figure
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.settings import Programme

Number = int | Rate
"""A count, or a share with its two numbers."""


@dataclass(frozen=True, eq=False)
class FigureKind:
    """One figure, whosever it is: a column over the entities of a scope."""

    key: str
    """What names it below whose it is, e.g. `tasks/on-time`."""
    label: str | Callable[[Programme], str]
    """What it is called; of the programme where a limit or a vocabulary stands in it."""
    column: Callable[[Ground, Scope], Sequence[Number]]
    """Its number for every entity of a scope."""
    scopes: tuple[Scope, ...]
    """Whose figure it is."""
    needs: tuple[str, ...]
    """The kinds of record without which there is no such figure (absence is not a failing)."""
    note: Callable[[Ground, Scope, int], str | None] | None = None
    """What stands small beside it; None for nothing."""
    labels: Mapping[Scope, str] = field(default_factory=dict)
    """Where a scope calls it otherwise, as on a card that says of what it is."""
    is_given: Callable[[Programme], bool] = lambda _: True
    """Whether a programme has what it counts."""
    is_shortfall: bool = False
    """Whether none is what everybody hopes for."""


def figures(
    ground: Ground, kinds: Iterable[FigureKind], scope: Scope, entity: int
) -> tuple[Figure, ...]:
    """The figures of one entity, of those kinds that are its scope's and whose records are kept."""
    about = subject_key(ground, scope, entity)
    return tuple(
        _figure(ground, kind, scope, entity, about)
        for kind in kinds
        if scope in kind.scopes and ground.keeps(*kind.needs) and kind.is_given(ground.programme)
    )


def subject_key(ground: Ground, scope: Scope, entity: int) -> str:
    """What the keys of an entity's figures begin with, e.g. `community/liuan`."""
    if scope is Scope.COUNTY:
        return "county"
    return f"{_SUBJECTS[scope]}/{ground.records[scope.value].texts('id')[entity]}"


_SUBJECTS = {
    Scope.TOWN: "town",
    Scope.COMMUNITY: "community",
    Scope.ESTATE: "estate",
    Scope.UNIT: "unit",
}


@remembered
def numbers_of(ground: Ground, kind: FigureKind, scope: Scope) -> Sequence[Number]:
    """A figure's number for every entity of a scope."""
    return kind.column(ground, scope)


def _figure(ground: Ground, kind: FigureKind, scope: Scope, entity: int, about: str) -> Figure:
    number = numbers_of(ground, kind, scope)[entity]
    label, key = _label(kind, scope, ground.programme), f"{about}/{kind.key}"
    note = kind.note(ground, scope, entity) if kind.note else None
    if isinstance(number, Rate):
        figure = rate_figure(label, number, ground.programme, key=key, note=note)
    else:
        figure = count_figure(label, number, key=key, note=note)
    if not kind.is_shortfall:
        return figure
    is_short = number.numerator if isinstance(number, Rate) else number
    return figure._replace(tone="bad" if is_short else "good")


def _label(kind: FigureKind, scope: Scope, programme: Programme) -> str:
    label = kind.labels.get(scope, kind.label)
    return label if isinstance(label, str) else label(programme)
