"""R-21, R-25: a correction says what it corrects, and a removal for privacy keeps nothing of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.checks.arrays import position_of
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import Fault, RecordFault


def corrections_are_of_something(drafts: Drafts) -> Iterator[RecordFault]:
    """R-21: what was corrected is not among the records, though it was neither ended nor taken down."""
    corrections = drafts["corrections"]
    targets = corrections.texts["target"]
    is_known = np.zeros(len(corrections), dtype=np.bool_)
    # Looking up an id costs an index over all of its kind; most counties correct next to nothing.
    for draft in drafts.by_kind.values() if len(corrections) else ():
        is_known |= position_of(targets, draft.texts["id"]) >= 0
    may_be_gone = drafts.counts_as("corrections", "category", "void", "privacy")
    is_lost = ~is_known & ~may_be_gone & corrections.has("target")
    for row in np.flatnonzero(is_lost).tolist():
        fault = Fault("R-21-unknown-target", {"found": targets[row].as_py()})
        yield corrections.fault(row, "target", fault)


def corrections_say_what_changed(drafts: Drafts) -> Iterator[RecordFault]:
    """R-21: a fact or a status was corrected, and what it was, or is now, is not said."""
    corrections = drafts["corrections"]
    is_change = drafts.counts_as("corrections", "category", "fact", "status")
    for name in ("before", "after"):
        yield from corrections.faults(is_change & ~corrections.has(name), name, "R-21-not-told")


def removals_keep_nothing(drafts: Drafts) -> Iterator[RecordFault]:
    """R-25: something was taken down for privacy, and the correction tells it again."""
    corrections = drafts["corrections"]
    is_private = drafts.counts_as("corrections", "category", "privacy")
    for name in ("before", "after"):
        yield from corrections.faults(is_private & corrections.has(name), name, "R-25-told-again")
