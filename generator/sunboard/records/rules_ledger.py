"""The programme's rules as they were published, since when; and what a change of them did to the figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from sunboard.records.ledger_files import RULED_FIGURES, RULES, read_ledger_table

COLUMNS = ("day", "publication", "rule", "said")
"""The header of the file; a line is added where a rule says something else than its last line, "" for a rule
that is gone."""


ALL_RULES = "*"
"""Stands in the place of a rule's name where all of them stand in one line, as `as_ruled` has them."""


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


FIGURE_COLUMNS = ("day", "publication", "key", "label", "before", "now")
"""The header of the other file: figures of the county that a change of rules made say something else."""


class RuledFigure(NamedTuple):
    """A figure of the county on the day on which rules changed, by those of before and by the new ones."""

    day: date
    publication: int
    key: str
    label: str
    before: str
    """As 40/100, or 12; "" where there was no such figure."""
    now: str


def read_ruled_figures(root: Path) -> tuple[RuledFigure, ...]:
    """All such figures of a project, the oldest first; () before rules first changed.

    Raises:
        LedgerError: the file is not as the build writes it.
    """
    types = dict.fromkeys(FIGURE_COLUMNS, pa.large_string()) | {
        "day": pa.date32(),
        "publication": pa.int64(),
    }
    return read_ledger_table(root, RULED_FIGURES, types, _figures) or ()


def _figures(table: Any) -> tuple[RuledFigure, ...]:
    columns = (table[name].to_pylist() for name in FIGURE_COLUMNS)
    return tuple(map(RuledFigure._make, zip(*columns, strict=True)))


def _lines(table: Any) -> tuple[RuleLine, ...]:
    columns = (table[name].to_pylist() for name in COLUMNS)
    return tuple(map(RuleLine._make, zip(*columns, strict=True)))
