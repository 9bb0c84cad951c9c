"""Calendars of communities, estates and units: when what was promised or asked for is due there.

What is open is there. Where nothing is, the last that was due stays, with what became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from sunboard.boards.alike import BOARD_LINKS, text_of
from sunboard.boards.calendars import Calendar, CalendarEvent
from sunboard.boards.columns import Rows
from sunboard.boards.feeds import last_change
from sunboard.boards.order import rows_by, split_by
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.boards.rows.tasks import task_rows
from sunboard.boards.stations.calendar import shift_events
from sunboard.boards.values import CommitmentRow, TaskRow
from sunboard.language import say
from sunboard.measures.columns import Days, Mask, Positions
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import Dated
from sunboard.publishable.records import is_removed, told
from sunboard.schema.surface import Surface

DUE_FILE = "dates.ics"
MOST = 50
"""Of each kind of record in one calendar: those that are due last, of which some are still ahead."""


class _Kind(NamedTuple):
    """A kind of record that comes due."""

    name: str
    derived: Callable[[Ground], Dated]
    days: Callable[[Ground], Days]
    """The day by which each is to be done now, as its page says it."""
    rows: Callable[[Ground], Rows[CommitmentRow] | Rows[TaskRow]]


_KINDS = (
    _Kind(
        "commitments",
        commitments_of,
        lambda ground: commitments_of(ground).current_due,
        commitment_rows,
    ),
    _Kind("tasks", tasks_of, lambda ground: tasks_of(ground).stated_due, task_rows),
)


@remembered
def due_calendar_pages(ground: Ground) -> Mapping[str, str]:
    """By the path of a board that of its calendar, where anything stands in it."""
    return {
        page: f"{page}{DUE_FILE}"
        for scope, link in _boards(ground)
        for owner in range(ground.size(scope))
        if _chosen(ground, scope)[owner] and (page := link(ground, owner))
    }


def _boards(ground: Ground) -> Iterator[tuple[Scope, Callable[[Ground, int], str]]]:
    """The places and units that have boards here, and the ways to them."""
    return (each for each in BOARD_LINKS if ground.makes(each[0].value))


def due_calendars(ground: Ground) -> Iterator[Calendar]:
    """One for every community, estate and unit that has a board."""
    if not any(ground.keeps(name) for name in (*(kind.name for kind in _KINDS), "shifts")):
        return
    made = _events(ground)
    for scope, link in _boards(ground):
        for owner, chosen in enumerate(_chosen(ground, scope)):
            if page := link(ground, owner):
                name = text_of(ground, scope.value, owner, "name")
                title = say("{whose}的日期", whose=name)
                events = tuple(made[each] for each in chosen)
                yield Calendar(f"{page}{DUE_FILE}", title, page, events)


_Chosen = tuple[str, int]
"""A kind of record, and its position."""


@remembered
def _chosen(ground: Ground, scope: Scope) -> list[tuple[_Chosen, ...]]:
    """What stands in the calendar of each place or unit."""
    kinds = [kind for kind in _KINDS if ground.keeps(kind.name)]
    parts = [(kind, _is_open(ground, kind), _of_owners(ground, kind, scope)) for kind in kinds]
    chosen: list[tuple[_Chosen, ...]] = []
    for owner, held in enumerate(_shifts_of(ground, scope)):
        found = [
            (kind.name, row)
            for kind, is_open, rows in parts
            for row in rows[owner][:MOST].tolist()
            if is_open[row]
        ]
        shifts = [("shifts", row) for row in held]
        last = [(kind, int(rows[owner][0])) for kind, _, rows in parts if len(rows[owner])]
        chosen.append((*found, *shifts) or _last(ground, last))
    return chosen


def _last(ground: Ground, ended: list[tuple[_Kind, int]]) -> tuple[_Chosen, ...]:
    """Of the last of each kind the one that was due last; none where there is none."""
    if not ended:
        return ()
    kind, row = max(ended, key=lambda each: each[0].days(ground)[each[1]])
    return ((kind.name, row),)


@remembered
def _is_open(ground: Ground, kind: _Kind) -> Mask:
    mask: Mask = kind.derived(ground).outcome == Outcome.OPEN
    return mask


def _of_owners(ground: Ground, kind: _Kind, scope: Scope) -> list[Positions]:
    """The dated records of each place or unit that are told: what is open first, what is due last in front."""
    days, is_open = kind.days(ground), _is_open(ground, kind)
    is_there = told(ground, kind.name, Surface.PAGE) & ~is_removed(ground, kind.name)
    order = np.lexsort((-days.astype("datetime64[D]").astype(np.int64), ~is_open))
    order = order[(is_there & ~np.isnat(days))[order]]
    return rows_by(ground, kind.derived(ground).table, order, scope)


def _shifts_of(ground: Ground, scope: Scope) -> list[list[int]]:
    """The last shifts of each unit, by their day; none of places, whose stations have their own calendars."""
    if scope is not Scope.UNIT or not (ground.makes("stations") and ground.keeps("shifts")):
        return [[] for _ in range(ground.size(scope))]
    table = ground.records["shifts"]
    there = np.flatnonzero(~np.isnat(table.days("date")) & ~is_removed(ground, "shifts"))
    rank = table.days("date")[there].astype(np.int64)
    by_unit = split_by(table.codes("unit")[there], there, rank, ground.size(scope))
    return [shifts[-MOST:].tolist() for shifts in by_unit]


def _events(ground: Ground) -> dict[_Chosen, CalendarEvent]:
    """Everything that stands in any of these calendars, made once, a kind at a time."""
    chosen = {each for scope, _ in _boards(ground) for of in _chosen(ground, scope) for each in of}
    made: dict[_Chosen, CalendarEvent] = {}
    for kind in _KINDS:
        rows = np.array(sorted(row for name, row in chosen if name == kind.name), dtype=np.intp)
        events = _events_of(ground, kind, rows) if len(rows) else ()
        made.update(zip(((kind.name, row) for row in rows.tolist()), events, strict=True))
    shifts = [row for name, row in chosen if name == "shifts"]
    made.update((("shifts", row), next(shift_events(ground, (row,)))) for row in shifts)
    return made


def _events_of(ground: Ground, kind: _Kind, rows: Positions) -> Iterator[CalendarEvent]:
    columns = (
        kind.rows(ground).column_of(name, rows)
        for name in ("id", "text", "unit", "place", "path", "status")
    )
    days = kind.days(ground)[rows].astype("datetime64[D]").tolist()
    is_open, due = _is_open(ground, kind)[rows].tolist(), say("到期")
    for still, day, (record_id, what, unit, place, path, status) in zip(
        is_open, days, zip(*columns, strict=True), strict=True
    ):
        word = due if still else status.word
        yield CalendarEvent(
            kind.name,
            record_id,
            day,
            say("{status}：{what}（{unit}）", status=word, what=what, unit=str(unit)),
            f"{place}\n{record_id}" if place else record_id,
            path,
            last_change(ground, kind.name, record_id),
        )
