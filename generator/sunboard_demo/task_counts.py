"""How many tasks each community has in each month."""

from __future__ import annotations

from sunboard_demo.county import Community, County
from sunboard_demo.days import MONTHS
from sunboard_demo.size import allocate

_SEASONS = (0.9, 0.95, 1.0, 0.7, 1.05, 1.0, 1.05, 1.1, 1.25, 1.1, 1.0, 0.95)
"""How busy each of MONTHS is; the New Year holiday falls in the fourth, heavy rain in the ninth."""
_EMPTY_MONTH = (2026, 2)
"""The last community had nothing to report in this month."""
_FULL_MONTH, _FULL_COUNT = (2026, 7), 40
"""The first community has so many tasks in this month, or more."""
_FEWEST_FOR_GAPS = 3
"""In a county with fewer communities none has an empty month."""


def monthly_counts(county: County) -> list[list[int]]:
    """For each community the number of tasks in each of MONTHS; they add up to the county's."""
    size = county.size
    if size.is_plain:
        each = size.tasks // size.communities
        return [allocate(each, _SEASONS) for _ in county.communities]
    rng = county.rng("monthly counts")
    weights = [
        [_weight(community) * season * rng.uniform(0.8, 1.2) for season in _SEASONS]
        for community in county.communities
    ]
    if len(weights) >= _FEWEST_FOR_GAPS:
        weights[-1][MONTHS.index(_EMPTY_MONTH)] = 0.0
    flat = iter(allocate(size.tasks, [weight for row in weights for weight in row]))
    counts = [[next(flat) for _ in row] for row in weights]
    _fill_up(counts[0], MONTHS.index(_FULL_MONTH))
    return counts


def _weight(community: Community) -> float:
    """Big communities have more to report, but not in proportion."""
    return float(sum(estate.households for estate in community.estates) ** 0.7)


def _fill_up(counts: list[int], full: int) -> None:
    """Move tasks from a community's busiest other months into its full one."""
    others = [month for month in range(len(counts)) if month != full]
    while counts[full] < _FULL_COUNT and sum(counts) > 2 * _FULL_COUNT:
        busiest = max(others, key=lambda month: counts[month])
        counts[busiest] -= 1
        counts[full] += 1
