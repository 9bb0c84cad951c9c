"""Leaders answerable for communities (包联社区科级领导): whom they link, and whether they came to guide.

A leader is one office of one unit; no name is on record.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Table
from sunboard.measures.columns import Codes, Counts, Mask, Positions, known_sum
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.periods import Months
from sunboard.measures.positions import fit_of
from sunboard.measures.spans import covered, pairing_kinds, pairing_spans


@dataclass(frozen=True)
class LeaderMeasures:
    """One entry a leader who answers for a community on the as-of date, in the pairings' order."""

    first_pairing: Positions
    """The first of the leader's pairings; its office and unit are the leader's."""
    estates: Counts
    """How many estates the leader is linked with."""
    fit: Codes
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


@remembered
def are_leaders_kept(ground: Ground) -> bool:
    """Whether a leader was ever registered: where none is, no place is without one."""
    return bool((pairing_kinds(ground.records["pairings"], ground.programme) == "leader").any())


@remembered
def leaders_of(ground: Ground) -> LeaderMeasures:
    """Work out what each leader is linked with, and the months of guidance."""
    table, limits = ground.records["pairings"], ground.programme.limits
    kind = pairing_kinds(table, ground.programme)
    current = np.sort(coverage_of(ground).current_pairings)
    rows = current[kind[current] == "leader"]
    keys = _leader_keys(table)
    distinct, first, leader = np.unique(keys[rows], return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    leader = rank[leader]
    count = len(distinct)
    estates = _count_distinct(leader, table.codes("estate")[rows], count)
    place_leader, place_community, guided, months = _places(ground, rows, leader, keys)
    return LeaderMeasures(
        first_pairing=rows[first[order]],
        estates=estates,
        fit=fit_of(estates.astype(float), limits.leader_estates_min, limits.leader_estates_max),
        households=known_sum(leader, table.numbers("key_households")[rows], count),
        place_leader=place_leader,
        place_community=place_community,
        guided=guided,
        months=months,
    )


def _places(
    ground: Ground, rows: Positions, leader: Positions, keys: npt.NDArray[np.int64]
) -> tuple[Positions, Positions, Counts, Counts]:
    """Each leader and community, the months of guidance there and those to be counted."""
    community = ground.records["pairings"].codes("community")
    place_of = keys * len(ground.records["communities"]) + community
    place, at = np.unique(place_of[rows], return_index=True)
    leader, community = leader[at], community[rows[at]]
    order = np.lexsort((community, leader))
    months, is_counted = _counted_months(ground, place, place_of)
    guided = _guided_months(ground, place_of, place, months, is_counted)
    months = is_counted.sum(axis=1)
    return leader[order], community[order], guided[order], months[order]


def _counted_months(
    ground: Ground, place: npt.NDArray[np.int64], place_of: npt.NDArray[np.int64]
) -> tuple[Months, Mask]:
    """The months since meetings are kept, and for each place those that count.

    A month counts that is over, and on every day of which the leader was paired with the community;
    earlier pairings of the same leader with it count as well. Nothing can be said of the months before
    meetings were kept.
    """
    pairings, held = ground.records["pairings"], ground.records["meetings"].days("date")
    months = ground.kept.months((held,), ground.as_of, "meetings")
    is_leader = pairing_kinds(pairings, ground.programme) == "leader"
    at = np.minimum(np.searchsorted(place, place_of), max(len(place) - 1, 0))
    known = is_leader & np.isin(place_of, place)
    entity = np.where(known, at, -1)
    is_paired = covered(pairing_spans(ground.records), entity, len(place), months.spans)
    is_over = months.spans.last <= ground.today
    is_kept = ground.kept.in_months(months, "meetings")
    return months, is_paired & is_over & is_kept


def _guided_months(
    ground: Ground,
    place_of: npt.NDArray[np.int64],
    place: npt.NDArray[np.int64],
    months: Months,
    is_counted: Mask,
) -> Counts:
    """For each place the counted months in which the leader came to a meeting."""
    meetings = ground.records["meetings"]
    pairing, month = meetings.codes("guided_by"), months.codes(meetings.days("date"))
    held_in = meetings.codes("community")
    rows = np.flatnonzero((pairing >= 0) & (month >= 0) & (held_in >= 0))
    # A meeting is that of the community that held it, under whichever of the leader's pairings it is written.
    named = ground.records["pairings"].codes("community")[pairing[rows]]
    at = place_of[pairing[rows]] - named + held_in[rows]
    is_asked = np.isin(at, place)
    came = np.zeros_like(is_counted)
    came[np.searchsorted(place, at[is_asked]), month[rows][is_asked]] = True
    guided: Counts = (came & is_counted).sum(axis=1)
    return guided


def _leader_keys(table: Table) -> npt.NDArray[np.int64]:
    """One number for each pairing's unit and office."""
    written = table.text_array("leader_office").to_numpy(zero_copy_only=False)
    offices, office = np.unique(written, return_inverse=True)
    return table.codes("unit").astype(np.int64) * (len(offices) + 1) + office


def _count_distinct(entity: Positions, value: npt.NDArray[np.integer], size: int) -> Counts:
    """How many distinct values each entity has; value -1 is none."""
    keep = value >= 0
    pairs = np.unique(np.stack([entity[keep], value[keep]], axis=1), axis=0)
    return np.bincount(pairs[:, 0], minlength=size)
