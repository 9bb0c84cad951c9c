"""Fingerprints, made of what some rows say.

Nobody can read a text out of one that is not told anyway: what is private is left out, and people have none.
"""

from __future__ import annotations

from hashlib import blake2b

from sunboard.checks.arrays import Text
from sunboard.checks.private.classes import found_in
from sunboard.schema import Kind

_BYTES = 10
_APART = "\x1f"


def fingerprints_of(kind: Kind, told: tuple[Text, ...]) -> list[str]:
    """The fingerprints of what `told_of` says of some rows; none for people."""
    columns = [column.to_pylist() for column in told]
    return [_hashed(kind.name, cells) for cells in zip(*columns, strict=True)]


def _hashed(kind: str, told: tuple[str, ...]) -> str:
    shown = ("" if any(found_in(text)) else "".join(text.split()) for text in told)
    return blake2b(_APART.join([kind, *shown]).encode(), digest_size=_BYTES).hexdigest()
