"""Forces: the teams and social forces that stand in each community, and who of them is missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.measures.columns import Counts, Mask, counted
from sunboard.measures.ground import Ground, Scope, remembered


@dataclass(frozen=True)
class Strength:
    """How strong each community is; the second axis is the terms of a vocabulary."""

    teams: Counts
    """Teams that stand; 0 where the community lacks the kind."""
    people: Counts
    """People in them; somebody in two teams counts in both."""


@dataclass(frozen=True)
class Forces:
    """Who stands where on the as-of date."""

    stands: Mask
    """One a row of the teams table: it had begun by the as-of date and had not ended before it."""
    teams: Strength
    """By term of `teams`."""
    social: Strength
    """By term of `social_forces`."""
    roles: Strength
    """By term of `force_roles`; the last column is those without a role."""


@remembered
def forces_of(ground: Ground) -> Forces:
    """Count who stands in each community on the as-of date."""
    table, today = ground.records["teams"], ground.today
    # Nobody knows since when a team without a beginning has stood, but it does.
    stands = ~(table.days("started_on") > today) & ~(table.days("ended_on") < today)
    community, size = np.where(stands, table.codes("community"), -1), table.numbers("size")

    def count(field: str, *, with_none: bool = False) -> Strength:
        key = table.kind.field_by_name[field].vocabulary
        terms = len(ground.programme.vocabulary(key).terms)
        codes = table.codes(field)
        if with_none:
            codes = np.where(codes < 0, terms, codes)
        shape = (ground.size(Scope.COMMUNITY), terms + with_none)
        return Strength(counted(shape, community, codes), counted(shape, community, codes, of=size))

    return Forces(stands, count("team"), count("force"), count("role", with_none=True))
