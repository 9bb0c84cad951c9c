"""Coverage: which places have somebody answerable, which units have a place (rule R-14)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.checks.records import Table
from sunboard.measures.columns import Mask, Positions, counted
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.spans import pairing_kinds, pairings_now


@dataclass(frozen=True)
class Coverage:
    """Who is paired with whom on the as-of date."""

    current_pairings: Positions
    """Rows of the pairings table that run on the as-of date, by start date; those without one come last."""
    estate_is_paired: Mask
    """One an estate: a unit answers for it, or for its whole community."""
    community_is_paired: Mask
    community_has_leader: Mask
    unit_is_paired: Mask
    unit_is_current: Mask
    """One a unit: it had not been merged or closed by the as-of date."""
    current_positions: Positions
    """Rows of the positions table that run on the as-of date."""


@remembered
def coverage_of(ground: Ground) -> Coverage:
    """Work out who answers for what on the as-of date."""
    records, programme, today = ground.records, ground.programme, ground.today
    pairings = records["pairings"]
    runs = pairings_now(records, today)
    by_unit = runs & (pairing_kinds(pairings, programme) == "unit")
    by_leader = runs & ~by_unit
    community, estate = pairings.codes("community"), pairings.codes("estate")
    community_wide = _reached(records["communities"], community[by_unit & (estate < 0)])
    estate_is_paired = _reached(records["estates"], estate[by_unit])
    estate_is_paired |= community_wide[records["estates"].codes("community")]
    started = pairings.days("started_on")
    rows = np.flatnonzero(runs)
    return Coverage(
        current_pairings=rows[np.argsort(started[rows], kind="stable")],
        estate_is_paired=estate_is_paired,
        community_is_paired=_reached(records["communities"], community[by_unit]),
        community_has_leader=_reached(records["communities"], community[by_leader]),
        unit_is_paired=_reached(records["units"], pairings.codes("unit")[runs]),
        unit_is_current=~(records["units"].days("ended_on") <= today),
        current_positions=np.flatnonzero(~(records["positions"].days("ended_on") < today)),
    )


def _reached(table: Table, positions: Positions) -> Mask:
    return counted((len(table),), positions) > 0
