"""Texts as terms: what a record can be found by, each as a number of 32 bits.

A term is two neighbouring characters, or the first letters of a word or a number in Latin script; width, case,
marks, spaces and punctuation don't count. `search.js` makes the same terms of what is typed, as a test shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]

WALL, END = "\n", "\0"
"""Between texts of one record, over which no term reaches; and behind a record."""
_PREFIX = 4
"""So many letters of a word: whoever types its beginning finds it."""
_SEED, _PRIME = 0x811C9DC5, 0x01000193
_ID_SEED = 0x5BD1E995
"""Ids are looked up apart from texts."""
_LATIN = re.compile("[a-z0-9]")
_ASCII = 128


def folded(character: str) -> str:
    """What a character counts as: letters and numbers alone; a space for what parts words, "" for a mark."""
    plain = unicodedata.normalize("NFKD", character).lower()
    kept = "".join(each for each in plain if unicodedata.category(each)[0] in "LN")
    return kept or ("" if unicodedata.category(character)[0] == "M" else " ")


def terms_of(texts: Sequence[str], first: int) -> Numbers:
    """The terms of some records, each once a record, as `term << 32 | number`, sorted.

    The records have the numbers from `first` on.
    """
    joined = END.join((*texts, ""))
    kept = {WALL: WALL, END: END}
    joined = joined.translate({ord(each): kept.get(each) or folded(each) for each in set(joined)})
    codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    at = np.flatnonzero(codes != ord(" "))
    codes, is_parted = codes[at], np.diff(at, prepend=-1) > 1
    number = first + np.cumsum(codes == ord(END)).astype(np.uint64)
    is_latin = _is_latin(codes)
    is_other = ~is_latin & (codes != ord(WALL)) & (codes != ord(END))
    pairs = np.flatnonzero(is_other[:-1] & is_other[1:])
    starts = is_latin & (is_parted | np.append(True, ~is_latin[:-1]))
    of_pairs = _hashed([codes[pairs], codes[pairs + 1]]) << np.uint64(32) | number[pairs]
    terms: Numbers = np.sort(np.concatenate([of_pairs, _words(codes, is_latin, starts, number)]))
    # NumPy's own `unique` takes seven times as long.
    once: Numbers = terms[np.append(True, terms[1:] != terms[:-1])[: len(terms)]]
    return once


def terms_of_ids(ids: Sequence[str], first: int) -> Numbers:
    """The ids of some records, as the terms of their texts; some type them without hyphens."""
    letters = np.array([each.replace("-", "") for each in ids], dtype=np.bytes_)
    table = letters.view(np.uint8).reshape(len(ids), -1).astype(np.uint32)
    numbers = np.arange(first, first + len(ids), dtype=np.uint64)
    return np.sort(_hashed(list(table.T), _ID_SEED) << np.uint64(32) | numbers)


def _is_latin(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    known = np.array([*(bool(_LATIN.match(chr(code))) for code in range(_ASCII)), False])
    return known[np.minimum(codes, _ASCII)]


def _words(
    codes: npt.NDArray[np.uint32],
    is_latin: npt.NDArray[np.bool_],
    starts: npt.NDArray[np.bool_],
    number: Numbers,
) -> Numbers:
    """The terms of all words: 0 stands for the letters that a short one lacks."""
    at = np.flatnonzero(starts)
    columns, goes_on = [codes[at]], np.ones(len(at), dtype=np.bool_)
    for step in range(1, _PREFIX):
        behind = np.minimum(at + step, len(codes) - 1)
        goes_on &= is_latin[behind] & ~starts[behind] & (behind == at + step)
        columns.append(np.where(goes_on, codes[behind], 0))
    found: Numbers = _hashed(columns) << np.uint64(32) | number[at]
    return found


def _hashed(columns: Sequence[npt.NDArray[np.uint32]], seed: int = _SEED) -> Numbers:
    """A number for the characters of each row, 0 for none: FNV-1a, then mixed."""
    value = np.full(len(columns[0]), seed, dtype=np.uint32)
    with np.errstate(over="ignore"):
        for column in columns:
            value = np.where(column == 0, value, (value ^ column) * np.uint32(_PRIME))
        value = (value ^ value >> np.uint32(15)) * np.uint32(0x2C1B3C6D)
        value = (value ^ value >> np.uint32(12)) * np.uint32(0x297A2D39)
        value ^= value >> np.uint32(15)
    return value.astype(np.uint64)
