"""References: each id written in a cell to the position of the record it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import (
    Codes,
    Links,
    Text,
    distinct,
    is_filled,
    position_of,
    replaced,
)
from sunboard.checks.drafts import Draft
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.nearest import Nearest, kind_labels
from sunboard.checks.parsing.drafting import THREADS, missing_fault
from sunboard.checks.parsing.nothings import says_nothing
from sunboard.checks.parsing.oddities import tidied
from sunboard.schema import Field, FieldType

SEPARATORS = r"[、;；,，\s\p{Z}]+"
"""RE2: what stands between several ids in one cell."""

Unresolved: TypeAlias = Callable[[], list[tuple[int, str | Fault]]]
"""By row, once it is asked for: the word that names no record, or another fault. Of a large file of wrong ids
the lists of all fields at once would take more memory than the records."""


def resolve_references(drafts: Mapping[str, Draft]) -> list[RecordFault]:
    """Fill every draft's `refs` and `links`; return what is wrong, in order of kind and field."""
    jobs = [
        (draft, field)
        for draft in drafts.values()
        for field in draft.kind.fields_of(FieldType.REF, FieldType.REFS)
    ]

    def resolve(job: tuple[Draft, Field]) -> Unresolved:
        return (_resolve_links if job[1].type is FieldType.REFS else _resolve_single)(*job, drafts)

    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = list(threads.map(resolve, jobs))
    nearest = Nearest(drafts)
    return [
        draft.fault(row, field.name, nearest.fault(field, at) if isinstance(at, str) else at)
        for (draft, field), found in zip(jobs, outcomes, strict=True)
        for row, at in found()
    ]


def duplicate_ids(drafts: Mapping[str, Draft]) -> Iterator[RecordFault]:
    """R-11: an id that an earlier record of the same kind has; the earlier record keeps it."""
    for draft in drafts.values():
        ids = draft.texts["id"]
        for row in np.flatnonzero(~draft.is_first_of_its_id & is_filled(ids)).tolist():
            params = {"found": ids[row].as_py(), **draft.beside(int(draft.first_of_id[row]))}
            yield draft.fault(row, "id", Fault("R-11-duplicate-id", params))


def _resolve_single(draft: Draft, field: Field, drafts: Mapping[str, Draft]) -> Unresolved:
    """Resolve a REF field."""
    split = distinct(draft.texts[field.name])
    words, positions, emptied = _looked_up(split.values, field, drafts)
    for kind, of_words in positions.items():
        draft.refs[field.name, kind] = of_words[split.codes]
    draft.texts[field.name] = words.take(pa.array(split.codes))
    return lambda: [*split.spread(_faults(words, positions, field)), *split.spread(emptied)]


def _resolve_links(draft: Draft, field: Field, drafts: Mapping[str, Draft]) -> Unresolved:
    """Resolve a REFS field, each distinct cell once."""
    cells = distinct(draft.texts.pop(field.name))
    lists = pc.split_pattern_regex(cells.values, SEPARATORS)
    words = distinct(lists.flatten())
    cell_of_word: Codes = pc.list_parent_indices(lists).to_numpy().astype(np.int32)
    tidy, positions, emptied = _looked_up(words.values, field, drafts)
    targets = positions[field.refers_to[0]][words.codes]
    is_known = targets >= 0
    draft.links[field.name] = _links(cells.codes, cell_of_word[is_known], targets[is_known])

    def unresolved() -> list[tuple[int, str | Fault]]:
        faults = words.spread(_faults(tidy, positions, field, may_be_empty=True))
        # Behind the others: one is said of a cell, and those withhold.
        faults += words.spread(emptied)
        return cells.spread({int(cell_of_word[at]): fault for at, fault in reversed(faults)})

    return unresolved


def _links(cell_of_row: Codes, cell_of_link: Codes, targets: Codes) -> Links:
    """Spread the links of distinct cells over the rows that hold them; each target once, as ordered."""
    size = int(targets.max(initial=0)) + 1
    _, first = np.unique(cell_of_link.astype(np.int64) * size + targets, return_index=True)
    first = first[np.lexsort((first, cell_of_link[first]))]
    cell_of_link, target_of_link = cell_of_link[first], targets[first]
    cells = np.arange(cell_of_row.max(initial=-1) + 1)
    starts = np.searchsorted(cell_of_link, cells)
    counts = np.searchsorted(cell_of_link, cells, side="right") - starts
    row_counts = counts[cell_of_row]
    rows = np.repeat(np.arange(len(cell_of_row)), row_counts)
    first_of_row = np.cumsum(row_counts) - row_counts
    offsets = np.arange(len(rows)) - np.repeat(first_of_row, row_counts)
    at = np.repeat(starts[cell_of_row], row_counts) + offsets
    return Links(rows, target_of_link[at].astype(np.intp))


def _looked_up(
    words: Text, field: Field, drafts: Mapping[str, Draft]
) -> tuple[Text, dict[str, Codes], dict[int, str | Fault]]:
    """The words tidied, for each kind they may belong to their positions there, and those that say nothing.

    A word that says nothing becomes "".
    """
    positions = _positions(words, field, drafts)
    is_strange = is_filled(words) & np.all([codes < 0 for codes in positions.values()], axis=0)
    tidy = {row: tidied(words[row].as_py()) for row in np.flatnonzero(is_strange).tolist()}
    emptied: dict[int, str | Fault] = {
        row: fault for row, text in tidy.items() if (fault := says_nothing(text))
    }
    tidy.update(dict.fromkeys(emptied, ""))
    changed = {row: text for row, text in tidy.items() if text != words[row].as_py()}
    if changed:
        words = replaced(words, changed)
        positions = _positions(words, field, drafts)
    return words, positions, emptied


def _positions(words: Text, field: Field, drafts: Mapping[str, Draft]) -> dict[str, Codes]:
    filled = is_filled(words)
    positions: dict[str, Codes] = {}
    for kind in field.refers_to:
        positions[kind] = np.full(len(words), -1, dtype=np.int32)
        # Filled ones only: an id at fault is "" as well. Looking up costs most for large kinds.
        if filled.any():
            found = position_of(words, drafts[kind].texts["id"])
            positions[kind] = np.where(filled, found, np.int32(-1))
    return positions


def _faults(
    words: Text, positions: Mapping[str, Codes], field: Field, *, may_be_empty: bool = False
) -> dict[int, str | Fault]:
    """By position: words that name no record as they are, those that name several as a fault."""
    owners = np.sum([codes >= 0 for codes in positions.values()], axis=0)
    filled = is_filled(words)
    faults: dict[int, str | Fault] = {
        int(at): words[int(at)].as_py() for at in np.flatnonzero((owners == 0) & filled)
    }
    for at in np.flatnonzero(owners > 1).tolist():
        faults[at] = Fault("R-11-ambiguous", {"found": words[at].as_py(), **kind_labels(field)})
    if field.required and not may_be_empty:
        faults.update({int(at): missing_fault(field) for at in np.flatnonzero(~filled)})
    return faults
