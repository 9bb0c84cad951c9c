"""Positions: who has reported in where (家园岗位, 双报到), and how many households they link (包联户)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from sunboard.measures.columns import (
    Codes,
    Counts,
    Mask,
    Positions,
    counted,
    counts_as,
    first_of,
    summed,
)
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, remembered

RELATIONS = ("unit", "home")
"""What the terms of `relations` count as: the unit's community, and where one lives."""


class Fit(IntEnum):
    """How a number stands to a range of the programme."""

    BELOW = 0
    WITHIN = 1
    ABOVE = 2
    UNKNOWN = 3


def fit_of(numbers: npt.NDArray[np.float64], least: int, most: int) -> Codes:
    """Each number's `Fit`; NaN is unknown."""
    return first_of(
        (np.isnan(numbers), Fit.UNKNOWN),
        (numbers < least, Fit.BELOW),
        (numbers > most, Fit.ABOVE),
        otherwise=Fit.WITHIN,
    )


@dataclass(frozen=True)
class ReportIn:
    """Positions held on the as-of date, and how many people have reported in."""

    named: Counts
    """Shape (communities, positions): how many people hold it."""
    reported: Counts
    """Shape (communities, positions): of these, who has reported in."""
    named_by_relation: Counts
    """Shape (communities, relations)."""
    reported_by_relation: Counts
    members: Counts
    """One a unit: its people."""
    members_reported: Counts
    """Shape (units, relations): its people who reported in somewhere in that relation, be it to a post
    that has ended since."""
    members_reported_twice: Counts
    """One a unit: its people who reported in in both relations (双报到)."""
    members_missing: Counts
    """One a unit: its people who have reported in nowhere."""
    members_without: Counts
    """One a unit: its people who hold no position at all."""
    due: list[int]
    """The positions of which the programme says that every community should have them."""

    @property
    def vacant(self) -> Counts:
        """One a community: how many of the positions that each should have nobody holds there."""
        vacant: Counts = (self.named[:, self.due] == 0).sum(axis=1)
        return vacant


@remembered
def report_in_of(ground: Ground) -> ReportIn:
    """Count the positions that are held on the as-of date."""
    records, rows = ground.records, coverage_of(ground).current_positions
    table = records["positions"]
    places = len(records["communities"])
    posts = len(ground.programme.vocabulary("positions").terms)
    community, post = table.codes("community")[rows], table.codes("position")[rows]
    relation = _relation_codes(ground)[rows]
    person = table.codes("person")[rows]
    is_reported = ~np.isnat(table.days("reported_on")[rows])
    unit_of = records["people"].codes("unit")
    # Of a post that stands under a mere name nobody knows whose it is.
    holds = np.bincount(person[person >= 0], minlength=len(unit_of)) > 0
    reported = _ever_reported(ground)
    units = len(records["units"])

    def by_unit(people: Mask) -> Counts:
        return summed(unit_of, people, units)

    return ReportIn(
        named=counted((places, posts), community, post),
        reported=counted((places, posts), community[is_reported], post[is_reported]),
        named_by_relation=counted((places, len(RELATIONS)), community, relation),
        reported_by_relation=counted(
            (places, len(RELATIONS)), community[is_reported], relation[is_reported]
        ),
        members=by_unit(np.ones(len(unit_of), dtype=bool)),
        members_reported=np.stack([by_unit(one) for one in reported], axis=1),
        members_reported_twice=by_unit(np.logical_and.reduce(reported)),
        members_missing=by_unit(~np.logical_or.reduce(reported)),
        members_without=by_unit(~holds),
        due=ground.programme.vocabulary("positions").due_at,
    )


def _ever_reported(ground: Ground) -> npt.NDArray[np.bool_]:
    """Who has reported in, in each relation: shape (relations, people).

    A post that has ended since takes nothing back: its holder did report in.
    """
    table = ground.records["positions"]
    relation, rows = _relation_codes(ground), np.flatnonzero(~np.isnat(table.days("reported_on")))
    person = table.codes("person")
    rows = rows[(relation[rows] >= 0) & (person[rows] >= 0)]
    reported = np.zeros((len(RELATIONS), len(ground.records["people"])), dtype=bool)
    reported[relation[rows], person[rows]] = True
    return reported


@remembered
def unit_of_holder(ground: Ground) -> Positions:
    """For each position the unit of whoever holds it; -1 where nobody knows who that is."""
    units = np.append(ground.records["people"].codes("unit"), -1)
    found: Positions = units[ground.records["positions"].codes("person")]
    return found


@dataclass(frozen=True)
class HouseholdLinks:
    """Household links: one a position whose holder has reported in; counts of households, never which."""

    by_community: Counts
    """Shape (communities, fits): how many links are below, within, above the range, or say no number."""
    by_unit: Counts
    """Shape (units, fits)."""
    linked: Counts
    """One a community: the households of its links, added up; two people may link the same one."""
    households: Counts
    """One a community: the households of its estates, as far as they are known."""
    estates_unknown: Counts
    """One a community: its estates that don't say how many households they have."""


@remembered
def household_links_of(ground: Ground) -> HouseholdLinks:
    """Count the household links that stand on the as-of date."""
    records, limits = ground.records, ground.programme.limits
    table, estates = records["positions"], records["estates"]
    rows = coverage_of(ground).current_positions
    rows = rows[~np.isnat(table.days("reported_on")[rows])]
    households = table.numbers("households")[rows]
    fit = fit_of(households, limits.households_min, limits.households_max)
    community = table.codes("community")[rows]
    unit = unit_of_holder(ground)[rows]
    places, units = len(records["communities"]), len(records["units"])
    home, known = estates.codes("community"), estates.numbers("households")
    return HouseholdLinks(
        by_community=counted((places, len(Fit)), community, fit),
        by_unit=counted((units, len(Fit)), unit, fit),
        linked=summed(community, households, places),
        households=summed(home, known, places),
        estates_unknown=summed(home, np.isnan(known), places),
    )


def _relation_codes(ground: Ground) -> Positions:
    """For each position where its relation stands in `RELATIONS`, -1 for none of them."""
    meanings = counts_as(ground.records["positions"], "relation", ground.programme)
    return np.select([meanings == name for name in RELATIONS], range(len(RELATIONS)), -1)
