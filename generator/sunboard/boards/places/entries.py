"""Every community, estate and unit as somebody may look for it: by any of its names, however they are typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sunboard.boards.alike import community_link, estate_link, unit_link
from sunboard.boards.places.spelling import is_a_name, typed_for
from sunboard.checks.identity.names import SEVERAL
from sunboard.language import say, say_in, spoken
from sunboard.measures.coverage import coverage_of
from sunboard.measures.entities import town_of_community
from sunboard.measures.ground import Ground, remembered
from sunboard.schema.places import PLACES

APART = "; "
"""Between two things that are typed: over a blank alone a number would go on into the next."""


class Entry(NamedTuple):
    """A community, an estate or a unit."""

    name: str
    path: str
    """Its board, relative to the site's root; "" where none is made."""
    typed: str
    """What else is typed for it: other names, then pinyin and first letters; "" for nothing."""
    within: str
    """The community of an estate, the town of a community; what is to be known of a unit."""
    others: str
    """Its short and its former names, as written; "" for none."""


@remembered
def entries_of(ground: Ground, kind: str) -> tuple[Entry, ...]:
    """All communities, estates or units, in the table's order."""
    table, link = ground.records[kind], _LINKS[kind]
    names = zip(*(table.texts(field) for field in table.kind.names), strict=True)
    return tuple(
        Entry(name, link(ground, row), _typed(name, others), within, together(others))
        for row, ((name, *others), within) in enumerate(
            zip(names, _within(ground, kind), strict=True)
        )
    )


def other_names(written: Sequence[str]) -> tuple[str, ...]:
    """The short and the former names of a record, which may be several in a cell; each once."""
    every = (each.strip() for cell in written for each in SEVERAL.split(cell))
    return tuple(dict.fromkeys(filter(None, every)))


def together(written: Sequence[str]) -> str:
    """The short and the former names of a record beside each other."""
    return " · ".join(filter(None, written))


def endings() -> tuple[str, ...]:
    """What names of places end with that may be left out, or added, by whoever looks for one; longer first.

    In a language with blanks that is what a kind of place is called, as it is typed: small and without blanks.
    """
    if not spoken().is_chinese:
        words = ("".join(say_in("one", kind.label).lower().split()) for kind in PLACES)
        return tuple(sorted(words, key=len, reverse=True))
    every = dict.fromkeys(ending for kind in PLACES for ending in kind.endings)
    return tuple(sorted(every, key=len, reverse=True))


def _typed(name: str, written: Sequence[str]) -> str:
    cells = filter(None, (_WITHIN_A_CELL.join(_closed(cell)) for cell in written))
    return APART.join(filter(None, (*cells, typed_for((name, *other_names(written))))))


_WITHIN_A_CELL = ", "
"""Between several names of one cell, which is to be read as it was written: 某某，女，9岁 names a child."""


def _closed(cell: str) -> list[str]:
    """The names of a cell without their blanks, but for what is no name: nobody would know Block5Room501."""
    return ["".join(each.split()) for each in other_names((cell,)) if is_a_name(each)]


def _within(ground: Ground, kind: str) -> Iterator[str]:
    if kind == "communities":
        towns = ground.records["towns"].texts("name")
        return (towns[town] for town in town_of_community(ground).tolist())
    if kind == "estates":
        communities = ground.records["communities"].texts("name")
        return (communities[at] for at in ground.records["estates"].codes("community").tolist())
    closed = say("已撤并")
    return (
        "" if is_current else closed for is_current in coverage_of(ground).unit_is_current.tolist()
    )


_LINKS = {"communities": community_link, "estates": estate_link, "units": unit_link}
