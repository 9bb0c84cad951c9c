"""Satisfaction: what residents said, with how many said it (rules R-6, R-22)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of


@dataclass(frozen=True)
class Satisfaction:
    """Residents' judgements of finished tasks: one entry an entity."""

    satisfied: npt.NDArray[np.int64]
    """人."""
    dissatisfied: npt.NDArray[np.int64]
    """人."""
    judged: npt.NDArray[np.int64]
    """Finished tasks that a resident judged, 件."""
    finished: npt.NDArray[np.int64]
    """Finished tasks, 件."""

    def satisfied_rate(self, entity: int) -> Rate:
        """Satisfied residents of all who judged."""
        satisfied = int(self.satisfied[entity])
        return Rate(satisfied, satisfied + int(self.dissatisfied[entity]))

    def response_rate(self, entity: int) -> Rate:
        """Finished tasks that a resident judged, of all finished tasks."""
        return Rate(int(self.judged[entity]), int(self.finished[entity]))


@remembered
def satisfaction_of(ground: Ground, scope: Scope) -> Satisfaction:
    """Add up the judgements of finished tasks by entity."""
    tasks, entity_count = tasks_of(ground), ground.size(scope)
    entity = entity_of(ground, tasks.table, scope)
    counted = tasks.is_finished & (entity >= 0)
    position = entity[counted]

    def total(column: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        summed = np.bincount(position, weights=column[counted], minlength=entity_count)
        return summed.astype(np.int64)

    judgements = tasks.judgements
    return Satisfaction(
        satisfied=total(judgements.satisfied),
        dissatisfied=total(judgements.dissatisfied),
        judged=total(judgements.has_residents.astype(np.int64)),
        finished=np.bincount(position, minlength=entity_count),
    )
