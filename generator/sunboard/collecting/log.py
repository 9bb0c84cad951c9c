"""Who handed in what and when: `data/private/received.csv`, to which lines are added and none is changed."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sunboard.checks.saying import shown_path
from sunboard.publishing.known_people import write_beside_records
from sunboard.records.known_people import PRIVATE

LOG = f"{PRIVATE}/received.csv"


_BEFORE = 6
"""Columns of a log of before."""


class Fate(StrEnum):
    """What became of a file."""

    TAKEN = "taken"
    HELD = "held"
    """It can't be used; the one before is kept."""


class Entry(NamedTuple):
    """A line: a file with other content than before, and what became of it."""

    day: str
    """When it was seen first, as 2026-11-29."""
    sender: str
    file: str
    """Both as they may be shown."""
    digest: str
    fate: str
    records: str
    """How many it holds."""
    key: str = ""
    """By what whoever handed in, and the file, are known again (`key_of`): names may be private."""


_SIGNS = 16


def key_of(sender: str, file: str) -> str:
    """By what a file of somebody's is known again, and by what stands before the hyphen, whose it is."""
    return "-".join(hashlib.sha256(name.encode()).hexdigest()[:_SIGNS] for name in (sender, file))


def sender_key(key: str) -> str:
    """By what whoever handed in is known again."""
    return key.partition("-")[0]


def read_log(project: Path) -> tuple[Entry, ...]:
    """All lines, the oldest first; none where nothing was ever taken in."""
    try:
        text = (project / LOG).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    entries = [Entry(*row) for row in rows if len(row) in (_BEFORE, len(Entry._fields))][1:]
    return tuple(each if each.key else _as_now(each) for each in entries)


def _as_now(entry: Entry) -> Entry:
    """A line of before there were keys, when names stood there as they are."""
    key = key_of(entry.sender, entry.file)
    return entry._replace(sender=shown_path(entry.sender), file=shown_path(entry.file), key=key)


def add_to_log(project: Path, before: Sequence[Entry], new: Iterable[Entry]) -> None:
    """Put the log down with some lines more."""
    write_beside_records(project, LOG, [Entry._fields, *before, *new])


def last_of(log: Iterable[Entry], key: str, fate: Fate) -> Entry | None:
    """The last that became of somebody's file of that name, of one fate."""
    found = [each for each in log if (each.key, each.fate) == (key, fate)]
    return found[-1] if found else None
