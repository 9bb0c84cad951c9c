"""Task events: tasks that were declined, suspended, resumed, reassigned or cancelled."""

from __future__ import annotations

from datetime import date
from random import Random

from sunboard.demo.county import County, Row, Unit
from sunboard.demo.life import Fate
from sunboard.demo.tasks import TaskCase
from sunboard.demo.wording import load


def add_turns(county: County, case: TaskCase, rng: Random) -> None:
    """Put down what a row of the task can't say."""
    life, unit = case.life, case.unit
    if life.turned_on is None:
        return
    match life.fate:
        case Fate.DECLINED:
            case.events.append(event("declined", life.turned_on, unit, rng))
        case Fate.MOVED:
            first = _other_unit(county, unit, rng)
            case.events.append(event("declined", life.turned_on, first, rng))
            if life.returned_on:
                case.events.append(event("reassigned", life.returned_on, unit, rng))
        case Fate.SUSPENDED:
            case.events.append(event("suspended", life.turned_on, unit, rng))
        case Fate.PAUSED:
            case.events.append(event("suspended", life.turned_on, unit, rng))
            if life.returned_on:
                case.events.append(event("resumed", life.returned_on, unit, rng))
        case Fate.CANCELLED:
            case.events.append(event("cancelled", life.turned_on, None, rng))


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
