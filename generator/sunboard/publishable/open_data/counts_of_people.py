"""Counts of people, their posts and what is only kept as numbers: of all of them, as figures count them.

Nobody can be told apart in them, and most of these people have no row.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.measures.columns import Counts, Positions, counted, summed
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.obligations import obligations_of
from sunboard.measures.periods import Months
from sunboard.measures.positions import RELATIONS, Fit, household_links_of, report_in_of
from sunboard.measures.visits import visits_of
from sunboard.publishable.open_data.counted import (
    Axis,
    Count,
    owner_axis,
    period_axis,
    words_axis,
)


def people_counts(ground: Ground) -> Iterator[Count]:
    """Those of the kinds that are kept."""
    if ground.keeps("people"):
        yield from _members(ground)
    if ground.keeps("positions"):
        yield from _posts(ground)
        yield from _households(ground)
        if ground.makes("obligations"):
            yield from _in_post(ground)
    if ground.keeps("visits"):
        yield from _visits(ground)
    if ground.keeps("deeds"):
        yield from _honoured(ground)


def _members(ground: Ground) -> Iterator[Count]:
    """The people of each unit, and how many of them reported in, or hold no post."""
    report_in, unit = report_in_of(ground), owner_axis(ground, Scope.UNIT)
    by_state: dict[str, Counts] = {"": report_in.members}
    if ground.keeps("positions"):
        for at, relation in enumerate(RELATIONS):
            by_state[f"reported-{relation}"] = report_in.members_reported[:, at]
        by_state["reported-both"] = report_in.members_reported_twice
        by_state["reported-nowhere"] = report_in.members_missing
        by_state["without-post"] = report_in.members_without
    for state, numbers in by_state.items():
        yield Count("people", "people", "all", numbers, (unit,), state=state)


def _posts(ground: Ground) -> Iterator[Count]:
    """The posts held now, and those whose holders have reported in."""
    report_in, community = report_in_of(ground), owner_axis(ground, Scope.COMMUNITY)
    posts = Axis("term", ground.records["positions"].choices["position"], "position")
    relations = words_axis("term", RELATIONS, "relation")
    for state, by_post, by_relation in (
        ("held", report_in.named, report_in.named_by_relation),
        ("reported", report_in.reported, report_in.reported_by_relation),
    ):
        yield Count("positions", "records", "all", by_post, (community, posts), state=state)
        yield Count("positions", "records", "all", by_relation, (community, relations), state=state)


def _households(ground: Ground) -> Iterator[Count]:
    """The posts of those who have reported in by how many households they link, and these households."""
    links, community = household_links_of(ground), owner_axis(ground, Scope.COMMUNITY)
    fits = words_axis("state", (f"links-{fit.name.lower()}" for fit in Fit))
    yield Count("positions", "records", "all", links.by_community, (community, fits))
    yield Count(
        "positions", "records", "all", links.by_unit, (owner_axis(ground, Scope.UNIT), fits)
    )
    yield Count("positions", "households", "all", links.linked, (community,))


def _in_post(ground: Ground) -> Iterator[Count]:
    """The people of each unit who held a post on some day of a month."""
    obligations = obligations_of(ground)
    axes = (owner_axis(ground, Scope.UNIT), period_axis(obligations.months))
    terms = ground.programme.vocabulary("obligations").terms
    for at in [at for at, term in enumerate(terms) if term.counts_as == "positions"][:1]:
        numbers = obligations.done[:, :, at]
        yield Count("positions", "people", "all", numbers, axes, state="in-post")


def _visits(ground: Ground) -> Iterator[Count]:
    """Households and visits of each unit by month, and visits in each estate."""
    visits, table = visits_of(ground), ground.records["visits"]
    axes = (owner_axis(ground, Scope.UNIT), period_axis(visits.months))
    yield Count("visits", "households", "all", visits.households, axes)
    yield Count("visits", "visits", "all", visits.visits, axes)
    size, estate = ground.size(Scope.ESTATE), owner_axis(ground, Scope.ESTATE)
    numbers = summed(table.codes("estate"), table.numbers("visits"), size)
    yield Count("visits", "visits", "all", numbers, (estate,))


def _honoured(ground: Ground) -> Iterator[Count]:
    """The people and units honoured in each quarter, each once."""
    deeds = deeds_of(ground)
    months = Months.covering((deeds.table.days("date"),), ground.as_of)
    quarters = list(dict.fromkeys(months[at].quarter for at in range(months.count)))
    position = np.array([quarters.index(months[at].quarter) for at in range(months.count)] + [-1])
    quarter = np.where(deeds.is_honoured, position[months.codes(deeds.table.days("date"))], -1)
    people = deeds.table.links["people"]
    period = words_axis("period", quarters)
    for what, rows, whose in (
        ("people", people.rows, people.targets),
        ("units", *deeds.unit_links.T),
    ):
        numbers = _distinct(quarter[rows], whose, len(quarters))
        yield Count("deeds", what, "all", numbers, (period,), state="honoured")


def _distinct(group: Positions, whose: Positions, size: int) -> Counts:
    """How many different people, or units, each group has; -1 is no group."""
    pairs = np.unique(np.stack([group, whose]), axis=1)
    return counted((size,), pairs[0])
