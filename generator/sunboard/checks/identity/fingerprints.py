"""By what a row is known again without an id: what it is about, of which day and place, as one number.

Nobody can read a text out of it that is not told anyway: what is private is left out, and no person has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Rows
from sunboard.checks.drafts import Draft
from sunboard.checks.saying import is_private
from sunboard.schema import KIND_BY_NAME, Field, FieldType

_BYTES = 10
_APART = "\x1f"


def fingerprints(drafts: Mapping[str, Draft], draft: Draft, rows: Rows) -> list[str]:
    """That of each row, whose places and units have their ids; "" for people."""
    kind = draft.kind
    if kind.fields_of(FieldType.NAME):
        return [""] * len(rows)
    fields = [field for field in kind.fields if _stays(field)]
    columns = [_told(drafts, draft, field, rows) for field in fields]
    return [_hashed(kind.name, told) for told in zip(*columns, strict=True)]


def _stays(field: Field) -> bool:
    """Whether a field says what a record is, and says the same as its matter goes on."""
    is_of = any(KIND_BY_NAME[kind].owner_as for kind in field.refers_to if kind in KIND_BY_NAME)
    is_place = is_of and field.type is FieldType.REF and not field.progress
    return field.protected or field.main or field.begins or field.names or is_place


def _told(drafts: Mapping[str, Draft], draft: Draft, field: Field, rows: Rows) -> list[str]:
    told: list[str]
    if field.type is FieldType.DATE:
        told = np.datetime_as_string(draft.days[field.name][rows]).tolist()
        return told
    if field.type is FieldType.REF:
        codes = draft.ref(field.name)[rows]
        ids = drafts[field.refers_to[0]].texts["id"]
        told = ids.take(pa.array(codes, mask=codes < 0)).fill_null("").to_pylist()
        return told
    told = draft.texts[field.name].take(pa.array(rows)).to_pylist()
    return told


def _hashed(kind: str, told: tuple[str, ...]) -> str:
    shown = ("" if is_private(text) else "".join(text.split()) for text in told)
    return blake2b(_APART.join([kind, *shown]).encode(), digest_size=_BYTES).hexdigest()
