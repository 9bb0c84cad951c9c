"""Corrections (更正): what was corrected or taken down, newest first, and by class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

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
    is_reworded: Mask
    """Where it is shown in the words of a record whose own cell has others."""
    order: Positions
    """Every correction, newest first."""
    target: tuple[Target | None, ...]
    """For each correction the record it is about; None where that is not on the site any more."""
    class_counts: tuple[int, ...]
    """How many of each class, in the vocabulary's order."""
    marks: Mapping[Target, tuple[int, ...]]
    """By record the corrections told on its own page, newest first: those that changed, ended, removed or
    reworded it."""
    removed: Mapping[str, tuple[int, ...]]
    """By kind the records that were taken down for privacy, each record that has the id, whatever its kind."""
    removed_ids: frozenset[str]
    """Ids of what was taken down for privacy, whether or not it is still on record."""
    struck_ids: frozenset[str]
    """Ids of what only names were struck of."""

    @cached_property
    def is_private(self) -> Mask:
        """Where nothing but the day and the class may be told."""
        mask: Mask = self.meaning == "privacy"
        return mask

    @cached_property
    def strikes_names(self) -> Mask:
        """Where names were struck, and the rest of the record stays."""
        targets = self.table.text_array("target").to_pylist()
        is_meant = np.array([each in self.struck_ids for each in targets], dtype=np.bool_)
        mask: Mask = self.is_private & is_meant
        return mask


@remembered
def corrections_of(ground: Ground) -> CorrectionMeasures:
    """Find what each correction is about."""
    records, programme = ground.records, ground.programme
    table = records["corrections"]
    meaning = counts_as(table, "category", programme)
    order = np.lexsort((-id_ranks(table), -table.days("date").astype(np.int64)))
    found = _targets(records, table)
    is_reworded = np.array([each in records.reworded for each in table.texts("id")], dtype=np.bool_)
    marks: dict[Target, tuple[int, ...]] = {}
    for row in order.tolist():
        for target in found[row] if meaning[row] == "privacy" else found[row][:1]:
            if meaning[row] in ("status", "void", "privacy") or is_reworded[row]:
                marks[target] = (*marks.get(target, ()), row)
    classes = len(programme.vocabulary("correction_classes").terms)
    codes = table.codes("category")
    return CorrectionMeasures(
        table=table,
        meaning=meaning,
        is_reworded=is_reworded,
        order=order,
        target=tuple(targets[0] if targets else None for targets in found),
        class_counts=tuple(np.bincount(codes, minlength=classes).tolist()),
        marks=marks,
        removed=_removed(records),
        removed_ids=records.removed,
        struck_ids=records.struck,
    )


def _removed(records: Records) -> dict[str, tuple[int, ...]]:
    """By the ids that the check stage read, as a correction at fault is among no records."""
    ids = pa.array(sorted(records.removed), pa.large_string())
    removed = {}
    for kind in KINDS if len(ids) else ():
        positions = positions_of_ids(records[kind.name], ids)
        removed[kind.name] = tuple(positions[positions >= 0].tolist())
    return removed


def _targets(records: Records, table: Table) -> list[list[Target]]:
    """The records that have each target's id, of which the first is meant, unless all are taken down."""
    found: list[list[Target]] = [[] for _ in range(len(table))]
    # Looking up an id costs an index over all of its kind; most counties correct next to nothing.
    for kind in KINDS if found else ():
        positions = positions_of_ids(records[kind.name], table.text_array("target"))
        for row, position in enumerate(positions.tolist()):
            if position >= 0:
                found[row].append((kind.name, position))
    return found
