"""What is overdue at a place or a unit: the few that wait longest, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from sunboard.boards.blocks import Block, Section
from sunboard.boards.columns import Rows
from sunboard.boards.counted import Text
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
    shows, kinds = shows_of(ground), list[_Late]()
    if shows.commitments:
        rows = commitments_by(ground, scope)[entity]
        kinds.append(_late(commitments_of(ground), rows, commitment_rows(ground)))
    if shows.tasks:
        rows = tasks_by(ground, scope)[entity]
        kinds.append(_late(tasks_of(ground), rows, task_rows(ground)))
    count = sum(late.total for late in kinds)
    if not count:
        return None
    # Of two that were due on one day a promise stands first, and two of a kind as they are listed.
    first = sorted(chain.from_iterable(late.first for late in kinds), key=itemgetter(0))
    shown = tuple(row for _, row in first[:_SHOWN])
    more = count - len(shown)
    below = "#tasks" if shows.tasks else "#commitments"
    rest = Link(say_many("另有{n}件，在下面的单子里", more), below) if more else None
    told = Cell(say_many("{n}件", count))
    return Section(say("逾期没做完的"), (OverdueList(shown, rest),), id="overdue", count=told)


class _Late(NamedTuple):
    """What of one kind is overdue."""

    total: int
    first: list[tuple[date, OverdueRow]]
    """The longest overdue, with their due days, as many as a section shows at most."""


def _late(dated: Dated, rows: Positions, told: Rows[Any]) -> _Late:
    """Of some rows in the order in which they are listed, the longest overdue first."""
    late = rows[dated.is_overdue[rows]]
    first = late[:_SHOWN]
    return _Late(len(late), list(zip(dated.due[first].tolist(), _rows(told, first), strict=True)))


def _rows(told: Rows[Any], rows: Positions) -> Iterator[OverdueRow]:
    return map(OverdueRow, *(told.column_of(name, rows) for name in OverdueRow._fields))
