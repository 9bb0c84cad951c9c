"""Sorted numbers as text, and the index in shards: by term the numbers of the records that have it.

A number is written as what it is more than the one before: by signs of one sort while something is left over,
then by one of another. Among the signs is no digit and no vowel, nor what stands in an address, so that no run
of them looks like somebody's number, name or account; and JSON escapes none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sunboard.outputs.search.terms import Numbers

LETTERS = "bcdfghjklmnprstz"
_LAST = f"{LETTERS}!#$%'()*+,"
_MORE = "-./:;=?[]^_`{|}~"
_LAST_SIGNS, _MORE_SIGNS = (np.frombuffer(signs.encode(), np.uint8) for signs in (_LAST, _MORE))
_TERM_BITS, _FEWEST_BITS = 32, 2


def written(numbers: npt.NDArray[np.uint64]) -> str:
    """Sorted numbers as text."""
    return _joined(np.diff(numbers, prepend=np.uint64(0)))[0].decode()


def shard_bits(size: int) -> int:
    """Of a term how many bits say its shard, in an index of a size.

    One with sixteen times as much in it has eight times as many shards, each twice as large: whoever searches
    asks for a few of them, and for a list of the names of all.
    """
    return max(_FEWEST_BITS, size.bit_length() * 3 // 4 - 7)


def shards(terms: Numbers, bits: int) -> Iterator[bytes]:
    """The shards of an index, each a JSON object: the rest of a term, and the numbers of its records."""
    bounds = np.arange(1 << bits, dtype=np.uint64) << np.uint64(32 + _TERM_BITS - bits)
    ends = [*np.searchsorted(terms, bounds[1:]).tolist(), len(terms)]
    begin = 0
    for end in ends:
        yield _shard(terms[begin:end], bits)
        begin = end


def _shard(terms: Numbers, bits: int) -> bytes:
    rest = terms >> np.uint64(32) & np.uint64((1 << _TERM_BITS - bits) - 1)
    numbers = terms & np.uint64(0xFFFFFFFF)
    is_first = np.append(True, rest[1:] != rest[:-1])[: len(rest)]
    steps = np.where(
        is_first, numbers, numbers - np.append(np.uint64(0), numbers[:-1])[: len(rest)]
    )
    lists, ends = _joined(steps)
    starts = np.flatnonzero(is_first)
    keys, key_ends = _joined(rest[starts])
    list_ends = ends[np.append(starts[1:], len(rest))[: len(starts)] - 1].tolist()
    said, key_at, list_at = {}, 0, 0
    for key_end, list_end in zip(key_ends.tolist(), list_ends, strict=True):
        said[keys[key_at:key_end].decode()] = lists[list_at:list_end].decode()
        key_at, list_at = key_end, list_end
    return json.dumps(said, separators=(",", ":")).encode()


def _joined(values: npt.NDArray[np.uint64]) -> tuple[bytes, npt.NDArray[np.int64]]:
    """Numbers written one after the other, and where each ends."""
    last, more = np.uint64(len(_LAST)), np.uint64(len(_MORE))
    places: list[npt.NDArray[np.uint8]] = []
    sizes, goes_on, rest = np.ones(len(values), dtype=np.int64), values >= last, values
    while goes_on.any():
        # Where it is done, what stands here is written over below.
        left = np.where(goes_on, rest - last, 0)
        places.append(_MORE_SIGNS[left % more])
        sizes += goes_on
        rest = np.where(goes_on, left // more, rest)
        goes_on = rest >= last
    ends = np.cumsum(sizes)
    signs = np.zeros(ends[-1] if len(ends) else 0, dtype=np.uint8)
    for place, column in enumerate(places):
        has = sizes > place + 1
        signs[ends[has] - sizes[has] + place] = column[has]
    signs[ends - 1] = _LAST_SIGNS[rest]
    return signs.tobytes(), ends
