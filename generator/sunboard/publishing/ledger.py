"""The ledger of published commitments: what was promised in public is put down once and only added to (R-9)."""

from __future__ import annotations

import csv
import io
import os
from datetime import date
from pathlib import Path

from sunboard.checks.tables import Table
from sunboard.records.ledger import COLUMNS, DATE_COLUMNS, LEDGER_PATH, read_published_commitments


def record_published(project: Path, commitments: Table, as_of: date) -> int:
    """Put down every commitment that is published for the first time.

    Args:
        project: The folder that holds `data/`.
        commitments: The commitments that were published.
        as_of: The day put down for the new ones.

    Returns:
        How many were new.

    Raises:
        LedgerError: the ledger is not as the build writes it.
    """
    known = set(read_published_commitments(project).texts["id"].to_pylist())
    new = commitments.frame[~commitments.frame["id"].isin(known)]
    if new.empty:
        return 0
    rows = new.assign(published_on=as_of.isoformat())[list(COLUMNS)].copy()
    for name in set(DATE_COLUMNS) - {"published_on"}:
        rows[name] = rows[name].dt.strftime("%Y-%m-%d").fillna("")
    _append(project / LEDGER_PATH, rows.sort_values("id").values.tolist())
    return len(rows)


def _append(path: Path, rows: list[list[str]]) -> None:
    """Write the ledger anew with `rows` at its end, and put it in place in one step."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if not path.exists():
        writer.writerow(COLUMNS)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.exists() else b""
    draft = path.with_name(f".{path.name}.new")
    with draft.open("wb") as file:
        file.write(before + text.getvalue().encode())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
