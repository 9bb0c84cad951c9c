"""Corrections (更正): what was corrected or taken down, newest first, and by class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sunboard.checks.records import Records, Table
from sunboard.measures.columns import Mask, Positions, counts_as, id_ranks, positions_of_ids
from sunboard.measures.ground import Ground, remembered
from sunboard.schema import KINDS

Target = tuple[str, int]
"""A kind of record and the position of one of them."""


@dataclass(frozen=True)
class CorrectionMeasures:
    """What the corrections table comes to."""

    table: Table
    meaning: npt.NDArray[np.object_]
    """What each correction's class counts as."""
    order: Positions
    """Every correction, newest first."""
    target: tuple[Target | None, ...]
    """For each correction the record it is about; None where that is not on the site any more."""
    class_counts: tuple[int, ...]
    """How many of each class, in the vocabulary's order."""
    _marks: dict[Target, tuple[int, ...]]

    @cached_property
    def is_private(self) -> Mask:
        """Where nothing but the day and the class may be told."""
        mask: Mask = self.meaning == "privacy"
        return mask

    def shown_on(self, kind: str, row: int) -> tuple[int, ...]:
        """The corrections told on a record's own page, newest first: those that changed or ended it."""
        return self._marks.get((kind, row), ())


@remembered
def corrections_of(ground: Ground) -> CorrectionMeasures:
    """Find what each correction is about."""
    records, programme = ground.records, ground.programme
    table = records["corrections"]
    meaning = counts_as(table, "category", programme)
    order = np.lexsort((-id_ranks(table), -table.days("date").astype(np.int64)))
    target = _targets(records, table)
    marks: dict[Target, tuple[int, ...]] = {}
    for row in order.tolist():
        found = target[row]
        if found is not None and meaning[row] in ("status", "void"):
            marks[found] = (*marks.get(found, ()), row)
    classes = len(programme.vocabulary("correction_classes").terms)
    codes = table.codes("category")
    return CorrectionMeasures(
        table=table,
        meaning=meaning,
        order=order,
        target=target,
        class_counts=tuple(np.bincount(codes, minlength=classes).tolist()),
        _marks=marks,
    )


def _targets(records: Records, table: Table) -> tuple[Target | None, ...]:
    """The record that has each target's id; the first kind where several have one."""
    found: list[Target | None] = [None] * len(table)
    # Looking up an id costs an index over all of its kind; most counties correct next to nothing.
    for kind in KINDS if found else ():
        positions = positions_of_ids(records[kind.name], table.text_array("target"))
        for row, position in enumerate(positions.tolist()):
            if position >= 0 and found[row] is None:
                found[row] = (kind.name, position)
    return tuple(found)
