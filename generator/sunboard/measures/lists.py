"""The lists (四张清单): needs matched with resources, what came of each item, and what is stuck."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from sunboard.calendar import DAY
from sunboard.checks.arrays import NO_DAY
from sunboard.checks.records import Table
from sunboard.measures.columns import (
    Codes,
    Counts,
    Mask,
    Positions,
    counted,
    counts_as,
    first_of,
    is_filled,
    no_days,
    positions_of_ids,
    summed,
)
from sunboard.measures.commitments import commitments_of
from sunboard.measures.entities import entity_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.status import Outcome
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import Dated, derive_dated


class Standing(IntEnum):
    """What has become of an item of a list."""

    WAITING = 0
    """Nothing yet; for a resource: no need has used it."""
    MATCHED = 1
    """A need with a resource, a resource with a need; nothing is done yet."""
    REPORTED = 2
    """What it was carried out by is only reported done: it lacks a doer, a result or a date."""
    FULFILLED = 3
    """Carried out by something that shows who, what, with what result and when; for a resource: so was a
    need that it was matched with."""


class Lack(IntEnum):
    """What an item lacks that would keep it from being mere form (走形式)."""

    NO_OWNER = 0
    OWNER_ENDED = 1
    """Its unit was merged or closed before it was done."""
    UNMATCHED = 2
    """A need with no resource, or a resource no need has used, for longer than `match_days`."""
    PAST_DUE = 3
    """Its date has passed and nothing was done."""
    NO_DATE = 4
    """Resources, which stand ready, need none."""


@dataclass(frozen=True)
class ListTally:
    """How the items of each entity of a scope stand."""

    by_list: Counts
    """Shape (entities, lists of the programme)."""
    needs: Counts
    matched: Counts
    """Needs matched with a resource."""
    to_do: Counts
    """Items that are to lead to something: all but resources."""
    fulfilled: Counts
    """Of these the fulfilled ones."""
    resources: Counts
    used: Counts
    """Resources with which a need was fulfilled, or that led to something themselves."""
    orphans: Counts
    """Items that lack anything."""

    def total(self, entity: int) -> int:
        """All items of an entity."""
        return int(self.by_list[entity].sum())

    def matched_rate(self, entity: int) -> Rate:
        """Needs matched with a resource, of all needs."""
        return Rate(int(self.matched[entity]), int(self.needs[entity]))

    def fulfilled_rate(self, entity: int) -> Rate:
        """Items carried out, of all but the resources."""
        return Rate(int(self.fulfilled[entity]), int(self.to_do[entity]))

    def orphan_rate(self, entity: int) -> Rate:
        """Items that lack anything, of all items."""
        return Rate(int(self.orphans[entity]), self.total(entity))

    def used_rate(self, entity: int) -> Rate:
        """Resources put to use, of all resources."""
        return Rate(int(self.used[entity]), int(self.resources[entity]))


@dataclass(frozen=True)
class ListMeasures:
    """Arrays beside the list items: one entry an item, in the table's order."""

    table: Table
    is_need: Mask
    is_resource: Mask
    matched_with: Positions
    """The item whose resource it uses; -1 for none."""
    fulfilled_by: dict[str, Positions]
    """For each kind that may carry out an item the record that did; -1 for none of this kind."""
    standing: Codes
    lacks: Mask
    """Shape (items, lacks)."""
    list_count: int

    @property
    def is_orphan(self) -> Mask:
        """Where an item lacks anything."""
        orphan: Mask = np.any(self.lacks, axis=1)
        return orphan


