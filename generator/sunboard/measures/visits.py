"""Visits (走访): how many households, how often, by unit and month. Households and visits are kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.measures.columns import Counts, Mask, counted, summed
from sunboard.measures.ground import Ground, Scope, remembered
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
    table, estates = ground.records["visits"], ground.records["estates"]
    ended_on, visits = table.days("ended_on"), table.numbers("visits")
    months = ground.kept.months((ended_on,), ground.as_of, "visits")
    cells = (table.codes("unit"), months.codes(ended_on))
    shape = (ground.size(Scope.UNIT), months.count)
    closed_on, estate = ground.records["units"].days("ended_on"), table.codes("estate")
    community = estates.codes("community")[estate]
    return VisitMeasures(
        months=months,
        is_kept=ground.kept.in_months(months, "visits"),
        households=counted(shape, *cells, of=table.numbers("households")),
        visits=counted(shape, *cells, of=visits),
        units=(~(closed_on[:, None] <= months.spans.first)).sum(axis=0),
        community_visits=summed(community, visits, ground.size(Scope.COMMUNITY)),
        is_visited=summed(estate, visits, len(estates)) > 0,
    )
