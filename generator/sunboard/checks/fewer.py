"""Rule R-35: far fewer records than the last publication had are published only once somebody says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from sunboard.checks.records import FileCount, Records
from sunboard.problems import Place, Problem
from sunboard.records.folders import DATA
from sunboard.records.log import LOG
from sunboard.schema import KIND_BY_NAME, FieldType

SHARE = 10
"""Percent of the records that may be gone from one publication to the next."""
FEW = 5
"""So many may be gone whatever share they are: of three stations one may close."""
KINDS_SCOPE = "kinds"
OWNERS = ("communities", "units")
"""Kinds of those whose records are counted too: a place or a unit may lose its own while others gain."""

Numbers = Mapping[str, Mapping[str, int]]
"""How many records were published, by scope (`kinds`, or one of `OWNERS`) and name or id."""


@dataclass(frozen=True)
class Last:
    """What the last publication had."""

    day: date
    """The day it was complete to."""
    numbers: Numbers


class Loss(NamedTuple):
    """A kind, a place or a unit that has lost far too many records."""

    scope: str
    name: str
    """The kind's name, or the id."""
    label: str
    names: tuple[str, ...]
    """All it may be called by whoever says that it is right."""
    before: int
    now: int
    follows: tuple[str, ...] = ()
    """The kinds that have lost all this has: who accepts those accepts it too."""


def numbers_of(records: Records) -> dict[str, dict[str, int]]:
    """How many records are told, of each kind and for each community and unit.

    What no file has any more doesn't count, though it stands: it is missing, and somebody has to say that this
    is right.
    """
    there = {name: ~records.is_gone(name) for name in records.tables}
    numbers = {KINDS_SCOPE: {name: int(rows.sum()) for name, rows in there.items()}}
    for owner in OWNERS:
        total = np.zeros(len(records[owner]), dtype=np.int64)
        for name, table in records.tables.items():
            for field in table.kind.fields_of(FieldType.REF):
                if field.refers_to == (owner,):
                    codes = table.codes(field.name)[there[name]]
                    total += np.bincount(codes[codes >= 0], minlength=len(total))
        numbers[owner] = dict(zip(records[owner].texts("id"), total.tolist(), strict=True))
    return numbers


def losses(records: Records, last: Last) -> Iterator[Loss]:
    """Whatever has lost more than `SHARE` percent and `FEW` records, and kinds that have lost all of them.

    The kinds come first, then places and units, which may have lost no more than what was of these kinds.
    A kind of few records whose rows are all there, though at fault, doesn't count: one mistyped row must not
    keep a whole county's site from being renewed.
    """
    now = numbers_of(records)
    read = dict.fromkeys(records.tables, 0)
    for count in records.counts:
        if not _is_ours(count):
            read[count.kind] += count.read
    found = []
    for scope, numbers in last.numbers.items():
        for name, before in numbers.items():
            left = now.get(scope, {}).get(name, 0)
            gone = before - left
            is_far_fewer = gone > FEW and gone * 100 > before * SHARE
            is_emptied = scope == KINDS_SCOPE and gone > 0 and left == read.get(name, 0) == 0
            if is_far_fewer or is_emptied:
                label, names = _called(records, scope, name)
                found.append(Loss(scope, name, label, names, before, left))
    kinds = [loss for loss in found if loss.scope == KINDS_SCOPE]
    yield from kinds
    for owner in OWNERS:
        yield from _traced([loss for loss in found if loss.scope == owner], kinds, owner)


def _traced(owned: Sequence[Loss], kinds: Sequence[Loss], owner: str) -> list[Loss]:
    """The places or units that have lost records, by whether the kinds that have lost some explain it.

    They do where all of them together have lost no more than these kinds: else somebody has lost something else
    as well, and nobody can tell who.
    """
    gone_by_kind = {
        kind.name: (kind.before - kind.now) * _times(kind.name, owner) for kind in kinds
    }
    causes = tuple(name for name, gone in gone_by_kind.items() if gone)
    if sum(loss.before - loss.now for loss in owned) > sum(gone_by_kind.values()):
        return [*owned]
    return [loss._replace(follows=causes) for loss in owned]


def _times(kind: str, owner: str) -> int:
    """How often one record of a kind may count for an owner."""
    known = KIND_BY_NAME.get(kind)
    fields = known.fields_of(FieldType.REF) if known else ()
    return sum(field.refers_to == (owner,) for field in fields)


def unaccepted(found: Iterable[Loss], accepted: Collection[str]) -> list[Loss]:
    """The losses that nobody has said are right; what follows from kinds stands with those alone."""
    return [loss for loss in found if not loss.follows and not {*loss.names} & {*accepted}]


def idle_names(found: Iterable[Loss], accepted: Iterable[str]) -> list[str]:
    """What somebody has said is right though it was never in question."""
    asked_for = {name for loss in found for name in loss.names}
    return [name for name in accepted if name not in asked_for]


def as_problem(loss: Loss, day: date, records: Records) -> Problem:
    """What is said of a loss."""
    kind = loss.name if loss.scope == KINDS_SCOPE else loss.scope
    params = {
        "label": loss.label,
        "kind": loss.name,
        "before": loss.before,
        "day": day.isoformat(),
        "now": loss.now,
    }
    return Problem(Place(_file(records, kind)), "R-35", params)


def _file(records: Records, kind: str) -> str:
    """Where a kind's records stand, or would."""
    files = [each.path for each in records.counts if each.kind == kind and not _is_ours(each)]
    if len(files) > 1:
        return f"{DATA}/{kind}"
    return files[0] if files else f"{DATA}/{kind}.csv"


def _is_ours(count: FileCount) -> bool:
    """Whether these rows stand again as they were accepted, and were read in no file of the office's."""
    return count.path.startswith(f"{LOG}/")


def _called(records: Records, scope: str, name: str) -> tuple[str, tuple[str, ...]]:
    if scope == KINDS_SCOPE:
        known = KIND_BY_NAME.get(name)
        return (known.label, (name, known.label)) if known else (name, (name,))
    ids = records[scope].texts("id")
    if name not in ids:
        return name, (name,)
    row = ids.index(name)
    label = records[scope].texts("name")[row]
    short = records[scope].texts("short_name")[row] if scope == "units" else ""
    return label, tuple(filter(None, (name, label, short)))
