"""Where an address lies: 书香街道兰亭社区翠园小区3号楼 is in 翠园小区 of 兰亭社区.

Exports of 12345 have one column 地址, and none for the community. The longest names of places in it count, each
within what else the address says; where that leaves more than one, nothing is taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.names import Rows, key_of
from sunboard.schema.places import COMMUNITIES, ESTATES, TOWNS

_START = 2
_FEWEST = 3
"""Characters of a name that is looked for without what its kind is called: 翠园 is found in 翠园路."""
_COMMUNITY, _ESTATE = "社区", "小区"
_CALLED = ("村", _COMMUNITY)
"""What communities are called by."""
_GOES_ON = re.compile(
    r"(?:大道|[路街巷弄])(?![口边旁灯面])|(?:[一二三四五六七八九十\d]+|[a-z东西南北中新老])(?:期|区|苑|院|园|坊)"
)
"""What follows a name that is a road's, or the beginning of another one: 翠园路, 翠园三期."""
_BEGINS = re.compile(r"(?:^|[县区市镇乡村道路街巷弄号口旁边侧于在住至到和与及、,;:()\W])$")
"""What may stand before a name; 新翠园小区 is another one."""
_BEGINS_IN_TEXT = re.compile(r"(?:^|[^新老大小东西南北中上下\d])$")
"""The same in a sentence, where verbs stand before names: 改造翠园小区."""


@dataclass(frozen=True)
class Located:
    """What an address comes to."""

    community: int = -1
    """Position of the community; -1 for none."""
    estate: int = -1
    """Position of the estate; -1 for none."""
    rivals: tuple[str, ...] = ()
    """The names between which the address leaves it open."""
    is_whole: bool = False
    """Whether nothing but names of places stands in it."""


@dataclass(frozen=True)
class _Found:
    """A name in an address."""

    kind: str
    rows: Rows
    start: int
    end: int
    name: str


class Addresses:
    """The places of a county by the names that stand in addresses."""

    def __init__(self, book: NameBook, county: str) -> None:
        self._book, self._county = book, key_of(county)
        self._rows: dict[str, dict[str, Rows]] = {}
        for kind, forms in ((TOWNS, _of_town), (COMMUNITIES, _of_community), (ESTATES, _of_estate)):
            for row, names in enumerate(book.of(kind.name).names):
                for form in dict.fromkeys(form for name in names for form in forms(key_of(name))):
                    of_form = self._rows.setdefault(form, {})
                    of_form[kind.name] = (*of_form.get(kind.name, ()), row)
        self._by_start: dict[str, list[str]] = {}
        for form in sorted(self._rows, key=len, reverse=True):
            self._by_start.setdefault(form[:_START], []).append(form)
        self.locate = cache(self._locate)

    def named_in(self, text: str) -> Located:
        """Where the estate lies that a sentence names; nowhere, if it names none, or several."""
        found = [*self._names_in(key_of(text), _BEGINS_IN_TEXT)]
        homes = _rows(each for each in found if each.kind == ESTATES.name)
        if len(homes) != 1:
            return Located()
        (estate,) = homes
        return Located(self._community_of(estate), estate)

    def _locate(self, address: str, community: int = -1) -> Located:
        """Where an address lies; `community` is the one that its row names, -1 for none."""
        key = key_of(address)
        found = list(self._names_in(key))
        towns, communities, estates = (
            [each for each in found if each.kind == kind.name]
            for kind in (TOWNS, COMMUNITIES, ESTATES)
        )
        town_rows = {row for each in towns for row in each.rows}
        named = self._of_towns(_rows(communities), town_rows)
        if community >= 0:
            # An address that names another one is none of the row's.
            named = {community} if not named or community in named else set()
        homes = self._of_communities(_rows(estates), named, town_rows)
        is_whole = not self._left_of(key, found)
        if communities and not named:
            return Located(is_whole=is_whole)
        if len(homes) > 1 or (not homes and len(named) > 1):
            rivals = tuple(dict.fromkeys(each.name for each in (*communities, *estates)))
            return Located(next(iter(named)) if len(named) == 1 else -1, -1, rivals, is_whole)
        estate = next(iter(homes), -1)
        lies_in = self._community_of(estate) if estate >= 0 else next(iter(named), -1)
        return Located(lies_in, estate, (), is_whole)

    def _names_in(self, key: str, begins: re.Pattern[str] = _BEGINS) -> Iterator[_Found]:
        """The names in an address, the longest at each place, none within another."""
        at = last = 0
        while at < len(key):
            forms = self._by_start.get(key[at : at + _START], ())
            form = next((each for each in forms if key.startswith(each, at)), "")
            end = at + len(form)
            if form and (at == last or begins.search(key[:at])) and not self._goes_on(key, end):
                yield from (
                    _Found(kind, rows, at, end, form) for kind, rows in self._rows[form].items()
                )
                last = end
            at = max(at + 1, end)

    def _goes_on(self, key: str, end: int) -> bool:
        is_cut = key[end - 1].isdecimal() and key[end : end + 1].isdecimal()
        return is_cut or _GOES_ON.match(key, end) is not None

    def _of_towns(self, rows: set[int], towns: set[int]) -> set[int]:
        """Some communities, of those of the towns that are named, if any lies there."""
        inside = {row for row in rows if self._lies_in(COMMUNITIES.name, row, TOWNS.name) in towns}
        return inside if towns else rows

    def _of_communities(self, rows: set[int], named: set[int], towns: set[int]) -> set[int]:
        """Some estates, of those of the communities or towns that are named."""
        if named:
            return {row for row in rows if self._community_of(row) in named}
        if towns:
            homes = {row: self._community_of(row) for row in rows}
            inside = self._of_towns({*homes.values()} - {-1}, towns)
            return {row for row, home in homes.items() if home in inside}
        return rows

    def _community_of(self, estate: int) -> int:
        return self._lies_in(ESTATES.name, estate, COMMUNITIES.name)

    def _lies_in(self, kind: str, row: int, wider: str) -> int:
        """The place of a wider kind in which one lies; -1 for none, or where nobody can tell."""
        names = self._book.of(kind)
        (field,) = (f.name for f in names.draft.kind.fields if f.refers_to == (wider,))
        return int(names.lies_in(field)[row])

    def _left_of(self, key: str, found: Sequence[_Found]) -> str:
        """What of an address is no name of a place, nor the county's."""
        at, left = 0, ""
        for each in found:
            left += key[at : each.start] if each.start >= at else ""
            at = max(at, each.end)
        return (left + key[at:]).replace(self._county, "")


def _rows(found: Iterable[_Found]) -> set[int]:
    return {row for each in found for row in each.rows}


def _of_town(name: str) -> Iterator[str]:
    yield name


def _of_community(name: str) -> Iterator[str]:
    """The name with what says that it is one."""
    yield name if name.endswith(_CALLED) else f"{name}{_COMMUNITY}"


def _of_estate(name: str) -> Iterator[str]:
    """The name, and without 小区 where enough is left."""
    stem = next((name.removesuffix(e) for e in ESTATES.endings if name.endswith(e)), name)
    yield name
    yield f"{stem}{_ESTATE}"
    if len(stem) >= _FEWEST:
        yield stem
