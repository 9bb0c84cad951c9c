"""Calendars of service stations: which unit is there on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import text_of
from sunboard.boards.calendars import Calendar, CalendarEvent
from sunboard.boards.feeds import last_change_of_plan
from sunboard.boards.stations.roster import shift_row, shifts_by_station
from sunboard.boards.stations.shared import station_link
from sunboard.language import say
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import is_removed

ROSTER_FILE = "roster.ics"
MOST = 120
"""Shifts that are there, the last by their day: of two a day those of two months."""


@remembered
def roster_calendars(ground: Ground) -> tuple[Calendar, ...]:
    """One for every station that has a page, also for one that was declared void."""
    if not (ground.makes("stations") and ground.keeps("shifts")):
        return ()
    return tuple(_calendars(ground))


def _calendars(ground: Ground) -> Iterator[Calendar]:
    is_there = ~is_removed(ground, "shifts")
    for station, shifts in enumerate(shifts_by_station(ground)):
        events = tuple(shift_events(ground, shifts[is_there[shifts]][-MOST:].tolist()))
        record_id, name = (text_of(ground, "stations", station, each) for each in ("id", "name"))
        yield _calendar(record_id, name, events)
    void = ground.records.void.get("stations")
    for record_id in void.ids if void else ():
        yield _calendar(record_id, record_id, ())


def _calendar(record_id: str, name: str, events: tuple[CalendarEvent, ...]) -> Calendar:
    page = addresses.station_path(record_id)
    return Calendar(f"{page}{ROSTER_FILE}", say("{station}值班表", station=name), page, events)


def shift_events(ground: Ground, shifts: Iterable[int]) -> Iterator[CalendarEvent]:
    """Shifts as events: who is to be where, whatever became of it."""
    table = ground.records["shifts"]
    days, stations = table.days("date"), table.codes("station")
    for shift in shifts:
        row, record_id = shift_row(ground, shift), text_of(ground, "shifts", shift, "id")
        station = int(stations[shift])
        name = text_of(ground, "stations", station, "name")
        where = text_of(ground, "stations", station, "address")
        who = say("{unit} {slot}", unit=row.unit, slot=row.slot).strip()
        if not np.isnat(days[shift]):
            yield CalendarEvent(
                "shifts",
                record_id,
                days[shift].item(),
                say("轮值：{who}，{station}", who=who, station=name),
                "\n".join(filter(None, (row.service, where))),
                f"{station_link(ground, station)}#roster",
                last_change_of_plan(ground, "shifts", record_id),
            )
