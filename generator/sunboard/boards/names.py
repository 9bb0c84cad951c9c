"""How units and people appear: people by name with their consent, else by role (rule R-26)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sunboard.measures.deeds import nameable_people
from sunboard.measures.ground import Ground, remembered


@dataclass(frozen=True)
class Names:
    """The words for units and people, one a record in its table's order."""

    units: list[str]
    """Short names, or full ones where there is none."""
    people: list[str]
    """The name where it may be shown, else 「县财政局一名党员」."""
    person_units: list[int]
    """The position of each person's unit."""
    nameable: list[bool]

    def of_people(self, people: Sequence[int]) -> tuple[str, ...]:
        """Several people in the order given; those without consent are counted by unit, at the end."""
        named = [self.people[person] for person in people if self.nameable[person]]
        return (*named, *self.roles_of([p for p in people if not self.nameable[p]]))

    def roles_of(self, people: Sequence[int]) -> tuple[str, ...]:
        """Several people without their names, counted by unit."""
        counts = Counter(self.units[self.person_units[person]] for person in people)
        return tuple(_role(unit, count) for unit, count in counts.items())


@remembered
def names_of(ground: Ground) -> Names:
    """The words for every unit and person of the county."""
    units, people = ground.records["units"], ground.records["people"]
    short = [
        s or name for s, name in zip(units.texts("short_name"), units.texts("name"), strict=True)
    ]
    person_units = people.codes("unit").tolist()
    nameable = nameable_people(ground).tolist()
    labels = [
        name if may_be_named else _role(short[unit], 1)
        for name, unit, may_be_named in zip(
            people.texts("name"), person_units, nameable, strict=True
        )
    ]
    return Names(short, labels, person_units, nameable)


def _role(unit: str, count: int) -> str:
    return f"{unit}{'一' if count == 1 else count}名党员"
