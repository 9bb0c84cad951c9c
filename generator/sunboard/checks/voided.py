"""R-9: what a correction declares void (作废) counts nowhere, and what is nothing without it goes along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sunboard.checks.arrays import Mask, position_of
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.standing.judging import is_held
from sunboard.checks.withholding import cut_links, dependents, withheld_rows
from sunboard.messages.message import Cost
from sunboard.schema import Kind

VOID, ALONG, LINK = "R-9-void", "R-9-void-along", "R-9-void-link"


@dataclass(frozen=True)
class Voided:
    """The records that count nowhere because a correction says so."""

    by: Mapping[str, Mapping[int, int]]
    """By kind and row the row of the correction, the last one of several."""
    gone: Mapping[str, Mask]
    """By kind these rows, and those that are nothing without one of them."""
    faults: tuple[RecordFault, ...]
    """What is said of both."""

    def unsaid(self, faults: Iterable[RecordFault]) -> Iterator[RecordFault]:
        """Those about cells of which it was not said already that what they name is void."""
        said = {(f.kind, f.row, f.field) for f in self.faults if f.code == LINK}
        return (f for f in faults if (f.kind, f.row, f.field) not in said)

    def without(self, faults: list[RecordFault]) -> list[RecordFault]:
        """What is wrong with other records: of these nobody has to mend anything."""
        return [f for f in faults if not self.gone[f.kind][f.row]]


def may_be_void(kind: Kind) -> bool:
    """Whether its records can be declared void: neither places, units and people, nor what ends otherwise."""
    return is_held(kind) and not (kind.owner_as or kind.stays)


def voided_by(drafts: Drafts, faults: Sequence[RecordFault], removed: frozenset[str]) -> Voided:
    """What sound corrections declare void, but for what is private.

    What was taken down stays and counts; so does what has a text that nobody may read, where the log has words
    of it: a publication strikes them.

    Args:
        drafts: All records.
        faults: What is wrong with them.
        removed: Ids of what was taken down.
    """
    withheld = withheld_rows(drafts, faults)
    hidden = {(f.kind, f.row) for f in faults if f.costs is Cost.TEXT}
    by: dict[str, dict[int, int]] = {name: {} for name in drafts.by_kind}
    for name, draft in drafts.by_kind.items():
        accepted = drafts.before.accepted.of(name)
        for row, correction in _declared(drafts, name, withheld):
            record_id = draft.texts["id"][row].as_py()
            is_to_be_struck = record_id in accepted and (name, row) in hidden
            if record_id not in removed and not is_to_be_struck:
                by[name][row] = correction
    gone = {
        name: np.isin(np.arange(len(draft)), [*by[name]]) for name, draft in drafts.by_kind.items()
    }
    ids = drafts["corrections"].texts["id"]
    said = [
        drafts[name].fault(row, "id", Fault(VOID, {"id": ids[correction].as_py()}))
        for name, rows in by.items()
        for row, correction in rows.items()
    ]
    if said:
        said += [*dependents(drafts, gone, ALONG), *cut_links(drafts, gone, LINK)]
    return Voided(by, gone, tuple(said))


def _declared(drafts: Drafts, name: str, withheld: Mapping[str, Mask]) -> Iterator[tuple[int, int]]:
    corrections = drafts["corrections"]
    is_void = drafts.counts_as("corrections", "category", "void") & ~withheld["corrections"]
    if not is_void.any() or not may_be_void(drafts[name].kind):
        return
    rows = position_of(corrections.texts["target"], drafts[name].texts["id"])
    for correction in np.flatnonzero(is_void & (rows >= 0)).tolist():
        yield int(rows[correction]), correction
