"""The addresses of pages that were published and have nothing to show any more (`addresses.csv`)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from sunboard.records.ledger_files import ADDRESSES, read_ledger_table

COLUMNS = ("day", "path")
"""The header of the file; a line is added where a publication has no page at an address of the one before."""


class EmptiedLine(NamedTuple):
    """An address, which may have a page again later."""

    day: date
    """The as-of day of the first publication without it."""
    path: str
    """Of the page, relative to the site's root: "c/qinghe/2026-04/"."""


def read_emptied(root: Path) -> tuple[EmptiedLine, ...]:
    """All lines of a project, the oldest first; () before the first.

    Raises:
        LedgerError: the file is not as the build writes it.
    """
    types = {"day": pa.date32(), "path": pa.large_string()}
    return read_ledger_table(root, ADDRESSES, types, _lines) or ()


def _lines(table: Any) -> tuple[EmptiedLine, ...]:
    columns = (table[name].to_pylist() for name in COLUMNS)
    return tuple(map(EmptiedLine._make, zip(*columns, strict=True)))
