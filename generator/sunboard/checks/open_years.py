"""Years whose days off are not announced yet: who should know that working days are provisional."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from sunboard.checks.records import Records
from sunboard.problems import Place, Problem
from sunboard.records.local_days import CALENDAR_FILE
from sunboard.settings import Programme

NOVEMBER = 11
"""From then on the announcement of the next year is out, or may be any day."""


def open_year_warnings(records: Records, programme: Programme, as_of: date) -> Iterator[Problem]:
    """That the days off of this year, or of the next, are not known; and how many sums wait for them."""
    year = next((y for y in sorted(programme.calendar.open_years) if y >= as_of.year), None)
    if year is None:
        return
    place = Place(CALENDAR_FILE)
    if year == as_of.year or (year == as_of.year + 1 and as_of.month >= NOVEMBER):
        yield Problem(place, "calendar-not-announced", {"year": year})
    tasks, windows = _waiting_tasks(records, programme, as_of), _waiting_windows(records, programme)
    if tasks or windows:
        params = {"year": year, "tasks": tasks, "windows": windows}
        yield Problem(place, "calendar-provisional", params)


def _waiting_tasks(records: Records, programme: Programme, as_of: date) -> int:
    """Tasks from whose start, or written date, to whose end a day waits for an announcement."""
    table, calendar = records["tasks"], programme.calendar
    written, accepted = table.days("due"), table.days("accepted_on")
    start = np.where(np.isnat(accepted), table.days("dispatched_on"), accepted)
    start = np.where(np.isnat(written), start, written)
    due = calendar.add_workdays(start, programme.finishing_workdays or 0)
    due = np.where(np.isnat(written), due, written)
    done_on = table.days("completed_on")
    judged_on = np.where(np.isnat(done_on), np.datetime64(as_of, "D"), done_on)
    return int(calendar.is_provisional(start, np.fmax(due, judged_on)).sum())


def _waiting_windows(records: Records, programme: Programme) -> int:
    """Notices, and windows of deeds, that reach into such days."""
    spans = (("notices", "started_on", "ended_on"), ("deeds", "window_from", "window_to"))
    waits = (
        programme.calendar.is_provisional(records[kind].days(start), records[kind].days(end))
        for kind, start, end in spans
    )
    return sum(int(found.sum()) for found in waits)
