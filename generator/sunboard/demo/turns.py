"""Task events: tasks that were declined, suspended, resumed, reassigned or cancelled."""

from __future__ import annotations

from datetime import date
from random import Random

from sunboard.demo.county import County, Row, Unit
from sunboard.demo.life import Fate
from sunboard.demo.tasks import TaskCase
from sunboard.demo.wording import load

_EVENTS = {
    Fate.DECLINED: ("declined", ""),
    Fate.MOVED: ("declined", "reassigned"),
    Fate.SUSPENDED: ("suspended", ""),
    Fate.PAUSED: ("suspended", "resumed"),
    Fate.CANCELLED: ("cancelled", ""),
}
"""What happens on the day a task takes a turn, and on the day it comes back."""


def add_turns(county: County, case: TaskCase, rng: Random) -> None:
    """Put down what a row of the task can't say."""
    life = case.life
    if life.fate not in _EVENTS or life.turned_on is None:
        return
    turn, back = _EVENTS[life.fate]
    # A task is declined by a unit that had it before; it is cancelled by whoever asked for it.
    units = {Fate.MOVED: _other_unit(county, case.unit, rng), Fate.CANCELLED: None}
    case.events.append(event(turn, life.turned_on, units.get(life.fate, case.unit), rng))
    if back and life.returned_on:
        case.events.append(event(back, life.returned_on, case.unit, rng))


def event(kind: str, day: date, unit: Unit | None, rng: Random) -> Row:
    """One row of `task_events`, but for its id and the task's."""
    return {
        "event": kind,
        "date": day.isoformat(),
        "unit": unit.id if unit else "",
        "reason": rng.choice(load("reasons")[kind]),
    }


def _other_unit(county: County, unit: Unit, rng: Random) -> Unit:
    """A unit to which it was sent first; the same one in a county that has no other."""
    others = [other for other in county.units if other.is_steady and other != unit]
    return rng.choice(others) if others else unit
