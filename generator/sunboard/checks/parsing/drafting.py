"""Tables of text to drafts: each column by its field's type, two columns at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

import numpy as np
import pyarrow as pa

from sunboard.checks.arrays import Days, Mask, Numbers, Rows, Text, is_filled, matches, replaced
from sunboard.checks.columns import each_column
from sunboard.checks.drafts import Draft, field_label
from sunboard.checks.faults import Assumed, Fault, RecordFault
from sunboard.checks.parsing.dates import (
    parse_date,
    parse_day_reached,
    parse_days,
    parse_due_date,
    parse_first_day,
)
from sunboard.checks.parsing.ids import parse_anyones_phone, parse_name, parse_phone
from sunboard.checks.parsing.lengths import counted, lengths_among
from sunboard.checks.parsing.nothings import is_unsure
from sunboard.checks.parsing.numbers import NumberReader
from sunboard.checks.parsing.oddities import tidied, with_plain_digits
from sunboard.checks.parsing.terms import FIRST, INSTEAD, TermReader
from sunboard.checks.parsing.values import (
    Reader,
    RowFaults,
    code_column,
    day_column,
    id_column,
    number_column,
    phone_column,
    text_column,
)
from sunboard.language import later
from sunboard.problems import OurWord
from sunboard.records.text_tables import TextTable
from sunboard.schema import Field, FieldType, Kind
from sunboard.settings import Programme

_OF_A_COLUMN = frozenset(("date-clock", "date-serial", "filled-from"))
"""What is told once of a column, as it is so because of how the column was made."""
Values = TypeVar("Values", Days, Numbers)
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

    found = each_column(drafts.values(), parse, jobs)
    return drafts, [fault for faults in found for fault in faults]


def _parse_field(draft: Draft, field: Field, programme: Programme) -> list[RecordFault]:
    """Put one typed column into the draft; return what is wrong with its cells."""
    faults = _once_a_file(draft, _put_column(draft, field, programme))
    if field.takes_along:
        faults = [(row, _unsure(fault)) for row, fault in faults]
    if field.required and field.type not in _LEFT_AS_WRITTEN:
        is_missing = ~draft.has(field.name)
        is_missing[[row for row, fault in faults if fault.is_error]] = False
        is_missing &= ~_is_told_of_source(draft, field)
        missing = missing_fault(field)
        faults = [*faults, *((int(row), missing) for row in np.flatnonzero(is_missing))]
    return [draft.fault(row, field.name, fault) for row, fault in faults]


def _with_texts_instead(draft: Draft, field: Field, programme: Programme) -> Text:
    """A column of texts, with what stands in the place of a term of the same record, where it is empty."""
    cells = draft.source.texts[field.name]
    for other in draft.kind.fields_of(FieldType.TERM):
        if other.otherwise == field.name:
            reader = TermReader(programme.vocabulary(other.vocabulary))
            written = draft.source.texts[other.name]
            _, faults = code_column(written, reader.parse_or_text)
            # 完成 says that something was done, not what came of it.
            bare = [
                row for row in _beginning_so(cells, reader) if reader.is_term(cells[row].as_py())
            ]
            cells = replaced(cells, dict.fromkeys(bare, ""))
            said = [row for row, fault in faults if fault.code in (FIRST, INSTEAD)]
            own, _ = text_column(cells.take(pa.array(said, pa.int64())), with_plain_digits)
            moved = [row for row, text in zip(said, own.to_pylist(), strict=True) if not text]
            cells = replaced(cells, {row: written[row].as_py() for row in moved})
    return cells


def _put_terms(draft: Draft, field: Field, programme: Programme) -> RowFaults:
    """A column of terms, or of several in a cell."""
    name, cells = field.name, draft.source.texts[field.name]
    terms = TermReader(programme.vocabulary(field.vocabulary), field.unsaid)
    if not field.otherwise:
        parse = terms.parse if field.type is FieldType.TERM else terms.parse_all
        draft.terms[name], faults = code_column(cells, parse)
        return faults
    draft.terms[name], faults = code_column(cells, terms.parse_or_text)
    return [*faults, *_take_from_text(draft, field, terms)]


def _take_from_text(draft: Draft, field: Field, terms: TermReader) -> RowFaults:
    """Where a term's cell is empty, take the one with which the text beside it begins: 未完成，配件停产."""
    texts = draft.source.texts[field.otherwise]
    rows, own = _beginning_so(texts, terms), draft.terms[field.name]
    codes = np.full(len(own), -1, dtype=own.dtype)
    codes[rows] = code_column(texts.take(pa.array(rows)), terms.said_in)[0]
    taken = (codes >= 0) & ~is_filled(draft.source.texts[field.name])
    draft.terms[field.name] = np.where(taken, codes, own)
    return [
        (row, Fault("term-in-text", _of_text(draft, field, row, terms.label(codes[row]))))
        for row in np.flatnonzero(taken).tolist()
    ]


def _of_text(draft: Draft, field: Field, row: int, word: str) -> dict[str, object]:
    """What is said of a term that a text told: the text, its heading as written, and the term's word."""
    column = draft.source.place(row, field.otherwise).column
    is_ours = column is None or isinstance(column, OurWord)
    heading = draft.kind.field_by_name[field.otherwise].heading if is_ours else column
    found = draft.source.texts[field.otherwise][row].as_py()
    return {"found": tidied(found), "heading": heading, "word": word}


def _beginning_so(texts: Text, terms: TermReader) -> Rows:
    """The rows whose text may begin with a term; a closer look at every text takes too long."""
    return np.flatnonzero(matches(texts, terms.beginning))


