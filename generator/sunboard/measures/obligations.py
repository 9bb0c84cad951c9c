"""Obligations (四个一): what every unit is to do each month, counted from its records and never typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.measures.columns import Counts, Days, Mask, Positions, counted
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.periods import Months
from sunboard.measures.spans import covered, pairing_spans
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of


@dataclass(frozen=True)
class ObligationMeasures:
    """What each unit did in each month."""

    months: Months
    """From the first month in which one of the obligations' kinds was kept to the as-of date's."""
    is_over: Mask
    """One a month: whether it is complete on the as-of date."""
    done: Counts
    """Shape (units, months, obligations)."""
    target: Counts
    """How often a month each obligation is due; 0 where the programme sets no number."""
    is_kept: Mask
    """Shape (months, obligations): whether the kind of record that an obligation is counted from was kept."""
    is_bound: Mask
    """Shape (units, months): whether the unit answered for some place on every day of the month."""

    @property
    def latest(self) -> int | None:
        """The last month that is over; None before the first is."""
        over = np.flatnonzero(self.is_over)
        return int(over[-1]) if len(over) else None

    @cached_property
    def is_asked(self) -> Mask:
        """Shape of `done`: where something was due and its month is over."""
        asked: Mask = (self.is_bound & self.is_over)[:, :, None] & (self.target > 0) & self.is_kept
        return asked

    @cached_property
    def is_met(self) -> Mask:
        """Shape of `done`: where as much was done as was due; False where nothing was."""
        met: Mask = self.is_asked & (self.done >= self.target)
        return met

    def met(self, unit: int, month: int | None = None) -> Rate:
        """Obligations a unit met of those due, in a month or in all of them."""
        months = slice(None) if month is None else month
        return _rate(self.is_met[unit, months], self.is_asked[unit, months])

    def met_in_all(self, month: int) -> Rate:
        """Obligations met by all units together in a month, of those due."""
        return _rate(self.is_met[:, month], self.is_asked[:, month])

    def met_by_units(self, month: int, obligation: int) -> Rate:
        """Units that met an obligation in a month, of those it was due from."""
        return _rate(self.is_met[:, month, obligation], self.is_asked[:, month, obligation])

    def met_in_full(self, month: int) -> Rate:
        """Units that met every obligation in a month, of those anything was due from."""
        asked, met = self.is_asked[:, month], self.is_met[:, month]
        is_bound = np.any(asked, axis=1)
        return _rate(np.all(met == asked, axis=1) & is_bound, is_bound)

    def met_not_at_all(self, month: int) -> Rate:
        """Units that met no obligation in a month, of those anything was due from."""
        asked, met = self.is_asked[:, month], self.is_met[:, month]
        is_bound = np.any(asked, axis=1)
        return _rate(~np.any(met, axis=1) & is_bound, is_bound)


def _rate(part: Mask, whole: Mask) -> Rate:
    return Rate(int(part.sum()), int(whole.sum()))


@remembered
def obligations_of(ground: Ground) -> ObligationMeasures:
    """Count every unit's doings by month and obligation."""
    records = ground.records
    terms = ground.programme.vocabulary("obligations").terms
    columns = (
        records["visits"].days("ended_on"),
        records["activities"].days("date"),
        tasks_of(ground).table.days("completed_on"),
    )
    months = ground.kept.months(columns, ground.as_of, *(term.counts_as for term in terms))
    done = np.zeros((len(records["units"]), months.count, len(terms)), dtype=np.int64)
    for code, term in enumerate(terms):
        done[:, :, code] = _COUNTERS[term.counts_as](ground, months, code)
    return ObligationMeasures(
        months=months,
        is_over=months.spans.last <= ground.today,
        done=done,
        target=np.array([term.target or 0 for term in terms], dtype=np.int64),
        is_kept=np.stack([ground.kept.in_months(months, term.counts_as) for term in terms], axis=1)
        if terms
        else np.zeros((months.count, 0), dtype=bool),
        is_bound=_bound(ground, months),
    )


def _bound(ground: Ground, months: Months) -> Mask:
    """Whether each unit was paired on every day of each month: a gap between two pairings binds nobody."""
    unit = ground.records["pairings"].codes("unit")
    return covered(pairing_spans(ground.records), unit, ground.size(Scope.UNIT), months.spans)


def _positions(ground: Ground, months: Months, _: int) -> Counts:
    """The unit's people who held a position on some day of the month, each once."""
    records = ground.records
    positions, person = records["positions"], records["positions"].codes("person")
    reported, ended = positions.days("reported_on"), positions.days("ended_on")
    unit_of_person = np.append(records["people"].codes("unit"), -1)
    starts, last_days = months.spans
    counts = np.zeros((len(records["units"]), months.count), dtype=np.int64)
    for month in range(months.count):
        held = (reported <= last_days[month]) & ~(ended < starts[month])
        holders = unit_of_person[np.unique(person[held])]
        counts[:, month] = np.bincount(holders[holders >= 0], minlength=len(counts))
    return counts


def _visits(ground: Ground, months: Months, _: int) -> Counts:
    """The unit's visits; those of a longer time count in the month it ends in."""
    visits = ground.records["visits"]
    return _count(
        ground, months, visits.codes("unit"), visits.days("ended_on"), visits.numbers("visits")
    )


def _tasks(ground: Ground, months: Months, _: int) -> Counts:
    """Tasks the unit finished, with who, what and result."""
    tasks = tasks_of(ground)
    done_on = tasks.table.days("completed_on")
    return _count(ground, months, tasks.unit, done_on, tasks.is_shown)


def _activities(ground: Ground, months: Months, obligation: int) -> Counts:
    """The unit's activities that are said to be for this obligation."""
    table = ground.records["activities"]
    is_meant = table.codes("obligation") == obligation
    return _count(ground, months, table.codes("unit"), table.days("date"), is_meant)


_COUNTERS: Mapping[str, Callable[[Ground, Months, int], Counts]] = {
    "positions": _positions,
    "visits": _visits,
    "tasks": _tasks,
    "activities": _activities,
}
"""For what an obligation counts as: how each unit's doings are counted by month."""


def _count(
    ground: Ground,
    months: Months,
    unit: Positions,
    day: Days,
    of: npt.NDArray[np.float64 | np.bool_],
) -> Counts:
    """Rows counted, or numbers added up, by unit and month."""
    return counted((ground.size(Scope.UNIT), months.count), unit, months.codes(day), of=of)
