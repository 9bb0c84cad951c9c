"""How long names and months are kept: what ends, ends with a calendar year, so that a year is told whole."""

from __future__ import annotations

from datetime import date

import numpy as np

from sunboard.measures.columns import Days, Mask
from sunboard.measures.ground import Ground, months_of, remembered


def first_named(ground: Ground) -> date | None:
    """The first day of what names people still; None where names are kept for good.

    It goes by the consent day, as it is about people: who looks back to an earlier day brings nobody back.
    """
    return _first(ground, ground.programme.retention.names_years)


def names_have_ended(ground: Ground, days: Days) -> Mask:
    """Of what was done on these days, whether it names people no longer; not of what has no day."""
    return _before(first_named(ground), days)


@remembered
def months_have_ended(ground: Ground) -> Mask:
    """For each month whether nothing but its totals is left."""
    months = months_of(ground)
    first = [date(months[m].year, months[m].month, 1) for m in range(months.count)]
    ended_before = _first(ground, ground.programme.retention.months_years)
    return _before(ended_before, np.array(first, dtype="datetime64[D]"))


def _first(ground: Ground, years: int | None) -> date | None:
    return None if years is None else date(ground.consent_day.year - years, 1, 1)


def _before(first: date | None, days: Days) -> Mask:
    if first is None:
        return np.zeros(len(days), dtype=np.bool_)
    mask: Mask = days < np.datetime64(first, "D")
    return mask
