"""How far the Party's organisation reaches: branches, building groups and centre households of estates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.measures.columns import Counts, is_filled
from sunboard.measures.ground import Ground, remembered

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
    records = ground.records
    estates = records["estates"]
    community = estates.codes("community")
    size = len(records["communities"])
    has_branch = is_filled(estates, "branch")

    def known(field: str) -> Known:
        number = estates.numbers(field)
        total = np.bincount(community, np.nan_to_num(number), minlength=size)
        some = np.bincount(community[number > 0], minlength=size)
        unknown = np.bincount(community[np.isnan(number)], minlength=size)
        return Known(total.astype(np.int64), some, unknown)

    return Organisation(
        estates=np.bincount(community, minlength=size),
        branches=np.bincount(community[has_branch], minlength=size),
        counted={field: known(field) for field in COUNTED},
    )
