"""The header row as oracle: under which encoding and delimiter do the headings make sense."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sunboard.language import several
from sunboard.problems import Place, Problem
from sunboard.records.encodings import ENCODINGS, UTF8, UTF8_BOM, decode_head
from sunboard.records.headings import HeadingTable
from sunboard.schema import Kind

DELIMITERS = (",", ";", "\t")
WRONG_DELIMITERS = ("，", "；", "|", "、")
"""Marks that people take for delimiters, but no program writes."""
HEAD_BYTES = 65_536
"""The header row, and the lines above it if there are any, must stand within so many bytes."""
MOST_KEPT = 128
"""So many files' heads are remembered: each is asked for twice, and by `sunboard serve` time and again."""
LINES_TO_LOOK_AT = 20
"""The header is mostly the first row with text; it is recognised below titles, too."""
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
    is_late: bool = False
    """Whether titles stand above the headings."""


class _Row(NamedTuple):
    """A row under one encoding and delimiter."""

    cells: tuple[str, ...]
    line: int
    """Where it starts, from 1."""
    end: int
    """The line at which it ends."""
    score: int
    """How many fields it names."""


class _Reading(NamedTuple):
    """The first rows, of which there is one at least, under one encoding and delimiter."""

    encoding: str
    delimiter: str
    rows: list[_Row]


def find_dialect(data: bytes, table: HeadingTable, file: str) -> Dialect | Problem:
    """The reading under which the first row, or one below titles, names most fields; else what is wrong."""
    head = _head(data)
    return _dialect(head, table.kind) or _no_header(head, table, file)


@lru_cache(maxsize=MOST_KEPT)
def _dialect(head: bytes, kind: Kind) -> Dialect | None:
    """The reading of a file's head, if there is any."""
    table = HeadingTable(kind)
    readings = [
        _Reading(encoding, delimiter, rows)
        for encoding in ((UTF8,) if head.startswith(UTF8_BOM) else ENCODINGS)
        for text in [decode_head(head, encoding)]
        for delimiter in _unlike(text)
        if (rows := _first_rows(text, delimiter, table))
    ]
    first = [(reading, reading.rows[0]) for reading in readings]
    every = [(reading, row) for reading in readings for row in reading.rows]
    top = max((row.score for _, row in first), default=0)
    most = max((row.score for _, row in every), default=0)
    is_late = most >= max(2, 2 * top)
    if not top and not is_late:
        return None
    wanted, among = (most, every) if is_late else (top, first)
    best = [(reading, row) for reading, row in among if row.score == wanted]
    delimiter, header = best[0][0].delimiter, best[0][1]
    equal = dict.fromkeys(reading.encoding for reading, _ in best if reading.delimiter == delimiter)
    return Dialect((*equal,), delimiter, header.cells, header.line, header.end, is_late)


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing but spaces."""
    return not cell.strip(SPACES)


def _head(data: bytes) -> bytes:
    if len(data) <= HEAD_BYTES:
        return data
    head = data[:HEAD_BYTES]
    return head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1] or head


def _unlike(text: str) -> list[str]:
    """The delimiters by which a text reads differently: all that it lacks leave each row in one cell."""
    lacking = [delimiter for delimiter in DELIMITERS if delimiter not in text]
    return [each for each in DELIMITERS if each not in lacking[1:]]


def _first_rows(text: str, delimiter: str, table: HeadingTable) -> list[_Row]:
    """The first rows that hold anything, as far as they can be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[_Row] = []
    start = 1
    with suppress(csv.Error):
        for cells in reader:
            if not all(map(is_blank, cells)):
                rows.append(_Row(tuple(cells), start, reader.line_num, table.score(cells)))
            if len(rows) == LINES_TO_LOOK_AT:
                break
            start = reader.line_num + 1
    return rows


def _no_header(head: bytes, table: HeadingTable, file: str) -> Problem:
    for encoding in ENCODINGS:
        first = next(io.StringIO(decode_head(head, encoding), newline=""), "")
        for delimiter in WRONG_DELIMITERS:
            if table.score(first.split(delimiter)) >= 2:  # noqa: PLR2004 two can't be chance
                return Problem(Place(file, 1), "delimiter-wrong", {"delimiter": delimiter})
    required = several(field.heading for field in table.kind.fields if field.required)
    params = {"label": table.kind.words, "labels": required}
    return Problem(Place(file, 1), "heading-none", params)
