"""Ids that stand beside the clerk's files, as those can't hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sunboard.publishing.filesystem import write_lasting
from sunboard.records.given_ids import Given, given_as_csv, given_path, read_given_ids
from sunboard.records.ledger_files import LedgerError


def keep_ids(project: Path, kept_by_file: Mapping[str, Sequence[Given]]) -> None:
    """Add ids to those that are kept of each file; what stands there stays.

    Raises:
        LedgerError: what is kept of a file can't be read.
        OSError: it can't be written.
    """
    before, unread = read_given_ids(project, kept_by_file)
    if unread:
        raise LedgerError(f"{unread[0].place.file} 读不出来；请从备份或 git 里恢复")
    for file, kept in kept_by_file.items():
        path = project / given_path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_lasting(path, given_as_csv([*before.get(file, ()), *kept]).encode())
