"""Leaders answerable for communities (包联社区科级领导): whom they link, and whether they came to guide.

A leader is one office of one unit; no name is on record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.checks.tables import Table
from sunboard.measures.columns import Positions, counts_as, known_sum
from sunboard.measures.positions import fit_of
from sunboard.measures.tally import Counts

if TYPE_CHECKING:
    from sunboard.measures.measures import Measures

_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True)
class LeaderMeasures:
    """One entry a leader who answers for a community on the as-of date, in the pairings' order."""

    first_pairing: Positions
    """The first of the leader's pairings; its office and unit are the leader's."""
    estates: Counts
    """How many estates the leader is linked with."""
    fit: Positions
    """How that stands to the programme's range."""
    households: npt.NDArray[np.float64]
    """Key households helped; NaN where no pairing says a number."""
    place_leader: Positions
    """One entry a (leader, community): the leader."""
    place_community: Positions
    guided: Counts
    """One a (leader, community): months in which the leader came to a meeting to guide it."""
    months: Counts
    """One a (leader, community): whole months to be counted, 0 where none has passed."""


def derive_leaders(measures: Measures) -> LeaderMeasures:
    """Work out what each leader is linked with, and the months of guidance."""
    table, limits = measures.records["pairings"], measures.programme.limits
    kind = counts_as(table, "kind", measures.programme)
    current = np.sort(measures.coverage.current_pairings)
    rows = current[kind[current] == "leader"]
    keys = _leader_keys(table)
    distinct, first, leader = np.unique(keys[rows], return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    leader = rank[leader]
    count = len(distinct)
    estates = _count_distinct(leader, table.codes("estate")[rows], count)
    places = _places(measures, rows, leader, keys)
    return LeaderMeasures(
        first_pairing=rows[first[order]],
        estates=estates,
        fit=fit_of(estates.astype(float), limits.leader_estates_min, limits.leader_estates_max),
        households=known_sum(leader, table.numbers("key_households")[rows], count),
        **places._asdict(),
    )


class _Places(NamedTuple):
    place_leader: Positions
    place_community: Positions
    guided: Counts
    months: Counts


def _places(
    measures: Measures, rows: Positions, leader: Positions, keys: npt.NDArray[np.int64]
) -> _Places:
    """Each leader's communities, with the months of guidance there."""
    table = measures.records["pairings"]
    size = len(measures.records["communities"].frame)
    place_of = keys * size + table.codes("community")
    place, at, inverse = np.unique(place_of[rows], return_index=True, return_inverse=True)
    order = np.lexsort((table.codes("community")[rows[at]], leader[at]))
    started = np.full(len(place), np.datetime64("9999-12-31", "D"))
    np.minimum.at(started, inverse, table.days("started_on")[rows])
    first, last = _counted_months(measures, started)
    guided = _guided_months(measures, place_of, place, first, last)
    return _Places(
        place_leader=leader[at][order],
        place_community=table.codes("community")[rows[at]][order],
        guided=guided[order],
        months=np.maximum(last - first + 1, 0)[order],
    )


def _counted_months(
    measures: Measures, started: npt.NDArray[np.datetime64]
) -> tuple[npt.NDArray[np.int64], int]:
    """The first and last whole months to count, since January 1970.

    A month in which the pairing began, or that is not over, is no whole month; nor can anything be said
    of the months before the first meeting on record.
    """
    held = measures.records["meetings"].days("date")
    today = np.datetime64(measures.as_of, "D")
    last = int((today + _DAY).astype("datetime64[M]").astype(np.int64)) - 1
    # The day before the first of a month lies in the month before it.
    whole = (started - _DAY).astype("datetime64[M]").astype(np.int64) + 1
    known = held[~np.isnat(held)]
    on_record = (
        int(known.min().astype("datetime64[M]").astype(np.int64)) if len(known) else last + 1
    )
    return np.maximum(whole, on_record), last


def _guided_months(
    measures: Measures,
    place_of: npt.NDArray[np.int64],
    place: npt.NDArray[np.int64],
    first: npt.NDArray[np.int64],
    last: int,
) -> Counts:
    """For each place the counted months in which the leader came to a meeting."""
    meetings = measures.records["meetings"]
    pairing, day = meetings.codes("guided_by"), meetings.days("date")
    is_guided = (pairing >= 0) & ~np.isnat(day)
    guided_place = place_of[pairing[is_guided]]
    at = np.searchsorted(place, guided_place)
    month = day[is_guided].astype("datetime64[M]").astype(np.int64)
    is_known = np.append(place, -1)[at] == guided_place
    at, month = at[is_known], month[is_known]
    is_counted = (month >= first[at]) & (month <= last)
    return _count_distinct(at[is_counted], month[is_counted], len(place))


def _leader_keys(table: Table) -> npt.NDArray[np.int64]:
    """One number for each pairing's unit and office."""
    offices, office = np.unique(np.array(table.texts("leader_office"), object), return_inverse=True)
    return table.codes("unit").astype(np.int64) * (len(offices) + 1) + office


def _count_distinct(entity: Positions, value: npt.NDArray[np.integer], size: int) -> Counts:
    """How many distinct values each entity has; value -1 is none."""
    keep = value >= 0
    pairs = np.unique(np.stack([entity[keep], value[keep]], axis=1), axis=0)
    return np.bincount(pairs[:, 0], minlength=size)
