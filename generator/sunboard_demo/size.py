"""How much of everything a sample county has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

_COMMUNITIES = 14
"""Communities of the county that the totals below belong to; other sizes are in proportion."""
_WARDS, _DEPARTMENTS, _NEIGHBOURHOODS = 3, 16, 8
"""Of the city; everything else is in proportion to the county."""
_TOWNS = 4
_UNITS = 40
_PEOPLE = 600
_COMMITMENTS = 220
_TASKS = 4000
_DEEDS = 160
_EXTENSIONS = 35
_PLAIN_ESTATES = 4


@dataclass(frozen=True)
class Size:
    """The counts of one county."""

    communities: int
    towns: int
    units: int
    people: int
    commitments: int
    tasks: int
    deeds: int
    extensions: int
    is_plain: bool = False
    """For measuring speed: as many of everything in each community, few events, one file a kind."""
    estates_each: int | None = None
    """Estates of every community; None for as many as places.yml lists."""


def city_size(communities: int, *, people: bool) -> Size:
    """The English-speaking city with so many neighbourhoods: smaller than the county, and slower to promise."""
    return replace(
        county_size(communities, people=people),
        towns=max(1, round(_WARDS * communities / _NEIGHBOURHOODS)),
        units=max(1, round(_DEPARTMENTS * communities / _NEIGHBOURHOODS)),
    )


def county_size(communities: int, *, people: bool) -> Size:
    """A county like the demonstration county, with so many communities."""
    return Size(
        communities=communities,
        towns=_share(_TOWNS, communities),
        units=_share(_UNITS, communities),
        people=_share(_PEOPLE, communities) if people else 0,
        commitments=_share(_COMMITMENTS, communities),
        tasks=_share(_TASKS, communities),
        deeds=_share(_DEEDS, communities),
        extensions=_share(_EXTENSIONS, communities),
    )


def plain_size(communities: int, *, commitments: int, tasks: int, deeds: int) -> Size:
    """A county for measuring speed; the counts are those of each community."""
    return Size(
        communities=communities,
        towns=_share(_TOWNS, communities),
        units=communities,
        people=0,
        commitments=commitments * communities,
        tasks=tasks * communities,
        deeds=deeds * communities,
        extensions=communities * min(commitments, 2),
        is_plain=True,
        estates_each=_PLAIN_ESTATES,
    )


def allocate(total: int, weights: Sequence[float]) -> list[int]:
    """Split a total by weight into whole numbers that add up to it (largest remainder)."""
    scale = total / sum(weights)
    shares = [weight * scale for weight in weights]
    counts = [int(share) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (counts[i] - shares[i], i))
    for i in by_remainder[: total - sum(counts)]:
        counts[i] += 1
    return counts


def _share(of_default: int, communities: int) -> int:
    return max(1, round(of_default * communities / _COMMUNITIES))
