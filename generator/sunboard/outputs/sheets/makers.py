"""Every kind of printed sheet there is, and how it is made.

A new kind of sheet is one more entry in `SHEET_MAKERS`; what a mechanism has printed is its own entry's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sunboard.boards.mechanisms import MECHANISMS
from sunboard.language import mark
from sunboard.measures.ground import Ground, Scope
from sunboard.outputs.sheets.certificate import (
    certificate_count,
    certificate_place,
    make_certificate,
)
from sunboard.outputs.sheets.honours import honours_count, honours_place, make_honours_sheet
from sunboard.outputs.sheets.listing import COUNTY, listing_count, listing_place, make_listing
from sunboard.outputs.sheets.month import make_month_sheet
from sunboard.outputs.sheets.notice import make_notice, notice_count, notice_place
from sunboard.outputs.sheets.plate import make_plate, plate_count, plate_place
from sunboard.outputs.sheets.posts import make_posts_sheet, posts_count
from sunboard.outputs.sheets.roster import make_roster, roster_count, roster_place
from sunboard.outputs.sheets.summary import make_summary, summary_count
from sunboard.outputs.sheets.values import Sheet

A3, A4 = "a3", "a4"


@dataclass(frozen=True)
class SheetMaker:
    """How one kind of sheet is made."""

    kind: str
    """The function in `site_templates/sheets/` that sets it, or `listing` does; as in `Sheet.kind`."""
    label: str
    """What an office calls the kind, to be said: 承诺践诺评诺榜."""
    papers: tuple[str, ...]
    """The papers it is made for, the one that hangs best first."""
    count: Callable[[Ground], int]
    """How many there are on each paper."""
    make: Callable[[Ground, int, str], Sheet]
    """The sheet of a number, from 0, on a paper."""
    place: Callable[[Ground, int], int]
    """The community whose sheet a number's is, by its position; below 0 for the county's."""
    hangs: bool = True
    """Whether it belongs into the one file a clerk prints for the noticeboard; a certificate is handed over."""


SHEET_MAKERS: tuple[SheetMaker, ...] = (
    SheetMaker(
        "month",
        mark("承诺践诺评诺榜"),
        (A3, A4),
        lambda c: c.size(Scope.COMMUNITY),
        make_month_sheet,
        lambda _, community: community,
    ),
    SheetMaker(
        "honours",
        mark("党员闪光言行榜"),
        (A3, A4),
        honours_count,
        make_honours_sheet,
        honours_place,
    ),
    *(
        SheetMaker(
            each.board,
            each.printed.label,
            (A3, A4),
            partial(listing_count, each, each.printed),
            partial(make_listing, each, each.printed),
            partial(listing_place, each, each.printed),
        )
        for each in MECHANISMS
        if each.printed
    ),
    SheetMaker("notice", mark("公示"), (A4,), notice_count, make_notice, notice_place),
    SheetMaker("roster", mark("轮值表"), (A3, A4), roster_count, make_roster, roster_place),
    SheetMaker(
        "posts",
        mark("家园岗位公示牌"),
        (A3, A4),
        posts_count,
        make_posts_sheet,
        lambda _, community: community,
    ),
    SheetMaker("plate", mark("包联公示牌"), (A4,), plate_count, make_plate, plate_place),
    SheetMaker(
        "summary", mark("全县一张纸"), (A3,), summary_count, make_summary, lambda *_: COUNTY
    ),
    SheetMaker(
        "certificate",
        mark("荣誉证书"),
        (A4,),
        certificate_count,
        make_certificate,
        certificate_place,
        hangs=False,
    ),
)
"""Every kind of sheet there is, in the order they are listed and printed."""
