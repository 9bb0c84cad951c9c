"""Long lists in parts that a reader opens, the most urgent first, under a bar of how all of them stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.boards.blocks import Block, CommitmentTable, ListBlock, TaskTable
from sunboard.boards.columns import Column, Picked, Rows
from sunboard.boards.rows.commitments import commitment_rows, commitment_urgency
from sunboard.boards.rows.tasks import task_rows, task_urgency
from sunboard.boards.values import CommitmentRow, Status, TaskRow
from sunboard.boards.wording import COMMITMENT_STATUS, OVERDUE, OVERDUE_COMMITMENT, TASK_STATUS
from sunboard.language import say
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground
from sunboard.measures.status import Outcome

_FEW = 8
"""As many stand open on a phone without anybody losing the way."""

_TONES = ("bad", "warn", "calm", "good", "mute")
"""From what asks for attention to what no longer counts."""


class BarPart(NamedTuple):
    """How many stand in one way, and where they lie in the bar."""

    status: Status
    records: int
    start: float
    """Per cent of the bar before it."""
    width: float
    """Per cent of the bar."""


class Fold(NamedTuple):
    """The records of a list that are alike in urgency."""

    title: str
    records: int
    """How many are listed in it."""
    table: ListBlock
    is_open: bool
    is_alike: bool
    """Whether all of them stand as the title says."""


@dataclass(frozen=True)
class Folds(Block):
    """A list of records, cut where its order goes from one urgency to the next."""

    note: str
    """The order, and what is left out."""
    bar: tuple[BarPart, ...]
    """All that the list is of, what it leaves out with it."""
    folds: tuple[Fold, ...]
    name: str = ""
    """What what is asked of it is called in the address of the page; "" where it is short enough to read."""


def commitment_folds(
    ground: Ground,
    chosen: Positions,
    note: str,
    make: Callable[..., CommitmentTable],
    most: int = 0,
) -> Folds:
    """Commitments, in their order.

    Args:
        ground: The records.
        chosen: Their positions, ordered.
        note: The order, and what is left out.
        make: Makes the table of rows, with a caption.
        most: How many are listed; 0 for all.
    """
    signs = (
        OVERDUE_COMMITMENT,
        COMMITMENT_STATUS[Outcome.NOT_DONE],
        COMMITMENT_STATUS[Outcome.OPEN],
    )
    titles = (*(sign.said().word for sign in signs), say("已有结果"))
    rows, listed = commitment_rows(ground), chosen[:most] if most else chosen
    ranks = commitment_urgency(ground)[listed]
    return Folds(
        note,
        _bar(rows.columns[CommitmentRow._fields.index("status")], chosen),
        _folds(rows, listed, ranks, titles, make),
        _name("commitments", listed),
    )


def task_folds(
    ground: Ground, chosen: Positions, note: str, make: Callable[..., TaskTable], most: int = 0
) -> Folds:
    """Tasks; the rest as in `commitment_folds`."""
    # No task is said not to be done.
    titles = (OVERDUE.said().word, "", TASK_STATUS[Outcome.OPEN].said().word, say("已有结果"))
    rows, listed = task_rows(ground), chosen[:most] if most else chosen
    ranks = task_urgency(ground)[listed]
    return Folds(
        note,
        _bar(rows.columns[TaskRow._fields.index("status")], chosen),
        _folds(rows, listed, ranks, titles, make),
        _name("tasks", listed),
    )


def _name(name: str, listed: Positions) -> str:
    return name if len(listed) > _FEW else ""


def _folds(
    rows: Rows[Any],
    listed: Positions,
    ranks: npt.NDArray[np.int8],
    titles: Sequence[str],
    make: Callable[..., ListBlock],
) -> tuple[Fold, ...]:
    folds = []
    for rank, title in enumerate(titles):
        part = listed[ranks == rank]
        if len(part):
            is_open = len(listed) <= _FEW or (rank == 0 and len(part) <= _FEW)
            table = make(rows.chosen(part), title)
            folds.append(Fold(title, len(part), table, is_open, rank < len(titles) - 1))
    return tuple(folds)


def _bar(statuses: Column, chosen: Positions) -> tuple[BarPart, ...]:
    """`statuses` are the column of a kind's words, `chosen` the rows that the bar is of."""
    assert isinstance(statuses, Picked)
    choices, counts = statuses.choices, Counter[Status]()
    numbers = np.bincount(statuses.codes[chosen] % len(choices), minlength=len(choices))
    for code in np.flatnonzero(numbers).tolist():
        counts[choices[code]] += int(numbers[code])
    met = sorted(counts, key=lambda s: (_TONES.index(s.tone), choices.index(s)))
    widths = [100 * counts[status] / len(chosen) for status in met]
    starts = accumulate(widths, initial=0.0)
    return tuple(
        BarPart(status, counts[status], round(start, 2), round(width, 2))
        for status, start, width in zip(met, starts, widths, strict=False)
    )
