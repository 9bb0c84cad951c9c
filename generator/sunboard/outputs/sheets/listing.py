"""Lists of what a mechanism counts: its figures and its records, of the whole county or of one community."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, text_of
from sunboard.boards.mechanism import Mechanism
from sunboard.boards.order import rows_by
from sunboard.boards.printed import Printed, SheetTable
from sunboard.language import say, within
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.outputs.sheets.frame import make_frame
from sunboard.outputs.sheets.tables import figures_note, sheet_figures
from sunboard.outputs.sheets.values import Sheet, SheetFigure

COUNTY = -1
"""The place of the sheet that lists every record."""


@dataclass(frozen=True)
class Listing:
    """Everything such a list shows."""

    figures: tuple[SheetFigure, ...]
    note: str
    """What each of them counts."""
    tables: tuple[SheetTable, ...]


def listing_count(mechanism: Mechanism, printed: Printed, ground: Ground) -> int:
    """The county's, and one a community that has any records."""
    return len(_listed(ground, mechanism, printed))


def listing_place(mechanism: Mechanism, printed: Printed, ground: Ground, number: int) -> int:
    """The community of a list, below 0 for the county's."""
    return _listed(ground, mechanism, printed)[number][0]


def make_listing(
    mechanism: Mechanism, printed: Printed, ground: Ground, number: int, paper: str
) -> Sheet:
    """A list of one place, on A3 across or A4 upright."""
    place, rows = _listed(ground, mechanism, printed)[number]
    owner, folder, name = (Scope.COUNTY, 0), "county", ground.programme.county
    board = mechanism.path
    if place != COUNTY:
        # The page of all would lead to as many files as there are communities, and not say whose each is.
        owner, board = (Scope.COMMUNITY, place), community_link(ground, place) or board
        folder, name = (text_of(ground, "communities", place, field) for field in ("id", "name"))
    shown = mechanism.figures(ground, *owner)
    return Sheet(
        path=addresses.sheet_path(folder, f"{mechanism.board}-{paper}"),
        kind=mechanism.board,
        label=say(printed.label),
        paper=paper,
        is_landscape=paper == "a3",
        title=say("{place}{title}", place=name, title=within(say(printed.label))),
        subtitle="",
        frame=make_frame(
            ground, mechanism.path, ground.programme.sheets.month_days, {printed.kind: rows}
        ),
        body=Listing(sheet_figures(shown), figures_note(shown), printed.tables(ground, rows)),
        board=board,
        community=place,
    )


@remembered
def _listed(ground: Ground, mechanism: Mechanism, printed: Printed) -> list[tuple[int, Positions]]:
    """Each place with its records, in the board's order."""
    order = printed.order(ground)
    if not ground.makes(mechanism.board) or not len(order):
        return []
    by_community = rows_by(ground, ground.records[printed.kind], order, Scope.COMMUNITY)
    return [
        (COUNTY, order),
        *((place, rows) for place, rows in enumerate(by_community) if len(rows)),
    ]
