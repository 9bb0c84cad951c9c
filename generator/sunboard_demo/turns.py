"""Task events: tasks that were declined, suspended, resumed, reassigned or cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from sunboard_demo.county import County, Row, Unit
from sunboard_demo.life import Fate
from sunboard_demo.tasks import TaskCase
from sunboard_demo.wording import load

_EVENTS = {
    Fate.DECLINED: ("declined", "declined", ""),
    Fate.MOVED: ("declined", "misdirected", "reassigned"),
    Fate.SUSPENDED: ("suspended", "suspended", ""),
    Fate.PAUSED: ("suspended", "suspended", "resumed"),
    Fate.CANCELLED: ("cancelled", "cancelled", ""),
}
"""What happens on the day a task takes a turn, for what kind of reason, and when it comes back."""


def add_turns(county: County, case: TaskCase, rng: Random) -> None:
    """Put down what a row of the task can't say."""
    life = case.life
    if life.fate not in _EVENTS or life.turned_on is None:
        return
    turn, why, back = _EVENTS[life.fate]
    entry = _draw_reason(why, case, rng)
    unit = _turned_by(county, case, rng)
    case.events.append(_event(turn, life.turned_on, unit, entry["text"]))
    if back and life.returned_on:
        reason = entry.get("then") or _draw_reason(back, case, rng)["text"]
        case.events.append(_event(back, life.returned_on, case.unit, reason))


def _turned_by(county: County, case: TaskCase, rng: Random) -> Unit | None:
    """The unit that had it then; None where whoever asked for it cancelled."""
    match case.life.fate:
        case Fate.MOVED:
            return county.another_unit(case.unit, rng) or case.unit
        case Fate.CANCELLED:
            return None
    return case.unit


def add_event(case: TaskCase, kind: str, day: date, rng: Random) -> None:
    """Put down one more thing that the task's unit did."""
    reason = _draw_reason(kind, case, rng)["text"]
    case.events.append(_event(kind, day, case.unit, reason))


def _draw_reason(kind: str, case: TaskCase, rng: Random) -> Mapping[str, Any]:
    category = case.row["category"]
    entries = load("reasons")[kind]
    fitting = [entry for entry in entries if category in entry.get("categories", (category,))]
    chosen: Mapping[str, Any] = rng.choice(fitting)
    return chosen


def _event(kind: str, day: date, unit: Unit | None, reason: str) -> Row:
    """One row of `task_events`, but for its id and the task's."""
    return {
        "event": kind,
        "date": day.isoformat(),
        "unit": unit.id if unit else "",
        "reason": reason,
    }
