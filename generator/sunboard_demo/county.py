"""What the generator knows about a county: places, units, who is paired with what, and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from sunboard_demo.days import AS_OF
from sunboard_demo.size import Size
from sunboard_demo.wording import CHINESE, language, load, phrase

Row = dict[str, str]
"""One record: field name to text. Terms are keys, days are ISO; a field left out is empty."""


Promises = Mapping[tuple[str, str], tuple[tuple[date, str], ...]]
"""By unit and community: the day on which each commitment was made, and its id."""


@dataclass(frozen=True)
class Estate:
    """A residential estate."""

    id: str
    name: str
    households: int
    buildings: int
    quiet_from: date | None = None
    """From this day on nothing is recorded there; None if it never falls quiet."""

    def is_quiet_on(self, day: date) -> bool:
        """Whether nothing is recorded there on a day."""
        return self.quiet_from is not None and day >= self.quiet_from


@dataclass(frozen=True)
class Community:
    """A community and its estates."""

    id: str
    name: str
    """Without 社区 behind it."""
    town: str
    estates: tuple[Estate, ...]

    def estates_on(self, day: date) -> tuple[Estate, ...]:
        """The estates from which something is heard on a day."""
        return tuple(estate for estate in self.estates if not estate.is_quiet_on(day))

    @property
    def full_name(self) -> str:
        """With 社区 behind it."""
        return phrase("community", name=self.name)


@dataclass(frozen=True)
class Unit:
    """A department or organisation."""

    id: str
    name: str
    short_name: str
    type: str
    leader_office: str
    department: str
    last_task_on: date = AS_OF
    """The last day on which it takes on a task."""
    ended_on: date | None = None
    successor: str = ""
    silent_from: date | None = None
    """From this day on it reports nothing; None if it never falls silent."""
    makes_commitments: bool = True
    is_local: bool = False
    """Whether it is one of the small units that big counties have besides the departments."""

    @property
    def is_steady(self) -> bool:
        """Whether it takes on tasks to the last day."""
        return self.last_task_on == AS_OF


@dataclass(frozen=True)
class Pairing:
    """A unit answerable for an estate, or for a whole community."""

    unit: Unit
    community: Community
    estate: Estate | None
    started_on: date
    ended_on: date | None = None
    basis: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the day lies within the pairing."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True)
class Person:
    """A member who may be named."""

    id: str
    name: str
    unit: str
    has_consented: bool
    """Whether the name may be shown now."""
    has_withdrawn: bool


@dataclass(frozen=True)
class County:
    """Everything that commitments, tasks and deeds are about."""

    seed: int
    size: Size
    towns: tuple[Row, ...]
    communities: tuple[Community, ...]
    units: tuple[Unit, ...]
    pairings: tuple[Pairing, ...]
    people: tuple[Person, ...] = ()

    def rng(self, *purpose: str) -> Random:
        """Random numbers of their own for each purpose, so that one part never shifts another."""
        return Random("/".join((str(self.seed), *purpose)))

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """The units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def steady_units(self) -> tuple[Unit, ...]:
        """The units that take on tasks to the last day."""
        return tuple(unit for unit in self.units if unit.is_steady)

    @property
    def is_awkward(self) -> bool:
        """Whether some records are what real offices send and boards must stand: those of the county are."""
        return language() == CHINESE and not self.size.is_plain

    def another_unit(self, unit: Unit, rng: Random) -> Unit | None:
        """A steady unit other than this one; None where there is none."""
        if self.steady_units == (unit,):
            return None
        while (other := rng.choice(self.steady_units)) is unit:
            pass
        return other

    @cached_property
    def people_by_unit(self) -> Mapping[str, tuple[Person, ...]]:
        """Each unit's people."""
        groups: dict[str, list[Person]] = {unit.id: [] for unit in self.units}
        for person in self.people:
            groups[person.unit].append(person)
        return {unit: tuple(people) for unit, people in groups.items()}

    @cached_property
    def pairings_by_place(self) -> Mapping[str, tuple[Pairing, ...]]:
        """The pairings by id of their estate, or of their community where they have no estate."""
        groups: dict[str, list[Pairing]] = {}
        for pairing in self.pairings:
            place = pairing.estate or pairing.community
            groups.setdefault(place.id, []).append(pairing)
        return {place: tuple(pairings) for place, pairings in groups.items()}

    @cached_property
    def pairings_by_unit(self) -> Mapping[str, tuple[Pairing, ...]]:
        """The pairings of each unit."""
        groups: dict[str, list[Pairing]] = {unit.id: [] for unit in self.units}
        for pairing in self.pairings:
            groups[pairing.unit.id].append(pairing)
        return {unit: tuple(pairings) for unit, pairings in groups.items()}

    @cached_property
    def _committees(self) -> Mapping[str, str]:
        names = {town["id"]: town["name"] for town in self.towns}
        forms = load("words")["committees"]
        return {
            town: forms.get(name[-1], forms[""]).format(town=name) for town, name in names.items()
        }

    def town_committee(self, community: Community) -> str:
        """The committee of the community's town, which approves what is published."""
        return self._committees[community.town]

    def unit_for(self, community: Community, estate: Estate | None, day: date) -> Unit:
        """The unit that takes on what is raised in a place on a day.

        The estate's own; else the one that leads the community; else one paired with another estate.
        """
        first = (estate,) if estate else ()
        places: tuple[Estate | Community, ...] = (*first, community, *community.estates)
        for place in places:
            for pairing in self.pairings_by_place.get(place.id, ()):
                if pairing.holds_on(day) and day <= pairing.unit.last_task_on:
                    return pairing.unit
        return self.steady_units[0]


def by_community(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Some records by the community that they belong to, in order; "" for those that belong to none."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.get("community", ""), []).append(row)
    return found
