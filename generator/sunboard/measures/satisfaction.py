"""Satisfaction: what residents said, and whether it is solved, with how many said it (rules R-6, R-22)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.measures.columns import Counts, Positions, counted, summed
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of


@dataclass(frozen=True)
class Satisfaction:
    """Residents' judgements of finished tasks: one entry an entity."""

    satisfied: Counts
    """人."""
    dissatisfied: Counts
    """人."""
    solved: Counts
    """人."""
    part_solved: Counts
    """人."""
    unsolved: Counts
    """人."""
    answered: Counts
    """Who answered whether it is solved, 人."""
    judged: Counts
    """Finished tasks that a resident judged, 件."""
    finished: Counts
    """Finished tasks, 件."""
    from_most_of: Counts
    """The fewest of the judged tasks that more than half of those who judged come from, 件."""

    def satisfied_rate(self, entity: int) -> Rate:
        """Satisfied residents of all who judged."""
        satisfied = int(self.satisfied[entity])
        return Rate(satisfied, satisfied + int(self.dissatisfied[entity]))

    def solved_rate(self, entity: int) -> Rate:
        """Residents who said that it is solved, of all who answered whether it is."""
        return Rate(int(self.solved[entity]), int(self.answered[entity]))

    def response_rate(self, entity: int) -> Rate:
        """Finished tasks that a resident judged, of all finished tasks."""
        return Rate(int(self.judged[entity]), int(self.finished[entity]))


@remembered
def asks_if_solved(ground: Ground) -> bool:
    """Whether any resident answered if a finished task is solved: where nobody is asked, nobody is missed."""
    return bool(satisfaction_of(ground, Scope.COUNTY).answered[0])


@remembered
def satisfaction_of(ground: Ground, scope: Scope) -> Satisfaction:
    """Add up the judgements of finished tasks by entity."""
    tasks, size = tasks_of(ground), ground.size(scope)
    judgements = tasks.judgements
    entity = np.where(tasks.is_finished, entity_of(ground, tasks.table, scope), -1)
    return Satisfaction(
        satisfied=summed(entity, judgements.satisfied, size),
        dissatisfied=summed(entity, judgements.dissatisfied, size),
        solved=summed(entity, judgements.solved, size),
        part_solved=summed(entity, judgements.part_solved, size),
        unsolved=summed(entity, judgements.unsolved, size),
        answered=summed(entity, judgements.answered, size),
        judged=summed(entity, judgements.has_residents, size),
        finished=counted((size,), entity),
        from_most_of=_fewest_with_most(
            entity, judgements.satisfied + judgements.dissatisfied, size
        ),
    )


def _fewest_with_most(entity: Positions, people: Counts, size: int) -> Counts:
    """By entity the fewest of its records that more than half of its people come from; 0 for nobody."""
    known = np.flatnonzero((entity >= 0) & (people > 0))
    known = known[np.lexsort((-people[known], entity[known]))]
    entity, people = entity[known], people[known]
    before = np.cumsum(people) - people
    first = np.searchsorted(entity, entity)
    is_needed = 2 * (before - before[first]) <= summed(entity, people, size)[entity]
    return counted((size,), entity[is_needed])
