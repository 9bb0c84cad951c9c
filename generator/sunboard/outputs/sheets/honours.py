"""党员闪光言行榜: the honoured deeds of a quarter, for one community or for the whole county."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.deeds.honours import deed_quarters, deeds_of_quarter, honour_figures
from sunboard.boards.deeds.wall import names_of, order_said
from sunboard.boards.rows.deeds import deed_rows
from sunboard.language import listed, say
from sunboard.language.name_order import name_key
from sunboard.language.ordering import Key
from sunboard.measures.columns import Positions
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, remembered
from sunboard.outputs.sheets.frame import make_frame
from sunboard.outputs.sheets.tables import sheet_figures
from sunboard.outputs.sheets.values import Sheet, SheetFigure
from sunboard.publishable.names import mentions_of
from sunboard.schema.surface import Surface

COUNTY = -1
"""The place of the sheet that tells every community's deeds."""

_QUARTERS = 2
"""The running quarter and the one before it, which is what hangs when a quarter has just begun."""

_ONE_PAGE = 8
"""Deeds up to which names stand large beside what they did; of more, names have a page of their own."""


class _Roll(NamedTuple):
    """The honoured deeds of one place and quarter."""

    place: int
    """A community, or `COUNTY`."""
    quarter: str
    label: str
    deeds: Positions


class HonouredDeed(NamedTuple):
    """One deed on the sheet."""

    id: str
    names: tuple[str, ...]
    """Who may be named; where nobody may, or did it alone, what the board calls them."""
    others: str
    """Those beside them who are not named; "" for none."""
    unit: str
    date: str
    result: str
    what: str
    place: str


@dataclass(frozen=True)
class HonoursSheet:
    """Everything an honour sheet shows."""

    figures: tuple[SheetFigure, ...]
    order: str
    """How its names and deeds are ordered, that it is no ranking, and who isn't named."""
    wall: tuple[str, ...]
    """All who may be named, on a page of their own; nobody where the deeds need one page only."""
    deeds: tuple[HonouredDeed, ...]


def honours_count(ground: Ground) -> int:
    """One a place and quarter; none where nothing was honoured."""
    return len(_rolls(ground))


def honours_place(ground: Ground, number: int) -> int:
    """The community of a roll, below 0 for the county's."""
    return _rolls(ground)[number].place


def make_honours_sheet(ground: Ground, number: int, paper: str) -> Sheet:
    """An honour sheet, on A3 across or A4 upright."""
    roll, programme = _rolls(ground)[number], ground.programme
    is_county = roll.place == COUNTY
    owner = "county" if is_county else text_of(ground, "communities", roll.place, "id")
    name = programme.county if is_county else text_of(ground, "communities", roll.place, "name")
    board = addresses.quarter_path(roll.quarter)
    names = names_of(ground, roll.deeds, Surface.SHEET)
    return Sheet(
        path=addresses.sheet_path(owner, f"honours-{roll.quarter}-{paper}"),
        kind="honours",
        label=say("{quarter}党员闪光言行榜", quarter=roll.label),
        paper=paper,
        is_landscape=paper == "a3",
        title=say("{place}党员闪光言行榜", place=name),
        subtitle=roll.label,
        frame=make_frame(
            ground,
            board,
            programme.sheets.honours_days,
            {"deeds": roll.deeds},
        ),
        body=HonoursSheet(
            figures=sheet_figures(
                honour_figures(ground, roll.deeds, f"{owner}/deeds/{roll.quarter}")
            ),
            order=order_said(ground, roll.deeds, len(names)),
            wall=names if len(roll.deeds) > _ONE_PAGE else (),
            deeds=tuple(_deed(ground, deed) for deed in in_order(ground, roll.deeds.tolist())),
        ),
        board=board,
        community=roll.place,
    )


def named_of(ground: Ground, deed: int) -> tuple[str, ...]:
    """The people of a deed who may be named, in the order the programme asks for."""
    people = mentions_of(ground, "deeds", Surface.SHEET).get(deed)
    names = (each.name for each in people.named) if people else ()
    return tuple(sorted(names, key=name_key(ground.programme.sheets.name_order)))


def doers_of(ground: Ground, deed: int) -> tuple[str, ...]:
    """Who did a deed, as its board shows it: the named ones in order, then those without consent by role."""
    people = mentions_of(ground, "deeds", Surface.SHEET).get(deed)
    return people.after(named_of(ground, deed)) if people else deed_rows(ground)[deed].names


@remembered
def _rolls(ground: Ground) -> list[_Roll]:
    """Every place and quarter with an honoured deed: the county, then communities in the table's order."""
    if not ground.makes("deeds"):
        return []
    deeds = deeds_of(ground)
    community = deeds.table.codes("community")
    rolls = []
    for quarter, label in deed_quarters(ground)[:_QUARTERS]:
        rows = deeds_of_quarter(ground, quarter)
        rows = rows[deeds.is_honoured[rows]]
        if len(rows):
            rolls.append(_Roll(COUNTY, quarter, label, rows))
        places = community[rows]
        rolls += [
            _Roll(place, quarter, label, rows[places == place])
            for place in np.unique(places).tolist()
        ]
    return rolls


def in_order(ground: Ground, deeds: Sequence[int]) -> list[int]:
    """By the first name, in the order of names that the programme asks for, then as recorded.

    Those that name nobody come last.
    """
    key = name_key(ground.programme.sheets.name_order)

    def place(deed: int) -> tuple[bool, Key, int]:
        named = named_of(ground, deed)
        return not named, key(named[0]) if named else (), deed

    return sorted(deeds, key=place)


def _deed(ground: Ground, deed: int) -> HonouredDeed:
    row, named, doers = deed_rows(ground)[deed], named_of(ground, deed), doers_of(ground, deed)
    return HonouredDeed(
        id=row.id,
        names=named or doers,
        others=listed(doers[len(named) :]) if named else "",
        unit=row.unit,
        date=row.date,
        result=row.result,
        what=row.what,
        place=row.place,
    )
