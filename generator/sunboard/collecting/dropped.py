"""What lies in a shared folder (收件) to be taken in: a folder for each who hands in, and in it any files.

Nothing in it is ever moved, changed or deleted: it belongs to those who hand in.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sunboard.language import mark
from sunboard.records.folders import LEFT_BY_SYSTEMS, SKIPPED, WORKBOOK_ENDINGS
from sunboard.records.loading import NO_FILE, hash_of

RECEIPT = mark("回执.txt")
"""What is put beside the files of each."""
_RECEIPTS = frozenset({RECEIPT, "receipt.txt"})
_ENDINGS = (".csv", *WORKBOOK_ENDINGS)
_SETTLED_SECONDS = 120.0
"""A file that was changed later than this before a run may still be on its way."""


@dataclass(frozen=True)
class Dropped:
    """A file that somebody handed in."""

    sender: str
    """Who: the name of the folder."""
    path: Path
    digest: str
    """Of what is in it; `NO_FILE` of one that is still on its way, or can't be read."""
    changed: float
    """When it was written, in seconds as the system counts them."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name

    @property
    def folder(self) -> str:
        """Where it goes, below `data/`."""
        return f"{RECEIVED}/{self.sender}"


RECEIVED = "received"
"""The folder in `data/` that holds what was taken in."""


def senders_of(folder: Path) -> list[str]:
    """Who has a folder, sorted; OSError where the shared folder can't be read."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if _is_sender(entry))


def strays_of(folder: Path) -> list[str]:
    """Files that lie in the shared folder itself, so that nobody knows whose they are."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if _is_meant(entry))


def dropped_by(folder: Path, sender: str, now: datetime) -> Iterator[Dropped]:
    """The files of one sender, the oldest first: a later edition takes the place of an earlier one."""
    with os.scandir(folder / sender) as entries:
        found = [(entry.stat().st_mtime, entry.name) for entry in entries if _is_meant(entry)]
    for changed, name in sorted(found):
        path = folder / sender / name
        is_settled = abs(now.timestamp() - changed) > _SETTLED_SECONDS
        yield Dropped(sender, path, hash_of(path) if is_settled else NO_FILE, changed)


def unread_by(folder: Path, sender: str) -> list[str]:
    """What one sender has in the folder that is no table: pictures, documents, folders."""
    with os.scandir(folder / sender) as entries:
        return sorted(
            entry.name
            for entry in entries
            if not _is_hidden(entry) and not _is_meant(entry) and entry.name not in _RECEIPTS
        )


def _is_sender(entry: os.DirEntry[str]) -> bool:
    is_folder = entry.is_dir(follow_symlinks=False)
    return is_folder and not _is_hidden(entry) and entry.name not in SKIPPED


def _is_meant(entry: os.DirEntry[str]) -> bool:
    """Whether somebody handed it in; links are not followed out of the folder."""
    is_table = Path(entry.name).suffix.casefold() in _ENDINGS
    return is_table and entry.is_file(follow_symlinks=False) and not _is_hidden(entry)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    """Whether systems and office programs put it there."""
    is_left = entry.name.casefold() in LEFT_BY_SYSTEMS
    return is_left or entry.name.startswith((".", "~$")) or not entry.name.isprintable()
