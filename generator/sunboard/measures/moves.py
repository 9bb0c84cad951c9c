"""Moves: the last day on which a record changed how it stands, by what happened or because a day had passed.

A sheet says the day of its own rows and is printed again when one of them moves, not because a night has
passed. Whatever makes a sheet say something else on another day must be a move here: a test holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sunboard.measures.columns import Positions, keep_latest, positions_of_ids
from sunboard.measures.status import FINISHED_OUTCOMES
from sunboard.measures.timing import Days, limit_end
from sunboard.schema import Field, FieldType

if TYPE_CHECKING:
    from sunboard.measures.measures import Measures

_DAY = np.timedelta64(1, "D")
_NEVER = np.datetime64("NaT", "D")
_TOLD_BY = {
    "commitments": (("evaluations", "subject"), ("extensions", "commitment")),
    "tasks": (("evaluations", "subject"), ("task_events", "task")),
}
"""For each kind those whose rows go on telling of its records, and the field that says of which."""


@dataclass(frozen=True)
class Moves:
    """The last move of every record, on or before the as-of date."""

    measures: Measures
    _of: dict[str, Days] = field(default_factory=dict)

    def of(self, kind: str) -> Days:
        """One day a record of the kind; NaT for one that never moved."""
        if kind not in self._of:
            self._of[kind] = self._latest(kind)
        return self._of[kind]

    def last(self, kind: str, rows: Positions | list[int]) -> np.datetime64:
        """The last move among some records of a kind; NaT for none."""
        return _last(self.of(kind)[rows])

    @property
    def anything(self) -> np.datetime64:
        """The last move of all, silence setting in among them."""
        silent = np.timedelta64(self.measures.programme.limits.silent_days, "D") + _DAY
        kinds = self.measures.records.tables
        # The day of a shift may lie ahead; one that was held is a record of that day all the same.
        shifts = self.measures.records["shifts"].days("date")
        happened = [shifts, *(day for kind in kinds for day in self._days(kind, past=True))]
        days = (shifts, *(day + silent for day in happened))
        return max_day((*(_last(self.of(k)) for k in kinds), *map(_last, map(self._known, days))))

    def _latest(self, kind: str) -> Days:
        latest = np.full(len(self.measures.records[kind]), _NEVER)
        planned = (*self._days(kind, past=False), *self._flips(kind))
        for day in (*self._days(kind, past=True), *planned):
            latest = np.fmax(latest, self._known(day))
        for teller, name in _TOLD_BY.get(kind, ()):
            self._add_told(latest, kind, teller, name)
        return latest

    def _days(self, kind: str, *, past: bool) -> Iterator[Days]:
        """The days on which something happened; or else those on which it begins, comes due or is over."""
        table = self.measures.records[kind]
        for each in table.kind.fields_of(FieldType.DATE):
            if each.past is past:
                yield table.days(each.name) + _after(each)

    def _flips(self, kind: str) -> Iterator[Days]:
        """The days on which something sets in that is worked out: due soon, late, late for long."""
        measures = self.measures
        if kind == "pairings":
            # From that day on nobody answers for anything in its name (method#obligations).
            ended_on = np.append(measures.records["units"].days("ended_on"), _NEVER)
            yield ended_on[measures.records[kind].codes("unit")]
        elif kind == "deeds":
            yield from (measures.deeds.opens, measures.deeds.closes + _DAY)
        elif kind == "tasks":
            yield from (measures.tasks.due, self._open_due(kind) + _DAY, *self._limits_passed())
        elif kind in ("commitments", "challenges", "decisions"):
            due, limits = self._open_due(kind), measures.programme.limits
            for days in (-limits.due_soon_days, 0, 1, limits.long_past_due_days + 1):
                yield due + np.timedelta64(days, "D")

    def _open_due(self, kind: str) -> Days:
        """When each record of a dated kind comes due; NaT for what is finished."""
        stands = getattr(self.measures, kind)
        due = stands.table.days("due") if kind == "challenges" else stands.due
        return np.where(np.isin(stands.outcome, FINISHED_OUTCOMES), _NEVER, due)

    def _limits_passed(self) -> Iterator[Days]:
        tasks, calendar = self.measures.tasks, self.measures.calendar.fewest
        for position, step in enumerate(self.measures.programme.steps):
            if step.limit_workdays is not None:
                ends = limit_end(calendar, tasks.waiting_since, step.limit_workdays)
                yield np.where(tasks.waiting == position, ends + _DAY, _NEVER)

    def _add_told(self, latest: Days, kind: str, teller: str, name: str) -> None:
        table = self.measures.records[teller]
        if name == "subject":
            row = positions_of_ids(self.measures.records[kind], table.text_array(name))
        else:
            row = table.codes(name)
        for day in self._days(teller, past=True):
            keep_latest(latest, row, self._known(day))

    def _known(self, day: Days) -> Days:
        return np.where(day <= np.datetime64(self.measures.as_of, "D"), day, _NEVER)


def max_day(days: Iterable[np.datetime64]) -> np.datetime64:
    """The latest of days; NaT where there is none."""
    return max((day for day in days if not np.isnat(day)), default=_NEVER)


def _after(each: Field) -> np.timedelta64:
    """What is over is over from the day after its last."""
    return _DAY if each.ends else np.timedelta64(0, "D")


def _last(days: Days) -> np.datetime64:
    known: np.datetime64 = np.fmax.reduce(days, initial=_NEVER)
    return known
