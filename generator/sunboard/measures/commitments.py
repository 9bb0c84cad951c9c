"""What can be worked out about each commitment: outcome, timing, basis, and its moved due dates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Records, Table
from sunboard.measures.columns import Codes, Days, Mask, counts_as, is_filled, no_days
from sunboard.measures.evaluations import Judgements, derive_judgements
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import derive_basis
from sunboard.measures.timing import Dated, days_past, derive_dated
from sunboard.settings import Programme

OUTCOME_BY_MEANING = {
    "done": Outcome.DONE,
    "part_done": Outcome.PART_DONE,
    "not_done": Outcome.NOT_DONE,
    "withdrawn": Outcome.WITHDRAWN,
    "superseded": Outcome.SUPERSEDED,
    "not_assessable": Outcome.NOT_ASSESSABLE,
}


@dataclass(frozen=True)
class CommitmentMeasures(Dated):
    """Arrays beside the commitments table, judged by the day recorded where nobody wrote when it was done."""

    basis: Codes
    current_due: Days
    """The due date after the last extension."""
    extension_count: npt.NDArray[np.int32]
    past_current_days: npt.NDArray[np.int32]
    """Days past the extended date."""
    is_reported_late: Mask
    """Whether it was entered long after it was done (`reported_late_days`)."""
    judgements: Judgements


@remembered
def commitments_of(ground: Ground) -> CommitmentMeasures:
    """Work out every commitment's three axes on the as-of date."""
    records, programme = ground.records, ground.programme
    table = records["commitments"]
    done_on = table.days("done_on")
    outcome = _outcome(table, programme, done_on)
    due = table.days("due")
    current_due, extension_count = _extended(records, due)
    recorded_on = table.days("recorded_on")
    # Where nobody wrote down when it was done, the day that was recorded stands in (conventions 4.3).
    finished_on = np.where(np.isnat(done_on), recorded_on, done_on)
    dated = derive_dated(ground, table, outcome, due, finished_on)
    judgements = derive_judgements(records, programme, "commitments")
    delay = days_past(done_on, recorded_on)
    return CommitmentMeasures(
        **vars(dated),
        basis=derive_basis(table, outcome, judgements, no_days(len(due))),
        current_due=current_due,
        extension_count=extension_count,
        past_current_days=days_past(current_due, dated.judged_on),
        is_reported_late=delay > programme.limits.reported_late_days,
        judgements=judgements,
    )


def _outcome(table: Table, programme: Programme, done_on: Days) -> Codes:
    meaning = counts_as(table, "outcome", programme)
    outcome = np.full(len(meaning), Outcome.OPEN, dtype=np.int8)
    for word, member in OUTCOME_BY_MEANING.items():
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
