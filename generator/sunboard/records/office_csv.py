"""CSV files of unknown layout to sheets: nothing names their kind, titles may stand above their headings."""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import suppress

from sunboard.problems import Place, Problem
from sunboard.records.csv_header import DELIMITERS, SPACES
from sunboard.records.encodings import (
    UTF8,
    decode_best,
    foreign_format,
    is_ambiguous,
    with_newlines,
)
from sunboard.records.long_rows import long_rows
from sunboard.records.sheets import Sheet
from sunboard.records.workbooks.odd_cells import blank_odd_cells
from sunboard.records.workbooks.texts import Texts

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ROWS_LOOKED_AT = 50
"""Rows from which the delimiter is told."""
_CHARACTERS_LOOKED_AT = 65_536


class _UnreadError(Exception):
    """A file nothing is read of; holds the problem that says why."""

    def __init__(self, code: str, row: int | None = None, **params: object) -> None:
        super().__init__(code)
        self.code, self.row, self.params = code, row, params


def read_office_csv(data: bytes, file: str) -> tuple[Sheet | None, list[Problem]]:
    """The rows of a file as a spreadsheet shows them, and what is wrong; None where nothing is read."""
    try:
        text, bad_lines = _decoded(data)
        rows, lines = _rows(text)
    except _UnreadError as unread:
        return None, [Problem(Place(file, unread.row), unread.code, unread.params)]
    problems = []
    for at, (first, last) in enumerate(lines):
        if bad_lines and any(line in bad_lines for line in range(first, last + 1)):
            rows[at] = []
            problems.append(Problem(Place(file, at + 1), "bytes-unreadable"))
    for at, found, expected in [*long_rows(rows)]:
        rows[at] = []
        params = {"found": found, "expected": expected}
        problems.append(Problem(Place(file, at + 1), "row-too-long", params))
    width = max(map(len, rows), default=0)
    texts = Texts(
        Place(file),
        [row if len(row) == width else row + [""] * (width - len(row)) for row in rows],
        1,
        1,
    )
    problems.extend(blank_odd_cells(texts))
    return texts.made(()), problems


def _decoded(data: bytes) -> tuple[str, frozenset[int]]:
    """The text, every line ended by LF, and the lines that could not be read."""
    if not data or data.isspace():
        raise _UnreadError("file-empty")
    if data.startswith(_UTF16_MARKS):
        with suppress(UnicodeDecodeError):
            data = data.decode("utf-16").encode(UTF8)
    if code := foreign_format(data):
        raise _UnreadError(code)
    if is_ambiguous(data):
        raise _UnreadError("encoding-ambiguous")
    decoded = decode_best(data)
    if not decoded.is_readable:
        raise _UnreadError("encoding-unknown")
    return with_newlines(decoded.text[decoded.start :]).decode(UTF8), decoded.bad_lines


def _rows(text: str) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """The rows up to the last filled one, and the first and last line of each."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    rows, lines, first = [], [], 1
    try:
        for row in reader:
            rows.append([cell if cell.strip(SPACES) else "" for cell in row])
            lines.append((first, reader.line_num))
            first = reader.line_num + 1
    except csv.Error as error:
        code = "quote-unclosed" if str(error).startswith("unexpected end") else "quote-stray"
        raise _UnreadError(code, first, last=reader.line_num) from None
    while rows and not any(rows[-1]):
        rows.pop()
    return rows, lines[: len(rows)]


def delimiter_of(text: str) -> str:
    """The one that makes most rows of most cells alike; of titles and notes none does."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text[:_CHARACTERS_LOOKED_AT], delimiter))


def _evenness(text: str, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    with suppress(csv.Error):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            widths[len(row)] += 1
            if widths.total() == _ROWS_LOOKED_AT:
                break
    return max((count * (width - 1) for width, count in widths.items()), default=0)
