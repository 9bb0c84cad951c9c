"""Limits of what one cell may hold: beyond them something was pasted or mistyped."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow.compute as pc

from sunboard.checks.arrays import as_mask
from sunboard.checks.drafts import Drafts
from sunboard.checks.faults import RecordFault
from sunboard.language import later_many
from sunboard.schema import FieldType

LONGEST_TEXT = 5_000
"""Characters of a text; an official notice in full has fewer."""


def texts_are_short_enough(drafts: Drafts) -> Iterator[RecordFault]:
    """A text is longer than anything that stands on a board."""
    for draft, field in drafts.fields_of(FieldType.TEXT, FieldType.NAME):
        is_long = as_mask(pc.greater(pc.utf8_length(draft.texts[field.name]), LONGEST_TEXT))
        yield from draft.faults(is_long, field.name, "text-long", most=LONGEST_TEXT)


def numbers_are_possible(drafts: Drafts) -> Iterator[RecordFault]:
    """A number is larger than what it counts can be."""
    for draft, field in drafts.fields_of(FieldType.COUNT, FieldType.NUMBER):
        if (most := field.most) is not None:
            is_more = draft.numbers[field.name] > most
            said = later_many(field.counted, most)
            yield from draft.faults(is_more, field.name, "number-most", most=said)
