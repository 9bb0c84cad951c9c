"""Large bodies cut into pieces, so that what a piece needs beside its text stays small.

What is worked out for each line takes forty bytes of memory: of two hundred million blank lines, eight
gigabytes. A body ends its lines with LF or CR LF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sunboard.records.bodies import BYTES_A_RUN, CsvBody

LONGEST_LINE = 4 << 20
"""Bytes of the longest line that is looked at; one character may take four, and a list entry a cell eight."""
MOST_LINES = 1 << 20
"""Lines read at a time."""


def without_long_lines(body: CsvBody) -> Iterator[tuple[CsvBody, bool]]:
    """The body cut at lines longer than `LONGEST_LINE`; each of those alone, with True."""
    while (start := _long_line(body)) is not None:
        before, rest = _cut(body, start)
        line, body = _cut(rest, rest.text.find(b"\n", rest.start, rest.end) + 1 or rest.end)
        if before.size:
            yield before, False
        yield line, True
    if body.size:
        yield body, False


def pieces(body: CsvBody) -> Iterator[tuple[CsvBody, int]]:
    """Runs of whole lines, and how many line ends are in each.

    None has more than `BYTES_A_RUN`, but for one line that has; where lines are short none has many more
    than `MOST_LINES`.
    """
    while body.size > BYTES_A_RUN:
        end = _line_end(body, body.start + BYTES_A_RUN)
        piece, body = replace(body, end=end), replace(body, start=end)
        lines = piece.line_count
        body = replace(body, first_line=piece.first_line + lines)
        yield from _thinned(piece, lines)
    if body.size:
        yield from _thinned(body, body.line_count)


def _thinned(body: CsvBody, lines: int) -> Iterator[tuple[CsvBody, int]]:
    """A piece, in smaller ones where it has too many lines: these have a line end a byte at worst."""
    while lines > MOST_LINES and body.size > MOST_LINES:
        piece, body = _cut(body, _line_end(body, body.start + MOST_LINES))
        yield piece, piece.line_count
        lines = body.line_count
    if body.size:
        yield body, lines


def _line_end(body: CsvBody, at: int) -> int:
    """The byte after the last line end before `at`, or after the first one behind it."""
    end = body.text.rfind(b"\n", body.start, at) + 1
    return end or body.text.find(b"\n", body.start, body.end) + 1 or body.end


def _cut(body: CsvBody, at: int) -> tuple[CsvBody, CsvBody]:
    """What stands before a line's first byte, and the rest."""
    before = replace(body, end=at)
    return before, replace(body, start=at, first_line=body.first_line + before.line_count)


def _long_line(body: CsvBody) -> int | None:
    """Where the first line of more than `LONGEST_LINE` bytes starts."""
    start = body.start
    while start + LONGEST_LINE < body.end:
        last = body.text.rfind(b"\n", start, start + LONGEST_LINE + 1)
        if last < 0:
            return start
        start = last + 1
    return None
