"""Every community and estate by town, and every unit, as the front page lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.boards.alike import nobody_paired, pairing_units, text_of
from sunboard.boards.blocks import Block, Figures, Section
from sunboard.boards.owners import communities_by_town, estates_by_community, pairings_by_community
from sunboard.boards.places.entries import entries_of
from sunboard.boards.places.sums import in_brief
from sunboard.boards.shows import shows_of
from sunboard.boards.values import EstateLink, PlaceCard, labels
from sunboard.figures.kind import figures
from sunboard.figures.work import TOWN_FIGURES
from sunboard.language import say, say_many
from sunboard.measures.ground import Ground, Scope


@dataclass(frozen=True)
class TownPlaces:
    """A town with its communities."""

    id: str
    name: str
    said: str
    """How many communities it has."""
    figures: Figures
    communities: tuple[PlaceCard, ...]


@dataclass(frozen=True)
class TownList(Block):
    """Every community and estate by town."""

    towns: tuple[TownPlaces, ...]


@dataclass(frozen=True)
class UnitList(Block):
    """Every unit."""

    units: tuple[PlaceCard, ...]


def place_sections(ground: Ground) -> Iterator[Section]:
    """The two lists, under their headings."""
    towns = tuple(_town(ground, town) for town in range(ground.size(Scope.TOWN)))
    units = tuple(_unit(ground, unit) for unit in range(ground.size(Scope.UNIT)))
    yield Section(say("全部社区和小区"), (TownList(towns),), id="communities")
    yield Section(
        say("部门单位"),
        (UnitList(units),),
        id="units",
        note=say("按登记的次序排列。没有记录的单位也在。"),
    )


def _town(ground: Ground, town: int) -> TownPlaces:
    communities = communities_by_town(ground)[town].tolist()
    return TownPlaces(
        id=text_of(ground, "towns", town, "id"),
        name=text_of(ground, "towns", town, "name"),
        said=say_many("{n}个社区", len(communities)),
        figures=Figures(figures(ground, TOWN_FIGURES, Scope.TOWN, town), "line"),
        communities=tuple(_community(ground, community) for community in communities),
    )


def _community(ground: Ground, community: int) -> PlaceCard:
    entry = entries_of(ground, "communities")[community]
    return PlaceCard(
        name=entry.name,
        href=entry.path,
        typed=entry.typed,
        within=entry.within,
        paired=_paired(ground, community) if shows_of(ground).pairings else None,
        facts=in_brief(ground, Scope.COMMUNITY, community),
        estates=tuple(
            _estate(ground, estate) for estate in estates_by_community(ground)[community].tolist()
        ),
    )


_UNITS_NAMED = 3


def _paired(ground: Ground, community: int) -> str:
    units = pairing_units(ground, pairings_by_community(ground)[community].tolist())
    if not units:
        return nobody_paired(ground, Scope.COMMUNITY, community)
    named = labels(units[:_UNITS_NAMED])
    if len(units) > _UNITS_NAMED:
        return say("包联单位：{units}等", units=named)
    return say("包联单位：{units}", units=named)


def _estate(ground: Ground, estate: int) -> EstateLink:
    entry = entries_of(ground, "estates")[estate]
    return EstateLink(entry.name, entry.path, entry.typed, entry.within)


def _unit(ground: Ground, unit: int) -> PlaceCard:
    entry = entries_of(ground, "units")[unit]
    return PlaceCard(
        name=entry.name,
        href=entry.path,
        typed=entry.typed,
        within=entry.within,
        paired=entry.within or None,
        facts=in_brief(ground, Scope.UNIT, unit),
    )
