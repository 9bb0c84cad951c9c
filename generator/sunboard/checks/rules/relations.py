"""R-10, R-33: references that lead where they should not, and ids that would take the site's own addresses."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from sunboard.checks.arrays import as_mask, codes_at, differ
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.schema import FieldType


def estates_lie_in_their_community(drafts: Drafts) -> Iterator[RecordFault]:
    """R-10: the estate of a record belongs to another community than the record says."""
    home = drafts["estates"].ref("community")
    for draft in drafts.by_kind.values():
        if {"community", "estate"} <= draft.kind.field_by_name.keys():
            is_elsewhere = differ(draft.ref("community"), codes_at(home, draft.ref("estate")))
            yield from draft.faults(is_elsewhere, "estate", "R-10-elsewhere")


def nothing_refers_to_itself(drafts: Drafts) -> Iterator[RecordFault]:
    """R-10: a record replaces or succeeds itself."""
    for draft, field in drafts.fields_of(FieldType.REF):
        if field.refers_to == (draft.kind.name,):
            is_own = draft.ref(field.name) == np.arange(len(draft))
            yield from draft.faults(is_own, field.name, "R-10-itself")


def ids_leave_the_site_its_addresses(drafts: Drafts) -> Iterator[RecordFault]:
    """R-33: a record whose pages or sheets would lie where the site has others."""
    for draft in drafts.by_kind.values():
        for taken in draft.kind.taken:
            is_taken = as_mask(pc.equal(draft.texts["id"], taken))
            yield from draft.faults(is_taken, "id", "R-33-reserved", found=taken)
