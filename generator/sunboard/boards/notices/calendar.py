"""The calendar of notices: until when each may be objected to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.calendars import Calendar, CalendarEvent
from sunboard.boards.feeds import last_change
from sunboard.boards.notices.notices import notices_title
from sunboard.boards.rows.notices import notice_rows
from sunboard.language import say
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.notices import notices_of
from sunboard.publishable.records import is_removed

NOTICES_CALENDAR = f"{addresses.NOTICES}notices.ics"
MOST = 100
"""Notices that are there: those that end last."""


@remembered
def notice_calendars(ground: Ground) -> tuple[Calendar, ...]:
    """The one of the county's notices."""
    if not ground.makes("notices"):
        return ()
    events = tuple(_events(ground))
    title = say("{county}{title}", county=ground.programme.county, title=notices_title(ground))
    return (Calendar(NOTICES_CALENDAR, title, addresses.NOTICES, events),)


def _events(ground: Ground) -> Iterator[CalendarEvent]:
    ends, rows = notices_of(ground).table.days("ended_on"), notice_rows(ground)
    there = np.flatnonzero(~np.isnat(ends) & ~is_removed(ground, "notices"))
    for notice in there[np.argsort(-ends[there].astype(np.int64), kind="stable")][:MOST].tolist():
        row = rows[notice]
        yield CalendarEvent(
            "notices",
            row.id,
            ends[notice].item(),
            say("公示最后一天：{notice}", notice=row.title),
            say("{issuer}：{kind}，{window}", issuer=row.issuer, kind=row.kind, window=row.window),
            row.path,
            last_change(ground, "notices", row.id),
        )
