"""The header row as oracle: under which encoding and delimiter do the headings make sense."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.problems import Place, Problem
from sunboard.records.encodings import ENCODINGS, UTF8, UTF8_BOM, decode_head
from sunboard.records.headings import HeadingTable

DELIMITERS = (",", ";", "\t")
WRONG_DELIMITERS = ("，", "；", "|", "、")
"""Marks that people take for delimiters, but no program writes."""
HEAD_BYTES = 65_536
"""The header row, and the lines above it if there are any, must stand within so many bytes."""
LINES_TO_LOOK_AT = 4
"""The header should be the first row with text; up to three title rows above it are recognised."""
SPACES = " \t\u00a0\u3000\u200b\ufeff"
"""What a cell may hold and still be blank."""


@dataclass(frozen=True)
class Dialect:
    """How a file is to be read, and its first row as read that way."""

    encodings: tuple[str, ...]
    """Encodings under which the headings are understood equally well."""
    delimiter: str
    cells: tuple[str, ...]
    line: int
    """Line at which the header row starts, from 1."""
    line_count: int
    """Lines up to the end of the header row."""


@dataclass(frozen=True)
class _Reading:
    """The first rows under one encoding and delimiter."""

    encoding: str
    delimiter: str
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    """Where each row starts, from 1."""
    header_end: int
    scores: tuple[int, ...]
    """How many fields each row names."""


def find_dialect(data: bytes, table: HeadingTable, file: str) -> Dialect | Problem:
    """The reading under which the first row names the most fields; the problem if it names none."""
    head = _head(data)
    encodings = (UTF8,) if data.startswith(UTF8_BOM) else ENCODINGS
    readings = [
        _read_head(decode_head(head, encoding), encoding, delimiter, table)
        for encoding in encodings
        for delimiter in DELIMITERS
    ]
    readings = [reading for reading in readings if reading.rows]
    top = max((reading.scores[0] for reading in readings), default=0)
    later = max((max(reading.scores[1:], default=0) for reading in readings), default=0)
    if later >= max(2, 2 * top):
        return _late_header(readings, later, file)
    if top == 0:
        return _no_header(head, table, file)
    best = [reading for reading in readings if reading.scores[0] == top]
    equal = tuple(reading.encoding for reading in best if reading.delimiter == best[0].delimiter)
    return Dialect(equal, best[0].delimiter, best[0].rows[0], best[0].lines[0], best[0].header_end)


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing but spaces."""
    return not cell.strip(SPACES)


def _head(data: bytes) -> bytes:
    if len(data) <= HEAD_BYTES:
        return data
    head = data[:HEAD_BYTES]
    return head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1] or head


def _read_head(text: str, encoding: str, delimiter: str, table: HeadingTable) -> _Reading:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    ends: list[int] = []
    start = 1
    for cells in _until_error(reader):
        if not all(is_blank(cell) for cell in cells):
            rows.append(tuple(cells))
            lines.append(start)
            ends.append(reader.line_num)
        if len(rows) == LINES_TO_LOOK_AT:
            break
        start = reader.line_num + 1
    scores = tuple(table.score(row) for row in rows)
    return _Reading(encoding, delimiter, tuple(rows), tuple(lines), ends[0] if ends else 0, scores)


def _until_error(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        return


def _late_header(readings: list[_Reading], score: int, file: str) -> Problem:
    line = next(
        line
        for reading in readings
        for line, row_score in zip(reading.lines[1:], reading.scores[1:], strict=True)
        if row_score == score
    )
    return Problem(Place(file, line), "heading-late", {"line": line, "above": line - 1})


def _no_header(head: bytes, table: HeadingTable, file: str) -> Problem:
    for encoding in ENCODINGS:
        first = next(io.StringIO(decode_head(head, encoding), newline=""), "")
        for delimiter in WRONG_DELIMITERS:
            if table.score(first.split(delimiter)) >= 2:  # noqa: PLR2004 two can't be chance
                return Problem(Place(file, 1), "delimiter-wrong", {"delimiter": delimiter})
    params = {"label": table.kind.label, "labels": table.required_labels()}
    return Problem(Place(file, 1), "heading-none", params)
