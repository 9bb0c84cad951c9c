"""The wall of honour: names of a quarter in the programme's order, and a sentence that one of them said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sunboard.boards.blocks import Block
from sunboard.boards.order import split_by
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.values import Link
from sunboard.language import mark_many, say, say_many, statements, within
from sunboard.language.dates import said_year
from sunboard.language.name_order import name_key, order_of_names
from sunboard.language.quotations import sentence_said
from sunboard.measures.columns import Mask, Positions
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.names import Named, mentions_of
from sunboard.schema.surface import Surface

_NAMES_OPEN = 60
"""As many stand open on the wall; the others are opened by whoever wants them."""

_OF_A_PLACE = 12
"""Three lines of a telephone's screen."""

_WORD = "word"
"""The key of 闪光之言. As a meaning (`counts_as`) it would be told as a changed rule of every programme."""


@dataclass(frozen=True)
class Quotation(Block):
    """What one of the honoured said."""

    words: str
    who: str
    path: str
    """The deed that tells it, relative to the site's root; "" for none."""


@dataclass(frozen=True)
class HonourWall(Block):
    """Names on red, each leading to a deed."""

    title: str
    said: str
    """Whose names these are, and how many."""
    names: tuple[Link, ...]
    """The paths are relative to the site's root; "" leads nowhere."""
    order: str
    """How they are ordered, and who isn't named."""
    quotation: Quotation | None
    more: Link | None = None
    """The way to all of them; None where they are."""
    rest: tuple[Link, ...] = ()
    """The names that a reader opens."""
    is_counted: bool = False
    """Whether figures above it say how many there are."""


def honour_wall(ground: Ground, deeds: Positions, *, is_counted: bool) -> HonourWall:
    """Everybody whom some honoured deeds, given newest first, name; figures above may count them."""
    names, order = _names(ground, deeds)
    said = people_said(ground, deeds)
    return HonourWall(
        "", said, names[:_NAMES_OPEN], order, None, None, names[_NAMES_OPEN:], is_counted
    )


def short_wall(ground: Ground, deeds: Positions, said: str, more: Link, most: int) -> HonourWall:
    """Some of them, and what one of them said.

    Args:
        ground: The records.
        deeds: The honoured deeds, newest first.
        said: Whose names these are.
        more: The way to all of them.
        most: How many names are shown.
    """
    names, order = _names(ground, deeds)
    quotation = quotation_of(ground, deeds)
    return HonourWall(say("闪光言行榜"), said, names[:most], order, quotation, more)


def place_wall(ground: Ground, deeds: Positions) -> HonourWall:
    """The names of a place or a unit, of the newest year of some honoured deeds, given newest first."""
    years = deeds_of(ground).table.days("date")[deeds].astype("datetime64[Y]")
    newest = deeds[years == years[0]]
    names, order = _names(ground, newest)
    year = said_year(years[0].astype(object).year)
    said = say("{quarter}，{people}", quarter=year, people=people_said(ground, newest))
    more = None if names else Link(say("看做了什么"), "#deeds")
    told = statements(said, within(order))
    return HonourWall("", told, names[:_OF_A_PLACE], "", None, more, names[_OF_A_PLACE:])


def people_said(ground: Ground, deeds: Positions) -> str:
    """How many people some honoured deeds honour; how many deeds, where units did them together."""
    count = len(np.unique(people_of(ground, deeds)))
    return say_many("{n}人上榜", count) if count else say_many("{n}件言行上榜", len(deeds))


def _names(ground: Ground, deeds: Positions) -> tuple[tuple[Link, ...], str]:
    """The names as links, and how they are ordered and who isn't named."""
    found = _named(ground, deeds, Surface.PAGE)
    people = _sorted(ground, found)
    rows = np.array([found[each] for each in people], dtype=np.intp)
    paths = deed_rows(ground).column_of("path", rows)
    links = tuple(Link(each.name, path) for each, path in zip(people, paths, strict=True))
    return links, order_said(ground, deeds, len(people))


def names_of(ground: Ground, deeds: Positions, surface: Surface) -> tuple[str, ...]:
    """The names on such a wall, on whatever surface it stands."""
    return tuple(each.name for each in _sorted(ground, _named(ground, deeds, surface)))


def _sorted(ground: Ground, people: Iterable[Named]) -> list[Named]:
    key = name_key(ground.programme.sheets.name_order)
    return sorted(people, key=lambda named: key(named.name))


def _named(ground: Ground, deeds: Positions, surface: Surface) -> dict[Named, int]:
    """Everybody who may be named, with the newest deed of each."""
    mentions, found = mentions_of(ground, "deeds", surface), dict[Named, int]()
    for deed in deeds.tolist():
        for each in mentions[deed].named if deed in mentions else ():
            found.setdefault(each, deed)
    return found


def order_said(ground: Ground, deeds: Positions, named: int) -> str:
    """How so many names are ordered, that it is no ranking, and how many are not named."""
    others = len(np.unique(people_of(ground, deeds))) - named
    order = say("排名不分先后，{order}", order=order_of_names(ground.programme.sheets.name_order))
    unnamed = mark_many("另有{n}人没有同意署名") if named else mark_many("{n}人没有署名")
    return statements(order if named > 1 else "", say_many(unnamed, others) if others else "")


def people_of(ground: Ground, deeds: Positions) -> Positions:
    """Everybody who did some deeds, once for each of these."""
    people = _people_by_deed(ground)
    found = [people[deed] for deed in deeds.tolist()]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.intp)


@remembered
def _people_by_deed(ground: Ground) -> list[Positions]:
    """For each deed everybody who did it."""
    table = deeds_of(ground).table
    links = table.links["people"]
    return split_by(links.rows, links.targets, np.arange(len(links.rows)), len(table))


def quotation_of(ground: Ground, deeds: Positions) -> Quotation | None:
    """The newest sentence of somebody who may be named.

    Only where the deed is something said, by that person alone: whom a deed quotes may be anybody.
    """
    mentions, rows = mentions_of(ground, "deeds", Surface.PAGE), deed_rows(ground)
    for deed in deeds[_is_word(ground)[deeds]].tolist():
        mention = mentions.get(deed)
        if mention is None or len(mention.named) != 1 or mention.roles:
            continue
        (who,) = mention.named
        if words := sentence_said(rows[deed].what):
            return Quotation(words, f"{who.name} · {rows[deed].unit or who.unit}", rows[deed].path)
    return None


def _is_word(ground: Ground) -> Mask:
    """Which deeds are words (言), as the list that comes with the program has it; none under another list."""
    terms = ground.programme.vocabulary("deed_forms").terms
    is_word = np.array([*(term.key == _WORD for term in terms), False])
    found: Mask = is_word[deeds_of(ground).table.codes("form")]
    return found
