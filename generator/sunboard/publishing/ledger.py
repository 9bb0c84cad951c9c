"""The ledgers, only ever added to: what was promised in public (R-9), what was shown when, and how many."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sunboard.checks.tables import Records, Table
from sunboard.measures import Measures
from sunboard.records.counts import COUNTS_COLUMNS, COUNTS_PATH, read_counts
from sunboard.records.ledger import COLUMNS, DATE_COLUMNS, LEDGER_PATH, read_published_commitments
from sunboard.records.publications import (
    COMPLETED,
    IDS_COLUMNS,
    IDS_PATH,
    PUBLISHED,
    PUBLISHED_KINDS,
    read_publications,
)


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
    _append(project / LEDGER_PATH, COLUMNS, rows.sort_values("id").values.tolist())
    return len(rows)


def record_publications(project: Path, measures: Measures) -> int:
    """Put down, under the as-of date, every record and every result that is on the site for the first time.

    Args:
        project: The folder that holds `data/`.
        measures: What the site was made from.

    Returns:
        How many lines were added.

    Raises:
        LedgerError: the ledger is not as the build writes it.
    """
    ledger = read_publications(project)
    new: list[tuple[str, str, str]] = []
    for kind in PUBLISHED_KINDS:
        known = set(ledger.entries(kind, PUBLISHED)[0].to_pylist()) if ledger else set()
        ids = measures.records[kind].texts("id")
        new += [(kind, record_id, PUBLISHED) for record_id in ids if record_id not in known]
    tasks = measures.tasks.table.texts("id")
    results = measures.tasks.publication.is_new.nonzero()[0].tolist()
    new += [("tasks", tasks[row], COMPLETED) for row in results]
    if new:
        day = measures.as_of.isoformat()
        _append(project / IDS_PATH, IDS_COLUMNS, [[day, *entry] for entry in sorted(new)])
    return len(new)


def record_counts(project: Path, records: Records, as_of: date) -> None:
    """Put down how many records of each kind were published, where the number has changed (R-35).

    Raises:
        LedgerError: the ledger is not as the build writes it.
    """
    last = {kind: count.published for kind, count in read_counts(project).items()}
    now = {kind: len(table.frame) for kind, table in records.tables.items()}
    changed = [kind for kind in sorted(now) if now[kind] != last.get(kind, 0)]
    if changed:
        rows = [[as_of.isoformat(), kind, str(now[kind])] for kind in changed]
        _append(project / COUNTS_PATH, COUNTS_COLUMNS, rows)


def _append(path: Path, header: Sequence[str], rows: list[list[str]]) -> None:
    """Write the ledger anew with `rows` at its end, and put it in place in one step."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if not path.exists():
        writer.writerow(header)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.exists() else b""
    draft = path.with_name(f".{path.name}.new")
    with draft.open("wb") as file:
        file.write(before + text.getvalue().encode())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
