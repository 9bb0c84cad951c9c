"""CSV files: what each starts with, and whether it can be read together with others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sunboard.problems import Place, Problem, Severity
from sunboard.records.bodies import BYTES_A_RUN, CsvBody, count_matches
from sunboard.records.csv_header import HEAD_BYTES, Dialect, find_dialect
from sunboard.records.csv_rows import read_exactly
from sunboard.records.encodings import (
    decode,
    decode_best,
    first_line,
    has_lone_returns,
    is_ambiguous,
    line_start,
    with_newlines,
)
from sunboard.records.fast.csv_plain import is_plain, read_plain
from sunboard.records.gathering import Rows
from sunboard.records.headings import Header, HeadingTable, match_header
from sunboard.records.pieces import LONGEST_LINE, MOST_LINES, pieces, without_long_lines

_FILLED_LINE = re.compile(rb"[^ \t,;\r\n][^\r\n]*")
"""Once in each line that holds more than delimiters."""


class CsvFiles:
    """Takes in the CSV files of one kind."""

    def __init__(self, table: HeadingTable, rows: Rows) -> None:
        self._table = table
        self._rows = rows
        self._run: list[CsvBody] = []
        """Plain bodies of one layout that wait to be read together."""
        self._run_bytes = 0
        self._run_lines = 0
        self._known_starts: dict[bytes, tuple[Dialect, Header]] = {}
        """First lines that were understood without fault: an office's files mostly start alike."""

    def add(self, data: bytes, name: str, file_code: int) -> None:
        """Takes in one file."""
        start = self._start(data, name, file_code)
        if start is None:
            return
        dialect, header = start
        if len(dialect.encodings) == 1:
            decoded = decode(data, dialect.encodings[0])
        elif is_ambiguous(data):
            self._refuse(data, file_code, [Problem(Place(name), "encoding-ambiguous")])
            return
        else:
            decoded = decode_best(data)
        if not decoded.is_readable:
            self._refuse(data, file_code, [Problem(Place(name), "encoding-unknown")])
            return
        # The fast way knows LF and CR LF; a file that ends lines with CR, here or there, is the rare one.
        text = with_newlines(decoded.text) if has_lone_returns(decoded.text) else decoded.text
        body = CsvBody(
            file=name,
            file_code=file_code,
            text=text,
            start=line_start(text, decoded.start, dialect.line_count),
            end=len(text),
            first_line=dialect.line_count + 1,
            bad_lines=decoded.bad_lines,
            delimiter=dialect.delimiter,
            header=header,
        )
        self._rows.headings[file_code] = header.headings
        self._add_body(body)

    def flush(self) -> None:
        """Reads what waits."""
        if self._run:
            read_plain(self._run, self._rows)
            self._run, self._run_bytes, self._run_lines = [], 0, 0

    def _start(self, data: bytes, name: str, file_code: int) -> tuple[Dialect, Header] | None:
        """How a file starts; None, with a problem noted, if it can't be read that way."""
        known = first_line(data, HEAD_BYTES)
        if known in self._known_starts:
            return self._known_starts[known]
        dialect = find_dialect(data, self._table, name)
        if isinstance(dialect, Problem):
            self._refuse(data, file_code, [dialect])
            return None
        header, problems = match_header(self._table, dialect.cells, name, dialect.line)
        if any(problem.severity is Severity.ERROR for problem in problems):
            self._refuse(data, file_code, problems, dialect.line_count)
            return None
        self._rows.problems.extend(problems)
        # A file of one line only, or one without a line end near, is like no other.
        if known and not problems and dialect.line_count == 1:
            self._known_starts[known] = (dialect, header)
        return dialect, header

    def _refuse(
        self, data: bytes, file_code: int, problems: Sequence[Problem], header_lines: int = 1
    ) -> None:
        """Notes the problems, and that none of the lines with text below the header was read."""
        start = line_start(data, 0, header_lines)
        self._rows.refuse(file_code, problems, count_matches(_FILLED_LINE, data, start, len(data)))

    def _add_body(self, body: CsvBody) -> None:
        if not body.has_text:
            self._rows.problems.append(Problem(Place(body.file), "file-no-rows"))
            return
        for part, is_long_line in without_long_lines(body):
            if is_long_line:
                self.flush()
                place = Place(part.file, part.first_line)
                problem = Problem(place, "row-too-big", {"limit": LONGEST_LINE >> 20})
                self._rows.refuse(part.file_code, [problem])
            else:
                self._add_part(part)

    def _add_part(self, part: CsvBody) -> None:
        """Takes in lines of ordinary length: piece by piece up to the first that isn't plain."""
        for piece, line_ends in pieces(part):
            if is_plain(piece):
                self._wait(piece, line_ends + 1)
            elif piece.has_text:
                # Rows may reach beyond the piece, so nobody but the exact reader knows where they end.
                self.flush()
                rest = replace(part, start=piece.start, first_line=piece.first_line)
                read_exactly(rest, self._rows)
                return

    def _wait(self, piece: CsvBody, lines: int) -> None:
        """Keeps a plain piece until there are enough to be read together."""
        if self._run and not self._fits(piece, lines):
            self.flush()
        self._run.append(piece)
        self._run_bytes += piece.size
        self._run_lines += lines

    def _fits(self, body: CsvBody, lines: int) -> bool:
        """Whether a body can be read together with those that wait."""
        return (
            body.delimiter == self._run[0].delimiter
            and body.header.fields == self._run[0].header.fields
            and self._run_bytes + body.size <= BYTES_A_RUN
            and self._run_lines + lines <= MOST_LINES
        )
