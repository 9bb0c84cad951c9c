"""Typed tables: what checking hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from sunboard.problems import Problem
from sunboard.schema import Kind


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
    """For each REFS field one row a link, sorted: `row` (position here), `target` (there)."""

    def codes(self, name: str) -> npt.NDArray[np.intp]:
        """For each row the position of the record that REF field `name` refers to, -1 for none."""
        return self.frame[name].cat.codes.to_numpy().astype(np.intp)


@dataclass(frozen=True)
class FileCount:
    """What became of the rows of one file (conservation: read = published + withheld)."""

    path: str
    kind: str
    read: int
    published: int
    withheld: int


@dataclass(frozen=True)
class Records:
    """Everything that may be published, by kind; every kind of the schema is there, if empty."""

    tables: Mapping[str, Table]
    counts: tuple[FileCount, ...]

    def __getitem__(self, kind: str) -> Table:
        return self.tables[kind]


@dataclass(frozen=True)
class Checked:
    """The outcome of checking."""

    records: Records
    problems: tuple[Problem, ...]
    """Sorted by place, each once."""
