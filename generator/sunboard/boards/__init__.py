"""Stage 4, make: measures → one frozen value a page.

A new kind of board is one more entry in `BOARD_MAKERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sunboard.boards.commitment import make_commitment_page, make_commitments_page
from sunboard.boards.community import make_community_page, make_month_page, month_page_count
from sunboard.boards.county import County, make_county
from sunboard.boards.deed import deed_board_count, make_deed_page, make_deeds_page
from sunboard.boards.estate import make_estate_page
from sunboard.boards.home import make_home_page
from sunboard.boards.silent import make_silent_page
from sunboard.boards.unit import make_unit_page
from sunboard.boards.values import Page
from sunboard.measures import Scope


@dataclass(frozen=True)
class BoardMaker:
    """How one kind of page is made."""

    board: str
    """The entry of `programme.yml`'s `boards` that asks for it."""
    section: str
    """The navigation entry its pages belong to."""
    depth: int
    """How many folders below the root its pages lie."""
    count: Callable[[County], int]
    """How many pages there are."""
    make: Callable[[County, int], Page]
    """The page of a number, from 0."""


def _one(_: County) -> int:
    return 1


BOARD_MAKERS: tuple[BoardMaker, ...] = (
    BoardMaker("home", "home", 0, _one, make_home_page),
    BoardMaker(
        "communities", "places", 2, lambda c: c.measures.size(Scope.COMMUNITY), make_community_page
    ),
    BoardMaker("months", "places", 3, month_page_count, make_month_page),
    BoardMaker("estates", "places", 2, lambda c: c.measures.size(Scope.ESTATE), make_estate_page),
    BoardMaker("units", "units", 2, lambda c: c.measures.size(Scope.UNIT), make_unit_page),
    BoardMaker("commitments", "commitments", 1, _one, make_commitments_page),
    BoardMaker(
        "commitments", "commitments", 2, lambda c: len(c.commitment_rows), make_commitment_page
    ),
    BoardMaker("deeds", "deeds", 1, _one, make_deeds_page),
    BoardMaker(
        "deeds",
        "deeds",
        2,
        lambda c: deed_board_count(c) - 1,
        lambda c, n: make_deeds_page(c, n + 1),
    ),
    BoardMaker("deeds", "deeds", 2, lambda c: len(c.deed_rows), make_deed_page),
    BoardMaker("silent", "silent", 1, _one, make_silent_page),
)
"""Every kind of page there is."""

__all__ = ["BOARD_MAKERS", "BoardMaker", "County", "Page", "make_county"]
