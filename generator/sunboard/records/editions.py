"""Editions 版次: a month's or a quarter's figures as they were first published, which never change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from sunboard.records.ledger_files import EDITIONS, read_ledger_table

COLUMNS = ("period", "day", "publication", "key", "label", "number", "of")
"""The header of the file. A period is 2026-10 or 2026-q4; `of` is empty where the figure is no share, and
`number` where nobody knows it."""


class FrozenFigure(NamedTuple):
    """A figure of the county as it was published."""

    key: str
    label: str
    """What it was called then."""
    number: str
    of: str


@dataclass(frozen=True)
class Edition:
    """One month or quarter, as it was published when it was over."""

    period: str
    day: date
    """The as-of day of the publication: the period's last, or the first one published after it."""
    publication: int
    """The number of the publication that froze it."""
    figures: tuple[FrozenFigure, ...]


def read_editions(root: Path) -> tuple[Edition, ...]:
    """All editions of a project, in the order in which they were published; () before the first.

    Raises:
        LedgerError: the file is not as the build writes it.
    """
    types = dict.fromkeys(COLUMNS, pa.large_string()) | {
        "day": pa.date32(),
        "publication": pa.int64(),
    }
    return read_ledger_table(root, EDITIONS, types, _editions) or ()


def _editions(table: Any) -> tuple[Edition, ...]:
    figures: dict[tuple[str, date, int], list[FrozenFigure]] = {}
    columns = (table[name].to_pylist() for name in COLUMNS)
    for period, day, publication, *figure in zip(*columns, strict=True):
        figures.setdefault((period, day, publication), []).append(FrozenFigure(*figure))
    return tuple(Edition(*head, tuple(several)) for head, several in figures.items())
