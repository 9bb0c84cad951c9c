"""Calendars to subscribe to: the values that each is made of.

One is there wherever its page is, also without anything to say: whoever has subscribed asks for it for ever.
Pages offer those that say something.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class CalendarEvent(NamedTuple):
    """Something that is due, or goes on, on one whole day."""

    kind: str
    id: str
    """Of its record, which is the same every night."""
    day: date
    title: str
    said: str
    """More of it, a line a thought; "" for nothing."""
    path: str
    """Where its record stands, relative to the site's root."""
    changed: date
    """The day on which its record last changed, or was first published."""


class Calendar(NamedTuple):
    """Everything one calendar says."""

    path: str
    """Relative to the site's root."""
    title: str
    page: str
    """The page that it belongs to, relative to the site's root."""
    events: tuple[CalendarEvent, ...]
    """None where nothing has a day now: perhaps something had, and was declared void."""
