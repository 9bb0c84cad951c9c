"""Where each kind of record that is searched for is shown, and how it stands: one entry a kind, in their order.

A kind without an entry has no place of its own on the site that a reader could be sent to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.challenges.rows import challenge_rows, takers_of_challenge
from sunboard.boards.columns import Rows
from sunboard.boards.lists.rows import make_list_rows
from sunboard.boards.meetings.rows import decision_rows
from sunboard.boards.places.entries import entries_of, other_names
from sunboard.boards.places.spelling import typed_for
from sunboard.boards.record_links import record_link
from sunboard.boards.rows.commitments import commitment_rows, commitment_statuses
from sunboard.boards.rows.deeds import deed_rows, deed_statuses
from sunboard.boards.rows.notices import notice_rows
from sunboard.boards.rows.tasks import task_rows, task_statuses
from sunboard.boards.values import Status
from sunboard.language import listed
from sunboard.measures.challenges import challenges_of
from sunboard.measures.columns import Days, Mask
from sunboard.measures.commitments import commitments_of
from sunboard.measures.decisions import decisions_of
from sunboard.measures.ground import Ground
from sunboard.measures.lists import Standing, lists_of
from sunboard.measures.meetings import meetings_of
from sunboard.measures.notices import notices_of
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import tasks_of
from sunboard.publishable.names import unit_names
from sunboard.schema.stations import OFTEN_UNSAID

Texts = Sequence[str]
"""One a record, in the table's order; "" for none."""


class Source(NamedTuple):
    """What the search asks of one kind."""

    paths: Callable[[Ground], Texts]
    """Where each record is shown, relative to the site's root; "" for nowhere."""
    statuses: Callable[[Ground], Sequence[Status]] | None = None
    """None where records of this kind don't stand one way or another."""
    is_open: Callable[[Ground], Mask] | None = None
    """Whether something is still to come of each; None where nothing ever is."""
    units: Callable[[Ground], Texts] | None = None
    """Who answers for each, where the record has no `unit` that says so."""
    places: Callable[[Ground], Texts] | None = None
    """Where each belongs, where the record names no place."""
    days: Callable[[Ground], Days] | None = None
    """When each began, where the record doesn't say so itself."""
    typed: Callable[[Ground], Texts] | None = None
    """What else is typed for each."""


def _linked(kind: str) -> Callable[[Ground], Texts]:
    def paths(ground: Ground) -> Texts:
        return [record_link(ground, kind, row) for row in range(len(ground.records[kind]))]

    return paths


def _column(rows: Rows[Any], name: str) -> Texts:
    column = rows.columns[rows.kind._fields.index(name)]
    texts: Texts = column if isinstance(column, Sequence) else column.to_pylist()
    return texts


def _town_paths(ground: Ground) -> Texts:
    if not ground.makes("communities"):
        return [""] * len(ground.records["towns"])
    return [f"{addresses.COMMUNITIES}#{town}" for town in ground.records["towns"].texts("id")]


def _town_names(ground: Ground) -> Texts:
    columns = (ground.records["towns"].texts(name) for name in ground.records["towns"].kind.names)
    return [typed_for((name, *other_names(others))) for name, *others in zip(*columns, strict=True)]


def _station_names(ground: Ground) -> Texts:
    names = ground.records["stations"].texts("name")
    return [OFTEN_UNSAID.sub("", name) if OFTEN_UNSAID.search(name) else "" for name in names]


def _entries_typed(kind: str) -> Callable[[Ground], Texts]:
    return lambda ground: [entry.typed for entry in entries_of(ground, kind)]


def _task_paths(ground: Ground) -> Texts:
    # Of a month that is long over no page lists a record any more.
    return [path if "#" in path else "" for path in _column(task_rows(ground), "path")]


def _on_page(board: str, path: Callable[[str], str], kind: str) -> Callable[[Ground], Texts]:
    """Records that stand under their ids on a page that each community has."""

    def paths(ground: Ground) -> Texts:
        table = ground.records[kind]
        if not ground.makes(board):
            return [""] * len(table)
        pages = [*map(path, ground.records["communities"].texts("id")), ""]
        at = zip(table.codes("community").tolist(), table.texts("id"), strict=True)
        return [f"{pages[community]}#{id_}" if pages[community] else "" for community, id_ in at]

    return paths


def _decision_paths(ground: Ground) -> Texts:
    if not ground.makes("meetings"):
        return [""] * len(ground.records["decisions"])
    return _column(decision_rows(ground), "path")


def _takers(ground: Ground) -> Texts:
    names = unit_names(ground)
    return [listed(names[unit] for unit in units) for units in takers_of_challenge(ground)]


def _met_on(ground: Ground) -> Days:
    held = np.append(meetings_of(ground).table.days("date"), np.datetime64("NaT"))
    days: Days = held[decisions_of(ground).meeting]
    return days


SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "towns": Source(_town_paths, typed=_town_names),
        **{
            kind: Source(_linked(kind), typed=_entries_typed(kind))
            for kind in ("communities", "estates", "units")
        },
        "stations": Source(_linked("stations"), typed=_station_names),
        "commitments": Source(
            lambda ground: _column(commitment_rows(ground), "path"),
            commitment_statuses,
            lambda ground: commitments_of(ground).outcome == Outcome.OPEN,
        ),
        "tasks": Source(
            _task_paths, task_statuses, lambda ground: tasks_of(ground).outcome == Outcome.OPEN
        ),
        "deeds": Source(lambda ground: _column(deed_rows(ground), "path"), deed_statuses),
        "challenges": Source(
            _linked("challenges"),
            lambda ground: [row.status for row in challenge_rows(ground)],
            lambda ground: challenges_of(ground).outcome == Outcome.OPEN,
            _takers,
        ),
        "decisions": Source(
            _decision_paths,
            lambda ground: [row.status for row in decision_rows(ground)],
            lambda ground: decisions_of(ground).outcome == Outcome.OPEN,
            places=lambda ground: _column(decision_rows(ground), "place"),
            days=_met_on,
        ),
        "list_items": Source(
            _on_page("lists", addresses.lists_path, "list_items"),
            lambda ground: [row.status for row in make_list_rows(ground).rows],
            lambda ground: lists_of(ground).standing < Standing.REPORTED,
        ),
        "activities": Source(_on_page("services", addresses.services_path, "activities")),
        "meetings": Source(_linked("meetings")),
        "notices": Source(
            _linked("notices"),
            lambda ground: [row.status for row in notice_rows(ground)],
            lambda ground: notices_of(ground).is_window_open,
        ),
    }
)
"""Every kind that is searched, in the order in which its records are shown."""
