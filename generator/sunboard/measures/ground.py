"""The ground: what every measure of one county on one day is worked out from, and what was made of it.

A measure is a remembered function of the ground, in a module of its own. No list names them all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

import numpy as np

from sunboard.calendar import WorkCalendar
from sunboard.checks.records import Records
from sunboard.measures.kept import Kept, derive_kept, kept_boards, kept_steps
from sunboard.measures.periods import Months
from sunboard.records.log import NO_PAST, Past
from sunboard.records.publications import Publications
from sunboard.schema import KIND_BY_NAME
from sunboard.schema.surface import Surface
from sunboard.settings import Programme

P = ParamSpec("P")
T = TypeVar("T")
_NOT_MADE = object()


class Scope(StrEnum):
    """What figures are added up for; the value is the kind of record, county apart."""

    COUNTY = "county"
    TOWN = "towns"
    COMMUNITY = "communities"
    ESTATE = "estates"
    UNIT = "units"
    STATION = "stations"
    """Only of the shifts that units take there."""

    # Measures are remembered by scope, and an enumeration's own hash is Python code.
    __hash__ = str.__hash__


class PhotoFile(NamedTuple):
    """A photo in one size."""

    path: str
    """Relative to the site's root."""
    width: int
    height: int
    """In pixels."""


@dataclass(frozen=True, eq=False)
class Ground:
    """The checked records of one county, and the days and settings they are judged by."""

    records: Records
    programme: Programme
    """With the boards and steps that have something to count, and the kinds that nobody keeps."""
    as_of: date
    """What columns of days are compared with is `today`."""
    consent_day: date
    """The day that consent is judged on: today, or the as-of day where that is later."""
    kept: Kept
    """Which kinds are kept, and since when."""
    publications: Publications | None = None
    """What stood on the site since when; None where there is no ledger yet."""
    past: Past = NO_PAST
    """What became of published records."""
    stands_for_pages: Surface = Surface.PAGE
    """The surface whose consent counts where pages are asked for; another one for what is passed on."""
    photos: Mapping[int, tuple[PhotoFile, ...]] = field(default_factory=dict)
    """By position in the table of pictures the files that show each, the smallest first."""
    made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)
    """What was worked out so far, by the function and what it was asked; see `remembered`."""

    def __getstate__(self) -> dict[str, Any]:
        """Without what was made of it, which another process that it is handed to makes again."""
        return vars(self) | {"made": {}}

    @property
    def today(self) -> np.datetime64:
        """The as-of date, as columns of days hold it."""
        return np.datetime64(self.as_of, "D")

    @property
    def calendar(self) -> WorkCalendar:
        """The programme's working days."""
        return self.programme.calendar

    def having(self, past: Past) -> Ground:
        """The same ground with its past, which no measure asks for: what was made of it holds."""
        ground = replace(self, past=past)
        ground.made.update(self.made)
        return ground

    def showing(self, photos: Mapping[int, tuple[PhotoFile, ...]]) -> Ground:
        """The same ground with the files of its photos, which no measure asks for either."""
        ground = replace(self, photos=photos)
        ground.made.update(self.made)
        return ground

    def size(self, scope: Scope) -> int:
        """How many entities the scope has."""
        return 1 if scope is Scope.COUNTY else len(self.records[scope.value])

    def makes(self, board: str) -> bool:
        """Whether this kind of board is made: the office asked for it, and it has something to count.

        "" stands for what every site has.
        """
        return not board or board in self.programme.boards

    def keeps(self, *kinds: str) -> bool:
        """Whether all of these kinds of record are kept."""
        return self.kept.keeps(*kinds)


def remembered(
    make: Callable[Concatenate[Ground, P], T],
) -> Callable[Concatenate[Ground, P], T]:
    """Let a function of the ground work once on each: what it made is kept there, and must not be changed.

    What else it is asked comes by position and is hashable. It should be few things, such as scopes: all
    that is made is kept to the end, so that a function of every entity would fill the memory.
    """
    work: Callable[..., T] = make

    @wraps(make)
    def ask(ground: Ground, *asked: Hashable) -> T:
        key = (make, asked) if asked else make
        found: T = ground.made.get(key, _NOT_MADE)
        if found is _NOT_MADE:
            found = ground.made[key] = work(ground, *asked)
        return found

    return cast("Callable[Concatenate[Ground, P], T]", ask)


@remembered
def is_filled_in(ground: Ground, kind: str, field: str) -> bool:
    """Whether any record has something there: an office without such a column keeps none, and lacks nothing."""
    return not ground.records[kind].is_empty(field).all()


@remembered
def months_of(ground: Ground) -> Months:
    """From the first day of a commitment, task or deed on record to the as-of date's month."""
    records = ground.records
    began = (
        records["tasks"].days("raised_on"),
        records["commitments"].days("made_on"),
        records["deeds"].days("date"),
    )
    return Months.covering(began, ground.as_of)


def make_ground(
    records: Records,
    programme: Programme,
    as_of: date,
    publications: Publications | None = None,
    *,
    consent_day: date | None = None,
) -> Ground:
    """The ground of everything the boards show, on the as-of date; measures are made when first asked for.

    `publications` is the ledger of what stood on the site since when; None where there is none yet.
    `consent_day` is the day that consent is judged on; None for the as-of date.
    """
    kept = derive_kept(records, programme, as_of)
    programme = replace(
        programme,
        boards=kept_boards(programme, kept),
        steps=kept_steps(programme, kept),
        absent=frozenset(KIND_BY_NAME) - frozenset(kept.since),
    )
    return Ground(records, programme, as_of, consent_day or as_of, kept, publications)
