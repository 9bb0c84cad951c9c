"""Who handed in what and when: `data/private/received.csv`, to which lines are added and none is changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sunboard.publishing.known_people import write_beside_records
from sunboard.records.known_people import PRIVATE

LOG = f"{PRIVATE}/received.csv"


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
    digest: str
    fate: str
    records: str
    """How many it holds."""


def read_log(project: Path) -> tuple[Entry, ...]:
    """All lines, the oldest first; none where nothing was ever taken in."""
    try:
        text = (project / LOG).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return tuple(Entry(*row) for row in rows if len(row) == len(Entry._fields))[1:]


def add_to_log(project: Path, before: Sequence[Entry], new: Iterable[Entry]) -> None:
    """Put the log down with some lines more."""
    write_beside_records(project, LOG, [Entry._fields, *before, *new])


def last_of(log: Iterable[Entry], sender: str, file: str, fate: Fate) -> Entry | None:
    """The last that became of somebody's file of that name, of one fate."""
    found = [each for each in log if (each.sender, each.file, each.fate) == (sender, file, fate)]
    return found[-1] if found else None
