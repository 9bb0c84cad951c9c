"""What befalls a task from the day it is raised: the dates of its steps, and its turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from random import Random

from sunboard.demo.days import AS_OF, add_workdays, workdays_between


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
    Fate.MOVED: 1.6,
    Fate.PAUSED: 1.5,
    Fate.DECLINED: 0.6,
    Fate.CANCELLED: 1.1,
}
_STUCK_BY_AGE = ((270, 0.006), (180, 0.018), (90, 0.05), (30, 0.13), (0, 0.1))
"""From so many days of age on, the share that is stuck: old matters get closed in the end."""
_SUSPENDED, _SUSPENDED_FROM_AGE, _SUSPENDED_TO_AGE = 0.03, 15, 120
_REPORTED, _STUCK_BEFORE_DISPATCH, _STUCK_BEFORE_ACCEPTANCE = 0.88, 0.1, 0.28
_MOST_DAYS_LATE = 26


def live(raised: date, limit: int, rng: Random, *, is_steady: bool) -> Life:
    """A life for a task that is due `limit` working days after it is dispatched.

    A unit that is not steady finishes in time whatever it takes on.
    """
    life = Life(_fate(raised, rng) if is_steady else Fate.ON_TIME, raised)
    if rng.random() < _REPORTED:
        life.reported_on = raised + timedelta(days=rng.choice((0, 0, 0, 1)))
    stuck = rng.random() if life.fate is Fate.STUCK else 1.0
    if stuck >= _STUCK_BEFORE_DISPATCH:
        wait = rng.choices((0, 1, 2, 4), (46, 36, 15, 3))[0]
        life.dispatched_on = add_workdays(life.reported_on or raised, wait)
        life.due = add_workdays(life.dispatched_on, limit)
        _turn(life, limit, stuck, rng)
    return _up_to_as_of(life)


def _fate(raised: date, rng: Random) -> Fate:
    age = (AS_OF - raised).days
    chance = rng.random()
    stuck = next(share for days, share in _STUCK_BY_AGE if age >= days)
    if chance < stuck:
        return Fate.STUCK
    if _SUSPENDED_FROM_AGE <= age <= _SUSPENDED_TO_AGE and chance < stuck + _SUSPENDED:
        return Fate.SUSPENDED
    return rng.choices(tuple(_FATES), tuple(_FATES.values()))[0]


def _turn(life: Life, limit: int, stuck: float, rng: Random) -> None:
    """What happens after it is dispatched."""
    assert life.dispatched_on is not None
    assert life.due is not None
    if life.fate in (Fate.DECLINED, Fate.MOVED):
        life.turned_on = add_workdays(life.dispatched_on, rng.randint(1, 2))
        if life.fate is Fate.DECLINED:
            return
        life.returned_on = add_workdays(life.turned_on, rng.randint(0, 1))
    if life.fate is Fate.CANCELLED:
        life.turned_on = add_workdays(life.dispatched_on, rng.randint(1, limit))
    if stuck < _STUCK_BEFORE_ACCEPTANCE or (life.fate is Fate.CANCELLED and rng.random() < 0.5):
        return
    wait = rng.choices((0, 1, 2, 3), (50, 36, 11, 3))[0]
    life.accepted_on = add_workdays(life.returned_on or life.dispatched_on, wait)
    if life.fate is Fate.CANCELLED and life.turned_on and life.accepted_on > life.turned_on:
        life.accepted_on = None
    if life.fate in (Fate.PAUSED, Fate.SUSPENDED):
        life.turned_on = add_workdays(life.accepted_on or life.dispatched_on, rng.randint(1, 4))
    if life.fate is Fate.PAUSED and life.turned_on:
        life.returned_on = add_workdays(life.turned_on, rng.randint(3, 18))
    if life.fate not in (Fate.STUCK, Fate.SUSPENDED, Fate.CANCELLED):
        life.completed_on = _completion(life, rng)


def _completion(life: Life, rng: Random) -> date:
    assert life.accepted_on is not None
    assert life.due is not None
    if life.fate is Fate.LATE:
        late = round(rng.triangular(1, _MOST_DAYS_LATE, 3))
        return max(life.due, life.accepted_on) + timedelta(days=late)
    start = life.accepted_on if life.fate is not Fate.PAUSED else life.returned_on
    assert start is not None
    room = workdays_between(start, life.due)
    return add_workdays(start, max(round(room * rng.betavariate(1.7, 1.8)), rng.randint(0, 1)))


def _up_to_as_of(life: Life) -> Life:
    """The life without what has not happened yet; the due date stays once it was promised."""
    if life.dispatched_on is None or life.dispatched_on > AS_OF:
        life.due = None
    for name in ("reported_on", "dispatched_on", "accepted_on", "completed_on", "turned_on", "returned_on"):
        day = getattr(life, name)
        if day is not None and day > AS_OF:
            setattr(life, name, None)
    return life
