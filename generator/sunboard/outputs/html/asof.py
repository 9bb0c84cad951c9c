"""The as-of day as a small stylesheet: on a night without news nothing else of the site changes.

Without scripts a page shows the day from here, on screen and in print. A script reads it too, puts it on the
page as text, and counts from it the days that the boards leave out (`boards.counted.Counted`).
"""

from __future__ import annotations

from datetime import date

from sunboard.calendar import WorkCalendar
from sunboard.language.dates import said_day

ASOF_FILE = "asof.css"
"""Its address; it keeps its name, so it must be asked for again each time."""

_YEARS_BACK, _YEARS_AHEAD = 4, 1
"""The years before and after that of the as-of day in which a page can count working days."""


def asof_css(as_of: date, calendar: WorkCalendar) -> bytes:
    """The stylesheet of a day.

    Args:
        as_of: The last whole day.
        calendar: Whose working days are counted; those that wait for an announcement as days off (method#late).
    """
    first, last = date(as_of.year - _YEARS_BACK, 1, 1), date(as_of.year + _YEARS_AHEAD, 12, 31)
    worked = calendar.fewest.pattern(first, last)
    said = said_day(as_of)
    return (
        f':root{{--sb-as-of:"{as_of}";--sb-first:"{first}";--sb-worked:"{worked}";--sb-said:"{said}"}}\n'
        f'.sb-asof:empty::after{{content:"{said}"}}\n'
    ).encode()
