"""A tile a place, shaded by how much of what has come due there is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards.blocks import Block
from sunboard.boards.places.entries import Entry, entries_of
from sunboard.boards.shows import shows_of
from sunboard.figures.worded import rate_text
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate, Tallied, tally_of

MUCH_PERCENT = 10
"""From here, a tenth, a tile is darkest; a drawing choice only, no verdict rests on it."""


class Tile(NamedTuple):
    """One place."""

    entry: Entry
    shade: str
    """`nothing` where nothing has come due, `few` where too little has for a share; `none`, `some`, `much`."""
    said: str
    """Overdue of what has come due, both numbers; "" where nothing has."""


class Tiles(NamedTuple):
    """Those of one town."""

    title: str
    id: str
    tiles: tuple[Tile, ...]
    others: str


@dataclass(frozen=True)
class TileMap(Block):
    """Places by town, under what the shades stand for."""

    shades: tuple[tuple[str, str], ...]
    """Each shade with its words."""
    groups: tuple[Tiles, ...]


def shades() -> tuple[tuple[str, str], ...]:
    """What the shades stand for, the lightest first."""
    return (
        ("none", say("没有逾期")),
        ("some", say("逾期不到一成")),
        ("much", say("逾期一成以上")),
    )


def has_tiles(ground: Ground) -> bool:
    """Whether anything is kept that can be overdue."""
    return bool(_kinds(ground))


@remembered
def estate_tiles(ground: Ground) -> tuple[Tile, ...]:
    """All estates, in the table's order."""
    least = max(ground.programme.limits.min_cell, 1)
    tallies = [tally_of(ground, kind, Scope.ESTATE) for kind in _kinds(ground)]
    return tuple(
        _tile(
            entry,
            Rate(
                sum(tally.past_due(row) for tally in tallies),
                sum(tally.fulfilled(row).denominator for tally in tallies),
            ),
            least,
        )
        for row, entry in enumerate(entries_of(ground, "estates"))
    )


def _kinds(ground: Ground) -> tuple[Tallied, ...]:
    shows = shows_of(ground)
    kept: tuple[tuple[Tallied, bool], ...] = (
        ("commitments", shows.commitments),
        ("tasks", shows.tasks),
    )
    return tuple(kind for kind, is_shown in kept if is_shown)


def _tile(entry: Entry, overdue: Rate, least: int) -> Tile:
    if not overdue.denominator:
        return Tile(entry, "nothing", "")
    said = rate_text(overdue)
    if overdue.denominator < least:
        return Tile(entry, "few", said)
    if not overdue.numerator:
        return Tile(entry, "none", said)
    return Tile(entry, "much" if (overdue.percent or 0) >= MUCH_PERCENT else "some", said)
