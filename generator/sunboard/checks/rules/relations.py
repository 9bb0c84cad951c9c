"""R-10: references that lead somewhere, but not where they should."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.schema import FieldType


def estates_lie_in_their_community(drafts: Drafts) -> Iterator[RecordFault]:
    """R-10: the estate of a record belongs to another community than the record says."""
    home = np.append(drafts["estates"].ref("community"), np.int32(-1))
    for draft in drafts.by_kind.values():
        if {"community", "estate"} <= draft.kind.field_by_name.keys():
            community, at_home = draft.ref("community"), home[draft.ref("estate")]
            is_elsewhere = (community >= 0) & (at_home >= 0) & (community != at_home)
            yield from draft.faults(is_elsewhere, "estate", "R-10-elsewhere")


def nothing_refers_to_itself(drafts: Drafts) -> Iterator[RecordFault]:
    """R-10: a record replaces or succeeds itself."""
    for draft in drafts.by_kind.values():
        for field in draft.kind.fields_of(FieldType.REF):
            if field.refers_to == (draft.kind.name,):
                is_own = draft.ref(field.name) == np.arange(len(draft))
                yield from draft.faults(is_own, field.name, "R-10-itself")
