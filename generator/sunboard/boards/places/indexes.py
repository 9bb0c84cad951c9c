"""The indexes of communities, estates and units: all of them by town or by sort, then by letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, text_of
from sunboard.boards.blocks import Block, Empty, Section, there
from sunboard.boards.mechanism import BoardMaker
from sunboard.boards.owners import communities_by_town, estates_by_community
from sunboard.boards.places.entries import Entry, endings, entries_of, together
from sunboard.boards.places.spelling import letter_of, spelt_order
from sunboard.boards.places.tiles import TileMap, Tiles, estate_tiles, has_tiles, shades
from sunboard.boards.values import Link, Page
from sunboard.language import mark, say
from sunboard.measures.ground import Ground


class Group(NamedTuple):
    """Some entries under a heading."""

    title: str
    id: str
    """Its anchor; "" for none."""
    entries: tuple[Entry, ...]
    others: str = ""
    """Of a town its short and its former names."""


@dataclass(frozen=True)
class Finder(Block):
    """A field that finds by name what is listed on the page."""

    label: str
    way: str
    """The anchor of the list to go to where scripts are off; "" where it follows at once."""
    ways: tuple[Link, ...]
    """The ways to lists of all."""
    endings: str
    """What names end with that may be left out, or added, with spaces between."""


@dataclass(frozen=True)
class PlaceIndex(Block):
    """Places or units in groups."""

    groups: tuple[Group, ...]
    is_found: bool = False
    """Whether the finder takes them from here; in other groups the same ones stand again."""


class _Words(NamedTuple):
    """What is said of one index."""

    path: str
    title: str
    lead: str
    asked: str
    """What the finder asks for."""
    grouped: str
    section: str
    """The entry of the navigation."""


_WORDS: Mapping[str, _Words] = MappingProxyType(
    {
        "communities": _Words(
            addresses.COMMUNITIES,
            mark("全部社区"),
            mark("每个社区一页。"),
            mark("输入社区的名字，拼音也行"),
            mark("按城镇"),
            "places",
        ),
        "estates": _Words(
            addresses.ESTATES,
            mark("全部小区"),
            mark("每个小区一页。"),
            mark("输入小区的名字，拼音也行"),
            mark("按城镇"),
            "places",
        ),
        "units": _Words(
            addresses.UNITS,
            mark("全部部门单位"),
            mark("每个单位一页。没有记录的单位也在。"),
            mark("输入单位的名字，拼音也行"),
            mark("按类别"),
            "units",
        ),
    }
)


def finder(label: str, way: str, ways: tuple[Link, ...]) -> Finder:
    """The finder on a page that lists what it finds."""
    return Finder(label, way, ways, " ".join(endings()))


def index_links(ground: Ground, root: str) -> dict[str, Link]:
    """The ways to the indexes that are made, by kind."""
    return {
        kind: Link(say(words.title), root + words.path)
        for kind, words in _WORDS.items()
        if ground.makes(kind)
    }


def index_crumbs(ground: Ground, kind: str, root: str) -> tuple[Link, ...]:
    """The step of the way up from a board to the index that it stands in."""
    link = index_links(ground, root).get(kind)
    return (link,) if link else ()


def _make(kind: str, ground: Ground, _: int) -> Page:
    words = _WORDS[kind]
    entries, groups = entries_of(ground, kind), tuple(_rows_by_group(ground, kind))
    letters = PlaceIndex(tuple(_by_letter(ground, entries)), is_found=True)
    return county_page(
        ground,
        words.path,
        there(
            Section(say(words.grouped), (_grouped(ground, kind, groups),), id="groups")
            if groups
            else None,
            Section(
                say("按首字母"),
                (letters if entries else Empty(say("没有登记。")),),
                id="letters",
                is_folded=bool(groups),
            ),
        ),
        title=say(words.title),
        description=say("{county}{index}", county=ground.programme.county, index=say(words.title)),
        lead=(say(words.lead),),
        opening=(finder(say(words.asked), "", _other_indexes(ground, kind)),),
        entry=words.section,
    )


def _other_indexes(ground: Ground, kind: str) -> tuple[Link, ...]:
    links = index_links(ground, addresses.root_of(_WORDS[kind].path))
    return tuple(link for name, link in links.items() if name != kind)


def _by_letter(ground: Ground, entries: Sequence[Entry]) -> Iterator[Group]:
    # The full name of nearly every department begins with the county's, and would stand under one letter.
    county = ground.programme.county
    named = [(entry.name.removeprefix(county) or entry.name, entry) for entry in entries]
    found: dict[str, list[Entry]] = {}
    for name, entry in sorted(named, key=lambda each: spelt_order(each[0])):
        found.setdefault(letter_of(name), []).append(entry)
    for letter in sorted(found, key=lambda letter: (not letter, letter)):
        yield Group(letter or say("其他"), "", tuple(found[letter]))


def _grouped(ground: Ground, kind: str, groups: Sequence[tuple[Group, list[int]]]) -> Block:
    """Places or units in groups; of estates, where anything is kept that can be overdue, a tile each."""
    if kind == "estates" and has_tiles(ground):
        tiles = estate_tiles(ground)
        return TileMap(
            shades(),
            tuple(
                Tiles(group.title, group.id, tuple(tiles[row] for row in rows), group.others)
                for group, rows in groups
            ),
        )
    entries = entries_of(ground, kind)
    return PlaceIndex(
        tuple(group._replace(entries=tuple(entries[row] for row in rows)) for group, rows in groups)
    )


def _rows_by_group(ground: Ground, kind: str) -> Iterator[tuple[Group, list[int]]]:
    """The rows by town, or by the sort of unit; none of a group is left out, and none is empty."""
    for group, rows in _by_sort(ground) if kind == "units" else _by_town(ground, kind):
        if rows:
            yield group, rows


def _by_sort(ground: Ground) -> Iterator[tuple[Group, list[int]]]:
    terms = ground.programme.vocabulary("unit_types").terms
    codes = ground.records["units"].codes("type")
    for code, label in (*enumerate(term.label for term in terms), (-1, say("没有写类别"))):
        yield Group(label, "", ()), np.flatnonzero(codes == code).tolist()


def _by_town(ground: Ground, kind: str) -> Iterator[tuple[Group, list[int]]]:
    towns = ground.records["towns"].kind
    for town, communities in enumerate(communities_by_town(ground)):
        rows = [communities]
        if kind == "estates":
            rows = [estates_by_community(ground)[community] for community in communities.tolist()]
        name, *others = (text_of(ground, "towns", town, field) for field in towns.names)
        group = Group(name, text_of(ground, "towns", town, "id"), (), together(others))
        yield group, [row for each in rows for row in each.tolist()]


INDEXES = tuple(
    BoardMaker(kind, partial(_make, kind), section=words.section, lists=(kind,))
    for kind, words in _WORDS.items()
)
"""The makers of the indexes."""
