"""Calendars to subscribe to: the values that each is made of."""

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
    """One at least: a calendar without any would be none by RFC 5545."""
