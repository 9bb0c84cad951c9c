"""What has stood against the county on the site since when, and how each of it ceased to (`drips.csv`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from sunboard.records.ledger_files import DRIPS, read_ledger_table

COLUMNS = ("day", "publication", "sort", "kind", "id", "way")
"""The header of the file; `way` is empty where something begins to stand against the county."""


class Sort(StrEnum):
    """What stands against it: what a term of the vocabulary `drips` counts as."""

    LATE = "late"
    """Not done when its day had passed, or done after it."""
    DISSATISFIED = "dissatisfied"
    """An evaluation in which residents say no."""
    UNREAD = "unread"
    """A record that is on file, and can't be counted."""


class Way(StrEnum):
    """How it ceased to."""

    CORRECTED = "corrected"
    """Another record openly declares that it was otherwise."""
    VOID = "void"
    """It was declared void, or what it is nothing without was."""
    STOPPED = "stopped"
    """Nobody is held to its day any more: it was withdrawn, declined, suspended and the like."""
    GONE = "gone"
    """It is on file no longer; of what was counted that can't be."""
    REGISTERED = "registered"
    """It was written down after its day that it had been done by then."""
    OTHERWISE = "otherwise"
    """None of these: a rule changed, or another record that decides it."""
    MENDED = "mended"
    """It can be read now, and counts."""


AS_IT_SHOULD = (Way.REGISTERED, Way.MENDED)
"""The ways in which a clerk's ordinary work has it; nobody is asked about those."""


class DripLine(NamedTuple):
    """One record that began to stand against the county, or ceased to."""

    day: date
    """The as-of day of the publication."""
    publication: int
    sort: Sort
    kind: str
    id: str
    way: Way | None
    """None where it began to."""


def standing_of(lines: Iterable[DripLine]) -> dict[tuple[Sort, str, str], date]:
    """By sort, kind and id since when each stands against the county that does."""
    found: dict[tuple[Sort, str, str], date] = {}
    for line in lines:
        if line.way is None:
            found[line.sort, line.kind, line.id] = line.day
        else:
            found.pop((line.sort, line.kind, line.id), None)
    return found


def read_drips(root: Path) -> tuple[DripLine, ...]:
    """All lines of a project, the oldest first; () before the first publication.

    Raises:
        LedgerError: the file is not as the build writes it.
    """
    types = dict.fromkeys(COLUMNS, pa.large_string()) | {
        "day": pa.date32(),
        "publication": pa.int64(),
    }
    return read_ledger_table(root, DRIPS, types, lambda table: tuple(_lines(table))) or ()


def _lines(table: Any) -> Iterator[DripLine]:
    columns = (table[name].to_pylist() for name in COLUMNS)
    for day, number, sort, kind, record_id, way in zip(*columns, strict=True):
        yield DripLine(day, number, Sort(sort), kind, record_id, Way(way) if way else None)
