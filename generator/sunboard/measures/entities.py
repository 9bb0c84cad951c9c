"""Which town, community, estate or unit each record counts for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Table
from sunboard.measures.columns import Positions, summed
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tasks import tasks_of
from sunboard.schema import KIND_BY_NAME


def entity_of(ground: Ground, table: Table, scope: Scope) -> Positions:
    """For each row of a table the entity of the scope it counts for; -1 for none."""
    if scope is Scope.COUNTY:
        return np.zeros(len(table), dtype=np.intp)
    if scope is Scope.TOWN:
        return np.append(town_of_community(ground), -1)[table.codes("community")]
    if scope is Scope.UNIT and table is ground.records["tasks"]:
        return tasks_of(ground).unit
    return table.codes(KIND_BY_NAME[scope].owner_as)


def count_of(
    ground: Ground, table: Table, scope: Scope, numbers: npt.NDArray[np.number | np.bool_]
) -> list[int]:
    """By entity, of how many rows of a table a mask holds, or their whole numbers added up."""
    counts: list[int] = summed(
        entity_of(ground, table, scope), numbers, ground.size(scope)
    ).tolist()
    return counts


def town_of_community(ground: Ground) -> Positions:
    """For each community the position of its town."""
    return ground.records["communities"].codes("town")
