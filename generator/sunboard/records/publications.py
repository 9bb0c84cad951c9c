"""The ledger of what has stood on the site since when: `data/ledger/ids.csv`, written by the build alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from sunboard.records.ledger_files import LEDGER, PUBLICATIONS, LedgerError, read_ledger_file
from sunboard.schema import KINDS

IDS_PATH = f"{LEDGER}/{PUBLICATIONS}"
IDS_COLUMNS = ("day", "kind", "id", "event")
"""The header of the file; a day is as 2026-03-01, a kind as its file is named."""
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


def read_publications(root: Path) -> Publications | None:
    """Read the ledger below the project folder; None before the first publication.

    Raises:
        LedgerError: The file is not as the build writes it.
    """
    content = read_ledger_file(root, PUBLICATIONS)
    if content is None:
        return None
    try:
        return Publications(_read(content))
    except (pa.ArrowException, ValueError) as error:
        raise LedgerError(f"{IDS_PATH}: {error}") from error


def _read(data: bytes) -> Any:
    types = dict.fromkeys(IDS_COLUMNS, pa.large_string()) | {"day": pa.date32()}
    options = csv.ConvertOptions(column_types=types, strings_can_be_null=False, null_values=[])
    table = csv.read_csv(pa.py_buffer(data), convert_options=options)
    if tuple(table.column_names) != IDS_COLUMNS:
        raise ValueError(f"表头应当是 {','.join(IDS_COLUMNS)}")
    for name, known in (("kind", PUBLISHED_KINDS), ("event", EVENTS)):
        strange = pc.unique(table[name]).to_pylist()
        if not {*strange} <= {*known}:
            raise ValueError(f"{name} 只能是 {'、'.join(known)}")
    if pc.any(pc.equal(table["id"], "")).as_py():
        raise ValueError("有一行没有编号")
    return table.combine_chunks()
