"""Limits of what one cell may hold: beyond them something was pasted or mistyped."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.schema import FieldType

LONGEST_TEXT = 5_000
"""Characters of a text; an official notice in full has fewer."""


def texts_are_short_enough(drafts: Drafts) -> Iterator[RecordFault]:
    """A text is longer than anything that stands on a board."""
    for draft in drafts.by_kind.values():
        for field in draft.kind.fields_of(FieldType.TEXT, FieldType.NAME):
            lengths = pc.utf8_length(draft.texts[field.name]).to_numpy(zero_copy_only=False)
            yield from draft.faults(
                lengths > LONGEST_TEXT, field.name, "text-long", most=LONGEST_TEXT
            )


def numbers_are_possible(drafts: Drafts) -> Iterator[RecordFault]:
    """A number is larger than what it counts can be."""
    for draft in drafts.by_kind.values():
        for field in draft.kind.fields_of(FieldType.COUNT, FieldType.NUMBER):
            if field.most is not None:
                is_more = np.greater(draft.numbers[field.name], field.most)
                params = {"most": field.most, "unit": field.unit}
                yield from draft.faults(is_more, field.name, "number-most", **params)
