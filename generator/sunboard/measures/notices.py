"""Public notices (公示): which stand on the as-of date, how long, and which lack an outcome (R-30, R-31)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sunboard.checks.records import Table
from sunboard.measures.columns import Counts, Mask, Positions, counts_as, id_ranks, summed
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate


@dataclass(frozen=True)
class NoticeMeasures:
    """Arrays beside the notices table: one entry a notice, in the table's order."""

    table: Table
    is_standing: Mask
    """Of a kind that is put up for good."""
    is_open: Mask
    """It stands on the as-of date; its last day is one of them."""
    is_past: Mask
    lacks_outcome: Mask
    """Past the end of its window, and nobody has recorded what came of it."""

    @cached_property
    def is_window_open(self) -> Mask:
        """In a window in which objections are heard."""
        return self.is_open & ~self.is_standing


@dataclass(frozen=True)
class NoticeTally:
    """What the notices of each entity come to: one entry an entity."""

    open: Counts
    """Windows in which objections are heard on the as-of date."""
    standing: Counts
    over: Counts
    """Windows that are over."""
    told: Counts
    """Those of them whose outcome is recorded."""

    def outcomes(self, entity: int) -> Rate:
        """Of an entity's windows that are over, those whose outcome is recorded."""
        return Rate(int(self.told[entity]), int(self.over[entity]))


@remembered
def notices_of(ground: Ground) -> NoticeMeasures:
    """Work out how every notice stands on the as-of date."""
    table = ground.records["notices"]
    starts, ends = table.days("started_on"), table.days("ended_on")
    is_standing = counts_as(table, "kind", ground.programme) == "standing"
    is_past = ends < ground.today
    return NoticeMeasures(
        table=table,
        is_standing=is_standing,
        is_open=(starts <= ground.today) & ~is_past,
        is_past=is_past,
        lacks_outcome=is_past & ~is_standing & (table.codes("outcome") < 0),
    )


@remembered
def notice_tally_of(ground: Ground, scope: Scope) -> NoticeTally:
    """The notices of the whole county, or by the one community they are about."""
    notices = notices_of(ground)
    entity, size = entity_of(ground, notices.table, scope), ground.size(scope)
    over = notices.is_past & ~notices.is_standing
    return NoticeTally(
        open=summed(entity, notices.is_window_open, size),
        standing=summed(entity, notices.is_standing & notices.is_open, size),
        over=summed(entity, over, size),
        told=summed(entity, over & ~notices.lacks_outcome, size),
    )


def notices_by_subject(table: Table, field: str) -> dict[int, list[int]]:
    """For each deed, commitment or task the notices it stands in, oldest first."""
    links = table.links[field]
    notices, subjects = links.rows, links.targets
    order = np.lexsort((id_ranks(table)[notices], table.days("started_on")[notices]))
    found: dict[int, list[int]] = {}
    for notice, subject in zip(notices[order].tolist(), subjects[order].tolist(), strict=True):
        found.setdefault(subject, []).append(notice)
    return found


def by_urgency(notices: NoticeMeasures) -> Positions:
    """Open notices: windows by their last day, soonest first; then the standing ones, newest first."""
    rows = np.flatnonzero(notices.is_open)
    never = np.iinfo(np.int64).max
    ends, starts = notices.table.days("ended_on")[rows], notices.table.days("started_on")[rows]
    due = np.where(np.isnat(ends), never, ends.astype(np.int64))
    ranks = id_ranks(notices.table)[rows]
    order = np.lexsort((ranks, -starts.astype(np.int64), due, notices.is_standing[rows]))
    chosen: Positions = rows[order]
    return chosen


def newest_past(notices: NoticeMeasures) -> Positions:
    """Past notices, those that ended last first."""
    rows = np.flatnonzero(notices.is_past)
    ends = notices.table.days("ended_on")[rows].astype(np.int64)
    chosen: Positions = rows[np.lexsort((id_ranks(notices.table)[rows], -ends))]
    return chosen