def _is_told_of_source(draft: Draft, field: Field) -> Mask:
    """Where an empty cell would be filled from one that is said to be wrong, which costs the record."""
    if not field.filled_from or not draft.kind.field_by_name[field.filled_from].loses_record:
        return np.zeros(len(draft), dtype=np.bool_)
    texts = draft.source.texts
    mask: Mask = is_filled(texts[field.filled_from]) & ~is_filled(texts[field.name])
    return mask


def _filled(
    draft: Draft, field: Field, read: Callable[[Field, Field], tuple[Values, RowFaults]]
) -> tuple[Values, RowFaults]:
    """A column as read, and where nothing is written what the field that says it then means for this one.

    `read` takes the field whose cells are read, and the one as which they are.
    """
    own, faults = read(field, field)
    if not field.filled_from:
        return own, faults
    told = draft.kind.field_by_name[field.filled_from]
    there, _ = read(told, field)
    taken = ~is_filled(draft.source.texts[field.name]) & ~np.isnan(there)
    alike = taken & (there == read(told, told)[0])
    params = {**field_label(field), "heading": told.heading}
    notes: RowFaults = [
        (row, Fault("filled-from", params)) for row in np.flatnonzero(alike).tolist()
    ]
    return np.where(taken, there, own), faults + notes


def _numbers(draft: Draft, field: Field) -> NumberReader:
    """How numbers of a field are read: how large a place is, or for whom it was, may be known about."""
    return NumberReader(field, is_exact=not (draft.kind.owner_as or field.whom))


def _read_numbers(draft: Draft, field: Field) -> tuple[Numbers, RowFaults]:
    reader, cells = _numbers(draft, field), draft.source.texts[field.name]
    is_whole = field.type is FieldType.COUNT
    return number_column(cells, reader.count if is_whole else reader.number)


def days_reader(kind: Kind, field: Field) -> Reader[date]:
    """How days of a field are read: one that is to come may be a month, one that is reached may be none yet."""
    if field.until:
        return parse_due_date
    if field.begins and field.may_precede and not field.past:
        return parse_first_day
    is_first = any(each.filled_from == field.name for each in kind.fields)
    read = partial(parse_days, begins=is_first) if field.spans else parse_date
    is_reached = field.past and field.progress and not field.empty_counts
    return partial(parse_day_reached, otherwise=read) if is_reached else read


def _read_days(
    draft: Draft, programme: Programme, there: Field, meant: Field
) -> tuple[Days, RowFaults]:
    days, faults = day_column(draft.source.texts[there.name], days_reader(draft.kind, meant))
    faults = _with_last_days(draft, there, days, faults)
    lengths = lengths_among(faults) if meant.counted_from else {}
    if not lengths:
        return days, faults
    start = draft.kind.field_by_name[meant.counted_from]
    since, _ = _read_days(draft, programme, start, start)
    last = counted(lengths, since, programme.calendar)
    for row, day in last.items():
        days[row] = day
    draft.counted[meant.name] = np.array([*last], dtype=np.intp)
    told = {
        row: Fault(
            "date-length", {**fault.params, "heading": start.heading, "would": str(last[row])}
        )
        for row, fault in faults
        if row in last
    }
    return days, [(row, told.get(row, fault)) for row, fault in faults]


def _with_last_days(draft: Draft, field: Field, days: Days, faults: RowFaults) -> RowFaults:
    """The faults, once a month without a day means its last day where the office has said so."""
    if not any(field.name in file.last_days for file in draft.source.files):
        return faults
    means_last, told = draft.source.means_last_day(field.name), []
    for row, fault in faults:
        last = parse_due_date(fault.params["found"]) if fault.code == "date-no-day" else fault
        if means_last[row] and isinstance(last, Assumed):
            days[row] = last.value
            told.append((row, last.note))
        else:
            told.append((row, fault))
    return told


def _unsure(fault: Fault) -> Fault:
    """Of a cell whose emptiness is believed: 不详 is no 无."""
    if fault.code == "R-24-nothing" and is_unsure(fault.params["word"]):
        return Fault("R-24-unsure", fault.params)
    return fault


def _once_a_file(draft: Draft, faults: RowFaults) -> RowFaults:
    """The faults, those that a whole column mostly has alike only for the first row of each file."""
    seen: set[tuple[int, str]] = set()
    kept: RowFaults = []
    for row, fault in faults:
        of_file = (int(draft.source.file_codes[row]), fault.code)
        if fault.code not in _OF_A_COLUMN or of_file not in seen:
            kept.append((row, fault))
        seen.add(of_file)
    return kept


def missing_fault(field: Field) -> Fault:
    """What is said of a required cell that is empty."""
    return Fault("required", {**field_label(field), "description": later(field.description)})


def _put_column(draft: Draft, field: Field, programme: Programme) -> RowFaults:
    name, cells = field.name, draft.source.texts[field.name]
    faults: RowFaults = []
    match field.type:
        case FieldType.DATE:
            draft.days[name], faults = _filled(draft, field, partial(_read_days, draft, programme))
        case FieldType.COUNT | FieldType.NUMBER:
            draft.numbers[name], faults = _filled(
                draft, field, lambda there, _: _read_numbers(draft, there)
            )
        case FieldType.TERM | FieldType.TERMS:
            faults = _put_terms(draft, field, programme)
        case FieldType.REF | FieldType.REFS:
            # An id that exists needs no parsing; references look at the others.
            draft.texts[name] = cells
        case FieldType.ID:
            draft.texts[name], faults = id_column(cells)
        case FieldType.PHONE:
            draft.texts[name], faults = phone_column(
                cells, parse_phone if field.is_public else parse_anyones_phone
            )
        case _:
            is_name = field.names or field.type is FieldType.NAME
            cells = _with_texts_instead(draft, field, programme)
            draft.texts[name], faults = text_column(
                cells, parse_name if is_name else with_plain_digits
            )
    return faults
