"""Fingerprints, made of what some rows say.

Nobody can read a text out of one that is not told anyway: what is private is left out, and people have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from sunboard.checks.arrays import Text
from sunboard.checks.faults import squeezed
from sunboard.checks.parsing.ids import mobile_in
from sunboard.checks.private.classes import found_in
from sunboard.schema import Kind

_BYTES = 10
_APART = "\x1f"


def fingerprints_of(kind: Kind, told: tuple[Text, ...]) -> list[str]:
    """The fingerprints of what `told_of` says of some rows; none for people."""
    columns = [column.to_pylist() for column in told]
    return [_hashed(kind.name, cells) for cells in zip(*columns, strict=True)]


def numbers_of(kind: Kind, told: Text) -> list[str]:
    """The fingerprints of numbers that rows have in another system; "" for a row without."""
    return [
        _digest([f"{kind.name}#", each]) if _is_number(each) else "" for each in told.to_pylist()
    ]


def holders_of(kind: Kind, told: Sequence[Text], key: bytes) -> list[str]:
    """The fingerprints of whom some rows are of, and where; "" where one of these is not said.

    Args:
        kind: What they are.
        told: Columns of the places, and of how whoever it is stands there.
        key: Nobody can find a name again without it; b"" for none, and no fingerprints.
    """
    columns = [column.to_pylist() for column in told]
    return [
        _digest([f"{kind.name}@", *map(squeezed, cells)], key) if key and all(cells) else ""
        for cells in zip(*columns, strict=True)
    ]


def _is_number(text: str) -> bool:
    """Whether it may be the number of a case; a mobile is somebody's, and could be found again by trying."""
    return any(char.isdecimal() for char in text) and not mobile_in(text)


def _hashed(kind: str, told: tuple[str, ...]) -> str:
    shown = ("" if any(found_in(text)) else "".join(text.split()) for text in told)
    return _digest([kind, *shown])


def _digest(parts: Sequence[str], key: bytes = b"") -> str:
    return blake2b(_APART.join(parts).encode(), digest_size=_BYTES, key=key).hexdigest()
