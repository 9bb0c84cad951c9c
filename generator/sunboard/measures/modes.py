"""What is served in which mode (清单式、组团式、揭榜式), and with what outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.measures.columns import Counts, counted
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import Cohort
from sunboard.measures.tally import Rate, rates_of
from sunboard.measures.tasks import tasks_of

MODE_KINDS = ("tasks", "commitments", "activities")
"""The kinds of record that have a mode."""


@dataclass(frozen=True)
class ModeMeasures:
    """Records by mode, in the vocabulary's order; the last entry is for those that name none."""

    counts: dict[str, Counts]
    """By kind: how many."""
    cohorts: dict[str, Counts]
    """By kind, tasks and commitments: shape (modes + 1, cohorts)."""

    def share(self, kind: str, mode: int) -> Rate:
        """The mode's records, of all of their kind."""
        return Rate(int(self.counts[kind][mode]), int(self.counts[kind].sum()))

    def fulfilled(self, kind: str, mode: int) -> Rate:
        """Done, late or not, of all that have come due."""
        return rates_of(self.cohorts[kind], Cohort.DONE_ON_TIME, Cohort.DONE_LATE)[mode]

    def undated(self, kind: str, mode: int) -> int:
        """How many have no due date, and are in neither of the other two."""
        return int(self.cohorts[kind][mode, Cohort.UNDATED])

    def on_time(self, kind: str, mode: int) -> Rate:
        """Done by the original date, of all that have come due."""
        return rates_of(self.cohorts[kind], Cohort.DONE_ON_TIME)[mode]


@remembered
def modes_of(ground: Ground) -> ModeMeasures:
    """Count tasks, commitments and activities by mode."""
    size = len(ground.programme.vocabulary("service_modes").terms) + 1
    counts, cohorts = {}, {}
    derived = {"tasks": tasks_of(ground).cohort, "commitments": commitments_of(ground).cohort}
    for kind in MODE_KINDS:
        mode = ground.records[kind].codes("mode")
        mode = np.where(mode < 0, size - 1, mode)
        counts[kind] = counted((size,), mode)
        if kind in derived:
            cohorts[kind] = counted((size, len(Cohort)), mode, derived[kind])
    return ModeMeasures(counts, cohorts)
