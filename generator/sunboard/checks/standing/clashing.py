"""What was published stays, though others say now what it doesn't agree with, such as a corrected day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.checks.records import Stands
from sunboard.checks.withholding import costs_record
from sunboard.records.log import Accepted


def clashing(
    drafts: Drafts, by_rule: Iterable[RecordFault], whole: Mapping[str, frozenset[str]]
) -> list[RecordFault]:
    """The faults that would cost a record which stands whole as it was accepted.

    Nobody changed it, so that it was right by itself: whoever changes another record takes nothing of this one
    along.

    Args:
        drafts: The records, with what was put back.
        by_rule: What rules find; what can't be read is not among it.
        whole: By kind the ids of records that stand as accepted because a rule withheld them.
    """
    rows = {
        name: {row for row, each in enumerate(drafts[name].texts["id"].to_pylist()) if each in ids}
        for name, ids in whole.items()
    }
    return [
        fault
        for fault in by_rule
        if fault.row in rows.get(fault.kind, ()) and costs_record(drafts, fault)
    ]


def standing_with(
    standing: Mapping[str, Mapping[str, Stands]],
    clashes: Iterable[RecordFault],
    drafts: Drafts,
    accepted: Accepted,
) -> dict[str, dict[str, Stands]]:
    """What stands as it was accepted, with the records of which nothing but such a fault is to be told."""
    found = {name: dict(of_kind) for name, of_kind in standing.items()}
    for fault in clashes:
        record_id = drafts[fault.kind].texts["id"][fault.row].as_py()
        day = accepted.of(fault.kind)[record_id].changed
        stands = Stands(day, (fault.field,) if fault.field else (), clashes=True)
        found.setdefault(fault.kind, {}).setdefault(record_id, stands)
    return found
