"""Rows of commitments, made once for the whole county and shown on several pages."""

from __future__ import annotations

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.counted import Text
from sunboard.boards.names import Names
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
from sunboard.measures.measures import Measures
from sunboard.measures.status import Outcome, Timing


def make_commitment_rows(measures: Measures, names: Names) -> list[CommitmentRow]:
    """Every commitment as a row, in the table's order."""
    commitments = measures.commitments
    table = commitments.table
    ids, units = table.texts("id"), table.codes("unit")
    makes_pages = "commitments" in measures.programme.boards
    rows = zip(
        ids,
        [addresses.commitment_path(i) for i in ids] if makes_pages else [""] * len(ids),
        table.texts("text"),
        pick([*names.units, ""], units),
        unit_paths(measures, units),
        place_texts(measures, table),
        day_texts(commitments.due, "未定期限"),
        commitment_statuses(measures),
        _commitment_timings(measures),
        result_texts(table, commitments.outcome, commitment_reason_texts(measures)),
        strict=True,
    )
    return made(CommitmentRow, rows)


def commitment_reason_texts(measures: Measures) -> Texts:
    """Why each was not kept, or kept in part; one that should say so and doesn't is told of."""
    commitments = measures.commitments
    is_owed = np.isin(commitments.outcome, (Outcome.NOT_DONE, Outcome.PART_DONE))
    return [
        reason or (NO_REASON if owes else "")
        for reason, owes in zip(commitments.table.texts("reason"), is_owed.tolist(), strict=True)
    ]


def commitment_statuses(measures: Measures) -> list[Status]:
    """The word shown for each commitment; one past due, or disputed, says so."""
    derived = measures.commitments
    codes = status_codes(derived.outcome, derived.timing, derived.basis)
    return pick(status_choices(COMMITMENT_STATUS, OVERDUE_COMMITMENT, DISPUTED_COMMITMENT), codes)


def _commitment_timings(measures: Measures) -> list[Text]:
    """The timing in words; a promise given up is past its date, but not one that is still overdue."""
    commitments = measures.commitments
    done_on, recorded_on = (commitments.table.days(name) for name in ("done_on", "recorded_on"))
    is_undated = (commitments.timing == Timing.LATE) & np.isnat(done_on) & np.isnat(recorded_on)
    is_gone = (commitments.outcome == Outcome.NOT_DONE) | is_undated
    return timing_texts(commitments.timing, commitments.due, commitments.past_days, is_gone, DAYS)
