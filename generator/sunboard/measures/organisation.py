"""How far the Party's organisation reaches: branches, building groups and centre households of estates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.measures.columns import Counts, counted, is_filled, summed
from sunboard.measures.ground import Ground, Scope, remembered

COUNTED = ("building_groups", "centre_households", "buildings", "households")
"""The counts that estates may give of themselves."""


class Known(NamedTuple):
    """A sum of what is known, by community."""

    total: Counts
    some: Counts
    """Estates with at least one."""
    unknown: Counts
    """Estates that don't say; an estate that says 0 does."""


@dataclass(frozen=True)
class Organisation:
    """The organisation in the estates of each community."""

    estates: Counts
    """How many estates each community has."""
    branches: Counts
    """How many of them have a branch."""
    counted: Mapping[str, Known]
    """By field of the estates."""


@remembered
def organisation_of(ground: Ground) -> Organisation:
    """Add up what estates say of themselves."""
    estates, size = ground.records["estates"], ground.size(Scope.COMMUNITY)
    community = estates.codes("community")

    def known(field: str) -> Known:
        number = estates.numbers(field)
        parts = (number, number > 0, np.isnan(number))
        return Known(*(summed(community, part, size) for part in parts))

    return Organisation(
        estates=counted((size,), community),
        branches=summed(community, is_filled(estates, "branch"), size),
        counted={field: known(field) for field in COUNTED},
    )
