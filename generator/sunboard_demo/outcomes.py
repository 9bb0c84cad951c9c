"""What became of commitments: done in time or late, done in part, not done, or still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from random import Random
from typing import Any

from sunboard_demo.county import Row, Unit
from sunboard_demo.days import AS_OF, add_workdays
from sunboard_demo.wording import Slots, draw, load


@dataclass(frozen=True)
class Plan:
    """A commitment as made."""

    unit: Unit
    template: Mapping[str, Any]
    slots: Slots
    made_on: date
    due: date | None

    @property
    def reported_until(self) -> date:
        """The last day on which the unit reports anything."""
        last = self.unit.silent_from or self.unit.ended_on
        return last - timedelta(days=1) if last else AS_OF


class _End(Enum):
    ON_TIME = auto()
    LATE = auto()
    PART_DONE = auto()
    NOT_DONE = auto()
    WITHDRAWN = auto()
    NOT_ASSESSABLE = auto()
    OPEN = auto()


_ENDS_IF_DUE: Mapping[_End, float] = {
    _End.ON_TIME: 65,
    _End.LATE: 14,
    _End.PART_DONE: 8,
    _End.NOT_DONE: 5,
    _End.WITHDRAWN: 1.5,
    _End.NOT_ASSESSABLE: 1.5,
    _End.OPEN: 6,
}
_ENDS_IF_NOT_DUE: Mapping[_End, float] = {_End.ON_TIME: 14, _End.WITHDRAWN: 1, _End.OPEN: 85}
_RECORDED_LATE = 0.06
"""Share recorded more than a month after it was done."""


def settle(plan: Plan, rng: Random) -> Row:
    """The fields that say how it ended; none while it is open."""
    is_due = plan.due is not None and plan.due <= AS_OF
    end = draw(_ENDS_IF_DUE if is_due else _ENDS_IF_NOT_DUE, rng)
    if end is _End.OPEN:
        return {}
    closed_on = _closed_on(plan, end, rng)
    slow = rng.random() < _RECORDED_LATE
    recorded_on = add_workdays(closed_on, rng.randint(24, 34) if slow else rng.randint(0, 7))
    if closed_on > plan.reported_until:
        return {}
    recorded_on = min(recorded_on, plan.reported_until)
    return _fields(plan, end, closed_on, rng) | {"recorded_on": recorded_on.isoformat()}


def _closed_on(plan: Plan, end: _End, rng: Random) -> date:
    due = plan.due or plan.made_on + timedelta(days=150)
    latest = min(due, plan.reported_until)
    match end:
        case _End.LATE:
            return due + timedelta(days=round(rng.triangular(3, 60, 14)))
        case _End.PART_DONE | _End.NOT_DONE | _End.NOT_ASSESSABLE:
            return due + timedelta(days=rng.randint(0, 12))
    room = (latest - plan.made_on).days // 2
    return latest - timedelta(days=round(rng.triangular(0, room, room * 0.1)))


def _fields(plan: Plan, end: _End, closed_on: date, rng: Random) -> Row:
    template, slots = plan.template, plan.slots
    done = {
        "done_on": closed_on.isoformat(),
        "evidence": rng.choice(template["evidence"]),
    }
    match end:
        case _End.PART_DONE:
            result = template["part"].format_map(slots)
            return done | {
                "outcome": "part-done",
                "result": result,
                "reason": reason("part_done", template["list"], rng),
            }
        case _End.NOT_DONE:
            return {"outcome": "not-done", "reason": reason("not_done", template["list"], rng)}
        case _End.WITHDRAWN:
            return {"outcome": "withdrawn", "reason": reason("withdrawn", template["list"], rng)}
        case _End.NOT_ASSESSABLE:
            return {
                "outcome": "not-assessable",
                "reason": reason("not_assessable", template["list"], rng),
            }
    return done | {"outcome": "done", "result": template["result"].format_map(slots)}


def reason(key: str, list_key: str, rng: Random) -> str:
    """A reason that suits works, or one that suits services, by the list a commitment is on."""
    entries = load("reasons")[key]
    return str(rng.choice(entries["project" if list_key == "project" else "service"]))
