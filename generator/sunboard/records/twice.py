"""Files that say what another one says: a copy under another name, of which nothing is to count twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from sunboard.records.folders import holder_of
from sunboard.records.layouts.laid import LaidTable

_Size = tuple[str, int]


def copies(
    files: Mapping[str, Sequence[LaidTable]], numbered: Iterable[str] = ()
) -> Mapping[str, str]:
    """By the path of each file that says nothing but what another one does, that other.

    The one with ids, or with the shorter name, is the one that stays; two may have ids of their own, and both
    count then: what was published of either would be gone.

    Args:
        files: By path what stands in each.
        numbered: The paths of those for which ids are kept outside.
    """
    kept = {*numbered}

    def rank(path: str) -> tuple[bool, bool, int, str]:
        return not _ids(files[path]), path not in kept, len(path), path

    found: dict[str, str] = {}
    order = sorted((path for path in files if _sizes(files[path])), key=rank)
    for at, path in enumerate(order):
        others = (each for each in order[:at] if each not in found)
        copied = (each for each in others if path not in kept and _is_copy(path, each, files))
        first = next(copied, None)
        if first is not None:
            found[path] = first
    return found


def _is_copy(path: str, other: str, files: Mapping[str, Sequence[LaidTable]]) -> bool:
    copy, original = files[path], files[other]
    if holder_of(path) != holder_of(other) or not _sizes(copy) <= _sizes(original):
        return False
    return _ids(copy) <= _ids(original) and {*_prints(copy)} <= {*_prints(original)}


def _sizes(tables: Sequence[LaidTable]) -> set[_Size]:
    """How many records of which kind the tables have, without what is told along with others."""
    return {(each.kind.name, len(each)) for each in tables if len(each) and not each.is_derived}


def _ids(tables: Sequence[LaidTable]) -> set[str]:
    columns = (each.columns.get("id", ()) for each in tables if not each.is_derived)
    return {text for texts in columns for text in texts if text}


def _prints(tables: Sequence[LaidTable]) -> Iterator[bytes]:
    """What each table says, row by row, but for ids."""
    for table in tables:
        if len(table) and not table.is_derived:
            told = sha256(table.kind.name.encode())
            for name, texts in sorted(table.columns.items()):
                if name != "id" and any(texts):
                    told.update("\0".join((name, *texts, "\n")).encode())
            yield told.digest()
