"""R-26: texts that may name somebody whose name nobody knows, so that it can't be looked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Mask, Text, as_mask, distinct, is_filled, matches, position_of
from sunboard.checks.drafts import Draft, Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.ids import GOOD_ID_PATTERN
from sunboard.checks.references import SEPARATORS
from sunboard.schema import Field


def whoever_is_gone_is_not_named(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: a record is about somebody who has no row any more, and whose name nobody wrote down."""
    for draft in drafts.by_kind.values():
        for field in draft.kind.people_fields:
            is_of_them = _refers_to_gone(drafts, draft, field)
            for told in draft.kind.narratives if is_of_them.any() else ():
                where = is_of_them & draft.has(told.name)
                yield from draft.faults(where, told.name, "R-26-gone")


def units_name_nobody_unread(drafts: Drafts) -> Iterator[RecordFault]:
    """R-26: of a unit with a person whose name can't be read, new texts wait until it can."""
    people, known = drafts["people"], drafts.before.people.names
    is_unread = ~is_filled(people.texts["name"])
    for row in np.flatnonzero(is_unread).tolist():
        is_unread[row] = not known.get(people.texts["id"][row].as_py())
    units = people.ref("unit")[is_unread]
    if not (units >= 0).any():
        return
    unread = Fault("R-26-unread", people.beside(int(np.flatnonzero(is_unread)[units >= 0][0])))
    for draft in drafts.by_kind.values():
        if draft.kind.name != "people" and draft.kind.refers("unit", "units"):
            is_theirs = np.isin(draft.ref("unit"), units[units >= 0]) & _is_new(drafts, draft)
            for told in draft.kind.narratives if is_theirs.any() else ():
                rows = np.flatnonzero(is_theirs & draft.has(told.name)).tolist()
                yield from (draft.fault(row, told.name, unread) for row in rows)


def people_to_remember(drafts: Drafts) -> dict[str, str]:
    """Everybody in the people table by id, and with "" whoever is gone where nobody wrote names down.

    Whoever has no id of their own is remembered once they do.
    """
    people = drafts["people"]
    columns = (people.texts[name].to_pylist() for name in ("id", "name"))
    pairs = zip(*columns, people.is_provisional.tolist(), strict=True)
    there = {
        id_: name for id_, name, is_provisional in pairs if id_ and name and not is_provisional
    }
    gone: dict[str, str] = {}
    for draft in drafts.by_kind.values() if drafts.before.people.is_lost else ():
        for field in draft.kind.people_fields:
            words = _words(draft.source.texts[field.name])[0].flatten().unique()
            ids = words.filter(pa.array(_is_unknown(drafts, words))).to_pylist()
            gone.update(dict.fromkeys(ids, ""))
    return gone | there


def _refers_to_gone(drafts: Drafts, draft: Draft, field: Field) -> Mask:
    """Where a field holds the id of somebody who is gone without a name."""
    nobody = np.zeros(len(draft), dtype=np.bool_)
    nameless = {id_ for id_, names in drafts.before.people.names.items() if not names}
    if not (nameless or drafts.before.people.is_lost) or not len(draft):
        return nobody
    lists, codes = _words(draft.source.texts[field.name])
    words = lists.flatten()
    is_gone = _is_unknown(drafts, words)
    if not drafts.before.people.is_lost:
        is_gone &= as_mask(pc.is_in(words, pa.array(sorted(nameless), pa.large_string())))
    cells = np.zeros(len(lists), dtype=np.bool_)
    cells[pc.list_parent_indices(lists).to_numpy()[is_gone]] = True
    mask: Mask = cells[codes]
    return mask


def _words(column: Text) -> tuple[pa.Array, np.ndarray]:
    """The ids in each distinct cell, and for each row which of the cells it holds."""
    split = distinct(column)
    return pc.split_pattern_regex(pc.utf8_trim_whitespace(split.values), SEPARATORS), split.codes


def _is_unknown(drafts: Drafts, words: Text) -> Mask:
    """Which words are ids that nobody in the people table has."""
    is_id = matches(words, GOOD_ID_PATTERN)
    mask: Mask = is_id & (position_of(words, drafts["people"].source.texts["id"]) < 0)
    return mask


def _is_new(drafts: Drafts, draft: Draft) -> Mask:
    """Which records the ledger doesn't know.

    Of a kind that it doesn't put down, those that began since the last publication, or don't say when.
    """
    published, began = drafts.before.ids.get(draft.kind.name), draft.kind.began_on
    is_new: Mask = np.ones(len(draft), dtype=np.bool_)
    if published is not None:
        is_new = position_of(draft.texts["id"], published) < 0
    elif began and drafts.before.last_day is not None:
        is_new = ~(draft.days[began] <= drafts.before.last_day)
    return is_new
