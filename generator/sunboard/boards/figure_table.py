"""Every declared figure of a county as one table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sunboard.boards.mechanisms import MECHANISMS
from sunboard.figures.coverage import COMMUNITIES_PAIRED, ESTATES_PAIRED, UNITS_PAIRED
from sunboard.figures.kind import Declared, given, key_prefix_of, label_of, numbers_of
from sunboard.figures.silence import SILENT_UNITS
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate

_OF_PLACES = (*COMMITMENT_FIGURES, *TASK_FIGURES, COMMUNITIES_PAIRED, ESTATES_PAIRED, UNITS_PAIRED)

DECLARED: tuple[tuple[str, tuple[Declared, ...]], ...] = (
    ("", _OF_PLACES),
    ("silent", (SILENT_UNITS,)),
    *((each.board, (*each.kinds, *each.own_kinds)) for each in MECHANISMS),
)
"""Every figure there is, by the board that shows it; "" for the places' own."""

_OWN = {
    Scope.COUNTY: "home",
    Scope.TOWN: "home",
    Scope.COMMUNITY: "communities",
    Scope.ESTATE: "estates",
    Scope.UNIT: "units",
    Scope.STATION: "stations",
}
"""The board of those whose figures they are: of whom an office makes none, it may not want any told."""


class FigureRow(NamedTuple):
    """One figure of one entity."""

    key: str
    """What names it on every page that shows it, e.g. `community/liuan/tasks/on-time`."""
    scope: Scope
    entity: int
    label: str
    numerator: int | float | None
    """A count, a number of days, or the part of a share; None where nobody knows it."""
    denominator: int | None
    """What a share is of, 0 where nothing is; None where it is no share."""

    @property
    def said(self) -> str:
        """Its number as programs write it: 40/100, or 12; "?" for one that nobody knows."""
        part = "?" if self.numerator is None else f"{self.numerator:g}"
        return part if self.denominator is None else f"{part}/{self.denominator}"


def county_rows(ground: Ground) -> tuple[FigureRow, ...]:
    """Every figure of the county."""
    return tuple(figure_rows(ground, (Scope.COUNTY,)))


def figure_rows(ground: Ground, scopes: Iterable[Scope] = Scope) -> Iterator[FigureRow]:
    """Every figure of every entity of some scopes, where the figure's board and the entity's are both made.

    Each comes once, scope by scope of a kind.
    """
    columns = dict.fromkeys(
        (kind, scope)
        for board, kinds in DECLARED
        if ground.makes(board)
        for scope in scopes
        if ground.makes(_OWN[scope])
        for kind in given(ground, kinds, scope)
    )
    prefixes = {scope: _key_prefixes(ground, scope) for scope in Scope}
    for kind, scope in columns:
        label = label_of(kind, scope, ground.programme)
        for entity, number in enumerate(numbers_of(ground, kind, scope)):
            if number is not None:
                key = f"{prefixes[scope][entity]}/{kind.key}"
                yield FigureRow(key, scope, entity, label, *_parts(number))


def _key_prefixes(ground: Ground, scope: Scope) -> list[str]:
    return [key_prefix_of(ground, scope, entity) for entity in range(ground.size(scope))]


def _parts(number: float | Rate) -> tuple[float | None, int | None]:
    if isinstance(number, Rate):
        return number
    return None if math.isnan(number) else number, None
