"""What is overdue at a place or a unit: the few that wait longest, and how many more there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sunboard.boards.blocks import Block, Section
from sunboard.boards.counted import Text
from sunboard.boards.order import id_order, urgency_ranks
from sunboard.boards.rows.commitments import commitment_rows, commitments_by
from sunboard.boards.rows.tasks import task_rows, tasks_by
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Cell, Link
from sunboard.language import say, say_many
from sunboard.measures.columns import Positions
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.tasks import tasks_of
from sunboard.measures.timing import Dated

_SHOWN = 5


class OverdueRow(NamedTuple):
    """A commitment or a task that is past its due day and not done."""

    path: str
    """Its own page, relative to the site's root; "" for none."""
    text: str
    unit: Text
    place: str
    timing: Text


@dataclass(frozen=True)
class OverdueList(Block):
    """The longest overdue first, of both kinds together."""

    rows: tuple[OverdueRow, ...]
    rest: Link | None
    """How many more, and the way to them; None for none."""


def overdue_section(ground: Ground, scope: Scope, entity: int) -> Section | None:
    """What is overdue; None where nothing is, or nothing is kept that could be."""
    shows, found = shows_of(ground), []
    if shows.commitments:
        rows = commitments_by(ground, scope)[entity]
        found += _overdue(commitments_of(ground), rows, is_task=False)
    if shows.tasks:
        found += _overdue(tasks_of(ground), tasks_by(ground, scope)[entity], is_task=True)
    if not found:
        return None
    shown = tuple(
        _row(ground, row, is_task=is_task) for _, is_task, _, row in sorted(found)[:_SHOWN]
    )
    more = len(found) - len(shown)
    below = "#tasks" if shows.tasks else "#commitments"
    rest = Link(say_many("另有{n}件，在下面的单子里", more), below) if more else None
    count = Cell(say_many("{n}件", len(found)))
    return Section(say("逾期没做完的"), (OverdueList(shown, rest),), id="overdue", count=count)


def _overdue(
    records: Dated, rows: Positions, *, is_task: bool
) -> list[tuple[np.datetime64, bool, int, int]]:
    late, place = rows[urgency_ranks(records)[rows] == 0], id_order(records.table)
    return [(records.due[row], is_task, int(place[row]), row) for row in late.tolist()]


def _row(ground: Ground, row: int, *, is_task: bool) -> OverdueRow:
    told = task_rows(ground)[row] if is_task else commitment_rows(ground)[row]
    return OverdueRow(told.path, told.text, told.unit, told.place, told.timing)
