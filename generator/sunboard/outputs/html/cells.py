"""Cells that are no text, as HTML."""

from __future__ import annotations

from markupsafe import escape

from sunboard.boards.counted import Counted


def put_out(value: object) -> str:
    """What isn't text, as HTML: words that the page's script counts on from carry their day."""
    if type(value) is int:
        return str(value)
    if type(value) is Counted:
        text, day, said = map(escape, value)
        return f'<span data-sb-day="{day}" data-sb-said="{said}">{text}</span>'
    return escape(value)
