"""The ledger of published commitments: `data/ledger/commitments.csv`, written by the build alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sunboard.records.ledger_files import LEDGER, PROMISES, read_ledger_table
from sunboard.schema import KIND_BY_NAME, FieldType

LEDGER_PATH = f"{LEDGER}/{PROMISES}"
_PROMISED = KIND_BY_NAME["commitments"].protected
COLUMNS = ("id", "published_on", *(field.name for field in _PROMISED))
"""The header of the file; texts are as the check stage tidies them, dates as 2026-03-01 or empty."""
DATE_COLUMNS = ("published_on", *(f.name for f in _PROMISED if f.type is FieldType.DATE))
TEXT_COLUMNS = tuple(name for name in COLUMNS if name not in DATE_COLUMNS)


@dataclass(frozen=True)
class PublishedCommitments:
    """What was promised in public: one entry a commitment, the last line where an id has several."""

    texts: Mapping[str, Any]
    """Arrow arrays of `large_string` by name, as in TEXT_COLUMNS."""
    days: Mapping[str, npt.NDArray[np.datetime64]]
    """`datetime64[D]` by name, as in DATE_COLUMNS."""
    path: str = LEDGER_PATH

    @property
    def published_on(self) -> npt.NDArray[np.datetime64]:
        """The day each was first shown with this wording."""
        return self.days["published_on"]


def read_published_commitments(root: Path) -> PublishedCommitments:
    """Read the ledger below the project folder; before the first publication there is none.

    Raises:
        LedgerError: The file is not as the build writes it.
    """
    types = dict.fromkeys(COLUMNS, pa.large_string())
    found = read_ledger_table(root, PROMISES, types, lambda table: _published(_last_of_each(table)))
    return found or _published(
        pa.table({name: pa.array([], pa.large_string()) for name in COLUMNS})
    )


def _last_of_each(table: Any) -> Any:
    """Drop lines that a later line of the same id corrects."""
    ids = table["id"].combine_chunks().dictionary_encode()
    last = np.zeros(len(ids.dictionary), dtype=np.int64)
    last[ids.indices.to_numpy()] = np.arange(len(table))
    return table.take(np.sort(last))


def _published(table: Any) -> PublishedCommitments:
    columns = {name: table[name].combine_chunks() for name in COLUMNS}
    return PublishedCommitments(
        texts={name: columns[name] for name in TEXT_COLUMNS},
        days={name: _days(columns[name]) for name in DATE_COLUMNS},
    )


def _days(texts: Any) -> npt.NDArray[np.datetime64]:
    written = pc.if_else(pc.equal(texts, ""), None, texts)
    days: npt.NDArray[np.datetime64] = written.cast(pa.date32()).to_numpy(zero_copy_only=False)
    return days.astype("datetime64[D]")
