"""What can be worked out about each commitment: outcome, timing, basis, and its moved due dates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Records, Table
from sunboard.measures.columns import Mask, counts_as, is_filled
from sunboard.measures.evaluations import Judgements, derive_judgements
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import derive_basis
from sunboard.measures.timing import (
    Codes,
    Days,
    Thresholds,
    days_past,
    derive_cohort,
    derive_timing,
    judged_on,
)
from sunboard.settings import Programme

_OUTCOME_BY_MEANING = {
    "done": Outcome.DONE,
    "part_done": Outcome.PART_DONE,
    "not_done": Outcome.NOT_DONE,
    "withdrawn": Outcome.WITHDRAWN,
    "superseded": Outcome.SUPERSEDED,
    "not_assessable": Outcome.NOT_ASSESSABLE,
}


@dataclass(frozen=True)
class CommitmentMeasures:
    """Arrays beside the commitments table: one entry a commitment, in the table's order."""

    table: Table
    outcome: Codes
    timing: Codes
    basis: Codes
    cohort: Codes
    due: Days
    """The original due date; never moved."""
    current_due: Days
    """The due date after the last extension."""
    extension_count: npt.NDArray[np.int32]
    judged_on: Days
    """The day lateness is judged by: done on, else recorded on; the as-of date for what is not done."""
    past_days: npt.NDArray[np.int32]
    """Calendar days past the original date on the day it is judged by; negative before it."""
    past_current_days: npt.NDArray[np.int32]
    """The same against the extended date."""
    is_reported_late: Mask
    """Whether it was entered long after it was done (`reported_late_days`)."""
    judgements: Judgements


@remembered
def commitments_of(ground: Ground) -> CommitmentMeasures:
    """Work out every commitment's three axes on the as-of date."""
    records, programme, as_of = ground.records, ground.programme, ground.as_of
    table = records["commitments"]
    done_on = table.days("done_on")
    outcome = _outcome(table, programme, done_on)
    due = table.days("due")
    current_due, extension_count = _extended(records, due)
    recorded_on = table.days("recorded_on")
    # Where nobody wrote down when it was done, the day that was recorded stands in (conventions 4.3).
    judged = judged_on(outcome, np.where(np.isnat(done_on), recorded_on, done_on), as_of)
    past = days_past(due, judged)
    limits = programme.limits
    timing = derive_timing(
        outcome, due, judged, past, Thresholds(limits.due_soon_days, limits.long_past_due_days)
    )
    judgements = derive_judgements(records, programme, "commitments")
    never = np.full(len(due), np.datetime64("NaT", "D"))
    delay = days_past(done_on, recorded_on)
    return CommitmentMeasures(
        table=table,
        outcome=outcome,
        timing=timing,
        basis=derive_basis(table, outcome, judgements, never),
        cohort=derive_cohort(outcome, timing, due, as_of),
        due=due,
        current_due=current_due,
        extension_count=extension_count,
        judged_on=judged,
        past_days=past,
        past_current_days=days_past(current_due, judged),
        is_reported_late=delay > programme.limits.reported_late_days,
        judgements=judgements,
    )


def _outcome(table: Table, programme: Programme, done_on: Days) -> Codes:
    meaning = counts_as(table, "outcome", programme)
    outcome = np.full(len(meaning), Outcome.OPEN, dtype=np.int8)
    for word, member in _OUTCOME_BY_MEANING.items():
        outcome[meaning == word] = member
    outcome[(outcome == Outcome.OPEN) & ~np.isnat(done_on)] = Outcome.DONE
    is_shown = ~np.isnat(done_on) & is_filled(table, "result")
    outcome[(outcome == Outcome.DONE) & ~is_shown] = Outcome.REPORTED_DONE
    return outcome


def _extended(records: Records, due: Days) -> tuple[Days, npt.NDArray[np.int32]]:
    """The due date after the extension decided last, and how many there were."""
    extensions = records["extensions"]
    commitment = extensions.codes("commitment")
    order = np.lexsort((np.arange(len(commitment)), extensions.days("set_on")))
    current = due.copy()
    current[commitment[order]] = extensions.days("new_due")[order]
    count = np.bincount(commitment, minlength=len(due)).astype(np.int32)
    return current, count
