"""What has no row of its own in open data, counted by all that a figure is broken down by.

So that every figure can be worked out from the tables alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.figures.deeds import STAGES
from sunboard.measures.columns import Days, Positions, counted, last_day, no_days, summed
from sunboard.measures.deeds import Stage, deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.periods import Months
from sunboard.measures.unclear import unclear_by_estate, unclear_last_days, unclear_of
from sunboard.publishable.open_data.count_fields import ESTATE_IS
from sunboard.publishable.open_data.counted import (
    OWNER_COLUMNS,
    Count,
    owner_axis,
    period_axis,
    words_axis,
)
from sunboard.publishable.open_data.counts_of_people import people_counts
from sunboard.publishable.open_data.listed import counted_kinds, listed
from sunboard.schema import KIND_BY_NAME


def all_counts(ground: Ground) -> Iterator[Count]:
    """Every count there is."""
    for kind in counted_kinds(ground):
        yield from _unlisted(ground, kind)
    yield from people_counts(ground)
    yield from _unclear(ground)


class _States(NamedTuple):
    """How far records have come, or of which class they are, where figures tell that apart."""

    words: tuple[str, ...]
    codes: npt.NDArray[np.integer]
    """One a record."""


def _stages(ground: Ground) -> _States:
    words = tuple(STAGES[stage][1] for stage in Stage)
    return _States(words, deeds_of(ground).stage)


def _classes(ground: Ground) -> _States:
    keys = ground.programme.vocabulary("correction_classes").keys
    return _States(keys, ground.records["corrections"].codes("category"))


_STATES: Mapping[str, Callable[[Ground], _States]] = {"deeds": _stages, "corrections": _classes}


_STATED = (Scope.COMMUNITY, Scope.UNIT)
"""Whose figures tell how far records have come."""


def _unlisted(ground: Ground, kind: str) -> Iterator[Count]:
    """How many records of a kind have no row: by whose they are, how far they are, and when they began."""
    rest = np.flatnonzero(~listed(ground, kind))
    states = _STATES[kind](ground) if kind in _STATES else None
    for scope in OWNER_COLUMNS:
        pairs = _owners(ground, kind, scope)
        if pairs is None:
            continue
        is_meant = np.isin(pairs.rows, rest)
        rows, owners = pairs.rows[is_meant], pairs.owners[is_meant]
        axis, size = owner_axis(ground, scope), ground.size(scope)
        numbers = summed(owners, np.ones(len(owners)), size)
        last_on = last_day(owners, _last_days(ground, kind)[rows], size)
        yield Count(kind, "records", "unlisted", numbers, (axis,), last_on=last_on)
        if states and scope in _STATED:
            shape = (len(states.words), size)
            numbers = counted(shape, states.codes[rows], owners)
            by_state = (words_axis("state", states.words), axis)
            yield Count(kind, "records", "unlisted", numbers, by_state)
    yield from _by_month(ground, kind, rest, states)


def _by_month(
    ground: Ground, kind: str, rest: Positions, states: _States | None
) -> Iterator[Count]:
    began_on = KIND_BY_NAME[kind].began_on
    days = ground.records[kind].days(began_on)[rest] if began_on else no_days(len(rest))
    months = Months.covering((days,), ground.as_of)
    period, codes = period_axis(months), months.codes(days).astype(np.intp)
    if states:
        shape = (len(states.words), months.count)
        numbers = counted(shape, states.codes[rest], codes)
        axes = (words_axis("state", states.words), period)
        yield Count(kind, "records", "unlisted", numbers, axes)
    else:
        numbers = summed(codes, np.ones(len(rest)), months.count)
        yield Count(kind, "records", "unlisted", numbers, (period,))


class _Pairs(NamedTuple):
    """Records and whose they are, an entry each time: a joint one is several units'."""

    rows: Positions
    owners: Positions
    """-1 for nobody's."""


def _owners(ground: Ground, kind: str, scope: Scope) -> _Pairs | None:
    """Whose the records of a kind are; None where it says nothing of such places or units."""
    records, declared = ground.records, KIND_BY_NAME[kind]
    table, every = records[kind], np.arange(len(records[kind]))
    field = KIND_BY_NAME[scope.value].owner_as
    if kind == "deeds" and scope is Scope.UNIT:
        return _Pairs(*deeds_of(ground).unit_links.T)
    if declared.refers(field, scope.value):
        return _Pairs(every, table.codes(field))
    if scope is Scope.UNIT and declared.refers("person", "people"):
        return _Pairs(every, np.append(records["people"].codes("unit"), -1)[table.codes("person")])
    if scope is Scope.COMMUNITY and declared.refers("estate", "estates"):
        community = np.append(records["estates"].codes("community"), -1)
        return _Pairs(every, community[table.codes("estate")])
    return None


def _last_days(ground: Ground, kind: str) -> Days:
    """For each record the last day on which anything was done: silence goes by it."""
    table = ground.records[kind]
    columns = [table.days(name) for name in table.kind.activity_dates]
    last: Days = np.fmax.reduce([no_days(len(table)), *columns])
    return last


def _unclear(ground: Ground) -> Iterator[Count]:
    """Rows that can't be counted, as far as it is known whose they are: they stand beside every figure.

    Silence asks for their days, and which are of a whole community.
    """
    for kind in ground.records.unclear:
        yield Count(kind, "records", "unclear", unclear_of(ground, kind, Scope.COUNTY))
        for scope in OWNER_COLUMNS:
            last_on, axis = unclear_last_days(ground, kind, scope), owner_axis(ground, scope)
            numbers = unclear_of(ground, kind, scope)
            yield Count(kind, "records", "unclear", numbers, (axis,), last_on=last_on)
        if KIND_BY_NAME[kind].refers("estate", Scope.ESTATE.value):
            by_state = (words_axis("state", ESTATE_IS), owner_axis(ground, Scope.COMMUNITY))
            yield Count(kind, "records", "unclear", unclear_by_estate(ground, kind), by_state)
