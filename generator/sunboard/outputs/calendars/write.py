"""All calendars of a site, written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from sunboard.boards.calendars import Calendar
from sunboard.boards.notices.calendar import notice_calendars
from sunboard.boards.places.calendar import due_calendars
from sunboard.boards.stations.calendar import roster_calendars
from sunboard.measures.ground import Ground
from sunboard.outputs.calendars.ics import Writer


def write_calendars(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write every calendar, its lines not folded yet; a file changes when a record of it does."""
    writer = Writer(ground.programme)
    for calendar in _calendars(ground):
        write(calendar.path, writer.ics(calendar))


def _calendars(ground: Ground) -> Iterator[Calendar]:
    return chain(notice_calendars(ground), roster_calendars(ground), due_calendars(ground))
