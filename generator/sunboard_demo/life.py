"""What befalls a task from the day it is raised: the dates of its steps, and its turns."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import Enum, auto
from random import Random

from sunboard_demo.days import AS_OF, add_workdays, workdays_between


class Fate(Enum):
    """How a task goes."""

    ON_TIME = auto()
    LATE = auto()
    STUCK = auto()
    """Taken on, or not even that, and never finished."""
    MOVED = auto()
    """Declined by one unit, finished by another."""
    PAUSED = auto()
    """Suspended for a while."""
    SUSPENDED = auto()
    DECLINED = auto()
    CANCELLED = auto()


@dataclass
class Life:
    """The dates of a task; None for what has not happened by AS_OF."""

    fate: Fate
    raised_on: date
    reported_on: date | None = None
    dispatched_on: date | None = None
    accepted_on: date | None = None
    completed_on: date | None = None
    due: date | None = None
    turned_on: date | None = None
    """When it was declined, suspended or cancelled."""
    returned_on: date | None = None
    """When it was reassigned or resumed after that."""


_FATES = {
    Fate.ON_TIME: 79.5,
    Fate.LATE: 14.0,
    Fate.MOVED: 1.3,
    Fate.PAUSED: 1.3,
    Fate.DECLINED: 0.6,
    Fate.CANCELLED: 1.1,
}
_FINISHED = (Fate.ON_TIME, Fate.LATE, Fate.MOVED, Fate.PAUSED)
_STUCK_BY_AGE = ((270, 0.006), (180, 0.018), (90, 0.05), (30, 0.13), (0, 0.1))
"""From so many days of age on, the share that is stuck: old matters get closed in the end."""
_SUSPENDED, _SUSPENDED_FROM_AGE, _SUSPENDED_TO_AGE = 0.03, 15, 120
_REPORTED, _NEVER_DISPATCHED, _NEVER_ACCEPTED = 0.88, 0.1, 0.2
"""The first of all tasks; the others of those that are stuck."""
_CANCELLED_BEFORE_ACCEPTED = 0.5
_MOST_DAYS_LATE = 26


def live(raised: date, limit: int, rng: Random, *, is_steady: bool) -> Life:
    """A life for a task that is due `limit` working days after it is dispatched.

    A unit that is not steady finishes in time whatever it takes on.
    """
    life = Life(_fate(raised, rng) if is_steady else Fate.ON_TIME, raised)
    if rng.random() < _REPORTED:
        life.reported_on = raised + timedelta(days=rng.choice((0, 0, 0, 1)))
    if life.fate is not Fate.STUCK or rng.random() >= _NEVER_DISPATCHED:
        wait = rng.choices((0, 1, 2, 4), (46, 36, 15, 3))[0]
        _dispatch(life, add_workdays(life.reported_on or raised, wait), limit, rng)
    _forget_the_future(life)
    return life


def _fate(raised: date, rng: Random) -> Fate:
    age = (AS_OF - raised).days
    chance = rng.random()
    stuck = next(share for days, share in _STUCK_BY_AGE if age >= days)
    if chance < stuck:
        return Fate.STUCK
    if _SUSPENDED_FROM_AGE <= age <= _SUSPENDED_TO_AGE and chance < stuck + _SUSPENDED:
        return Fate.SUSPENDED
    return rng.choices(tuple(_FATES), tuple(_FATES.values()))[0]


def _dispatch(life: Life, day: date, limit: int, rng: Random) -> None:
    """What happens from the day it is dispatched."""
    life.dispatched_on, life.due = day, add_workdays(day, limit)
    if life.fate in (Fate.DECLINED, Fate.MOVED):
        life.turned_on = add_workdays(day, rng.randint(1, 2))
    if life.fate is Fate.MOVED:
        day = life.returned_on = add_workdays(day, rng.randint(2, 3))
    if life.fate is not Fate.DECLINED:
        _accept(life, add_workdays(day, rng.choices((0, 1, 2, 3), (50, 36, 11, 3))[0]), rng)


def _accept(life: Life, day: date, rng: Random) -> None:
    """What happens from the day it is accepted, or would have been."""
    accepted: date | None = day
    if life.fate is Fate.STUCK and rng.random() < _NEVER_ACCEPTED:
        accepted = None
    if life.fate is Fate.CANCELLED:
        life.turned_on = add_workdays(day, rng.randint(1, 8))
        if rng.random() < _CANCELLED_BEFORE_ACCEPTED:
            accepted = None
    life.accepted_on = accepted
    if life.fate in (Fate.PAUSED, Fate.SUSPENDED):
        life.turned_on = add_workdays(day, rng.randint(1, 4))
        if life.fate is Fate.PAUSED:
            day = life.returned_on = add_workdays(life.turned_on, rng.randint(3, 18))
    if life.fate in _FINISHED and life.due:
        life.completed_on = _completion(life.fate, day, life.due, rng)


def _completion(fate: Fate, start: date, due: date, rng: Random) -> date:
    """The day it is done: somewhere before the due date, or late."""
    if fate is Fate.LATE:
        return max(due, start) + timedelta(days=round(rng.triangular(1, _MOST_DAYS_LATE, 3)))
    room = workdays_between(start, due)
    return add_workdays(start, max(round(room * rng.betavariate(1.7, 1.8)), rng.randint(0, 1)))


def _forget_the_future(life: Life) -> None:
    """Take out what has not happened by AS_OF; the due date stays once it was promised."""
    if life.dispatched_on is None or life.dispatched_on > AS_OF:
        life.due = None
    for name in _HAPPENINGS:
        day = getattr(life, name)
        if day is not None and day > AS_OF:
            setattr(life, name, None)


_HAPPENINGS = tuple(field.name for field in fields(Life) if field.name.endswith("ed_on"))
