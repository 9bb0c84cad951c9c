"""Every declared figure of a county as one table."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from sunboard.figures.accountability import ACCOUNTABILITY_FIGURES
from sunboard.figures.challenges import CHALLENGE_FIGURES, DAYS_TO_TAKE
from sunboard.figures.corrections import CORRECTION_FIGURES
from sunboard.figures.coverage import (
    COMMUNITIES_PAIRED,
    COVERAGE_FIGURES,
    ESTATES_PAIRED,
    UNITS_PAIRED,
)
from sunboard.figures.deeds import DEED_FIGURES, UNTOLD_FIGURES
from sunboard.figures.forces import FORCE_FIGURES
from sunboard.figures.households import HOUSEHOLD_FIGURES
from sunboard.figures.kind import Declared, given, key_prefix_of, label_of, numbers_of
from sunboard.figures.lists import LIST_FIGURES, USED, by_list
from sunboard.figures.loop import LOOP_FIGURES, PUBLISHED_FIGURES, by_step
from sunboard.figures.meetings import MEETING_FIGURES, taken_up_by_level
from sunboard.figures.notices import NOTICE_FIGURES
from sunboard.figures.obligations import OBLIGATION_FIGURES, monthly_figures
from sunboard.figures.observers import OBSERVER_FIGURES
from sunboard.figures.organisation import ORGANISATION_FIGURES
from sunboard.figures.pairings import LEADER_FIGURES, PAIRING_FIGURES
from sunboard.figures.positions import MEMBER_FIGURES, POSITION_FIGURES, POST_FIGURES
from sunboard.figures.services import SERVICE_FIGURES, part_figures
from sunboard.figures.silence import SILENT_UNITS
from sunboard.figures.stations import STATION_FIGURES
from sunboard.figures.visits import VISIT_FIGURES
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tally import Rate

DECLARED: tuple[tuple[str, tuple[Declared, ...]], ...] = (
    (
        "",
        (*COMMITMENT_FIGURES, *TASK_FIGURES, COMMUNITIES_PAIRED, ESTATES_PAIRED, UNITS_PAIRED),
    ),
    ("silent", (SILENT_UNITS,)),
    ("loop", (*LOOP_FIGURES, *PUBLISHED_FIGURES, by_step)),
    ("accountability", ACCOUNTABILITY_FIGURES),
    ("lists", (*LIST_FIGURES, USED, by_list)),
    ("services", (*SERVICE_FIGURES, part_figures)),
    ("obligations", (*OBLIGATION_FIGURES, monthly_figures)),
    ("meetings", (*MEETING_FIGURES, taken_up_by_level)),
    ("challenges", (*CHALLENGE_FIGURES, DAYS_TO_TAKE)),
    ("pairings", (*PAIRING_FIGURES, *LEADER_FIGURES, *COVERAGE_FIGURES)),
    (
        "positions",
        (*POSITION_FIGURES, *POST_FIGURES, *MEMBER_FIGURES, *HOUSEHOLD_FIGURES, *VISIT_FIGURES),
    ),
    ("forces", (*FORCE_FIGURES, *OBSERVER_FIGURES, *ORGANISATION_FIGURES)),
    ("stations", STATION_FIGURES),
    ("deeds", (*DEED_FIGURES, *UNTOLD_FIGURES)),
    ("notices", NOTICE_FIGURES),
    ("corrections", CORRECTION_FIGURES),
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


def figure_rows(ground: Ground) -> Iterator[FigureRow]:
    """Every figure of every entity, where the figure's board and the entity's are both made.

    Each comes once, scope by scope of a kind.
    """
    columns = dict.fromkeys(
        (kind, scope)
        for board, kinds in DECLARED
        if ground.makes(board)
        for scope in Scope
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
