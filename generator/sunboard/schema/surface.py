"""Where something is told."""

from __future__ import annotations

from enum import StrEnum


class Surface(StrEnum):
    """Where something is told, and so to whom, and whether it can be called back."""

    PAGE = "page"
    """The site: to everybody, until the next night."""
    SHEET = "sheet"
    """Paper on a wall: to everybody, until somebody takes it down."""
    DATA = "data"
    """Open data: to everybody, and copied on from there by programs."""
    SEARCH = "search"
    """What the site's own search finds: whoever types a name gets all of it in one place."""
    PICTURE = "picture"
    """A photo of somebody, wherever it is shown."""
    SHARE = "share"
    """What is passed on: pictures, words for a chat, a copy on a phone. Nobody can call it back."""
    PHONE = "phone"
    """Somebody's own number, in a field that takes telephone numbers."""
    WORKBOOK = "workbook"
    """The workbook that a unit gets of its own people, and nobody else."""


CONSENTED = tuple(surface for surface in Surface if surface is not Surface.WORKBOOK)
"""Where somebody appears by consent; a unit knows its own people without."""

BY_FORM = (Surface.PAGE, Surface.SHEET)
"""What a consent covers that names no surface. It is what the form asked for before there were others: to be
named on the site and on the noticeboard. Whatever is copied on, searched or rung up takes a word of its own."""
