"""Whose a change is: the places and units of the record, or of what the record is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.publishable.past import rows_by_id
from sunboard.schema import KIND_BY_NAME, KINDS, FieldType

_OWNERS = frozenset(kind.name for kind in KINDS if kind.owner_as) | {"people"}


def subject_of(ground: Ground, kind: str, row: int) -> tuple[str, int] | None:
    """What a record is about, such as what was evaluated; None where that is itself, or a place."""
    table = ground.records[kind]
    for field in table.kind.fields_of(FieldType.REF):
        if not field.required or not _OWNERS.isdisjoint(field.refers_to):
            continue
        if len(field.refers_to) == 1:
            code = int(table.codes(field.name)[row])
            return (field.refers_to[0], code) if code >= 0 else None
        written = table.text_array(field.name)[row].as_py()
        for other in field.refers_to:
            if (found := rows_by_id(ground, other).get(written)) is not None:
                return other, found
    return None


def owners_of(ground: Ground, kind: str, row: int, scope: Scope) -> set[int]:
    """The positions of the communities, estates or units that a record is of, or else what it is about."""
    if kind == scope.value:
        return {row}
    owners = {*_named(ground, kind, row, scope)}
    if kind == "corrections" and (void := voided_by(ground).get(row)) is not None:
        return {owner for owner in (_owner_of_void(ground, void, scope),) if owner >= 0}
    if not owners and (subject := subject_of(ground, kind, row)) is not None:
        return owners_of(ground, *subject, scope)
    return owners


class VoidRecord(NamedTuple):
    """A record that was declared void."""

    kind: str
    at: int
    """Its place among the void ones of its kind."""
    id: str


@remembered
def voided_by(ground: Ground) -> Mapping[int, VoidRecord]:
    """By the position of the correction that declares it what is void."""
    return {
        rows_by_id(ground, "corrections")[by]: VoidRecord(kind, at, record_id)
        for kind, void in ground.records.void.items()
        for at, (record_id, by) in enumerate(zip(void.ids, void.by, strict=True))
    }


def _owner_of_void(ground: Ground, void: VoidRecord, scope: Scope) -> int:
    return int(ground.records.void[void.kind].owners[scope.value][void.at])


def _named(ground: Ground, kind: str, row: int, scope: Scope) -> Iterator[int]:
    table, owner = ground.records[kind], KIND_BY_NAME[scope.value]
    if table.kind.refers(owner.owner_as, owner.name):
        code = int(table.codes(owner.owner_as)[row])
        if code >= 0:
            yield code
    for field in table.kind.fields_of(FieldType.REFS):
        if field.refers_to == (owner.name,):
            links = table.links[field.name]
            first, last = np.searchsorted(links.rows, (row, row + 1))
            yield from links.targets[first:last].tolist()
