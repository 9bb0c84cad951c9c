"""Visits: what units and their people did month by month in the estates they answer for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from sunboard_demo.batch import Records
from sunboard_demo.county import County, Pairing, Row
from sunboard_demo.days import MONTHS, month_end, random_workday
from sunboard_demo.numbering import Numbering

_VISITED, _SECOND, _BY_PERSON, _ON_ONE_DAY, _AGAIN = 0.85, 0.27, 0.7, 0.2, 0.3
_NEVER, _STOPPED = 2, 2
"""How many units never call on anybody, and how many no longer do."""
_STOPPED_FROM = date(2026, 6, 1)


def make_visits(county: County, _: Records) -> Records:
    """The visits of every unit that is paired with a place, by month."""
    rng = county.rng("visits")
    steady = list(county.steady_units)
    lazy = [unit.id for unit in rng.sample(steady, min(_NEVER + _STOPPED, len(steady) // 4))]
    never, stopped = lazy[:_NEVER], lazy[_NEVER:]
    numbering = Numbering("zf", 4)
    rows: list[Row] = []
    for year, month in MONTHS:
        start = date(year, month, 1)
        for pairing in county.pairings:
            unit = pairing.unit.id
            has_stopped = unit in never or (unit in stopped and start >= _STOPPED_FROM)
            if not has_stopped and _calls_in(pairing, start) and rng.random() < _VISITED:
                rows += _visits_of(county, pairing, start, rng)
    for row in rows:
        numbering.number(row, "started_on")
    return {"visits": rows}


def _calls_in(pairing: Pairing, start: date) -> bool:
    """Whether the unit answers for the place all through a month, and reports anything."""
    end, unit = month_end(start, 0), pairing.unit
    is_silent = unit.silent_from is not None and end >= unit.silent_from
    return pairing.holds_on(start) and pairing.holds_on(end) and not is_silent


def _visits_of(county: County, pairing: Pairing, start: date, rng: Random) -> Iterator[Row]:
    """One record of a month, now and then two: of the unit as a whole, or of one of its people."""
    end = month_end(start, 0)
    estates = [pairing.estate] if pairing.estate else pairing.community.estates
    open_estates = [estate for estate in estates if not estate.is_quiet_on(end)]
    people = county.people_by_unit[pairing.unit.id]
    for _ in range(1 + (rng.random() < _SECOND) if open_estates else 0):
        is_person = bool(people) and rng.random() < _BY_PERSON
        households = rng.randint(2, 5) if is_person else rng.randint(6, 24)
        day = random_workday(rng, start, end) if rng.random() < _ON_ONE_DAY else None
        yield {
            "unit": pairing.unit.id,
            "person": rng.choice(people).id if is_person else "",
            "estate": rng.choice(open_estates).id,
            "started_on": (day or start).isoformat(),
            "ended_on": (day or end).isoformat(),
            "households": str(households),
            "visits": str(households + sum(rng.random() < _AGAIN for _ in range(households))),
        }
