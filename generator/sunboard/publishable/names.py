"""What units and people are called: people by name where it may be told, else by role (rule R-26)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from sunboard.language import say, say_many, spoken
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import mentions_people, names_people, told
from sunboard.schema.surface import Surface


def knows_people(ground: Ground) -> bool:
    """Whether the county keeps a table of people, of whom some might be named."""
    return ground.keeps("people")


class Named(NamedTuple):
    """Somebody who may be named."""

    person: int
    """Where in the people table."""
    name: str
    unit: str
    """As it is called in short."""


class Mention(NamedTuple):
    """The people of one record, as far as they may be told."""

    named: tuple[Named, ...]
    """In the order recorded."""
    roles: tuple[str, ...]
    """The others, counted by unit: 县财政局2名党员."""

    first_unit: str = ""
    """The unit that its words begin with; "" where somebody is named."""

    @property
    def words(self) -> tuple[str, ...]:
        """All of them, the named ones first."""
        return self.after(tuple(each.name for each in self.named))

    def after(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The named ones, in whatever order they are given, and then the others."""
        if spoken().is_chinese:
            return (*names, *self.roles)
        # A member of Parks; but: Ian Taylor, a member of Parks.
        whole = 0 if names else 1
        first, others = self.roles[:whole], self.roles[whole:]
        return (*names, *first, *(f"{each[:1].lower()}{each[1:]}" for each in others))


class Member(NamedTuple):
    """One of a unit's people, as its own workbook knows them."""

    id: str
    name: str
    discriminator: str
    branch: str


@remembered
def unit_names(ground: Ground) -> list[str]:
    """Short names of the units, or full ones where there is none, in the table's order."""
    units = ground.records["units"]
    columns = units.texts("short_name"), units.texts("name")
    return [short or name for short, name in zip(*columns, strict=True)]


@remembered
def mentions_of(ground: Ground, kind: str, surface: Surface) -> dict[int, Mention]:
    """The people of each record of a kind that tells of any, by its position."""
    if surface is not Surface.PAGE and _tells_as_on_pages(ground, kind, surface):
        # Made once for both: hardly anybody's consent tells them apart.
        return mentions_of(ground, kind, Surface.PAGE)
    mentions, names = mentions_people(ground, kind, surface), names_people(ground, kind, surface)
    is_told, is_naming = mentions.tolist(), names.tolist()
    everybody = _everybody(ground, surface)
    nobody = everybody._replace(named=[None] * len(everybody.named))
    return {
        row: (everybody if is_naming[row] else nobody).mention(people)
        for row, people in _people_by_row(ground, kind).items()
        if is_told[row]
    }


def roles_of(ground: Ground, kind: str) -> dict[int, tuple[str, ...]]:
    """The people of each record of a kind that tells of any, by role alone, whoever may be named."""
    everybody = _everybody(ground, Surface.PAGE)
    nobody = everybody._replace(named=[None] * len(everybody.named))
    is_told = mentions_people(ground, kind, Surface.PAGE).tolist()
    return {
        row: nobody.mention(people).words
        for row, people in _people_by_row(ground, kind).items()
        if is_told[row]
    }


def _tells_as_on_pages(ground: Ground, kind: str, surface: Surface) -> bool:
    asked = ((mentions_people, kind), (names_people, kind), (told, "people"))
    return all(
        np.array_equal(ask(ground, about, surface), ask(ground, about, Surface.PAGE))
        for ask, about in asked
    )


def everybody_named(ground: Ground, surface: Surface) -> Iterator[tuple[str, str]]:
    """Id and name of each person who may be named on a surface."""
    people = ground.records["people"]
    ids, names = people.texts("id"), people.texts("name")
    for person in np.flatnonzero(told(ground, "people", surface)).tolist():
        yield ids[person], names[person]


def names_told(ground: Ground, surface: Surface) -> list[str]:
    """Each person's name, in the table's order; "" for those who may not be named on a surface."""
    names = ground.records["people"].texts("name")
    return [
        name if may else ""
        for name, may in zip(names, told(ground, "people", surface), strict=True)
    ]


def mobiles_told(ground: Ground, *surfaces: Surface) -> Iterator[str]:
    """The mobile, as it is written, of each person who may be rung up on it, and named on these surfaces."""
    people = ground.records["people"]
    numbers = people.texts("mobile")
    may = np.logical_and.reduce(
        [told(ground, "people", each) for each in (Surface.PHONE, *surfaces)]
    )
    for person in np.flatnonzero(may).tolist():
        yield numbers[person]


def members_by_unit(ground: Ground) -> list[dict[int, Member]]:
    """Each unit's people for its own workbook, by their positions."""
    people, columns = ground.records["people"], Member._fields
    rows = list(map(Member, *(people.texts(name) for name in columns)))
    units = people.codes("unit").tolist()
    members: list[dict[int, Member]] = [{} for _ in range(len(ground.records["units"]))]
    for person in np.flatnonzero(told(ground, "people", Surface.WORKBOOK)).tolist():
        members[units[person]][person] = rows[person]
    return members


class _Everybody(NamedTuple):
    """The words for every person, in the table's order."""

    named: Sequence[Named | None]
    """None for those who may not be named."""
    units: Sequence[str]

    def mention(self, people: Sequence[int]) -> Mention:
        """Some people, in the order given."""
        named = tuple(each for person in people if (each := self.named[person]) is not None)
        if len(named) == len(people):
            return Mention(named, ())
        counts = Counter(self.units[person] for person in people if self.named[person] is None)
        roles = tuple(_role(unit, count) for unit, count in counts.items())
        return Mention(named, roles, "" if named else next(iter(counts)))


@remembered
def _everybody(ground: Ground, surface: Surface) -> _Everybody:
    people, short = ground.records["people"], unit_names(ground)
    units = [short[unit] for unit in people.codes("unit").tolist()]
    named: list[Named | None] = [None] * len(people)
    names = people.texts("name")
    for person in np.flatnonzero(told(ground, "people", surface)).tolist():
        named[person] = Named(person, names[person], units[person])
    return _Everybody(named, units)


def _people_by_row(ground: Ground, kind: str) -> dict[int, list[int]]:
    """The people that each record says are meant, in the fields that everybody may see."""
    table = ground.records[kind]
    people: dict[int, list[int]] = {}
    for field in table.kind.people_fields:
        if not field.is_public:
            continue
        if field.name in table.links:
            links = table.links[field.name]
            pairs = links.rows.tolist(), links.targets.tolist()
        else:
            codes = table.codes(field.name)
            rows = np.flatnonzero(codes >= 0)
            pairs = rows.tolist(), codes[rows].tolist()
        for row, person in zip(*pairs, strict=True):
            people.setdefault(row, []).append(person)
    return people


def _role(unit: str, count: int) -> str:
    if count == 1:
        return say("{unit}一名党员", unit=unit)
    return say_many("{unit}{n}名党员", count, unit=unit)
