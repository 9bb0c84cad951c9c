"""What has stood on the site since when, and how much of it: `ids.csv` and `counts.csv` of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.language import later, several
from sunboard.records.ledger_files import COUNTS, LEDGER, PUBLICATIONS, read_ledger_table
from sunboard.schema import KINDS

IDS_PATH = f"{LEDGER}/{PUBLICATIONS}"
IDS_COLUMNS = ("day", "kind", "id", "event")
"""The header of the file; a day is as 2026-03-01, a kind as its file is named."""
COUNTS_PATH = f"{LEDGER}/{COUNTS}"
COUNTS_COLUMNS = ("day", "kind", "published")
"""The header of the file; a line is added when a kind's number has changed."""
PUBLISHED = "published"
"""The record stood on the site for the first time."""
COMPLETED = "completed"
"""The result of a task did; once more when it was done again after it had been reopened."""
PUBLISHED_KINDS = tuple(kind.name for kind in KINDS if kind.dates_publication)
EVENTS = (PUBLISHED, COMPLETED)


@dataclass(frozen=True)
class Publications:
    """What happened on the site: one entry a line, in the file's order."""

    table: Any
    """Arrow columns `kind`, `id` and `event` of text, and `day` of dates."""

    @cached_property
    def began_on(self) -> np.datetime64:
        """The first day of the ledger, before which nobody knows what was published; NaT in an empty one."""
        days = self._days(self.table)
        return days.min() if len(days) else np.datetime64("NaT", "D")

    @property
    def last_day(self) -> np.datetime64:
        """The last day of the ledger; it has at least one line."""
        last: np.datetime64 = self._days(self.table).max()
        return last

    def entries(self, kind: str, event: str) -> tuple[Any, npt.NDArray[np.datetime64]]:
        """The ids that an event happened to, as an Arrow array, and the days it did."""
        is_meant = pc.and_(pc.equal(self.table["kind"], kind), pc.equal(self.table["event"], event))
        chosen = self.table.filter(is_meant)
        return chosen["id"].combine_chunks(), self._days(chosen)

    @staticmethod
    def _days(table: Any) -> npt.NDArray[np.datetime64]:
        days: npt.NDArray[np.datetime64] = table["day"].to_numpy().astype("datetime64[D]")
        return days


def ids_by_kind(publications: Publications | None) -> dict[str, Any]:
    """By kind the ids that have stood on the site, as Arrow arrays; {} before the first publication."""
    if publications is None:
        return {}
    return {kind: publications.entries(kind, PUBLISHED)[0] for kind in PUBLISHED_KINDS}


def read_publications(root: Path) -> Publications | None:
    """Read the ledger below the project folder; None before the first publication.

    Raises:
        LedgerError: The file is not as the build writes it.
    """
    types = dict.fromkeys(IDS_COLUMNS, pa.large_string()) | {"day": pa.date32()}
    return read_ledger_table(root, PUBLICATIONS, types, _publications)


def _publications(table: Any) -> Publications:
    for name, known in (("kind", PUBLISHED_KINDS), ("event", EVENTS)):
        strange = pc.unique(table[name]).to_pylist()
        if not {*strange} <= {*known}:
            raise ValueError(later("{column} 只能是 {known}", column=name, known=several(known)))
    if pc.any(pc.equal(table["id"], "")).as_py():
        raise ValueError(later("有一行没有编号"))
    return Publications(table)


class Count(NamedTuple):
    """How many records of a kind a build published."""

    day: date
    published: int


def read_counts(root: Path) -> dict[str, Count]:
    """Each kind's last number below the project folder; none before the first publication.

    Raises:
        LedgerError: The file is not as the build writes it.
    """
    types = dict(zip(COUNTS_COLUMNS, (pa.date32(), pa.large_string(), pa.int64()), strict=True))
    return read_ledger_table(root, COUNTS, types, _counts) or {}


def _counts(table: Any) -> dict[str, Count]:
    lines = zip(*(table[name].to_pylist() for name in COUNTS_COLUMNS), strict=True)
    return {kind: Count(day, published) for day, kind, published in lines}
