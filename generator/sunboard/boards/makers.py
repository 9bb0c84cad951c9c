"""Every kind of page there is, and how it is made.

A mechanism's pages are its own entry's (`mechanisms.py`); any other is one more entry in `BOARD_MAKERS`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sunboard.boards.changes.editions import (
    edition_count,
    make_edition_page,
    make_editions_page,
)
from sunboard.boards.changes.history import history_by_path
from sunboard.boards.changes.lines import lines_shown
from sunboard.boards.changes.marks import standing_by_path
from sunboard.boards.changes.page import make_changes_page
from sunboard.boards.commitments.commitment import make_commitment_page
from sunboard.boards.commitments.commitments import make_commitments_page
from sunboard.boards.mechanism import BoardMaker
from sunboard.boards.mechanisms import MECHANISMS, make_mechanisms_page
from sunboard.boards.morning.page import morning_makers
from sunboard.boards.notices.corrections import marks_by_path
from sunboard.boards.open_data.page import data_page_count, make_data_page
from sunboard.boards.open_data.row_links import rows_at
from sunboard.boards.passing.ways import pass_on_of
from sunboard.boards.places.community import make_community_page
from sunboard.boards.places.estate import make_estate_page
from sunboard.boards.places.front import front_page_count, make_front_page
from sunboard.boards.places.home import make_home_page
from sunboard.boards.places.indexes import INDEXES
from sunboard.boards.places.month import make_month_page
from sunboard.boards.places.months import month_page_count
from sunboard.boards.places.silent import make_silent_page
from sunboard.boards.places.unit import make_unit_page
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.rows.deeds import deed_rows
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.search.page import make_search_page
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.boards.sheets.sheets import make_sheets_page
from sunboard.boards.subscriptions import subscriptions_by_page
from sunboard.boards.values import Page
from sunboard.boards.voided import void_makers
from sunboard.measures.ground import Ground, Scope
from sunboard.schema import BOARDS, REQUIRED_KINDS

_SHEETS = BoardMaker("sheets", make_sheets_page)
_LISTED = ("pairings", *BOARDS["months"])
"""The kinds whose records the boards of places and units list."""

BOARD_MAKERS: tuple[BoardMaker, ...] = (
    BoardMaker("home", make_home_page, 0, section="home", lists=(*REQUIRED_KINDS, *_LISTED)),
    BoardMaker("", make_front_page, 0, front_page_count, "home"),
    *INDEXES,
    BoardMaker(
        "communities",
        make_community_page,
        2,
        lambda c: c.size(Scope.COMMUNITY),
        "places",
        ("estates", *_LISTED),
    ),
    BoardMaker("months", make_month_page, 3, month_page_count, "places"),
    BoardMaker("estates", make_estate_page, 2, lambda c: c.size(Scope.ESTATE), "places", _LISTED),
    BoardMaker("units", make_unit_page, 2, lambda c: c.size(Scope.UNIT), "units", _LISTED),
    BoardMaker("commitments", make_commitments_page, section="commitments"),
    BoardMaker(
        "commitments", make_commitment_page, 2, lambda c: len(commitment_rows(c)), "commitments"
    ),
    BoardMaker("mechanisms", make_mechanisms_page),
    *(maker for mechanism in MECHANISMS for maker in mechanism.makers),
    *void_makers(),
    *morning_makers(),
    BoardMaker("", make_changes_page),
    BoardMaker("", make_editions_page),
    BoardMaker("", make_edition_page, 2, edition_count),
    BoardMaker("silent", make_silent_page, section="silent"),
    BoardMaker("", make_search_page, section="search", lists=()),
    BoardMaker("", make_data_page, count=data_page_count, section="about"),
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


def make_page(ground: Ground, maker: BoardMaker, number: int) -> Page:
    """A page with the way to its data, and on a record's own how it was corrected or taken down."""
    page = maker.make(ground, number)
    corrections = (
        *standing_by_path(ground).get(page.path, ()),
        *marks_by_path(ground).get(page.path, ()),
    )
    history = history_by_path(ground).get(page.path, ())
    pass_on = pass_on_of(ground, page.path)
    return replace(
        page,
        preview=pass_on.preview if pass_on else "",
        corrections=corrections,
        rows_at=rows_at(ground, maker),
        subscriptions=subscriptions_by_page(ground).get(page.path, ()),
        history=history,
        pass_on=pass_on,
    )


def word_rows(ground: Ground) -> None:
    """Word every row that pages list, so that the processes that share the work needn't."""
    commitment_rows(ground)
    task_rows(ground)
    deed_rows(ground)
    lines_shown(ground)
