"""What can't be counted (看不清的), and what nobody can therefore say is missing: absence accuses nobody."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sunboard.checks.arrays import NO_DAY
from sunboard.measures.columns import Counts, Days, Mask, Positions, counted, keep_latest, no_days
from sunboard.measures.entities import town_of_community
from sunboard.measures.ground import Ground, Scope, remembered


def unclear_of(ground: Ground, kind: str, scope: Scope) -> Counts:
    """For each entity how many records known to be its own can't be counted; all of them for the county."""
    unclear = ground.records.unclear.get(kind)
    if unclear is None:
        return np.zeros(ground.size(scope), dtype=np.int64)
    if scope is Scope.COUNTY:
        return np.array([unclear.count], dtype=np.int64)
    return _by_owner(ground, unclear.owners, scope)


def unclear_last_days(ground: Ground, kind: str, scope: Scope) -> Days:
    """For each entity the last day of such records of its own; NaT where one of them may be of any day."""
    last, unclear = no_days(ground.size(scope)), ground.records.unclear.get(kind)
    if unclear is not None:
        entity = unclear.owners[scope]
        keep_latest(last, entity, unclear.days)
        last[entity[np.isnat(unclear.days) & (entity >= 0)]] = NO_DAY
    return last


def unclear_by_estate(ground: Ground, kind: str) -> Counts:
    """By whether they say which estate they are of (no, yes), then by community: how many such records."""
    shape, unclear = (2, ground.size(Scope.COMMUNITY)), ground.records.unclear.get(kind)
    if unclear is None:
        return np.zeros(shape, dtype=np.int64)
    is_known = (unclear.owners[Scope.ESTATE] >= 0).astype(np.intp)
    return counted(shape, is_known, unclear.owners[Scope.COMMUNITY])


def void_of(ground: Ground, kind: str, scope: Scope) -> Counts:
    """For each entity how many records of its own were declared void (作废); all of them for the county."""
    void = ground.records.void.get(kind)
    if void is None:
        return np.zeros(ground.size(scope), dtype=np.int64)
    if scope is Scope.COUNTY:
        return np.array([len(void.ids)], dtype=np.int64)
    return _by_owner(ground, void.owners, scope)


def _by_owner(ground: Ground, owners: Mapping[str, Positions], scope: Scope) -> Counts:
    if scope is Scope.TOWN:
        entity = np.append(town_of_community(ground), -1)[owners[Scope.COMMUNITY]]
    else:
        entity = owners[scope]
    return counted((ground.size(scope),), entity)


def may_have(ground: Ground, kind: str, scope: Scope, since: np.datetime64 | None = None) -> Mask:
    """For each entity whether a record that can't be counted is known to be its own.

    Args:
        ground: The records.
        kind: The kind of record.
        scope: Communities, estates or units.
        since: Those that say another day, before this one, are passed over; None for none.
    """
    unclear = ground.records.unclear.get(kind)
    if unclear is None:
        return np.zeros(ground.size(scope), dtype=bool)
    entity = unclear.owners[scope]
    if since is not None:
        entity = entity[~(unclear.days < since)]
    return _any_of(ground, scope, entity)


@remembered
def may_be_paired(ground: Ground, scope: Scope) -> Mask:
    """The same of pairings; one of a community that names no estate may be for each of its estates."""
    found = may_have(ground, "pairings", scope)
    if scope is not Scope.ESTATE:
        return found
    of_whole, _ = unclear_by_estate(ground, "pairings")
    reached: Mask = of_whole > 0
    return found | reached[ground.records["estates"].codes("community")]


def _any_of(ground: Ground, scope: Scope, entity: Positions) -> Mask:
    found: Mask = counted((ground.size(scope),), entity) > 0
    return found
