"""Every kind of page there is, and how it is made.

A new kind of board is one more entry in `BOARD_MAKERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from sunboard.boards.challenges.challenge import make_challenge_page
from sunboard.boards.challenges.challenges import make_challenges_page
from sunboard.boards.commitments.accountability import make_accountability_page
from sunboard.boards.commitments.commitment import make_commitment_page
from sunboard.boards.commitments.commitments import make_commitments_page
from sunboard.boards.deeds.deed import make_deed_page
from sunboard.boards.deeds.honours import deed_board_count, make_deeds_page, told_deeds
from sunboard.boards.forces.forces import make_forces_page
from sunboard.boards.lists.lists import make_community_lists_page, make_lists_page
from sunboard.boards.loop.loop import make_loop_page
from sunboard.boards.mechanisms import make_mechanisms_page
from sunboard.boards.meetings.meeting import make_meeting_page
from sunboard.boards.meetings.meetings import make_meetings_page
from sunboard.boards.notices.corrections import make_corrections_page
from sunboard.boards.notices.notices import (
    make_notice_page,
    make_notices_page,
    make_past_notices_page,
)
from sunboard.boards.places.community import make_community_page
from sunboard.boards.places.estate import make_estate_page
from sunboard.boards.places.front import front_page_count, make_front_page
from sunboard.boards.places.home import make_home_page
from sunboard.boards.places.month import make_month_page
from sunboard.boards.places.months import month_page_count
from sunboard.boards.places.silent import make_silent_page
from sunboard.boards.places.unit import make_unit_page
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.rows.notices import notice_rows
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.services.obligations import make_obligations_page
from sunboard.boards.services.pairings import make_pairings_page
from sunboard.boards.services.positions import make_positions_page
from sunboard.boards.services.services import make_community_services_page, make_services_page
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.boards.sheets.sheets import make_sheets_page
from sunboard.boards.stations.station import make_station_page
from sunboard.boards.stations.stations import make_stations_page
from sunboard.boards.values import Page
from sunboard.measures.ground import Ground, Scope


@dataclass(frozen=True)
class BoardMaker:
    """How one kind of page is made."""

    board: str
    """The entry of `programme.yml`'s `boards` that asks for it; "" for what every site has."""
    section: str
    """The navigation entry its pages belong to."""
    depth: int
    """How many folders below the root its pages lie."""
    count: Callable[[Ground], int]
    """How many pages there are."""
    make: Callable[[Ground, int], Page]
    """The page of a number, from 0."""


def _one(_: Ground) -> int:
    return 1


_SHEETS = BoardMaker("sheets", "mechanisms", 1, _one, make_sheets_page)

BOARD_MAKERS: tuple[BoardMaker, ...] = (
    BoardMaker("home", "home", 0, _one, make_home_page),
    BoardMaker("", "home", 0, front_page_count, make_front_page),
    BoardMaker("communities", "places", 2, lambda c: c.size(Scope.COMMUNITY), make_community_page),
    BoardMaker("months", "places", 3, month_page_count, make_month_page),
    BoardMaker("estates", "places", 2, lambda c: c.size(Scope.ESTATE), make_estate_page),
    BoardMaker("units", "units", 2, lambda c: c.size(Scope.UNIT), make_unit_page),
    BoardMaker("commitments", "commitments", 1, _one, make_commitments_page),
    BoardMaker(
        "commitments", "commitments", 2, lambda c: len(commitment_rows(c)), make_commitment_page
    ),
    BoardMaker("deeds", "deeds", 1, _one, make_deeds_page),
    BoardMaker(
        "deeds",
        "deeds",
        2,
        lambda c: deed_board_count(c) - 1,
        lambda c, n: make_deeds_page(c, n + 1),
    ),
    BoardMaker("deeds", "deeds", 2, lambda c: len(told_deeds(c)), make_deed_page),
    BoardMaker("mechanisms", "mechanisms", 1, _one, make_mechanisms_page),
    BoardMaker("lists", "mechanisms", 1, _one, make_lists_page),
    BoardMaker(
        "lists",
        "mechanisms",
        2,
        lambda c: c.size(Scope.COMMUNITY),
        make_community_lists_page,
    ),
    BoardMaker("services", "mechanisms", 1, _one, make_services_page),
    BoardMaker(
        "services",
        "mechanisms",
        2,
        lambda c: c.size(Scope.COMMUNITY),
        make_community_services_page,
    ),
    BoardMaker("obligations", "mechanisms", 1, _one, make_obligations_page),
    BoardMaker("meetings", "mechanisms", 1, _one, make_meetings_page),
    BoardMaker(
        "meetings",
        "mechanisms",
        2,
        lambda c: len(c.records["meetings"]),
        make_meeting_page,
    ),
    BoardMaker("challenges", "mechanisms", 1, _one, make_challenges_page),
    BoardMaker(
        "challenges",
        "mechanisms",
        2,
        lambda c: len(c.records["challenges"]),
        make_challenge_page,
    ),
    BoardMaker("positions", "mechanisms", 1, _one, make_positions_page),
    BoardMaker("pairings", "mechanisms", 1, _one, make_pairings_page),
    BoardMaker("forces", "mechanisms", 1, _one, make_forces_page),
    BoardMaker("stations", "mechanisms", 1, _one, make_stations_page),
    BoardMaker(
        "stations",
        "mechanisms",
        2,
        lambda c: len(c.records["stations"]),
        make_station_page,
    ),
    BoardMaker("notices", "notices", 1, _one, make_notices_page),
    BoardMaker("notices", "notices", 2, _one, make_past_notices_page),
    BoardMaker("notices", "notices", 2, lambda c: len(notice_rows(c)), make_notice_page),
    BoardMaker("corrections", "mechanisms", 1, _one, make_corrections_page),
    BoardMaker("loop", "mechanisms", 1, _one, make_loop_page),
    BoardMaker("accountability", "mechanisms", 1, _one, make_accountability_page),
    BoardMaker("silent", "silent", 1, _one, make_silent_page),
    _SHEETS,
)
"""Every kind of page there is."""


def plan_pages(ground: Ground, sheet_links: SheetLinks) -> list[tuple[BoardMaker, int]]:
    """Every page of the boards the programme asks for, as its maker and its number.

    `sheet_links` are the sheets that one of them lists.
    """
    sheets = replace(_SHEETS, make=partial(make_sheets_page, sheet_links=sheet_links))
    return [
        (sheets if maker is _SHEETS else maker, number)
        for maker in BOARD_MAKERS
        if ground.makes(maker.board)
        for number in range(maker.count(ground))
    ]


def word_rows(ground: Ground) -> None:
    """Word every row that pages list, so that the processes that share the work needn't."""
    commitment_rows(ground)
    task_rows(ground)
    deed_rows(ground)
