"""The months that boards count by."""

from __future__ import annotations

from sunboard.measures.ground import Ground, remembered
from sunboard.measures.periods import Months


@remembered
def months_of(ground: Ground) -> Months:
    """From the first day of a commitment, task or deed on record to the as-of date's month."""
    records = ground.records
    began = (
        records["tasks"].days("raised_on"),
        records["commitments"].days("made_on"),
        records["deeds"].days("date"),
    )
    return Months.covering(began, ground.as_of)
