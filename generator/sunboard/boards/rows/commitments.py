"""Rows of commitments, made once for the whole county and shown on several pages."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.counted import Text
from sunboard.boards.order import rows_by, split_by, urgency_order
from sunboard.boards.values import CommitmentRow, Status
from sunboard.boards.wording import (
    COMMITMENT_STATUS,
    DAYS,
    DISPUTED_COMMITMENT,
    NO_REASON,
    OVERDUE_COMMITMENT,
)
from sunboard.boards.words import (
    Texts,
    day_texts,
    made,
    pick,
    place_texts,
    result_texts,
    status_choices,
    status_codes,
    timing_texts,
    unit_paths,
)
from sunboard.measures.columns import Positions, positions_of_ids
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.status import Outcome, Timing
from sunboard.publishable.names import unit_names


@remembered
def commitment_rows(ground: Ground) -> list[CommitmentRow]:
    """Every commitment as a row, in the table's order."""
    commitments = commitments_of(ground)
    table = commitments.table
    ids, units = table.texts("id"), table.codes("unit")
    makes_pages = "commitments" in ground.programme.boards
    rows = zip(
        ids,
        [addresses.commitment_path(i) for i in ids] if makes_pages else [""] * len(ids),
        table.texts("text"),
        pick([*unit_names(ground), ""], units),
        unit_paths(ground, units),
        place_texts(ground, table),
        day_texts(commitments.due, "未定期限"),
        commitment_statuses(ground),
        _commitment_timings(ground),
        result_texts(table, commitments.outcome, commitment_reason_texts(ground)),
        strict=True,
    )
    return made(CommitmentRow, rows)


@remembered
def commitment_order(ground: Ground) -> Positions:
    """Every commitment: unfinished and late first, by due date; then the finished, newest first."""
    commitments = commitments_of(ground)
    return urgency_order(commitments, commitments.table.days("done_on"))


@remembered
def commitments_by(ground: Ground, scope: Scope) -> list[Positions]:
    """The commitments of each entity, in their order."""
    return rows_by(ground, commitments_of(ground).table, commitment_order(ground), scope)


@remembered
def extensions_by_commitment(ground: Ground) -> list[Positions]:
    """Each commitment's extensions, in the table's order."""
    extensions = ground.records["extensions"]
    rows, count = np.arange(len(extensions)), len(ground.records["commitments"])
    return split_by(extensions.codes("commitment"), rows, rows, count)


@remembered
def evaluations_by_commitment(ground: Ground) -> list[Positions]:
    """Each commitment's evaluations, by day."""
    evaluations, commitments = ground.records["evaluations"], ground.records["commitments"]
    subject = positions_of_ids(commitments, evaluations.text_array("subject"))
    rows, date = np.arange(len(evaluations)), evaluations.days("date")
    return split_by(subject, rows, date.astype(np.int64), len(commitments))


@remembered
def commitment_reason_texts(ground: Ground) -> Texts:
    """Why each was not kept, or kept in part; one that should say so and doesn't is told of."""
    commitments = commitments_of(ground)
    is_owed = np.isin(commitments.outcome, (Outcome.NOT_DONE, Outcome.PART_DONE))
    return [
        reason or (NO_REASON if owes else "")
        for reason, owes in zip(commitments.table.texts("reason"), is_owed.tolist(), strict=True)
    ]


def commitment_statuses(ground: Ground) -> list[Status]:
    """The word shown for each commitment; one past due, or disputed, says so."""
    derived = commitments_of(ground)
    codes = status_codes(derived.outcome, derived.timing, derived.basis)
    return pick(status_choices(COMMITMENT_STATUS, OVERDUE_COMMITMENT, DISPUTED_COMMITMENT), codes)


def _commitment_timings(ground: Ground) -> list[Text]:
    """The timing in words; a promise given up is past its date, but not one that is still overdue."""
    commitments = commitments_of(ground)
    done_on, recorded_on = (commitments.table.days(name) for name in ("done_on", "recorded_on"))
    is_undated = (commitments.timing == Timing.LATE) & np.isnat(done_on) & np.isnat(recorded_on)
    is_gone = (commitments.outcome == Outcome.NOT_DONE) | is_undated
    return timing_texts(commitments.timing, commitments.due, commitments.past, DAYS, is_gone)
