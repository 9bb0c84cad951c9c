"""Festive cards of honoured deeds: who, what came of it, what was done, and what vouches for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards.blocks import Block
from sunboard.boards.deeds.emblems import emblems_of
from sunboard.boards.photos import portraits_of
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.values import DeedRow, PhotoView
from sunboard.language import say, say_in, say_many
from sunboard.measures.columns import Positions, is_filled
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.names import mentions_of
from sunboard.schema.surface import Surface

CARDS_SHOWN = 3
"""The newest of a category: a row of them on a wide screen; the others are opened by whoever wants them."""


class HonourCard(NamedTuple):
    """An honoured deed."""

    deed: DeedRow
    named: int
    """How many of its names are people's; the others say a role, or a unit that did it together."""
    emblem: str
    seals: tuple[str, ...]
    """The steps that it has passed and somebody answers for."""
    portrait: PhotoView | None = None
    """Of whoever did it alone; None where there is none, and the emblem stands in its place."""


@dataclass(frozen=True)
class HonourCards(Block):
    """A festive card a deed."""

    cards: tuple[HonourCard, ...]
    rest: tuple[HonourCard, ...] = ()
    """Those that a reader opens."""
    prefix: str = "emblem"
    """What the ids of its emblems begin with: of two such blocks on a page each its own."""
    rank: int = 3
    """That of the headings of its cards."""

    @property
    def emblems(self) -> tuple[str, ...]:
        """Those that its cards show, each once."""
        every = (*self.cards, *self.rest)
        return tuple(dict.fromkeys(card.emblem for card in every))


class HonourGroup(NamedTuple):
    """The honoured deeds of one category."""

    anchor: str
    title: str
    said: str
    """How many there are."""
    cards: HonourCards


@dataclass(frozen=True)
class HonourGroups(Block):
    """Honoured deeds by category."""

    groups: tuple[HonourGroup, ...]


def honour_cards(ground: Ground, deeds: Positions) -> HonourCards:
    """A card each, in the order given."""
    return HonourCards(tuple(_card(ground, deed) for deed in deeds.tolist()))


def own_cards(ground: Ground, deeds: Positions) -> HonourCards:
    """The same of one person, whose portrait stands above them all."""
    cards = honour_cards(ground, deeds).cards
    return HonourCards(tuple(card._replace(portrait=None) for card in cards))


def honour_groups(ground: Ground, deeds: Positions) -> tuple[HonourGroup, ...]:
    """Deeds by category, in the vocabulary's order, and those without one last; in each as they are given."""
    codes = deeds_of(ground).table.codes("category")[deeds]
    terms = ground.programme.vocabulary("deed_categories").terms
    names = [*((f"category_{term.key}", term.label) for term in terms), ("category_", say("其他"))]
    return tuple(
        _group(ground, anchor, title, deeds[codes == code])
        for code, (anchor, title) in zip([*range(len(terms)), -1], names, strict=True)
        if (codes == code).any()
    )


def _group(ground: Ground, anchor: str, title: str, deeds: Positions) -> HonourGroup:
    made = honour_cards(ground, deeds).cards
    # One that would be hidden alone stands with the others.
    shown = len(made) if len(made) <= CARDS_SHOWN + 1 else CARDS_SHOWN
    cards = HonourCards(made[:shown], made[shown:], anchor, rank=4)
    return HonourGroup(anchor, title, say_many("{n}件", len(made)), cards)


def _card(ground: Ground, deed: int) -> HonourCard:
    people = mentions_of(ground, "deeds", Surface.PAGE).get(deed)
    emblem = emblems_of(ground)[deeds_of(ground).table.codes("category")[deed]]
    named = people.named if people else ()
    is_alone = people is not None and len(named) == 1 and not people.roles
    portrait = portraits_of(ground, named) if is_alone else ()
    row, seals = deed_rows(ground)[deed], _seals(ground)[deed]
    return HonourCard(row, len(named), emblem, seals, *portrait)


@remembered
def _seals(ground: Ground) -> list[tuple[str, ...]]:
    """For each deed the steps that somebody is known to answer for, and the 公示 that has ended."""
    deeds = deeds_of(ground)
    said = (say_in("step", "推荐"), say_in("step", "核实"), say_in("step", "公示"))
    passed = (
        is_filled(deeds.table, "recommender"),
        is_filled(deeds.table, "verifier"),
        ~np.isnat(deeds.closes),
    )
    return [
        tuple(word for word, is_there in zip(said, row, strict=True) if is_there)
        for row in zip(*(each.tolist() for each in passed), strict=True)
    ]
