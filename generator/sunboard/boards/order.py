"""The order in which records are listed, and whose they are."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from sunboard.checks.records import Table
from sunboard.measures.columns import Days, Positions
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.status import Outcome, Timing
from sunboard.measures.timing import Dated

T = TypeVar("T")


def split_by(
    entity: npt.NDArray[np.integer], rows: Positions, rank: Positions, count: int
) -> list[Positions]:
    """Rows grouped by entity, each group by rank; entity -1 is left out."""
    order = np.lexsort((rank, entity))
    bounds = np.searchsorted(entity[order], np.arange(count + 1))
    ordered = rows[order]
    return [ordered[bounds[i] : bounds[i + 1]] for i in range(count)]


def linked_by_row(table: Table, field: str) -> list[list[int]]:
    """For each row of a table what its field of several names points to, as recorded."""
    links = table.links[field]
    found = split_by(links.rows, links.targets, np.arange(len(links.rows)), len(table))
    return [targets.tolist() for targets in found]


def chosen_rows(rows: list[T], chosen: Positions) -> tuple[T, ...]:
    """The rows at the chosen positions, in their order."""
    return tuple(rows[row] for row in chosen.tolist())


def rows_by(ground: Ground, table: Table, order: Positions, scope: Scope) -> list[Positions]:
    """For each entity of a scope its rows of a table, in display order."""
    entity = entity_of(ground, table, scope)[order]
    return split_by(entity, order, np.arange(len(entity)), ground.size(scope))


def urgency_order(records: Dated, done_on: Days) -> Positions:
    """Unfinished and late first, by due date; then the finished, newest first."""
    rank = urgency_ranks(records)
    return np.lexsort((id_order(records.table), _due_key(rank, records.due, done_on), rank))


def urgency_ranks(records: Dated) -> npt.NDArray[np.int8]:
    """For each record 0 open and past due, 1 not done, 2 open, 3 the rest (method#records-order)."""
    is_open = records.outcome == Outcome.OPEN
    is_past = np.isin(records.timing, (Timing.PAST_DUE, Timing.LONG_PAST_DUE))
    conditions = [is_open & is_past, records.outcome == Outcome.NOT_DONE, is_open]
    return np.select(conditions, [0, 1, 2], 3).astype(np.int8)


def _due_key(
    rank: npt.NDArray[np.int8], due: npt.NDArray[np.datetime64], done_on: npt.NDArray[np.datetime64]
) -> npt.NDArray[np.int64]:
    """Open rows by due date, those without one last; finished rows by the day they were done, newest first."""
    never = np.iinfo(np.int64).max
    waiting = np.where(np.isnat(due), never, due.astype(np.int64))
    finished = np.where(np.isnat(done_on), never, -done_on.astype(np.int64))
    return np.where(rank < _FINISHED_RANK, waiting, finished)


_FINISHED_RANK = 3


def id_order(table: Table) -> npt.NDArray[np.int64]:
    """Each id's rank among its kind, so that equal keys never shuffle (rule R-21)."""
    ids = table.text_array("id")
    rank = np.arange(len(ids), dtype=np.int64)
    # Offices mostly number as they go: finding that out costs a tenth of sorting.
    if not pc.all(pc.less(ids[:-1], ids[1:])).as_py():
        # By the bytes of UTF-8, which is by characters.
        rank[pc.sort_indices(ids)] = np.arange(len(ids))
    return rank
