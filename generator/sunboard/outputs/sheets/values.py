"""Values that sheets are made of. Every one is complete: the Typst templates compute nothing.

A sheet says what a board says, in the same words: its rows are made from the board's rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sunboard.boards.values import Status


@dataclass(frozen=True)
class Frame:
    """What stands on every page of a sheet."""

    programme: str
    """The county and what it calls its programme."""
    issuer: str
    """Who answers for it, in full, as in 落款."""
    phone: str
    """The supervision phone."""
    day: str
    """The day its rows go to, ISO: none of them has moved since."""
    as_of: str
    """The same in words: 2026年10月31日."""
    publication: str
    """In which publication one of its rows last changed: 第12次公布; "" where that was never put down."""
    posted: str
    """The day it is put up; a seal and a date belong to it."""
    takedown: str
    """The day it is to be taken down."""
    url: str
    """The board's full address, for the QR code; "" where the site's address is not known."""
    address: str
    """The same to read and type, without https://; the path alone where the site's address is not known."""
    mark: str
    """示范数据 on demonstration data, else ""."""


class SheetFigure(NamedTuple):
    """A number with its denominator."""

    label: str
    numerator: str
    denominator: str | None
    text: str | None


@dataclass(frozen=True)
class SheetStep:
    """One step of the loop."""

    label: str
    word: str
    width: int
    count: str
    """How many came so far: 12件."""
    waiting: str
    """How many wait for it; "" for none."""
    overdue: Status | None
    """Those that wait for too long, if there are any."""


@dataclass(frozen=True)
class Sheet:
    """One sheet, complete."""

    path: str
    """Relative to the site's root: "sheets/qinghe/2026-10-a3.pdf"."""
    kind: str
    """The function in `site_templates/sheets/` that sets it; that of all lists where there is none."""
    label: str
    """What the list of sheets calls it."""
    paper: str
    """ "a3" or "a4"."""
    is_landscape: bool
    title: str
    subtitle: str
    frame: Frame
    body: object
    """The frozen value that its template shows."""
    board: str
    """The board that says the same: its path relative to the site's root."""
    community: int = -1
    """The community whose clerk prints it; -1 for the county's office."""
