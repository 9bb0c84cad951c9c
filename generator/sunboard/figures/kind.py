"""What is declared of a figure, and the figures of a place or a unit made from that."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sunboard.figures.values import Course, Figure
from sunboard.figures.worded import GOOD_PERCENT, rate_figure
from sunboard.language import said_number, say, say_many
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.settings import Programme

Number = int | float | Rate | None
"""A count, a share with its two numbers, or a measure such as days, NaN where nobody knows it.

None where an entity has no such figure.
"""

Label = str | Callable[[Programme], str]
"""What something is called: a marked message, or what says it where a limit, a term or a month is in it."""


def toned(some: str, none: str) -> Callable[[Number], str]:
    """One tone where there is any of what is counted, another where there is none."""

    def tone(number: Number) -> str:
        return some if (number.numerator if isinstance(number, Rate) else number) else none

    return tone


SHORTFALL = toned("bad", "good")
"""Of what everybody hopes there is none of."""


def plain(_: Number) -> str:
    """As any other cell."""
    return ""


def quiet(number: Number) -> str:
    """Muted where a count is of nothing."""
    return "" if isinstance(number, Rate) or number else "mute"


def full(number: Number) -> str:
    """Of a share of which nothing should be missing: where nothing is there, or much is missing."""
    if not isinstance(number, Rate) or (number.percent or 0) >= GOOD_PERCENT:
        return ""
    return "warn" if number.numerator else "bad"


def whole(number: Number) -> str:
    """Of a share of which anything missing is a gap."""
    return "warn" if isinstance(number, Rate) and number.numerator < number.denominator else ""


@dataclass(frozen=True)
class InGrid:
    """How a figure stands in a grid of places, units or the like."""

    head: Label = ""
    """What its column is called; "" for its label."""
    tone: Callable[[Number], str] = quiet
    """How it is drawn; what can't be said is always muted."""
    counter: str = ""
    """How a count is written, a message marked with `mark_many`: {n}班; "" for the number alone."""
    aside: Callable[[Ground, Scope, int], str] | None = None
    """What stands small beside it; None for nothing."""
    is_unsure: Callable[[Ground, Scope, int], bool] | None = None
    """Of whom there may be more than is counted, so that nothing alarms; None for nobody."""


@dataclass(frozen=True, eq=False)
class FigureKind:
    """One figure, whosever it is: a column over the entities of a scope."""

    key: str
    """What names it below whose it is, e.g. `tasks/on-time`."""
    label: Label
    column: Callable[[Ground, Scope], Sequence[Number]]
    """Its number for every entity of a scope."""
    scopes: tuple[Scope, ...]
    """Whose figure it is."""
    needs: tuple[str, ...]
    """The kinds of record without which there is no such figure (absence is not a failing)."""
    note: Callable[[Ground, Scope, int], str | None] | None = None
    """What stands small beside it; None for nothing."""
    course: Callable[[Ground, Scope, int], Course | None] | None = None
    """How it went from month to month; None for a figure that has no months."""
    labels: Mapping[Scope, Label] = field(default_factory=dict)
    """Where a scope calls it otherwise, as on a card that says of what it is."""
    is_given: Callable[[Programme], bool] = lambda _: True
    """Whether a programme has what it counts."""
    is_kept: Callable[[Ground], bool] = lambda _: True
    """Whether the records of the kinds that it needs say anything of what it counts."""
    tone: Callable[[Number], str] | None = None
    """How its number is drawn; None for a count calm, a share by how large it is."""
    has_share: Callable[[Ground, Scope, int], bool] = lambda *_: True
    """Whether a share of enough is also written in percent and drawn."""
    counter: str = ""
    """How the number is written, as in a grid: {n}天."""
    unknown: str = "—"
    """What stands for a number nobody knows, a marked message."""
    in_grid: InGrid = InGrid()


