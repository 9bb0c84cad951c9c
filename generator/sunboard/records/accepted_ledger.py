"""What was published only because somebody said that it is right (`--accept`): `accepted.csv` of the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from sunboard.records.ledger_files import ACCEPTED, read_ledger_table

COLUMNS = ("day", "scope", "id", "before", "now")
"""The header of the file."""
LEDGER_SCOPE = "ledger"
"""The scope of what was said of the ledger itself; the others are those of `State.numbers`."""
BEGUN_ANEW = "ledger"
"""The id there where the ledger was lost: `before` is how many releases the site had."""
REPLACED = "replaced"
"""The id there where the ledger isn't what the site went by: `before` and `now` are the numbers of the last
publications of the one that it went by, and of the one that has taken its place."""


class AcceptedLine(NamedTuple):
    """One thing that somebody has said is right."""

    day: date
    """The as-of day of the publication."""
    scope: str
    id: str
    """A kind's name, or the id of a place or a unit; `BEGUN_ANEW` or `REPLACED` of the ledger."""
    before: int
    now: int


def read_accepted(root: Path) -> tuple[AcceptedLine, ...]:
    """All lines of a project, the oldest first; () while nobody had to say anything.

    Raises:
        LedgerError: the file is not as the build writes it.
    """
    types = dict.fromkeys(COLUMNS, pa.large_string()) | {
        "day": pa.date32(),
        "before": pa.int64(),
        "now": pa.int64(),
    }
    return read_ledger_table(root, ACCEPTED, types, _lines) or ()


def _lines(table: Any) -> tuple[AcceptedLine, ...]:
    columns = (table[name].to_pylist() for name in COLUMNS)
    return tuple(map(AcceptedLine._make, zip(*columns, strict=True)))
