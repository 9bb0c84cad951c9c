"""Writes down who stands in the people table, so that a row that is deleted later still hides its name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from secrets import token_hex

from sunboard.publishing.filesystem import PRIVATE_FILE, PRIVATE_FOLDER, write_lasting
from sunboard.records.known_people import (
    KNOWN_COLUMNS,
    KNOWN_PATH,
    PRIVATE,
    Known,
    read_known_people,
)
from sunboard.records.private_key import KEY_BYTES, KEY_PATH, read_key


def remember_people(project: Path, people: Mapping[str, str], day: date) -> int:
    """Add those that the file has not yet; returns how many.

    Args:
        project: The folder that holds `data/`.
        people: Names by id; "" for whoever is gone without anybody knowing the name.
        day: When they are written down.

    Raises:
        LedgerError: the file is not as it is written.
        OSError: it can't be written.
    """
    known = read_known_people(project)
    there = {(line.id, line.name) for line in known.lines}
    new = [
        Known(id_, name, day.isoformat())
        for id_, name in sorted(people.items())
        if (id_, name) not in there and (name or id_ not in known.names)
    ]
    if new:
        _write(project, [*known.lines, *new])
    return len(new)


def _write(project: Path, lines: list[Known]) -> None:
    write_beside_records(project, KNOWN_PATH, [KNOWN_COLUMNS, *lines])


def write_beside_records(project: Path, path: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a table into `data/private`, which is kept with the records and out of any repository.

    Raises:
        OSError: it can't be written.
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    _write_beside(project, path, text.getvalue().encode())


def make_key(project: Path) -> None:
    """Make the key with which rows are known again by whom they are of, where there is none.

    Raises:
        OSError: it can't be written.
    """
    if not read_key(project):
        _write_beside(project, KEY_PATH, f"{token_hex(KEY_BYTES)}\n".encode())


def _write_beside(project: Path, path: str, content: bytes) -> None:
    folder = project / PRIVATE
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    folder.chmod(PRIVATE_FOLDER)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        # It must not get into a repository that somebody makes public, whatever that one ignores.
        write_lasting(ignored, b"*\n", PRIVATE_FILE)
    write_lasting(project / path, content, PRIVATE_FILE)
