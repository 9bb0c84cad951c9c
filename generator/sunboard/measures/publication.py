"""Since when the results of tasks stand on the site: the build's own ledger says it, nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from sunboard.checks.arrays import NO_DAY
from sunboard.checks.records import Table
from sunboard.measures.columns import Days, Mask, no_days, positions_of_ids
from sunboard.measures.evaluations import first_day_since
from sunboard.records.publications import COMPLETED, Publications


@dataclass(frozen=True)
class ResultPublication:
    """When each task's result was published: one entry a task."""

    day: Days
    """The first day it stood on the site; NaT without a result, and where no ledger says it."""
    is_new: Mask
    """Whether this build is the first to publish it, as far as the ledger goes."""
    has_ledger: bool
    """Whether there is a ledger at all; without one no day is known."""
    began_on: np.datetime64
    """The first day of the ledger; NaT where there is none. What was done before is not timed."""


def derive_publication(
    table: Table, is_done: Mask, publications: Publications | None, as_of: date
) -> ResultPublication:
    """Work out since when the result of each done task is public, on the as-of date.

    A task done again after it was reopened has a new result: only days since its last completion count.
    """
    if publications is None:
        return ResultPublication(no_days(len(is_done)), is_done.copy(), False, NO_DAY)
    ids, days = publications.entries("tasks", COMPLETED)
    subject = positions_of_ids(table, ids)
    known = first_day_since(subject, days, table.days("completed_on"))
    # What the ledger does not know yet, or only later, is published by this very build.
    day = np.fmin(known, np.datetime64(as_of, "D"))
    return ResultPublication(
        day=np.where(is_done, day, NO_DAY),
        is_new=is_done & np.isnat(known),
        has_ledger=True,
        began_on=publications.began_on,
    )