Declared = FigureKind | Callable[[Ground], tuple[FigureKind, ...]]
"""A figure, or a remembered function that makes some of what only the ground knows, such as the last month."""


def figures(
    ground: Ground, kinds: tuple[Declared, ...], scope: Scope, entity: int
) -> tuple[Figure, ...]:
    """The figures of one entity, of those kinds that are its scope's and whose records are kept."""
    key_prefix = key_prefix_of(ground, scope, entity)
    return tuple(
        _figure(ground, kind, scope, entity, key_prefix)
        for kind in given(ground, kinds, scope)
        if numbers_of(ground, kind, scope)[entity] is not None
    )


@remembered
def given(ground: Ground, kinds: tuple[Declared, ...], scope: Scope) -> tuple[FigureKind, ...]:
    """Those kinds that are a scope's, and whose records are kept."""
    found: list[FigureKind] = []
    for kind in kinds:
        if not isinstance(kind, FigureKind):
            found += given(ground, kind(ground), scope)
        elif scope in kind.scopes and _has_any(ground, kind):
            found.append(kind)
    return tuple(found)


def _has_any(ground: Ground, kind: FigureKind) -> bool:
    return ground.keeps(*kind.needs) and kind.is_given(ground.programme) and kind.is_kept(ground)


def key_prefix_of(ground: Ground, scope: Scope, entity: int) -> str:
    """What the keys of an entity's figures begin with, e.g. `community/liuan`."""
    return _key_prefixes(ground, scope)[entity]


@remembered
def _key_prefixes(ground: Ground, scope: Scope) -> list[str]:
    if scope is Scope.COUNTY:
        return ["county"]
    return [f"{_SUBJECTS[scope]}/{name}" for name in ground.records[scope.value].texts("id")]


_SUBJECTS = {
    Scope.TOWN: "town",
    Scope.COMMUNITY: "community",
    Scope.ESTATE: "estate",
    Scope.UNIT: "unit",
    Scope.STATION: "station",
}


@remembered
def numbers_of(ground: Ground, kind: FigureKind, scope: Scope) -> Sequence[Number]:
    """A figure's number for every entity of a scope."""
    return kind.column(ground, scope)


def _figure(ground: Ground, kind: FigureKind, scope: Scope, entity: int, key_prefix: str) -> Figure:
    number = numbers_of(ground, kind, scope)[entity]
    label, key = label_of(kind, scope, ground.programme), f"{key_prefix}/{kind.key}"
    note = kind.note(ground, scope, entity) if kind.note else None
    if isinstance(number, Rate):
        figure = rate_figure(label, number, ground.programme, key=key, note=note)
        if not kind.has_share(ground, scope, entity):
            figure = figure._replace(text=None, bar=None, tone="calm")
    else:
        figure = Figure(label, _written(kind, number), note=note, key=key)
    if kind.tone:
        figure = figure._replace(tone=kind.tone(number))
    return figure._replace(course=kind.course(ground, scope, entity)) if kind.course else figure


def _written(kind: FigureKind, number: int | float | None) -> str:
    if number is None or math.isnan(number):
        return say(kind.unknown)
    # A number alone is for programs too: where it is shown, it is grouped.
    return count_text(number, kind.counter) if kind.counter else f"{number:.0f}"


def count_text(number: int | float, counter: str) -> str:
    """A whole number, or one rounded to it, as a figure's `counter` has it written."""
    return say_many(counter, round(number)) if counter else said_number(round(number))


def label_of(kind: FigureKind, scope: Scope, programme: Programme) -> str:
    """What a scope calls a figure."""
    return _said(kind.labels.get(scope, kind.label), programme)


def head_of(kind: FigureKind, scope: Scope, programme: Programme) -> str:
    """What a figure's column is called in a grid of a scope's entities."""
    return _said(kind.in_grid.head, programme) or label_of(kind, scope, programme)


def _said(label: Label, programme: Programme) -> str:
    return say(label) if isinstance(label, str) else label(programme)
