"""Changes as entries of a list: what became of which record on which day; `lines.py` words them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

import numpy as np

from sunboard.boards.changes.owners import owners_of, voided_by
from sunboard.calendar import DAY
from sunboard.language import mark
from sunboard.measures.due import dated_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.publishable.past import rows_by_id
from sunboard.publishable.records import told
from sunboard.records.log import Change
from sunboard.records.log.events import What
from sunboard.schema.surface import Surface

LAST_DAYS = 7
"""Days that the page of changes goes back from the last one that had any."""


class How(IntEnum):
    """What became of a record, in the order in which it is told."""

    ADDED = 0
    WENT_ON = 1
    BECAME_LATE = 2
    CORRECTED = 3
    VOID = 4
    """Of the correction that declares it: the record itself is in no table any more."""
    TAKEN_DOWN = 5


HEADINGS: Mapping[How, str] = {
    How.ADDED: mark("新公布"),
    How.WENT_ON: mark("有进展"),
    How.BECAME_LATE: mark("开始逾期"),
    How.CORRECTED: mark("更正"),
    How.VOID: mark("作废"),
    How.TAKEN_DOWN: mark("隐去"),
}
_HOW = {
    What.ADDED: How.ADDED,
    What.PROGRESSED: How.WENT_ON,
    What.CHANGED: How.CORRECTED,
    What.STRUCK: How.TAKEN_DOWN,
}


class Entry(NamedTuple):
    """What became of one record on one day."""

    day: date
    how: How
    kind: str
    row: int
    change: Change | None = None
    """What was put down of it; None where the calendar alone made it late."""
    due: date | None = None
    """Then the last day on which it would not have been."""


@remembered
def entries_of(ground: Ground) -> tuple[Entry, ...]:
    """All changes since the first publication, and what has become late since and is not done; newest first."""
    entries = [*_published(ground), *_late(ground)]
    return tuple(sorted(entries, key=lambda each: (-each.day.toordinal(), each.how)))


def _published(ground: Ground) -> Iterator[Entry]:
    voids = {("corrections", row) for row in voided_by(ground)}
    for change in ground.past.changes:
        row = rows_by_id(ground, change.kind)[change.id]
        is_void = change.what is What.ADDED and (change.kind, row) in voids
        how = How.VOID if is_void else _HOW[change.what]
        yield Entry(change.day, how, change.kind, row, change)


def _late(ground: Ground) -> Iterator[Entry]:
    """What is late and open: nobody writes that down, the calendar alone makes it so."""
    began = ground.past.began
    if began is None:
        return
    for kind, derived in dated_of(ground):
        since = derived.due + DAY
        is_late = derived.is_overdue & (since > np.datetime64(began, "D"))
        is_late &= told(ground, kind, Surface.PAGE)
        for row in np.flatnonzero(is_late).tolist():
            day = since[row].astype("datetime64[D]").item()
            due = derived.due[row].astype("datetime64[D]").item()
            yield Entry(day, How.BECAME_LATE, kind, row, due=due)


@remembered
def last_days(ground: Ground) -> tuple[tuple[date, tuple[Entry, ...]], ...]:
    """The entries of each day of the last week that had news, the newest day first.

    One on which something became of what is only counted alone has no entries. It ends on the last day with
    news, so that a night without any changes nothing.
    """
    by_day = {
        day: tuple(several) for day, several in groupby(entries_of(ground), lambda each: each.day)
    }
    days = sorted({*by_day, *(each.day for each in ground.past.counted)}, reverse=True)
    first = days[0].toordinal() - LAST_DAYS if days else 0
    return tuple((day, by_day.get(day, ())) for day in days if day.toordinal() > first)


@remembered
def entries_by(ground: Ground, scope: Scope) -> Mapping[int, tuple[Entry, ...]]:
    """By the position of a community, an estate or a unit what became of its records, newest first.

    Those that nothing became of are not there.
    """
    found: dict[int, list[Entry]] = {}
    for entry in entries_of(ground):
        for owner in owners_of(ground, entry.kind, entry.row, scope):
            found.setdefault(owner, []).append(entry)
    return {owner: tuple(several) for owner, several in found.items()}
