"""Ids written into a CSV file in its own encoding, delimiter, quotation marks and line ends; all else stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sunboard.language import later
from sunboard.publishing.numbering.column import IdColumn, UnfitError, Written, holds_no_id
from sunboard.records.csv_header import is_blank
from sunboard.records.encodings import LINE_END, UTF8_BOM

_QUOTE = b'"'


class _Record(NamedTuple):
    """One row as it stands in the file."""

    line: int
    """At which it starts, from 1."""
    start: int
    end: int
    """In bytes, without what ends the line."""


@dataclass(frozen=True, slots=True)
class _Field:
    """One cell as it stands in the file, quotation marks and all."""

    start: int
    end: int
    content: bytes
    encoding: str

    @property
    def text(self) -> str:
        return self.content.decode(self.encoding, "replace").strip('"')

    @property
    def is_blank(self) -> bool:
        return is_blank(self.text)

    @property
    def holds_no_id(self) -> bool:
        return is_blank(self.text) or holds_no_id(self.text)

    @property
    def is_quoted(self) -> bool:
        return self.content.startswith(_QUOTE)


class _File:
    """A file that can be looked into by row; no byte of a mark or a line end is part of a longer character."""

    def __init__(self, content: bytes, delimiter: str, encoding: str) -> None:
        self.content, self.encoding = content, encoding
        self.delimiter = delimiter.encode()
        other = rb"[^%b\r\n]*+" % re.escape(self.delimiter)
        self._field = re.compile(rb'"(?:[^"]++|"")*+"%b|%b' % (other, other))

    def records(self) -> Iterator[_Record]:
        """The rows, up to where a quotation mark is never closed: nobody knows where rows end from there on."""
        content, line = self.content, 1
        start = len(UTF8_BOM) if content.startswith(UTF8_BOM) else 0
        while start < len(content):
            end = self._end_of(start)
            if end is None:
                return
            yield _Record(line, start, end)
            match = LINE_END.match(content, end)
            line += _breaks(content[start:end]) + 1
            start = match.end() if match else len(content)

    def _end_of(self, start: int) -> int | None:
        """Where the row that starts at a byte ends."""
        content = self.content
        match = LINE_END.search(content, start)
        line_end = match.start() if match else len(content)
        if content.find(_QUOTE, start, line_end) < 0:
            return line_end
        while True:
            end = self._field_end(start)
            # A mark that is never closed is read as a mark like others; csv in strict mode refuses the rest.
            if content.startswith(_QUOTE, start) and content.find(_QUOTE, start + 1, end) < 0:
                return None
            if not content.startswith(self.delimiter, end):
                return end
            start = end + len(self.delimiter)

    def width(self, record: _Record) -> int:
        """How many cells a row has."""
        if self.content.find(_QUOTE, record.start, record.end) < 0:
            return self.content.count(self.delimiter, record.start, record.end) + 1
        return len(self.fields(record))

    def _field_end(self, start: int) -> int:
        match = self._field.match(self.content, start)
        return match.end() if match else start

    def fields(self, record: _Record) -> list[_Field]:
        """The cells of a row; one, that is blank, of a blank line."""
        fields, start = [], record.start
        while True:
            end = self._field_end(start)
            fields.append(_Field(start, end, self.content[start:end], self.encoding))
            if end >= record.end:
                return fields
            start = end + len(self.delimiter)


def with_ids(
    content: bytes, delimiter: str, encoding: str, column: IdColumn, *, by_line: bool = True
) -> Written:
    """A CSV file with the ids; rows that reach up to the new column get a blank cell where they get no id.

    Args:
        content: The file.
        delimiter: What stands between its cells.
        encoding: Its encoding.
        column: The ids.
        by_line: Whether rows are named by the line at which they start, and not counted as in a spreadsheet.

    Raises:
        UnfitError: a row isn't there, or something stands in its cell.
    """
    if not column.ids:
        return Written(content, column.at or 0)
    file = _File(content, delimiter, encoding)
    records = {
        record.line if by_line else number: record
        for number, record in enumerate(file.records(), 1)
    }
    head = records.get(column.head_row)
    if missing := sorted(column.ids.keys() - records.keys()):
        raise UnfitError(later("没有第{row}行", row=missing[0]))
    if head is None:
        raise UnfitError(later("第{row}行没有表头", row=column.head_row))
    headings = file.fields(head)
    at = _free_position(file, records, headings, column) if column.at is None else column.at - 1
    texts = dict(column.ids)
    if column.at is None:
        texts[column.head_row] = column.heading
    always = all(heading.is_quoted for heading in headings)
    parts, end = [], 0
    for line, record in records.items():
        new = _row(file, record, at, texts.get(line), always=always)
        if new is not None:
            start, stop, text = new
            parts += [content[end:start], text.encode(encoding)]
            end = stop
    return Written(b"".join((*parts, content[end:])), at + 1)


def _free_position(
    file: _File, records: dict[int, _Record], headings: Sequence[_Field], column: IdColumn
) -> int:
    """The first position right of the headings at which nothing stands in the table."""
    headed = [position for position, heading in enumerate(headings) if not heading.is_blank]
    if not headed:
        raise UnfitError(later("第{row}行没有表头", row=column.head_row))
    first, last_line = (column.after or headed[-1] + 1), max(column.ids)
    taken = {
        position
        for line, record in records.items()
        if column.head_row <= line <= last_line and file.width(record) > first
        for position, field in enumerate(file.fields(record)[first:], first)
        if not field.is_blank
    }
    return next(at for at in range(first, first + len(taken) + 1) if at not in taken)


def _row(
    file: _File, record: _Record, at: int, text: str | None, *, always: bool
) -> tuple[int, int, str] | None:
    """What is to come between which bytes of a row; None where it stays as it is."""
    count, delimiter = file.width(record), file.delimiter.decode()
    quote = '"' if always else ""
    if text is None:
        is_reaching = count == at and not all(field.is_blank for field in file.fields(record))
        return (record.end, record.end, delimiter + quote * 2) if is_reaching else None
    if count > at:
        field = file.fields(record)[at]
        if not field.holds_no_id:
            raise UnfitError(
                later("第{line}行第{column}列不是空的", line=record.line, column=at + 1)
            )
        quote = '"' if field.is_quoted else quote
        return field.start, field.end, quote + text + quote
    between = delimiter + (quote * 2 + delimiter) * (at - count)
    return record.end, record.end, between + quote + text + quote


def _breaks(text: bytes) -> int:
    return text.count(b"\n") + text.count(b"\r") - text.count(b"\r\n")
