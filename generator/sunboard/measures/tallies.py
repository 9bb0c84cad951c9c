"""Tasks and commitments counted for each place and unit."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from sunboard.measures.columns import Counts
from sunboard.measures.commitments import commitments_of
from sunboard.measures.entities import entity_of, town_of_community
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.months import months_of
from sunboard.measures.tally import Tally, roll_up, tally
from sunboard.measures.tasks import tasks_of

Tallied = Literal["tasks", "commitments"]


@remembered
def tally_of(ground: Ground, kind: Tallied, scope: Scope) -> Tally:
    """Tasks or commitments by entity; months by the day a task was raised, or a commitment made."""
    if scope is Scope.COUNTY:
        whole = np.zeros(ground.size(Scope.COMMUNITY), np.intp)
        made = roll_up(whole, 1, tally_of(ground, kind, Scope.COMMUNITY))
    elif scope is Scope.TOWN:
        communities = tally_of(ground, kind, Scope.COMMUNITY)
        made = roll_up(town_of_community(ground), ground.size(scope), communities)
    else:
        made = _tally(ground, kind, scope)
    return replace(made, unclear=unclear_of(ground, kind, scope))


def _tally(ground: Ground, kind: Tallied, scope: Scope) -> Tally:
    source = tasks_of(ground) if kind == "tasks" else commitments_of(ground)
    began = source.table.days("raised_on" if kind == "tasks" else "made_on")
    return tally(
        entity_of(ground, source.table, scope), ground.size(scope), source, began, months_of(ground)
    )


def unclear_of(ground: Ground, kind: str, scope: Scope) -> Counts:
    """For each entity how many records known to be its own can't be counted; all of them for the county."""
    unclear = ground.records.unclear.get(kind)
    if unclear is None:
        return np.zeros(ground.size(scope), dtype=np.int64)
    if scope is Scope.COUNTY:
        return np.array([unclear.count], dtype=np.int64)
    entity = unclear.owners[scope]
    if scope is Scope.TOWN:
        entity = np.append(town_of_community(ground), -1)[unclear.owners[Scope.COMMUNITY]]
    return np.bincount(entity[entity >= 0], minlength=ground.size(scope))
