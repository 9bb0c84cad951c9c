"""Places and units without an id, known again by their name.

A fingerprint is of all that a record is called and lies in: with a short name that is added, or a new name
beside the former one, it is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow.compute as pc

from sunboard.checks.arrays import Rows
from sunboard.checks.drafts import Draft
from sunboard.checks.identity.fingerprints import stays
from sunboard.checks.identity.names import SEVERAL, key_of
from sunboard.records.log.accepted import Standings
from sunboard.schema import FieldType

NAME, FORMER = "name", "former_names"


def named_again(
    drafts: Mapping[str, Draft], draft: Draft, rows: Rows, ids: Iterable[str], standings: Standings
) -> dict[int, str]:
    """By row the id of the one record of those that is called so, or was, and lies in the same place.

    Args:
        drafts: All records, their references known.
        draft: Those of one kind; nobody is known by name whose kind has no former names.
        rows: Of it, those without an id.
        ids: Of records that were accepted, those that no row has.
        standings: What was accepted of the kind.
    """
    if FORMER not in draft.kind.field_by_name:
        return {}
    by_name: dict[str, set[str]] = {}
    for each in ids:
        if each in standings and (name := standings[each].values.get(NAME)):
            by_name.setdefault(key_of(name), set()).add(each)
    found: dict[int, str] = {}
    for row in rows.tolist():
        may_be = {each for name in _names(draft, row) for each in by_name.get(name, ())}
        held = [e for e in may_be if _lies_there(drafts, draft, row, standings[e].values)]
        if len(held) == 1:
            found[row] = held[0]
    return {row: each for row, each in found.items() if [*found.values()].count(each) == 1}


def _names(draft: Draft, row: int) -> Iterator[str]:
    yield key_of(draft.texts[NAME][row].as_py())
    yield from map(key_of, filter(None, SEVERAL.split(draft.texts[FORMER][row].as_py())))


def _lies_there(
    drafts: Mapping[str, Draft], draft: Draft, row: int, before: Mapping[str, str]
) -> bool:
    """Whether a row lies where a record did; where that place is gone, another may have its name by now."""
    for field in filter(stays, draft.kind.fields_of(FieldType.REF)):
        kind, was = field.refers_to[0], before.get(field.name, "")
        at = int(draft.ref(field.name)[row])
        now = drafts[kind].texts["id"][at].as_py() if at >= 0 else ""
        if was and now != was and pc.index(drafts[kind].texts["id"], was).as_py() >= 0:
            return False
    return True
