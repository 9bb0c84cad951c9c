"""By what a row is known again without an id: what it is about, of which day and place, as one number."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Mask, Rows, Text, is_filled
from sunboard.checks.drafts import Draft
from sunboard.checks.identity.hashing import fingerprints_of, holders_of, numbers_of
from sunboard.records.gathering import TEXT
from sunboard.schema import KIND_BY_NAME, Field, FieldType, Kind


def fingerprints(drafts: Mapping[str, Draft], draft: Draft, rows: Rows) -> list[str]:
    """That of each row, whose places and units have their ids; "" for people."""
    return fingerprints_of(draft.kind, told_of(drafts, draft, rows)) or [""] * len(rows)


def told_of(drafts: Mapping[str, Draft], draft: Draft, rows: Rows) -> tuple[Text, ...]:
    """What the rows say that makes their fingerprints, a column a field; nothing of people."""
    kind = draft.kind
    if kind.fields_of(FieldType.NAME):
        return ()
    return tuple(_told(drafts, draft, field, rows) for field in _staying(kind))


def with_days(draft: Draft, told: tuple[Text, ...], days: Mapping[str, str]) -> tuple[Text, ...]:
    """What rows would say that make their fingerprints, were some of their days others, by field."""
    names = [field.name for field in _staying(draft.kind)]
    return tuple(
        pa.repeat(pa.scalar(days[name], TEXT), len(text)) if name in days else text
        for name, text in zip(names, told, strict=True)
    )


def numbered_as(drafts: Mapping[str, Draft], draft: Draft, rows: Rows, key: bytes) -> list[str]:
    """By what rows are known beside what they say: whom they are of, or their number; "" for none."""
    return _held_by(drafts, draft, rows, key) if draft.kind.holder else _filed_as(draft, rows)


def _held_by(drafts: Mapping[str, Draft], draft: Draft, rows: Rows, key: bytes) -> list[str]:
    """The fingerprint of where each row is, and of whom, as the office wrote that."""
    places = [field for field in draft.kind.fields_of(FieldType.REF) if stays(field)]
    where = [_told(drafts, draft, field, rows) for field in places]
    whose = draft.texts[draft.kind.holder].take(pa.array(rows))
    return holders_of(draft.kind, [*where, whose], key)


def _filed_as(draft: Draft, rows: Rows) -> list[str]:
    """The fingerprint of each row's number in another system, such as 12345; "" for none."""
    filed = next((field.name for field in draft.kind.fields if field.filed), "")
    if not filed:
        return [""] * len(rows)
    told = pc.utf8_lower(draft.texts[filed].take(pa.array(rows)))
    return numbers_of(draft.kind, pc.replace_substring_regex(told, r"\s+", ""))


def are_unclear(draft: Draft, rows: Rows) -> Mask:
    """Which rows name places and units of which nobody knows any: their fingerprints are not what they were."""
    is_named, is_known = (np.zeros(len(rows), dtype=np.bool_) for _ in range(2))
    for field in draft.kind.fields_of(FieldType.REF):
        if stays(field):
            is_named |= is_filled(draft.texts[field.name].take(pa.array(rows)))
            is_known |= draft.ref(field.name)[rows] >= 0
    return is_named & ~is_known


def stays(field: Field) -> bool:
    """Whether a field says what a record is, and says the same as its matter goes on."""
    if field.tells:
        return False
    is_of = any(KIND_BY_NAME[kind].owner_as for kind in field.refers_to if kind in KIND_BY_NAME)
    is_place = is_of and field.type is FieldType.REF and not field.progress
    return field.protected or field.main or field.begins or field.names or is_place


def _staying(kind: Kind) -> tuple[Field, ...]:
    """What makes the fingerprints of a kind; what somebody holds is one of a list, and got on a later day."""
    if not kind.holder:
        return tuple(filter(stays, kind.fields))
    fields = (each for each in kind.fields if not (each.begins and each.progress))
    return tuple(each for each in fields if stays(each) or each.should_be_all)


def _told(drafts: Mapping[str, Draft], draft: Draft, field: Field, rows: Rows) -> Text:
    if field.type is FieldType.DATE:
        return pa.array(np.datetime_as_string(draft.days[field.name][rows]).tolist(), TEXT)
    if field.type is FieldType.REF:
        codes = draft.ref(field.name)[rows]
        ids = drafts[field.refers_to[0]].texts["id"]
        return ids.take(pa.array(codes, mask=codes < 0)).fill_null("")
    if field.type is FieldType.TERM:
        return draft.source.texts[field.name].take(pa.array(rows))
    return draft.texts[field.name].take(pa.array(rows))
