"""A number broken down, and how a table is made of many: each is cut as figures are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa

from sunboard.measures.columns import Counts, Days, no_days
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.periods import Months

OWNER_COLUMNS: Mapping[Scope, str] = MappingProxyType(
    {Scope.COMMUNITY: "community", Scope.ESTATE: "estate", Scope.UNIT: "unit"}
)
"""Whose figures there are, the county apart, and the column that says it."""
_TEXT = pa.large_string()


@dataclass(frozen=True, eq=False)
class Axis:
    """What a number is broken down by."""

    column: str
    """The column that says it: `state`, `community`, `period`, ..."""
    words: Any
    """An Arrow array: what stands there for each position."""
    name: str = ""
    """What it is called where the column may hold several things; "" for as the column."""


@dataclass(frozen=True, eq=False)
class Count:
    """Numbers of one thing, broken down in one way: together they are all of it."""

    kind: str
    """Of which kind of record."""
    what: str
    """What is counted, a key of `WHAT` (`count_fields.py`)."""
    covers: str
    """Of which of its records, a key of `COVERS` there."""
    numbers: Counts
    """One dimension an axis; none where nothing is broken down."""
    axes: tuple[Axis, ...] = ()
    state: str = ""
    """What is alike for all of it."""
    last_on: Days | None = None
    """For each number the last day of what is counted; None where nothing is asked of it."""


def owner_axis(ground: Ground, scope: Scope) -> Axis:
    """The axis of a kind of place, or of units."""
    return Axis(OWNER_COLUMNS[scope], ground.records[scope.value].text_array("id"))


def words_axis(column: str, words: Iterable[str], name: str = "") -> Axis:
    """An axis of few words."""
    return Axis(column, pa.array(list(words), _TEXT), name)


def period_axis(months: Months) -> Axis:
    """The axis of some months."""
    return words_axis("period", (months[at].key for at in range(months.count)))


def count_columns(counts: Iterable[Count], names: Sequence[str]) -> dict[str, Any]:
    """Counts as one table, those of nothing left out; null where one isn't broken down by a column."""
    parts = list(map(_part, counts))
    return {name: _column(name, parts) for name in names}


def _part(count: Count) -> dict[str, Any]:
    numbers = np.atleast_1d(count.numbers)
    where = np.nonzero(numbers)
    size = len(where[0])
    axes = zip(count.axes, where, strict=False)
    alike = {
        "kind": count.kind,
        "what": count.what,
        "covers": count.covers,
        "state": count.state,
        "breakdown": " ".join(axis.name or axis.column for axis in count.axes),
    }
    days = no_days(size) if count.last_on is None else np.atleast_1d(count.last_on)[where]
    return {
        **{name: pa.repeat(pa.scalar(word or None, _TEXT), size) for name, word in alike.items()},
        **{axis.column: axis.words.take(pa.array(at)) for axis, at in axes},
        "count": pa.array(numbers[where]),
        "last_on": pa.array(days),
    }


def _column(name: str, parts: list[dict[str, Any]]) -> Any:
    kind = {"count": pa.int64(), "last_on": pa.date32()}.get(name, _TEXT)
    pieces = [part.get(name, pa.nulls(len(part["count"]), kind)).cast(kind) for part in parts]
    return pa.chunked_array(pieces, kind).combine_chunks()
