"""Moves: the last day on which a record changed how it stands, by what happened or because a day had passed.

A sheet says the day of its own rows and is printed again when one of them moves, not because a night has
passed. Whatever makes a sheet say something else on another day must be a move here: a test holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from sunboard.calendar import DAY
from sunboard.checks.arrays import NO_DAY
from sunboard.measures.challenges import challenges_of
from sunboard.measures.columns import Days, Positions, keep_latest, no_days, positions_of_ids
from sunboard.measures.commitments import commitments_of
from sunboard.measures.decisions import decisions_of
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.status import FINISHED_OUTCOMES
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import Dated, limit_end
from sunboard.schema import Field, FieldType

_TOLD_BY = {
    "commitments": (
        ("evaluations", "subject"),
        ("extensions", "commitment"),
        ("replies", "subject"),
    ),
    "tasks": (("evaluations", "subject"), ("task_events", "task"), ("replies", "subject")),
}
"""For each kind those whose rows go on telling of its records, and the field that says of which."""


@remembered
def moves_of(ground: Ground, kind: str) -> Days:
    """The last move of each record of a kind, on or before the as-of date; NaT for one that never moved."""
    latest = no_days(len(ground.records[kind]))
    planned = (*_days(ground, kind, past=False), *_flips(ground, kind))
    for day in (*_days(ground, kind, past=True), *planned):
        latest = np.fmax(latest, _known(ground, day))
    for teller, row in tellers_of(ground, kind):
        for day in _days(ground, teller, past=True):
            keep_latest(latest, row, _known(ground, day))
    return latest


def last_move(ground: Ground, **rows: Positions | list[int]) -> np.datetime64:
    """The last move among some records of each kind that is named; NaT for none."""
    return max_day(_last(moves_of(ground, kind)[chosen]) for kind, chosen in rows.items())


@remembered
def last_move_of_all(ground: Ground) -> np.datetime64:
    """The last move of all, silence setting in among them."""
    silent = (ground.programme.limits.silent_days + 1) * DAY
    kinds = ground.records.tables
    # The day of a shift may lie ahead; one that was held is a record of that day all the same.
    shifts = ground.records["shifts"].days("date")
    happened = [shifts, *(day for kind in kinds for day in _days(ground, kind, past=True))]
    days = (shifts, *(day + silent for day in happened))
    known = (_last(_known(ground, day)) for day in days)
    return max_day((*(_last(moves_of(ground, kind)) for kind in kinds), *known))


def _days(ground: Ground, kind: str, *, past: bool) -> Iterator[Days]:
    """The days on which something happened; or else those on which it begins, comes due or is over."""
    table = ground.records[kind]
    for each in table.kind.fields_of(FieldType.DATE):
        if each.past is past:
            yield table.days(each.name) + _after(each)


def _flips(ground: Ground, kind: str) -> Iterator[Days]:
    """The days on which something sets in that is worked out: due soon, late, late for long."""
    if kind == "pairings":
        # From that day on nobody answers for anything in its name (method#obligations).
        ended_on = np.append(ground.records["units"].days("ended_on"), NO_DAY)
        yield ended_on[ground.records[kind].codes("unit")]
    elif kind == "deeds":
        deeds = deeds_of(ground)
        yield from (deeds.opens, deeds.closes + DAY)
    elif kind == "tasks":
        tasks = tasks_of(ground)
        yield from (tasks.due, _open_due(tasks) + DAY, *_limits_passed(ground))
    elif kind in _DATED:
        due, limits = _open_due(_DATED[kind](ground)), ground.programme.limits
        for days in (-limits.due_soon_days, 0, 1, limits.long_past_due_days + 1):
            yield due + days * DAY


_DATED: Mapping[str, Callable[[Ground], Dated]] = {
    "commitments": commitments_of,
    "challenges": challenges_of,
    "decisions": decisions_of,
}
"""The kinds whose records come due on a day, by calendar days."""


def _open_due(dated: Dated) -> Days:
    """When each record of a dated kind comes due; NaT for what is finished."""
    return np.where(np.isin(dated.outcome, FINISHED_OUTCOMES), NO_DAY, dated.due)


def _limits_passed(ground: Ground) -> Iterator[Days]:
    tasks, calendar = tasks_of(ground), ground.calendar.fewest
    for position, step in enumerate(ground.programme.steps):
        if step.limit_workdays is not None:
            ends = limit_end(calendar, tasks.waiting_since, step.limit_workdays)
            yield np.where(tasks.waiting == position, ends + DAY, NO_DAY)


def tellers_of(ground: Ground, kind: str) -> Iterator[tuple[str, Positions]]:
    """The kinds that go on telling of a kind's records; for each of theirs the row it tells of, -1 for none."""
    for teller, name in _TOLD_BY.get(kind, ()):
        table = ground.records[teller]
        if name == "subject":
            yield teller, positions_of_ids(ground.records[kind], table.text_array(name))
        else:
            yield teller, table.codes(name)


def _known(ground: Ground, day: Days) -> Days:
    return np.where(day <= ground.today, day, NO_DAY)


def max_day(days: Iterable[np.datetime64]) -> np.datetime64:
    """The latest of days; NaT where there is none."""
    return max((day for day in days if not np.isnat(day)), default=NO_DAY)


def _after(each: Field) -> np.timedelta64:
    """What is over is over from the day after its last."""
    return DAY if each.ends else 0 * DAY


def _last(days: Days) -> np.datetime64:
    known: np.datetime64 = np.fmax.reduce(days, initial=NO_DAY)
    return known
