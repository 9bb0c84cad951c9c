"""Rows of commitments, worded once for the whole county, column by column, and shown on several pages."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.boards import addresses
from sunboard.boards.columns import Column, Picked, Rows, same
from sunboard.boards.counted import Text
from sunboard.boards.order import rows_by, split_by, urgency_order, urgency_ranks
from sunboard.boards.values import CommitmentRow, Status
from sunboard.boards.wording import (
    COMMITMENT_STATUS,
    DAYS,
    DISPUTED_COMMITMENT,
    NO_REASON,
    OVERDUE_COMMITMENT,
)
from sunboard.boards.words import (
    day_texts,
    pick,
    place_texts,
    result_texts,
    status_choices,
    status_codes,
    timing_texts,
    unit_paths,
)
from sunboard.checks.arrays import Text as Written
from sunboard.checks.arrays import is_filled
from sunboard.checks.records import Table
from sunboard.language import say
from sunboard.measures.columns import Positions, positions_of_ids
from sunboard.measures.commitments import OUTCOME_BY_MEANING, commitments_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.status import Outcome
from sunboard.publishable.names import unit_names
from sunboard.records.gathering import TEXT
from sunboard.settings import COME_ABOUT, come_about


@remembered
def commitment_rows(ground: Ground) -> Rows[CommitmentRow]:
    """Every commitment as a row, in the table's order."""
    commitments = commitments_of(ground)
    table = commitments.table
    units = table.codes("unit")
    columns = (
        table.shown("id"),
        _paths(ground, table),
        table.shown("text"),
        pick([*unit_names(ground), ""], units),
        unit_paths(ground, units),
        place_texts(ground, table, say("未写明社区")),
        day_texts(commitments.due, say("未定期限")),
        commitment_statuses(ground),
        _commitment_timings(ground),
        result_texts(table, commitments.outcome, reasons_said(ground)),
    )
    return Rows(CommitmentRow, columns)


def _paths(ground: Ground, table: Table) -> Column:
    if "commitments" not in ground.programme.boards:
        return same("", len(table))
    return pa.array(map(addresses.commitment_path, table.texts("id")), TEXT)


@remembered
def commitment_order(ground: Ground) -> Positions:
    """Every commitment: unfinished and late first, by due date; then the finished, newest first."""
    commitments = commitments_of(ground)
    return urgency_order(commitments, commitments.table.days("done_on"))


@remembered
def commitment_urgency(ground: Ground) -> npt.NDArray[np.int8]:
    """The part of that order in which each commitment stands (`urgency_ranks`)."""
    return urgency_ranks(commitments_of(ground))


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
    """Each commitment's evaluations, by day; those whose day nobody wrote down come last."""
    evaluations, commitments = ground.records["evaluations"], ground.records["commitments"]
    subject = positions_of_ids(commitments, evaluations.text_array("subject"))
    rows, date = np.arange(len(evaluations)), evaluations.days("date")
    order = np.where(np.isnat(date), np.iinfo(np.int64).max, date.astype(np.int64))
    return split_by(subject, rows, order, len(commitments))


@remembered
def reasons_said(ground: Ground) -> Written:
    """Why each was not kept, or kept in part; one that should say so and doesn't is told of."""
    commitments = commitments_of(ground)
    is_owed = np.isin(commitments.outcome, (Outcome.NOT_DONE, Outcome.PART_DONE))
    reasons = commitments.table.shown("reason")
    missing = pa.scalar(say(NO_REASON), reasons.type)
    return pc.if_else(~is_filled(reasons) & is_owed, missing, reasons)


def commitment_statuses(ground: Ground) -> Picked[Status]:
    """The word shown for each commitment: its own term's where that became its outcome.

    One past due, or disputed, says so.
    """
    derived = commitments_of(ground)
    vocabulary = ground.programme.vocabulary("outcomes")
    labels = {
        outcome: _label(outcome, vocabulary.label_counting_as(meaning))
        for meaning, outcome in OUTCOME_BY_MEANING.items()
    }
    words = status_choices(
        COMMITMENT_STATUS, OVERDUE_COMMITMENT, DISPUTED_COMMITMENT, labels=labels
    )
    meant = [OUTCOME_BY_MEANING.get(term.counts_as, Outcome.OPEN) for term in vocabulary.terms]
    own = [
        COMMITMENT_STATUS[outcome].said(_label(outcome, term.label))
        for term, outcome in zip(vocabulary.terms, meant, strict=True)
    ]
    codes = status_codes(derived.outcome, derived.timing, derived.basis)
    terms = derived.table.codes("outcome")
    is_own = (terms >= 0) & (codes == np.array([*meant, -1])[terms])
    return pick([*words, *own], np.where(is_own, len(words) + terms, codes))


def _label(outcome: Outcome, label: str) -> str:
    """What a commitment of an outcome is called, of its term's label; "" for nothing of its own."""
    is_event = outcome in (Outcome.WITHDRAWN, Outcome.SUPERSEDED)
    return come_about(say(COME_ABOUT), label) if is_event and label else label


def _commitment_timings(ground: Ground) -> Picked[Text]:
    """The timing in words; a promise given up is past its date, but not one that is still overdue."""
    commitments = commitments_of(ground)
    is_gone = commitments.outcome == Outcome.NOT_DONE
    return timing_texts(commitments.timing, commitments.due, commitments.past, DAYS, is_gone)
