"""Made-up names of people, ordinary and awkward ones."""

from __future__ import annotations

from random import Random

from sunboard_demo.county import Row
from sunboard_demo.wording import ENGLISH, language, load

_SINGLE_NAME, _RARE_SURNAME = 0.28, 0.008
_RARE_NAMES_SURNAMES = "龚李陈周"
_SHARED, _PADDED, _PLAIN = "张伟", "王　强", "王强"
_GROUPS_NEEDED, _PEOPLE_NEEDED = 3, 4
"""A county with fewer units, or units with fewer people, gets no awkward names."""


def new_name(rng: Random, taken: set[str]) -> str:
    """A name that nobody else of the unit has; it is taken from now on."""
    while True:
        name = _name(rng)
        if name not in taken:
            taken.add(name)
            return name


def _name(rng: Random) -> str:
    names = load("names")
    if language() == ENGLISH:
        return f"{rng.choice(names['given'])} {rng.choice(names['surnames'])}"
    rare = rng.random() < _RARE_SURNAME
    surname = rng.choice(names["rare_surnames"] if rare else names["surnames"])
    given = names[rng.choice(("men", "women"))]
    if rng.random() < _SINGLE_NAME:
        return f"{surname}{rng.choice(given['single'])}"
    return f"{surname}{rng.choice(given['first'])}{rng.choice(given['second'])}"


def set_awkward_names(people_by_unit: list[list[Row]]) -> None:
    """Two 张伟 in one unit, 王强 padded and plain in two others, and rare characters.

    All of them have consented to be named.
    """
    groups = [people for people in people_by_unit if len(people) >= _PEOPLE_NEEDED]
    if language() == ENGLISH:
        return
    if len(groups) < _GROUPS_NEEDED:
        return
    named = [(groups[1][0], _PADDED), (groups[2][0], _PLAIN)]
    for position, rare in enumerate(load("names")["rare"]):
        row = groups[position % len(groups)][-1]
        named.append((row, f"{_RARE_NAMES_SURNAMES[position]}{rare}"))
    for row, room in zip(groups[0][:2], ("办公室", "物业管理股"), strict=True):
        row["discriminator"] = room
        named.append((row, _SHARED))
    for row, name in named:
        row.update(name=name, named_consent_on="2025-09-15", withdrawn_on="")


def is_awkward(name: str) -> bool:
    """Whether a name is one of those."""
    return name in (_SHARED, _PADDED, _PLAIN) or any(char in name for char in load("names")["rare"])
