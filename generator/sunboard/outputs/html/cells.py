"""Cells that are no text, as HTML."""

from __future__ import annotations

from markupsafe import escape

from sunboard.boards.counted import Counted
from sunboard.boards.phones import Phone


def put_out(value: object) -> str:
    """What isn't text, as HTML.

    Words that the page's script counts on from carry their day; a telephone number is rung up by a touch.
    """
    if type(value) is int or type(value) is float:
        return str(value)
    if type(value) is Counted:
        text, day, said = map(escape, value)
        return f'<span data-sb-day="{day}" data-sb-said="{said}">{text}</span>'
    if type(value) is Phone:
        shown, dialled, before, after = map(escape, value)
        return f'{before}<a class="sb-tel" href="tel:{dialled}">{shown}</a>{after}'
    return escape(value)
