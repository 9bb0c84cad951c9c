"""R-25, R-27: what points to one person or one household stands in no public text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import (
    Distinct,
    Mask,
    Text,
    distinct,
    is_filled,
    is_repetitive,
    matches,
)
from sunboard.checks.columns import THREADS
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.private.classes import CLASSES, PrivateClass, found_in, looked_for, stems_of
from sunboard.checks.private.normal import Reading
from sunboard.checks.private.somebody import told_of
from sunboard.schema import Field, FieldType

_FEW_TEXTS = 100
"""Below this, looking at all takes less than compiling the pattern for a column."""
_MOST_TOGETHER = 1 << 22
"""Bytes of columns from which on no other is copied beside them."""


def texts_point_to_nobody(drafts: Drafts) -> Iterator[RecordFault]:
    """R-25, R-27: a text holds somebody's number, tells which door it is about, or whose hardship.

    An id with a number in it costs the record: it is an address, and can't be anything else.
    """
    jobs = [
        (draft, field, classes)
        for draft in drafts.by_kind.values()
        for field in draft.kind.fields
        if (classes := looked_for(draft.kind, field))
    ]
    with ThreadPoolExecutor(THREADS) as threads:
        columns = [*threads.map(lambda job: _column(job[0].texts[job[1].name]), jobs)]
        suspects = _suspects(columns, [classes for _, _, classes in jobs], threads)
        # Looked at by this thread alone: two would compile each pattern twice, and wait for each other.
        found = [
            _found(column, here, classes, _label(field))
            for column, here, (_, field, classes) in zip(columns, suspects, jobs, strict=True)
        ]
    for (draft, field, _), codes in zip(jobs, found, strict=True):
        for row, code in codes:
            yield draft.fault(row, field.name, Fault(_code_of(field, code)))
            yield from _told_elsewhere(draft, field, row, code)


_OF_SOMEBODY = frozenset(each.code for each in CLASSES if each.tells_of_somebody)


def _told_elsewhere(draft: Draft, field: Field, row: int, code: str) -> Iterator[RecordFault]:
    """The same record's other texts that name whom one tells of: 吴强家已安装扶手 beside 残疾人吴强反映."""
    if code not in _OF_SOMEBODY or field not in draft.kind.written:
        return
    names = told_of(Reading(draft.texts[field.name][row].as_py()).words)
    for other in draft.kind.written if names else ():
        words = Reading(draft.texts[other.name][row].as_py() or "").words
        if other is not field and any(name in words for name in names):
            yield draft.fault(row, other.name, Fault(code))


def _code_of(field: Field, code: str) -> str:
    return "R-25-id" if field.type is FieldType.ID else code


def _label(field: Field) -> str:
    """What is read before every text of a field: of the number of a file, that it is one."""
    return field.label if field.filed else ""


class _Column(NamedTuple):
    """A column's texts, each once where they repeat."""

    texts: Text
    split: Distinct | None
    """Where each of the texts stands, where they repeat."""


def _column(column: Text) -> _Column:
    split = distinct(column) if is_repetitive(column) else None
    return _Column(column if split is None else split.values, split)


def _suspects(
    columns: Sequence[_Column], classes: Sequence[tuple[PrivateClass, ...]], threads: Executor
) -> Iterator[list[int]]:
    """Of each column the positions of those of its texts that are worth a closer look."""
    batches = [*_batches(columns, classes)]
    looks = [
        (batch, [threads.submit(matches, texts, stem) for stem in stems_of(classes[batch[0]])])
        for batch in batches
        for texts in (pa.concat_arrays([columns[number].texts for number in batch]),)
    ]
    masks: dict[int, Mask] = {}
    for number, column in enumerate(columns):
        while looks and number == looks[0][0][0]:
            batch, found = looks.pop(0)
            ends = np.cumsum([len(columns[each].texts) for each in batch])[:-1]
            seen = np.logical_or.reduce([each.result() for each in found])
            masks |= zip(batch, np.split(seen, ends), strict=True)
        mask = masks.pop(number) if number in masks else is_filled(column.texts)
        yield np.flatnonzero(mask).tolist()


def _batches(
    columns: Sequence[_Column], classes: Sequence[tuple[PrivateClass, ...]]
) -> Iterator[list[int]]:
    """The numbers of columns in which the same is looked for, in lots: a pattern is compiled for each.

    Without those of so few texts that looking at all takes less. The first numbers of all lots are in order.
    """
    lots: dict[tuple[PrivateClass, ...], list[int]] = {}
    made: list[list[int]] = []
    for number, (column, here) in enumerate(zip(columns, classes, strict=True)):
        if np.count_nonzero(is_filled(column.texts)) <= _FEW_TEXTS:
            continue
        lot = lots.get(here)
        if lot is None or sum(columns[each].texts.nbytes for each in lot) > _MOST_TOGETHER:
            lots[here] = lot = []
            made.append(lot)
        lot.append(number)
    yield from made


def _found(
    column: _Column, suspects: Iterable[int], classes: tuple[PrivateClass, ...], label: str = ""
) -> list[tuple[int, str]]:
    """Rows, and the codes of what stands in each behind its label; what repeats is looked at once."""
    codes = {}
    # Offices write the same sentence again and again, also where a column as a whole hardly repeats.
    look = cache(lambda text: [each.code for each in found_in(label + text, classes)])
    for position in suspects:
        if here := look(column.texts[position].as_py()):
            codes[position] = here
    rows = codes.items() if column.split is None else column.split.spread(codes)
    return [(row, code) for row, here in rows for code in here]
