"""Tables of text to drafts: each column by its field's type, two columns at a time."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from sunboard.checks.arrays import Text
from sunboard.checks.drafts import Draft, field_label
from sunboard.checks.faults import Fault, RecordFault
from sunboard.checks.parsing.names import parse_name
from sunboard.checks.parsing.numbers import parse_count, parse_number
from sunboard.checks.parsing.terms import TermReader
from sunboard.checks.parsing.values import (
    RowFaults,
    code_column,
    day_column,
    id_column,
    number_column,
    phone_column,
    text_column,
)
from sunboard.records.text_tables import TextTable
from sunboard.schema import Field, FieldType
from sunboard.settings import Programme

THREADS = 2
"""Arrow and numpy let go of the interpreter lock; more threads than this gain nothing here."""

FEW_ROWS = 1000
"""Below this, handing columns to threads takes longer than parsing them."""

_LEFT_AS_WRITTEN = (FieldType.REF, FieldType.REFS)


def parse_tables(
    tables: Mapping[str, TextTable], programme: Programme
) -> tuple[dict[str, Draft], list[RecordFault]]:
    """Parse every cell.

    Returns:
        A draft a kind, and what is wrong with cells, in order of kind, field and row.
    """
    drafts = {name: Draft(table) for name, table in tables.items()}
    jobs = [(draft, field) for draft in drafts.values() for field in draft.kind.fields]

    def parse(job: tuple[Draft, Field]) -> list[RecordFault]:
        return _parse_field(*job, programme)

    if sum(map(len, drafts.values())) < FEW_ROWS:
        found = [parse(job) for job in jobs]
    else:
        with ThreadPoolExecutor(THREADS) as threads:
            found = list(threads.map(parse, jobs))
    return drafts, [fault for faults in found for fault in faults]


def _parse_field(draft: Draft, field: Field, programme: Programme) -> list[RecordFault]:
    """Put one typed column into the draft; return what is wrong with its cells."""
    faults = _put_column(draft, field, programme)
    if field.required and field.type not in _LEFT_AS_WRITTEN:
        is_missing = ~draft.has(field.name)
        is_missing[[row for row, fault in faults if fault.is_error]] = False
        missing = missing_fault(field)
        faults = [*faults, *((int(row), missing) for row in np.flatnonzero(is_missing))]
    return [draft.fault(row, field.name, fault) for row, fault in faults]


def missing_fault(field: Field) -> Fault:
    """What is said of a required cell that is empty."""
    return Fault("required", {**field_label(field), "description": field.description})


def _put_column(draft: Draft, field: Field, programme: Programme) -> RowFaults:
    cells = draft.source.texts[field.name]
    shelf: dict[str, Any] = draft.texts
    parsed: tuple[Any, RowFaults]
    match field.type:
        case FieldType.DATE:
            shelf, parsed = draft.days, day_column(cells)
        case FieldType.COUNT | FieldType.NUMBER:
            is_count = field.type is FieldType.COUNT
            shelf = draft.numbers
            parsed = number_column(cells, parse_count if is_count else parse_number)
        case FieldType.TERM:
            terms = TermReader(programme.vocabulary(field.vocabulary))
            shelf, parsed = draft.terms, code_column(cells, terms.parse)
        case _:
            parsed = _read_text(cells, field)
    shelf[field.name], faults = parsed
    return faults


def _read_text(cells: Text, field: Field) -> tuple[Text, RowFaults]:
    match field.type:
        case FieldType.REF | FieldType.REFS:
            # An id that exists needs no parsing; references look at the others.
            return cells, []
        case FieldType.ID:
            return id_column(cells)
        case FieldType.PHONE:
            return phone_column(cells)
    is_name = field.names or field.type is FieldType.NAME
    return text_column(cells, parse_name if is_name else str)
