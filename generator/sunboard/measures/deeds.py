"""Deeds: how far each has come on its way to honour (rule R-30)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Records, Table
from sunboard.measures.columns import (
    Codes,
    Counts,
    Days,
    Mask,
    counted,
    counts_as,
    first_of,
    is_filled,
    keep_latest,
    last_day,
)
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.settings import Programme


class Stage(IntEnum):
    """How far a deed has come; worked out from what is recorded, whatever its state says."""

    NOMINATED = 0
    VERIFIED = 1
    APPROVED = 2
    IN_WINDOW = 3
    """Its 公示 runs on the as-of date."""
    UNDECIDED = 4
    """Its 公示 is over, but it is neither honoured nor taken off: an objection is open, or nobody decided."""
    HONOURED = 5
    REVOKED = 6


@dataclass(frozen=True)
class DeedMeasures:
    """Arrays beside the deeds table: one entry a deed, in the table's order."""

    table: Table
    stage: Codes
    """A `Stage` each."""
    opens: Days
    """The first day of its 公示, by its own row or else by the notice it stands in; NaT for none."""
    closes: Days
    """The last day of its 公示, the later one where its row and its notice differ."""
    has_open_objection: Mask
    unit_links: npt.NDArray[np.int64]
    """One row a (deed, unit) pair, sorted, each once: the deed's unit and its people's units."""

    @cached_property
    def is_honoured(self) -> Mask:
        """Honoured, its window closed and no objection unanswered."""
        mask: Mask = self.stage == Stage.HONOURED
        return mask

    @cached_property
    def is_revoked(self) -> Mask:
        """Taken off the board."""
        mask: Mask = self.stage == Stage.REVOKED
        return mask

    @cached_property
    def is_window_open(self) -> Mask:
        """Whether its 公示 runs on the as-of date."""
        mask: Mask = self.stage == Stage.IN_WINDOW
        return mask


@remembered
def deeds_of(ground: Ground) -> DeedMeasures:
    """Work out each deed's standing on the as-of date."""
    records, programme, today = ground.records, ground.programme, ground.today
    table = records["deeds"]
    state = counts_as(table, "state", programme)
    has_open_objection = counts_as(table, "objection", programme) == "open"
    opens, closes = _windows(records, programme)
    # NaT compares false with everything: a deed without a window is neither open nor held back.
    is_window_open = (opens <= today) & ((closes >= today) | np.isnat(closes))
    is_held = is_window_open | (closes >= today) | has_open_objection
    has_stood = ~np.isnat(closes) | (np.isnat(opens) & (programme.honour_workdays == 0))
    is_verified, is_dated = is_filled(table, "verifier"), ~np.isnat(table.days("approved_on"))
    is_approved = is_filled(table, "approver") & is_dated
    is_unclear = ~(is_filled(table, "result") & is_filled(table, "recommender")) | table.lost
    is_unclear |= table.codes("unit") < 0
    is_claimed = ((state == "honoured") | is_dated) & ~(is_verified & is_approved)
    stage = first_of(
        (state == "revoked", Stage.REVOKED),
        (is_unclear | (is_claimed & ~is_verified), Stage.NOMINATED),
        (is_claimed, Stage.VERIFIED),
        ((state == "honoured") & has_stood & ~is_held, Stage.HONOURED),
        (is_window_open, Stage.IN_WINDOW),
        (opens <= today, Stage.UNDECIDED),
        (is_approved, Stage.APPROVED),
        (is_verified, Stage.VERIFIED),
        otherwise=Stage.NOMINATED,
    )
    return DeedMeasures(
        table=table,
        stage=stage.astype(np.int8),
        opens=opens,
        closes=closes,
        has_open_objection=has_open_objection,
        unit_links=_unit_links(records, table),
    )


def _windows(records: Records, programme: Programme) -> tuple[Days, Days]:
    """First and last day of each deed's 公示, from its own row and from the notice it stands in."""
    deeds, notices = records["deeds"], records["notices"]
    opens, closes = deeds.days("window_from"), deeds.days("window_to").copy()
    is_for_honours = counts_as(notices, "kind", programme) == "honours"
    links = notices.links["deeds"]
    notice, deed = links.rows, links.targets
    chosen = is_for_honours[notice]
    keep_latest(closes, deed[chosen], notices.days("ended_on")[notice[chosen]])
    noticed = last_day(deed[chosen], notices.days("started_on")[notice[chosen]], len(opens))
    return np.where(np.isnat(opens), noticed, opens), closes


@remembered
def deed_stages_of(ground: Ground, scope: Scope) -> Counts:
    """How many deeds of each entity stand at each stage, shape (entities, stages).

    A joint deed counts for each unit that took part.
    """
    deeds = deeds_of(ground)
    if scope is Scope.UNIT:
        rows, entity = deeds.unit_links.T
    else:
        rows = np.arange(len(deeds.stage))
        entity = entity_of(ground, deeds.table, scope)
    return counted((ground.size(scope), len(Stage)), entity, deeds.stage[rows])


def _unit_links(records: Records, table: Table) -> npt.NDArray[np.int64]:
    """A joint deed counts once for each unit that took part, however many of its people did."""
    links = table.links["people"]
    unit_of_person = records["people"].codes("unit")
    own = np.stack([np.arange(len(table)), table.codes("unit")], axis=1)
    theirs = np.stack([links.rows, unit_of_person[links.targets]], axis=1)
    pairs = np.concatenate([own, theirs]).astype(np.int64)
    return np.unique(pairs[pairs[:, 1] >= 0], axis=0)
