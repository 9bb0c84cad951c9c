"""Visits (走访): how many households, how often, by unit and month. Households and visits are kept apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.measures.columns import Counts, Mask, summed
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.periods import Months


@dataclass(frozen=True)
class VisitMeasures:
    """Visits as recorded; a record counts in the month in which it ends."""

    months: Months
    """From the first visit on record to the as-of date's month."""
    is_kept: Mask
    """One a month: whether visits were kept in it."""
    households: Counts
    """Shape (units, months): households (户) as the records add up; two records may hold the same one."""
    visits: Counts
    """Shape (units, months): visits (次)."""
    units: Counts
    """One a month: units that had not been merged or closed by its first day."""
    community_visits: Counts
    """One a community: visits (次) in its estates."""
    is_visited: Mask
    """One an estate: somebody has called on a household there."""


@remembered
def visits_of(ground: Ground) -> VisitMeasures:
    """Add up the visits of every unit and place."""
    records = ground.records
    table = records["visits"]
    months = ground.kept.months((table.days("ended_on"),), ground.as_of, "visits")
    units, estates = len(records["units"]), records["estates"]
    starts = (
        (months.first + np.arange(months.count)).astype("datetime64[M]").astype("datetime64[D]")
    )
    month, unit = months.codes(table.days("ended_on")), table.codes("unit")
    cell = np.where((unit >= 0) & (month >= 0), unit * months.count + month, -1)
    size = units * months.count
    estate = table.codes("estate")
    communities = len(records["communities"])
    return VisitMeasures(
        months=months,
        is_kept=ground.kept.in_months(months, "visits"),
        households=summed(cell, table.numbers("households"), size).reshape(units, months.count),
        visits=summed(cell, table.numbers("visits"), size).reshape(units, months.count),
        units=(~(records["units"].days("ended_on")[:, None] <= starts)).sum(axis=0),
        community_visits=summed(
            estates.codes("community")[estate], table.numbers("visits"), communities
        ),
        is_visited=summed(estate, table.numbers("visits"), len(estates)) > 0,
    )