@remembered
def lists_of(ground: Ground) -> ListMeasures:
    """Work out how every item stands on the as-of date."""
    records, programme = ground.records, ground.programme
    table = records["list_items"]
    meaning = counts_as(table, "list", programme)
    matched_with = table.codes("matched_with")
    fulfilled_by = {
        kind: positions_of_ids(records[kind], table.text_array("fulfilled_by"))
        for kind in table.kind.field_by_name["fulfilled_by"].refers_to
    }
    is_resource = meaning == "resource"
    is_matched = matched_with >= 0
    is_matched[matched_with[is_matched]] = True  # the resources they use
    standing = _standing(ground, fulfilled_by, is_matched)
    has_met = (standing == Standing.FULFILLED) & (matched_with >= 0)
    standing[matched_with[has_met]] = Standing.FULFILLED
    return ListMeasures(
        table=table,
        is_need=meaning == "need",
        is_resource=is_resource,
        matched_with=matched_with,
        fulfilled_by=fulfilled_by,
        standing=standing,
        lacks=_lacks(ground, meaning, standing),
        list_count=len(programme.vocabulary("lists").terms),
    )


@remembered
def list_tally_of(ground: Ground, scope: Scope) -> ListTally:
    """Count the items of every entity of a scope."""
    lists = lists_of(ground)
    entity, size = entity_of(ground, lists.table, scope), ground.size(scope)
    is_to_do, is_done = ~lists.is_resource, lists.standing == Standing.FULFILLED
    return ListTally(
        by_list=counted((size, lists.list_count), entity, lists.table.codes("list")),
        needs=summed(entity, lists.is_need, size),
        matched=summed(entity, lists.is_need & (lists.matched_with >= 0), size),
        to_do=summed(entity, is_to_do, size),
        fulfilled=summed(entity, is_to_do & is_done, size),
        resources=summed(entity, lists.is_resource, size),
        used=summed(entity, lists.is_resource & is_done, size),
        orphans=summed(entity, lists.is_orphan, size),
    )


@remembered
def dated_items(ground: Ground) -> Dated:
    """How every item stands against its date: resources have none, and nobody writes when others were done."""
    lists = lists_of(ground)
    outcome = first_of(
        (lists.is_resource, Outcome.NOT_ASSESSABLE),
        (lists.standing == Standing.FULFILLED, Outcome.DONE),
        (lists.standing == Standing.REPORTED, Outcome.REPORTED_DONE),
        otherwise=Outcome.OPEN,
    )
    return derive_dated(
        ground, lists.table, outcome, lists.table.days("due"), no_days(len(lists.table))
    )


def _standing(ground: Ground, fulfilled_by: dict[str, Positions], is_matched: Mask) -> Codes:
    standing = np.where(is_matched, Standing.MATCHED, Standing.WAITING).astype(np.int8)
    challenges = ground.records["challenges"]
    is_solved = ~np.isnat(challenges.days("closed_on")) & is_filled(challenges, "result")
    is_shown = {
        "tasks": tasks_of(ground).outcome == Outcome.DONE,
        "commitments": commitments_of(ground).outcome == Outcome.DONE,
        "challenges": is_solved,
        "activities": np.ones(len(ground.records["activities"]), dtype=bool),
    }
    for kind, positions in fulfilled_by.items():
        rows = np.flatnonzero(positions >= 0)
        shown = is_shown[kind][positions[rows]]
        standing[rows] = np.where(shown, Standing.FULFILLED, Standing.REPORTED)
    return standing


def _lacks(ground: Ground, meaning: np.ndarray, standing: Codes) -> Mask:
    table, today = ground.records["list_items"], ground.today
    unit, due = table.codes("unit"), table.days("due")
    is_undone = standing < Standing.REPORTED
    has_waited = table.days("listed_on") + ground.programme.limits.match_days * DAY < today
    ended_on = np.append(ground.records["units"].days("ended_on"), NO_DAY)[unit]
    is_to_do = meaning != "resource"
    lacks = np.zeros((len(unit), len(Lack)), dtype=bool)
    lacks[:, Lack.NO_OWNER] = (unit < 0) & (table.codes("by_community") < 0)
    lacks[:, Lack.OWNER_ENDED] = (ended_on <= today) & is_undone & is_to_do
    may_match = np.isin(meaning, ("need", "resource"))
    lacks[:, Lack.UNMATCHED] = may_match & (standing == Standing.WAITING) & has_waited
    lacks[:, Lack.PAST_DUE] = (due < today) & is_undone & is_to_do
    lacks[:, Lack.NO_DATE] = np.isnat(due) & is_to_do
    return lacks
