"""Typed columns from columns of text: the numpy side of each field type.

Each function returns the column and the faults by row. A faulty cell counts as missing, and so does one
that says nothing: that fault is a warning, and rules judge the record as with the cell empty.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias, TypeVar

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import (
    Codes,
    Days,
    Numbers,
    Rows,
    Text,
    distinct,
    is_filled,
    is_repetitive,
    matches,
    replaced,
)
from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.dates import parse_date
from sunboard.checks.parsing.ids import (
    GOOD_ID_PATTERN,
    LONGEST_ID,
    RESERVED_IDS,
    SAID_NEW,
    parse_id,
)
from sunboard.checks.parsing.nothings import left_nothing, says_nothing
from sunboard.checks.parsing.oddities import SUSPECT_PATTERN, oddity, tidied
from sunboard.messages import MESSAGES
from sunboard.messages.message import Cost

Value = TypeVar("Value")
Parser: TypeAlias = Callable[[str], Value | Fault]
Reader: TypeAlias = Callable[[str], Value | Assumed[Value] | Fault]
RowFaults: TypeAlias = list[tuple[int, Fault]]

_EPOCH = date(1970, 1, 1)
_NOT_A_DAY = np.iinfo(np.int64).min
_GOOD_ID = rf"{GOOD_ID_PATTERN}|^$"
_FEW_WORDS = 200
_ODD_ID = rf"^.{{{LONGEST_ID + 1},}}$|^(?:{'|'.join(sorted(RESERVED_IDS))})$"


def day_column(cells: Text, parse: Reader[date] = parse_date) -> tuple[Days, RowFaults]:
    """Calendar days, NaT for none."""

    def days_since_epoch(text: str) -> int | Assumed[int] | Fault:
        day = parse(text)
        if isinstance(day, Fault):
            return day
        if isinstance(day, Assumed):
            return Assumed((day.value - _EPOCH).days, day.note)
        return (day - _EPOCH).days

    codes, values, faults = _parsed(cells, days_since_epoch, _NOT_A_DAY)
    return np.array(values, dtype=np.int64).view("datetime64[D]")[codes], faults


def number_column(cells: Text, parse: Reader[float]) -> tuple[Numbers, RowFaults]:
    """Numbers, NaN for none."""
    codes, values, faults = _parsed(cells, parse, float("nan"))
    return np.array(values, dtype=np.float64)[codes], faults


def code_column(cells: Text, parse: Reader[int]) -> tuple[Codes, RowFaults]:
    """Positions in a closed list, -1 for none."""
    codes, values, faults = _parsed(cells, parse, -1)
    return np.array(values, dtype=np.int32)[codes], faults


def id_column(cells: Text) -> tuple[Text, RowFaults]:
    """Identifiers; a faulty one becomes ""."""

    def judge(text: str) -> str | Fault:
        if text in SAID_NEW:
            return ""
        value = parse_id(text)
        return (_objection(text) or value) if isinstance(value, Fault) else value

    suspects = ~matches(cells, _GOOD_ID) | matches(cells, _ODD_ID)
    return _examined(cells, np.flatnonzero(suspects), judge)


def phone_column(cells: Text, parse: Parser[str]) -> tuple[Text, RowFaults]:
    """Telephone numbers; one that is none becomes "". What is private stays until it is withheld."""
    codes, values, faults = _parsed(cells, parse, "")
    column = pa.array(values, type=pa.large_string()).take(pa.array(codes))
    private = (row for row, fault in faults if MESSAGES[fault.code].costs is Cost.TEXT)
    return replaced(column, {row: cells[row].as_py() for row in private}), faults


def text_column(cells: Text, look_closer: Parser[str]) -> tuple[Text, RowFaults]:
    """Tidied texts; only suspicious ones are looked at, once each where many repeat."""

    def judge(text: str) -> str | Fault:
        return _objection(text) or look_closer(text)

    if not is_repetitive(cells):
        return _examined(cells, _suspects(cells), judge)
    split = distinct(cells)
    words, faults = _examined(split.values, _suspects(split.values), judge)
    return words.take(pa.array(split.codes)), split.spread(dict(faults))


def _objection(text: str) -> Fault | None:
    """What is said of a tidied text whatever the column, unless the column has an answer of its own for it."""
    return says_nothing(text) or oddity(text)


def _suspects(words: Text) -> Rows:
    """Rows to look at: all where there are few, as the pattern takes its time to compile."""
    if len(words) <= _FEW_WORDS:
        return np.flatnonzero(is_filled(words))
    return np.flatnonzero(matches(words, SUSPECT_PATTERN))


def _examined(cells: Text, suspects: Rows, judge: Parser[str]) -> tuple[Text, RowFaults]:
    """Judge the suspicious rows; take over what tidying changed, and empty faulty cells."""
    changed: dict[int, str] = {}
    faults: RowFaults = []
    for row in suspects.tolist():
        written = cells[row].as_py()
        text = tidied(written)
        value = judge(text) if text else left_nothing(written) or ""
        if isinstance(value, Fault):
            faults.append((row, value))
            changed[row] = ""
        elif value != written:
            changed[row] = value
    return replaced(cells, changed), faults


def _parsed(
    cells: Text, parse: Reader[Value], missing: Value
) -> tuple[Codes, list[Value], RowFaults]:
    """Parse each distinct cell once; a faulty one counts as missing."""
    split = distinct(cells)
    values: list[Value] = []
    faults: dict[int, Fault] = {}
    for position, written in enumerate(split.values.to_pylist()):
        text = tidied(written)
        value = parse(text) if text else left_nothing(written) or missing
        if isinstance(value, Assumed):
            faults[position] = value.note
            value = value.value
        elif isinstance(value, Fault):
            faults[position] = _objection(text) or value
            value = missing
        values.append(value)
    return split.codes, values, split.spread(faults)
