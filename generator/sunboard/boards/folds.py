"""Long lists in parts that a reader opens, the most urgent first, under a bar of how all of them stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sunboard.boards.blocks import Block, CommitmentTable, ListBlock, TaskTable
from sunboard.boards.columns import Column, Picked, Rows
from sunboard.boards.folding import FIRST, LONG
from sunboard.boards.rows.commitments import commitment_rows, commitment_urgency
from sunboard.boards.rows.tasks import task_rows, task_urgency
from sunboard.boards.values import Status
from sunboard.boards.wording import COMMITMENT_STATUS, OVERDUE, OVERDUE_COMMITMENT, TASK_STATUS
from sunboard.language import say
from sunboard.measures.columns import Positions
from sunboard.measures.ground import Ground
from sunboard.measures.status import Outcome

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
    """How many are alike; of the first part the table may hold the first few alone."""
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
    titles = tuple(sign.said().word for sign in signs)
    rows, ranks = commitment_rows(ground), commitment_urgency(ground)
    return folds_of(Parted("commitments", rows, ranks, titles), chosen, note, make, most)


def task_folds(
    ground: Ground, chosen: Positions, note: str, make: Callable[..., TaskTable], most: int = 0
) -> Folds:
    """Tasks; the rest as in `commitment_folds`."""
    # No task is said not to be done.
    titles = (OVERDUE.said().word, "", TASK_STATUS[Outcome.OPEN].said().word)
    rows, ranks = task_rows(ground), task_urgency(ground)
    return folds_of(Parted("tasks", rows, ranks, titles), chosen, note, make, most)


class Parted(NamedTuple):
    """The records of a kind, each in a part of the order in which they are listed."""

    name: str
    """What what is asked of them is called in the address of a page."""
    rows: Rows[Any]
    ranks: npt.NDArray[np.int8]
    """In which part each stands (`urgency_ranks`)."""
    titles: tuple[str, ...]
    """What the parts are called, but for the last: those that have a result."""


def folds_of(
    parted: Parted, chosen: Positions, note: str, make: Callable[..., ListBlock], most: int = 0
) -> Folds:
    """Records of any kind whose rows say a status; the rest as in `commitment_folds`."""
    listed = chosen[:most] if most else chosen
    statuses = parted.rows.columns[parted.rows.kind._fields.index("status")]
    return Folds(
        note,
        _bar(statuses, chosen),
        _folds(parted, listed, make),
        parted.name if len(listed) > LONG else "",
    )


def _folds(parted: Parted, listed: Positions, make: Callable[..., ListBlock]) -> tuple[Fold, ...]:
    rows, ranks, titles = parted.rows, parted.ranks[listed], (*parted.titles, say("已有结果"))
    folds: list[Fold] = []
    for rank, title in enumerate(titles):
        part, is_alike = listed[ranks == rank], rank < len(titles) - 1
        if not len(part):
            continue
        is_open = not folds or len(listed) <= LONG
        first = part[:FIRST] if not folds and len(part) > LONG else part
        folds.append(Fold(title, len(part), make(rows.chosen(first), title), is_open, is_alike))
        if len(rest := part[len(first) :]):
            others = say("{title}（其余）", title=title)
            table = make(rows.chosen(rest), others)
            folds.append(Fold(others, len(rest), table, is_open=False, is_alike=is_alike))
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
