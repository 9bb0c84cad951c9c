"""Typed tables: what checking hands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from sunboard.problems import Problem
from sunboard.schema import Kind

NOT_TOLD = "（没有登记清楚，不显示）"
"""Stands where a record counts, but what it says can't be shown."""


@dataclass(frozen=True)
class Table:
    """The records of one kind that may be published: one row a record, in order of file, then line.

    Columns as `FieldType` says. A REF column is categorical and its categories are exactly the ids
    of the referred kind's table in that table's order, so `.cat.codes` is the row position there
    (-1 for none). A REF to several kinds stays `str`. A REFS field has no column, only links.
    """

    kind: Kind
    frame: pd.DataFrame
    links: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    """For each REFS field one row a link: `row` (position here), `target` (there); as the cell orders them."""
    has_lost: npt.NDArray[np.bool_] | None = None
    """Where a cell was not believed, so that the record isn't put down as it stands; None for nowhere."""

    _readings: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)

    def codes(self, name: str) -> npt.NDArray[np.intp]:
        """For each row the position of the record (or term) that field `name` refers to, -1 for none."""
        column: npt.NDArray[np.intp] = self._read(
            "codes", name, lambda c: c.cat.codes.to_numpy().astype(np.intp)
        )
        return column

    def days(self, name: str) -> npt.NDArray[np.datetime64]:
        """A DATE column as `datetime64[D]`, NaT for none."""
        column: npt.NDArray[np.datetime64] = self._read(
            "days", name, lambda c: c.to_numpy().astype("datetime64[D]")
        )
        return column

    def texts(self, name: str) -> list[str]:
        """A TEXT, NAME, PHONE or ID column as it was written, "" for none.

        Where a record counts without a text that it can't be told without, that is said in its place.
        """
        column: list[str] = self._read("texts", name, lambda c: c.to_list())
        if self.kind.field_by_name[name].counts_without and "" in column:
            column[:] = [text or NOT_TOLD for text in column]
        return column

    def numbers(self, name: str) -> npt.NDArray[np.float64]:
        """A COUNT or NUMBER column, NaN for none."""
        column: npt.NDArray[np.float64] = self._read(
            "numbers", name, lambda c: c.to_numpy(dtype=float)
        )
        return column

    def _read(self, form: str, name: str, read: Callable[[Any], Any]) -> Any:
        """Read a whole column once: a page that read its own cell from the frame would pay for all of it."""
        key = (form, name)
        if key not in self._readings:
            self._readings[key] = read(self.frame[name])
        return self._readings[key]


@dataclass(frozen=True)
class FileCount:
    """What became of the rows: read = published + counted only + withheld + refused + no_records."""

    path: str
    kind: str
    read: int
    published: int
    counted_only: int
    """Rows that count in every figure, and stand in lists without what they say."""
    withheld: int
    """Rows that were read and can't be counted, or are nothing without one that can't."""
    refused: int
    """Rows that could not be read as records at all."""
    no_records: int = 0
    """Rows of totals, and what stands at the foot of a sheet."""

    @property
    def is_conserved(self) -> bool:
        """Whether all rows are accounted for."""
        kept = self.published + self.counted_only
        return self.read == kept + self.withheld + self.refused + self.no_records


@dataclass(frozen=True)
class Unclear:
    """The rows of one kind that can't be counted (看不清的), and whose they are as far as that is known."""

    count: int
    """All of them, with those that could not be read as records."""
    community: npt.NDArray[np.intp]
    """Positions of communities, one a row that was read, -1 for unknown."""
    estate: npt.NDArray[np.intp]
    unit: npt.NDArray[np.intp]


@dataclass(frozen=True)
class Records:
    """Everything that may be published, by kind; every kind of the schema is there, if empty."""

    tables: Mapping[str, Table]
    counts: tuple[FileCount, ...]
    unclear: Mapping[str, Unclear] = field(default_factory=dict)
    """By kind, what stands beside its figures because it can't be counted; what waits for its day isn't."""

    def __getitem__(self, kind: str) -> Table:
        return self.tables[kind]


@dataclass(frozen=True)
class Checked:
    """The outcome of checking."""

    records: Records
    problems: tuple[Problem, ...]
    """Sorted by place, each once."""
