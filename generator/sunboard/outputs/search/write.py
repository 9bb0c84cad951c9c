"""All files of the search, written: blocks of records first, then what finds them, then what names all files.

The index is made of the records as they were written, so that it holds nothing that the gate has hidden there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.search.corpus import BREAK, Found, Searched, corpus
from sunboard.boards.values import Status
from sunboard.measures.ground import Ground
from sunboard.outputs.search.lists import LETTERS, shard_bits, shards, written
from sunboard.outputs.search.terms import Numbers, terms_of, terms_of_ids

Write = Callable[[str, bytes], None]
"""Takes a file's address and its content."""
Through = Callable[[Write], Write]
"""Puts the gate before whoever writes."""

BLOCK = 64
"""Records in a block."""
MOST = 4096
"""Of a kind's records that have a term so many are in the index, the newest."""
_ID_SIZE = 8
"""An id takes so much more than one record more of a term that others have as well."""
_DIGEST_BYTES = 5
_LETTERS = str.maketrans("0123456789abcdef", LETTERS)
"""Hashes stand side by side in one file, where long runs of digits would look like somebody's number."""
_AT_ONCE = 16_384
"""Records whose texts are in hand at a time."""


class _Statuses(dict[Status, int]):
    """A number for each status, in the order in which they come."""

    def __missing__(self, status: Status) -> int:
        self[status] = len(self)
        return self[status]


class _Files:
    """Writes files under names that hold the hash of their content."""

    def __init__(self, write: Write, through: Through) -> None:
        self._write, self._through = write, through
        self._last: tuple[str, bytes] = "", b""
        self._put = through(self._named)

    def put(self, stem: str, content: bytes) -> tuple[str, bytes]:
        """Write one; returns the hash in its name, and its content as it was written."""
        self._put(f"{addresses.SEARCH}{stem}.json", content)
        return self._last

    def put_plain(self, path: str, content: bytes) -> None:
        """Write one under a name that stays."""
        self._through(self._write)(path, content)

    def _named(self, path: str, content: bytes) -> None:
        digest = blake2b(content, digest_size=_DIGEST_BYTES).hexdigest().translate(_LETTERS)
        self._write(f"{path.removesuffix('.json')}.{digest}.json", content)
        self._last = digest, content


class _Part(NamedTuple):
    """What is known of a kind once its blocks are written."""

    described: dict[str, Any]
    ids: Numbers
    open: Numbers


def write_search(ground: Ground, write: Write, through: Through) -> None:
    """Write everything; a file changes when its content does."""
    files, statuses, start = _Files(write, through), _Statuses(), 0
    parts, terms = list[_Part](), list[Numbers]()
    for searched in corpus(ground):
        if len(searched):
            part, found_by = _part(files, searched, statuses, start)
            parts.append(part)
            terms.append(found_by)
            start += _room(len(searched))
    index = {
        "kinds": [part.described for part in parts],
        "statuses": [list(status) for status in statuses],
        "open": written(_together(part.open for part in parts)),
        "most": MOST,
        "terms": _put_shards(files, "t", _drained(terms)),
        "ids": _put_shards(files, "i", _together(part.ids for part in parts), _ID_SIZE),
    }
    files.put_plain(addresses.SEARCH_INDEX, _json(index))


def _room(count: int) -> int:
    """How many numbers a kind takes: with room to grow, so that those of the kinds behind it stay."""
    return 1 << max(count.bit_length(), BLOCK.bit_length())


def _part(
    files: _Files, searched: Searched, statuses: _Statuses, start: int
) -> tuple[_Part, Numbers]:
    """Write the blocks of a kind; what is known of it then, and the terms of its records."""
    count, digests, terms = len(searched), "", list[Numbers]()
    for first in range(0, count, _AT_ONCE):
        found, texts = searched.found(first, first + _AT_ONCE), list[str]()
        for at in range(0, len(found), BLOCK):
            rows = [_row(each, statuses) for each in found[at : at + BLOCK]]
            stem = f"{searched.kind.name}-{(first + at) // BLOCK}"
            digest, content = files.put(stem, _lines(rows))
            digests += digest
            texts += map(_text, json.loads(content))
        terms.append(terms_of(texts, start + first))
    part = _Part(
        {
            "name": searched.kind.name,
            "label": str(searched.kind.title),
            "start": start,
            "count": count,
            "place": bool(searched.kind.owner_as),
            "honours": searched.kind.honours,
            "blocks": digests,
        },
        terms_of_ids(searched.ids, start),
        np.flatnonzero(searched.is_open)[-MOST:].astype(np.uint64) + np.uint64(start),
    )
    return part, _newest(_drained(terms))


def _newest(terms: Numbers) -> Numbers:
    """Of every term the newest records."""
    is_last, is_kept = (np.ones(len(terms), dtype=np.bool_) for _ in range(2))
    np.greater(terms[1:] ^ terms[:-1], np.uint64(0xFFFFFFFF), out=is_last[:-1])
    ends = np.flatnonzero(is_last) + 1
    sizes = np.diff(ends, prepend=0)
    # Few terms have so many, and an array as long as all of them takes memory that is short.
    for group in np.flatnonzero(sizes > MOST).tolist():
        is_kept[ends[group] - sizes[group] : ends[group] - MOST] = False
    return terms[is_kept]


def _row(found: Found, statuses: _Statuses) -> list[Any]:
    *texts, status = found
    return [*texts, statuses[status] if status else -1]


def _text(row: Sequence[Any]) -> str:
    """What a record is found by, of its block's row."""
    _, _, title, rest, place, who, _, typed, _ = row
    return BREAK.join((title, rest, place, who, typed))


def _together(parts: Iterable[Numbers]) -> Numbers:
    return np.sort(np.concatenate([*parts, np.zeros(0, dtype=np.uint64)]))


def _drained(parts: list[Numbers]) -> Numbers:
    """All of them, sorted; the parts are given up, as there is no room for both."""
    every = np.concatenate([*parts, np.zeros(0, dtype=np.uint64)])
    parts.clear()
    every.sort()
    return every


def _put_shards(files: _Files, stem: str, terms: Numbers, size: int = 1) -> dict[str, Any]:
    bits = shard_bits(len(terms) * size)
    digests = [files.put(f"{stem}-{n}", made)[0] for n, made in enumerate(shards(terms, bits))]
    return {"bits": bits, "shards": "".join(digests)}


def _lines(rows: Iterable[Sequence[Any]]) -> bytes:
    return b"[%s]\n" % b",\n".join(map(_json, rows))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
