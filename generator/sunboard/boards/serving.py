"""What serves what: a task and the commitment, challenge or decision it carries out, and list items fulfilled.

Every link here has its way back: the page it leads to names the record it came from.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.blocks import Fulfils
from sunboard.boards.values import Link, Served
from sunboard.language import say
from sunboard.measures.columns import positions_of_ids
from sunboard.measures.ground import Ground, remembered
from sunboard.measures.tasks import tasks_of

FulfilledItems: TypeAlias = dict[int, tuple[Served, ...]]
"""By position of a record the list items that it fulfils; records that fulfil none are not there."""


def served_by_tasks(ground: Ground) -> dict[int, tuple[Served, ...]]:
    """What tasks carry out, where there is a page that says so, by position; most carry out nothing."""
    tasks = tasks_of(ground)
    serves: dict[int, tuple[Served, ...]] = {}
    for board, field in _SERVED_FIELDS:
        if board not in ground.programme.boards:
            continue
        codes = tasks.table.codes(field)
        rows = np.flatnonzero(codes >= 0)
        for row, target in zip(rows.tolist(), codes[rows].tolist(), strict=True):
            serves[row] = (*serves.get(row, ()), _served(ground, field, target))
    for row, items in items_fulfilled_by(ground, "tasks").items():
        serves[row] = (*serves.get(row, ()), *items)
    return serves


_SERVED_FIELDS = (
    ("commitments", "commitment"),
    ("challenges", "challenge"),
    ("meetings", "decision"),
)
"""The board that shows it, and the task's field."""


def _served(ground: Ground, field: str, target: int) -> Served:
    records = ground.records
    match field:
        case "commitment":
            name = records["commitments"].texts("id")[target]
            return Served(say("承诺 {id}", id=name), addresses.commitment_path(name))
        case "challenge":
            name = records["challenges"].texts("id")[target]
            return Served(say("榜题 {id}", id=name), addresses.challenge_path(name))
    name = records["decisions"].texts("id")[target]
    return Served(say("议定事项 {id}", id=name), decision_path(ground, target))


def decision_path(ground: Ground, decision: int) -> str:
    """A decision's place on the page of its meeting."""
    table = ground.records["decisions"]
    meeting = ground.records["meetings"].texts("id")[table.codes("meeting")[decision]]
    return f"{addresses.meeting_path(meeting)}#{table.texts('id')[decision]}"


@remembered
def items_fulfilled_by(ground: Ground, kind: str) -> FulfilledItems:
    """The list items that records of a kind fulfil; none where no lists are shown."""
    items = ground.records["list_items"]
    if "lists" not in ground.programme.boards or not len(items):
        return {}
    terms = ground.programme.vocabulary("lists").terms
    targets = positions_of_ids(ground.records[kind], items.text_array("fulfilled_by"))
    ids, lists = items.texts("id"), items.codes("list")
    communities, at = ground.records["communities"].texts("id"), items.codes("community")
    fulfilled: FulfilledItems = {}
    for item in sorted(np.flatnonzero(targets >= 0).tolist(), key=ids.__getitem__):
        path = f"{addresses.lists_path(communities[at[item]])}#{ids[item]}"
        served = Served(f"{terms[lists[item]].label} {ids[item]}", path)
        target = int(targets[item])
        fulfilled[target] = (*fulfilled.get(target, ()), served)
    return fulfilled


def fulfils(ground: Ground, kind: str, record: int, root: str) -> tuple[Fulfils, ...]:
    """The list items that a record fulfils, for its own page; () where it fulfils none."""
    items = items_fulfilled_by(ground, kind).get(record, ())
    links = tuple(Link(label, root + path) for label, path in items)
    return (Fulfils(links),) if links else ()
