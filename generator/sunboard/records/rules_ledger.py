"""The programme's rules as they were published: limits, steps, and what each word counts as, since when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from sunboard.records.ledger_files import RULES, read_ledger_table

COLUMNS = ("day", "publication", "rule", "said")
"""The header of the file; a line is added where a rule says something else than its last line, "" for a rule
that is gone."""


class RuleLine(NamedTuple):
    """What a rule said from a day on."""

    day: date
    publication: int
    rule: str
    said: str


def read_rules(root: Path) -> tuple[RuleLine, ...]:
    """All lines of a project, the oldest first; () before the first publication.

    Raises:
        LedgerError: the file is not as the build writes it.
    """
    types = dict.fromkeys(COLUMNS, pa.large_string()) | {
        "day": pa.date32(),
        "publication": pa.int64(),
    }
    return read_ledger_table(root, RULES, types, _lines) or ()


def _lines(table: Any) -> tuple[RuleLine, ...]:
    columns = (table[name].to_pylist() for name in COLUMNS)
    return tuple(map(RuleLine._make, zip(*columns, strict=True)))
