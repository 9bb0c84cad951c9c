"""Columns as Arrow arrays: the few operations that checking needs, on whole columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Mask: TypeAlias = npt.NDArray[np.bool_]
Rows: TypeAlias = npt.NDArray[np.intp]
Codes: TypeAlias = npt.NDArray[np.int32]
Days: TypeAlias = npt.NDArray[np.datetime64]
Numbers: TypeAlias = npt.NDArray[np.float64]
Text: TypeAlias = Any
"""An Arrow array of `large_string` without nulls, "" for none."""

NO_DAY = np.datetime64("NaT", "D")

_SAMPLE = 1_000
_FEW_DISTINCT = 0.2

Value = TypeVar("Value")


@dataclass(frozen=True)
class Links:
    """The references of a REFS field, sorted: one entry a reference, in the cell's order."""

    rows: Rows
    """Position of the record that refers."""
    targets: Rows
    """Position of the record it refers to."""


def as_mask(mask: pa.Array) -> Mask:
    """An Arrow mask as a numpy one."""
    values: Mask = mask.to_numpy(zero_copy_only=False)
    return values


def is_filled(array: Text) -> Mask:
    """Where a cell holds anything."""
    if not len(array):
        return np.zeros(0, dtype=np.bool_)
    if isinstance(array, pa.LargeStringArray):
        # Where each text begins, as Arrow keeps it: of hundreds of short columns, asking takes longer.
        begins = np.frombuffer(array.buffers()[1], np.int64, len(array) + 1, array.offset * 8)
        filled: Mask = begins[1:] > begins[:-1]
        return filled
    return as_mask(pc.not_equal(pc.binary_length(array), 0))


def texts_at(array: Text, rows: Rows) -> list[str]:
    """What stands in a few rows of a column."""
    # Arrow's own `take` has to be asked, and what it gives to be turned into Python's: six times as long.
    _, bounds, content = array.buffers()
    if not len(rows) or content is None:
        return [""] * len(rows)
    ends = np.frombuffer(bounds, np.int64)[array.offset :]
    spans = zip(ends[rows].tolist(), ends[rows + 1].tolist(), strict=True)
    text = memoryview(content)
    return [str(text[start:end], "utf-8") for start, end in spans]


def matches_any(array: Text, patterns: Iterable[str]) -> Mask:
    """Where one of some RE2 patterns occurs."""
    found = np.zeros(len(array), dtype=np.bool_)
    for pattern in patterns:
        found |= matches(array, pattern)
    return found


def matches(array: Text, pattern: str) -> Mask:
    """Where the RE2 pattern occurs."""
    # Making a pattern ready takes longer than many a column is worth.
    if not len(array):
        return np.zeros(0, dtype=np.bool_)
    return as_mask(pc.match_substring_regex(array, pattern))


def is_repetitive(array: Text) -> bool:
    """Whether a sample says that most cells repeat, so that working on distinct ones pays."""
    if len(array) <= _SAMPLE:
        return False
    sample = array.take(pa.array(np.linspace(0, len(array) - 1, _SAMPLE).astype(np.int64)))
    return int(pc.count_distinct(sample).as_py()) < _FEW_DISTINCT * _SAMPLE


@dataclass(frozen=True)
class Distinct:
    """A column as its distinct values and, for each row, which of them it holds."""

    values: Text
    codes: Codes

    def spread(self, faults: Mapping[int, Value]) -> list[tuple[int, Value]]:
        """What is said of distinct values, said of the rows that hold them."""
        if not faults:
            return []
        is_faulty = np.zeros(len(self.values), dtype=np.bool_)
        is_faulty[list(faults)] = True
        rows = np.flatnonzero(is_faulty[self.codes])
        return [(int(row), faults[int(self.codes[row])]) for row in rows]


def distinct(array: Text) -> Distinct:
    """Split a column into distinct values and codes."""
    if not len(array):
        return Distinct(array, np.zeros(0, dtype=np.int32))
    encoded = array.dictionary_encode()
    return Distinct(encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False))


def replaced(array: Text, values: Mapping[int, str]) -> Text:
    """The column with other texts at the given rows."""
    if not values:
        return array
    rows = sorted(values)
    mask = np.zeros(len(array), dtype=np.bool_)
    mask[rows] = True
    new = pa.array([values[row] for row in rows], type=array.type)
    return pc.replace_with_mask(array, pa.array(mask), new)


def position_of(values: Text, ids: Text) -> Codes:
    """For each value its first position among `ids`, -1 where it isn't there."""
    found = pc.index_in(values, value_set=ids)
    positions: Codes = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    return positions


def days_at(days: Days, positions: Codes) -> Days:
    """The days at some positions, NaT for position -1."""
    return np.append(days, NO_DAY)[positions]


def codes_at(codes: Codes, positions: Codes) -> Codes:
    """The codes at some positions, -1 for position -1."""
    return np.append(codes, np.int32(-1))[positions]


def differ(codes: Codes, others: Codes) -> Mask:
    """Where two codes are known and not the same."""
    mask: Mask = (codes >= 0) & (others >= 0) & (codes != others)
    return mask


def last_days(days: Days, positions: Codes, where: Mask, size: int) -> Days:
    """For each of `size` positions the last of the days filed under it, NaT for none."""
    rows = np.flatnonzero(where & (positions >= 0) & ~np.isnat(days))
    rows = rows[np.argsort(days[rows], kind="stable")]
    last = np.full(size, NO_DAY)
    last[positions[rows]] = days[rows]
    return last
