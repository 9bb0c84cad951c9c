"""All honoured deeds of one member on a page of their own, by consent; without it, a line that says nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import home_crumbs
from sunboard.boards.blocks import Board, Section
from sunboard.boards.deeds.cards import own_cards
from sunboard.boards.photos import portrait_blocks
from sunboard.boards.rows.deeds import deed_order
from sunboard.boards.values import Link, Page
from sunboard.language import say, say_many
from sunboard.measures.columns import Positions, positions_of_ids
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.names import Named, mentions_of
from sunboard.publishable.records import told
from sunboard.records.publications import PUBLISHED
from sunboard.schema.surface import Surface

_LEAST = 2
"""Deeds: of somebody with one, its own page says all."""


class Member(NamedTuple):
    """A page of somebody who was honoured more than once; or one that may not say whose it is, or was."""

    person: int
    path: str
    named: Named | None
    """None where nobody may be named."""
    deeds: Positions
    """The honoured ones that name them, newest first."""


@remembered
def members(ground: Ground) -> tuple[Member, ...]:
    """Everybody who came onto the board more than once, whether they may be named or not.

    A page lies below the deed that was published first of those that name its person: below one that names
    nobody any more, as it was taken off or is of long ago, it would say who did that. What lay there says
    nothing then.
    Whoever never consented has such pages as well as whoever withdrew: none tells the one from the other.
    """
    named = _named_by_person(ground)
    deeds, is_told = deeds_of(ground), told(ground, "deeds", Surface.PAGE)
    has_come = (np.isin(deeds.stage, (Stage.HONOURED, Stage.REVOKED)) & is_told).tolist()
    found = []
    for person, every in sorted(_links(ground)[0].items()):
        come = [deed for deed in _by_publication(ground, every) if has_come[deed]]
        if len(come) < _LEAST:
            continue
        who, rows = named.get(person, (None, _NO_DEEDS))
        telling = {*rows.tolist()}
        for deed in come:
            path = _path(ground, deed, person)
            if deed in telling:
                found.append(Member(person, path, who, rows))
                break
            found.append(Member(person, path, None, _NO_DEEDS))
    return tuple(found)


_NO_DEEDS = np.empty(0, np.intp)


@remembered
def members_by_person(ground: Ground) -> dict[int, Member]:
    """Those who are named on pages of their own, by their position in the people table."""
    return {each.person: each for each in members(ground) if each.named}


def make_member_page(ground: Ground, number: int) -> Page:
    """The page of one of `members`."""
    member = members(ground)[number]
    root = addresses.root_of(member.path)
    crumbs = (*home_crumbs(ground, root), Link(say("闪光言行榜"), root + addresses.DEEDS))
    if member.named is None:
        # The address, as no two pages are called alike.
        title = say("闪光言行 {id}", id="-".join(member.path.split("/")[1:3]))
        nothing = say("这一页没有可以公开的内容。")
        board = Board(title=title, crumbs=crumbs, sections=(), lead=(nothing,))
        return Page(member.path, title, nothing, "deeds", board)
    title = member.named.name
    said = say_many("{n}件言行上榜", len(member.deeds))
    cards = Section(say("上榜的言行"), (own_cards(ground, member.deeds),), note=say("新的在前。"))
    lead = say("{unit}，{deeds}", unit=member.named.unit, deeds=said)
    shown = portrait_blocks(ground, member.person)
    board = Board(title, crumbs, (cards,), lead=(lead,), opening=shown)
    return Page(member.path, title, say("{who}：{deeds}", who=title, deeds=said), "deeds", board)


def _named_by_person(ground: Ground) -> dict[int, tuple[Named, Positions]]:
    """Whoever an honoured deed names, and these deeds, newest first."""
    order, mentions = deed_order(ground), mentions_of(ground, "deeds", Surface.PAGE)
    found: dict[int, tuple[Named, list[int]]] = {}
    for deed in order[deeds_of(ground).is_honoured[order]].tolist():
        for each in mentions[deed].named if deed in mentions else ():
            found.setdefault(each.person, (each, []))[1].append(deed)
    return {person: (each, np.array(rows)) for person, (each, rows) in found.items()}


def _by_publication(ground: Ground, deeds: list[int]) -> list[int]:
    """Deeds, those first that were published first: what comes later, however early it was done, comes last."""
    ids, published = deeds_of(ground).table.texts("id"), _published(ground)
    return sorted(deeds, key=lambda deed: (published[deed], ids[deed]))


def _path(ground: Ground, deed: int, person: int) -> str:
    place = _links(ground)[1][deed].index(person) + 1
    return addresses.member_path(deeds_of(ground).table.texts("id")[deed], place)


@remembered
def _links(ground: Ground) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The deeds of each person, and the people of each deed in the order recorded."""
    links = deeds_of(ground).table.links["people"]
    deeds: dict[int, list[int]] = defaultdict(list)
    people: dict[int, list[int]] = defaultdict(list)
    for deed, person in zip(links.rows.tolist(), links.targets.tolist(), strict=True):
        deeds[person].append(deed)
        people[deed].append(person)
    return deeds, people


@remembered
def _published(ground: Ground) -> list[int]:
    """The day on which each deed was first on the site, as a number; a far one where it was not yet."""
    table = deeds_of(ground).table
    days = np.full(len(table), np.iinfo(np.int64).max)
    if ground.publications is not None:
        ids, when = ground.publications.entries("deeds", PUBLISHED)
        rows = positions_of_ids(table, ids)
        days[rows[rows >= 0]] = when.astype(np.int64)[rows >= 0]
    published: list[int] = days.tolist()
    return published
