"""The fast way through CSV: plain files, which every reader reads alike, go to Arrow's.

A body is plain if each of its lines is one row, whatever stands before and after it. Then many small
files can be read as one, and where Arrow objects to a row, half by half narrows it down to a few
lines for the exact reader.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from sunboard.records.bodies import NEWLINE, RETURN, CsvBody, Lines, join
from sunboard.records.csv_header import SPACES
from sunboard.records.csv_rows import read_exactly
from sunboard.records.gathering import TEXT, Piece, Rows

BLOCK_BYTES = 4 << 20
"""Arrow's unit of work; also the longest row it can read."""
FEWEST_BYTES_TO_HALVE = 16_384
"""A body shorter than this goes to the exact reader as it is."""
WIDEST = 1_000
"""Columns up to which Arrow is the faster way: beyond, most are empty, and it makes an array of each."""
QUOTE = ord('"')


def is_plain(body: CsvBody) -> bool:
    """Whether each line of the body is one row, or empty, and not all are empty."""
    return (
        not body.bad_lines
        and len(body.header.fields) <= WIDEST
        and body.has_text
        and _has_plain_returns(body)
        and _has_plain_quotes(body)
    )


def read_plain(bodies: Sequence[CsvBody], rows: Rows) -> None:
    """Reads plain bodies of one layout, in their order."""
    if len(bodies) == 1 and rows.is_given_up(bodies[0].file_code):
        read_exactly(bodies[0], rows)
        return
    piece = _read_at_once(bodies)
    if piece is not None:
        rows.add(piece)
        return
    halves = _halve(bodies)
    if halves is None:
        read_exactly(bodies[0], rows)
    else:
        for half in halves:
            read_plain(half, rows)


def _halve(bodies: Sequence[CsvBody]) -> tuple[Sequence[CsvBody], Sequence[CsvBody]] | None:
    """Two shorter runs of the same rows; None where there is little left to gain."""
    if len(bodies) > 1:
        middle = len(bodies) // 2
        return bodies[:middle], bodies[middle:]
    body = bodies[0]
    if body.size < FEWEST_BYTES_TO_HALVE:
        return None
    middle = (body.start + body.end) // 2
    cut = body.text.find(b"\n", middle, body.end - 1) + 1
    cut = cut or body.text.rfind(b"\n", body.start, middle) + 1
    if not cut:
        return None
    first = replace(body, end=cut)
    return [first], [replace(body, start=cut, first_line=body.first_line + first.count(b"\n"))]


def _read_at_once(bodies: Sequence[CsvBody]) -> Piece | None:
    """All rows as one piece; None if any of them needs the exact reader."""
    lines = join(bodies)
    if len(lines.starts) and (lines.ends - lines.starts).max() > csv.field_size_limit():
        return None  # perhaps a cell that the exact reader refuses
    header = bodies[0].header
    try:
        table = _read_with_arrow(lines, bodies[0], any(body.has(b'"') for body in bodies))
    except pa.ArrowException:
        return None
    unnamed = (table.column(str(position)) for position in header.unnamed)
    has_strays = not all(pc.all(_are_blank(column)).as_py() for column in unnamed)
    if table.num_rows != len(lines.numbers) or has_strays:
        return None
    columns = {
        name: table.column(str(position))
        for position, name in enumerate(header.fields)
        if name is not None
    }
    return _without_blank_rows(Piece(columns, lines.file_codes, lines.numbers))


def _read_with_arrow(lines: Lines, body: CsvBody, has_quotes: bool) -> pa.Table:
    width = len(body.header.fields)
    names = [str(position) for position in range(width)]
    wanted = [
        names[position]
        for position, name in enumerate(body.header.fields)
        if name is not None or position in body.header.unnamed
    ]
    return arrow_csv.read_csv(
        pa.BufferReader(lines.buffer),
        arrow_csv.ReadOptions(
            column_names=names, block_size=BLOCK_BYTES, use_threads=lines.buffer.size > BLOCK_BYTES
        ),
        arrow_csv.ParseOptions(delimiter=body.delimiter, quote_char='"' if has_quotes else False),
        arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, TEXT),
            include_columns=wanted,
            strings_can_be_null=False,
            check_utf8=False,  # the whole file has been checked
        ),
    )


def _are_blank(column: Any) -> Any:
    return pc.equal(pc.utf8_trim(column, SPACES), "")


def _without_blank_rows(piece: Piece) -> Piece:
    """The rows in which something stands."""
    blank: npt.NDArray[np.intp] | None = None
    for column in piece.columns.values():
        if blank is None:
            blank = np.flatnonzero(_are_blank(column).to_numpy())
        elif len(blank):
            blank = blank[_are_blank(column.take(pa.array(blank))).to_numpy()]
    if blank is None or not len(blank):
        return piece
    kept = np.ones(len(piece), dtype=bool)
    kept[blank] = False
    mask = pa.array(kept)
    columns = {name: column.filter(mask) for name, column in piece.columns.items()}
    return Piece(columns, piece.file_codes[kept], piece.lines[kept])


def _has_plain_returns(body: CsvBody) -> bool:
    """Whether CR stands only before LF."""
    return not body.has(b"\r") or body.count(b"\r") == body.count(b"\r\n")


def _has_plain_quotes(body: CsvBody) -> bool:
    """Whether each quoted cell is well formed and on one line, so that lines are rows.

    Quotation marks are numbered from 0. Where all goes well, one with an even number opens a cell, so
    that it stands after a delimiter or a line end, or is the second of a doubled pair. One with an odd
    number closes the cell, so that it stands before a delimiter or a line end, or is the first of a
    pair. That holds for each mark in turn, given that it holds for the ones before.
    """
    if not body.has(b'"'):
        return True
    text = np.frombuffer(body.text, np.uint8)[body.start : body.end]
    marks = np.flatnonzero(text == QUOTE)
    if len(marks) % 2:
        return False
    opening, closing = marks[::2], marks[1::2]
    borders = np.array([ord(body.delimiter), NEWLINE, RETURN], np.uint8)
    before = text[opening - 1]
    opens = np.isin(before, borders) | (opening == 0)
    opens[1:] |= opening[1:] - 1 == closing[:-1]
    after = text[np.minimum(closing + 1, len(text) - 1)]
    closes = np.isin(after, borders) | (closing == len(text) - 1)
    closes[:-1] |= closing[:-1] + 1 == opening[1:]
    line_ends = np.flatnonzero(text == NEWLINE)
    is_between_rows = np.searchsorted(marks, line_ends) % 2 == 0
    return bool(opens.all() and closes.all() and is_between_rows.all())
