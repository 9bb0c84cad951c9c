"""How many records stood on the site: `data/ledger/counts.csv`, written by the build alone."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sunboard.records.ledger_files import COUNTS, LEDGER, LedgerError, read_ledger_file

COUNTS_PATH = f"{LEDGER}/{COUNTS}"
COUNTS_COLUMNS = ("day", "kind", "published")
"""The header of the file; a line is added when a kind's number has changed."""


class Count(NamedTuple):
    """How many records of a kind a build published."""

    day: date
    published: int


def read_counts(root: Path) -> dict[str, Count]:
    """Each kind's last number below the project folder; none before the first publication.

    Raises:
        LedgerError: The file is not as the build writes it.
    """
    content = read_ledger_file(root, COUNTS)
    if content is None:
        return {}
    try:
        header, *lines = csv.reader(content.decode().splitlines(), strict=True)
        if tuple(header) != COUNTS_COLUMNS:
            raise ValueError(f"表头应当是 {','.join(COUNTS_COLUMNS)}")
        return {kind: Count(date.fromisoformat(day), int(count)) for day, kind, count in lines}
    except (ValueError, csv.Error) as error:
        raise LedgerError(f"{COUNTS_PATH}: {error}") from error
