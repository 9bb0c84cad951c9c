"""The way of deeds to honour: put up together twice a month, then honoured, or not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sunboard_demo.county import Row
from sunboard_demo.days import AS_OF, add_workdays, last_workday

_FIRST_MONTH, _LAST_MONTH = 5, 10
"""Since May deeds are put up together; before that each had days of its own and no notice."""
_DAYS = (12, 28)
_WORKDAYS = 5
_LONGER = {date(2026, 6, 12): 7}
"""Some notices stand longer than they must."""
_REVOKED_AFTER = 30


@dataclass
class Batch:
    """Deeds that are put up together."""

    start: date
    end: date
    deeds: list[Row] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.end < AS_OF


def publicise(deeds: Sequence[Row]) -> list[Batch]:
    """Put every deed approved since May into a batch, and let its state follow from it.

    Returns:
        The batches that hold a deed, in order.
    """
    batches = [
        _batch(month, day) for month in range(_FIRST_MONTH, _LAST_MONTH + 1) for day in _DAYS
    ]
    for row in deeds:
        _put_up(row, batches)
        _decide(row)
    return [batch for batch in batches if batch.deeds]


def _batch(month: int, day: int) -> Batch:
    start = add_workdays(date(2026, month, day) - timedelta(days=1), 1)
    return Batch(start, add_workdays(start, _LONGER.get(start, _WORKDAYS) - 1))


def _put_up(row: Row, batches: Sequence[Batch]) -> None:
    """Into the first batch after its approval."""
    approved_on = row.get("approved_on")
    since = (batches[0].start - timedelta(days=16)).isoformat()
    if approved_on is None or approved_on < since:
        return
    batch = next((b for b in batches if b.start.isoformat() > approved_on), None)
    for name in ("window_from", "window_to"):
        row.pop(name, None)
    if batch is None:
        row.update(state="approved", objection="")
        return
    row.update(window_from=batch.start.isoformat(), window_to=batch.end.isoformat())
    if not batch.is_over:
        row.update(state="publicised", objection="")
    batch.deeds.append(row)


def _decide(row: Row) -> None:
    """The day it was honoured or taken off: one can't be honoured before its window is over."""
    if row["state"] not in ("honoured", "revoked"):
        return
    honoured_on = add_workdays(date.fromisoformat(row["window_to"]), 1)
    if row["state"] == "revoked":
        day = last_workday(honoured_on + timedelta(days=_REVOKED_AFTER))
        row["decided_on"] = min(day, AS_OF).isoformat()
    elif honoured_on <= AS_OF:
        row["decided_on"] = honoured_on.isoformat()
    else:
        row["state"] = "publicised"
