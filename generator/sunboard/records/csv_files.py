"""CSV files: what each starts with, and whether it can be read together with others."""

from __future__ import annotations

from collections.abc import Sequence

from sunboard.problems import Place, Problem, Severity
from sunboard.records.bodies import BYTES_A_RUN, CsvBody
from sunboard.records.columns import Rows
from sunboard.records.csv_header import Dialect, body_start, find_dialect
from sunboard.records.csv_plain import is_plain, read_plain
from sunboard.records.csv_rows import read_exactly
from sunboard.records.encodings import decode, decode_best, is_ambiguous
from sunboard.records.headings import Header, HeadingTable, match_header


class CsvFiles:
    """Takes in the CSV files of one kind."""

    def __init__(self, table: HeadingTable, rows: Rows) -> None:
        self._table = table
        self._rows = rows
        self._run: list[CsvBody] = []
        """Plain bodies of one layout that wait to be read together."""
        self._run_bytes = 0
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
        body = CsvBody(
            file=name,
            file_code=file_code,
            text=decoded.text,
            start=body_start(decoded.text, decoded.start, dialect.line_count),
            end=len(decoded.text),
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
            self._run, self._run_bytes = [], 0

    def _start(self, data: bytes, name: str, file_code: int) -> tuple[Dialect, Header] | None:
        """How a file starts; None, with a problem noted, if it can't be read that way."""
        first_line = data[: data.find(b"\n") + 1]
        if first_line in self._known_starts:
            return self._known_starts[first_line]
        dialect = find_dialect(data, self._table, name)
        if isinstance(dialect, Problem):
            self._refuse(data, file_code, [dialect])
            return None
        header, problems = match_header(self._table, dialect.cells, name, dialect.line)
        if any(problem.severity is Severity.ERROR for problem in problems):
            self._refuse(data, file_code, problems, dialect.line_count)
            return None
        self._rows.problems.extend(problems)
        if not problems and dialect.line_count == 1:
            self._known_starts[first_line] = (dialect, header)
        return dialect, header

    def _refuse(
        self, data: bytes, file_code: int, problems: Sequence[Problem], header_lines: int = 1
    ) -> None:
        """Notes the problems, and that none of the lines with text below the header was read."""
        lines = data.splitlines()[header_lines:]
        count = sum(1 for line in lines if line.strip(b" \t,;"))
        self._rows.refuse(file_code, problems, count)

    def _add_body(self, body: CsvBody) -> None:
        if not body.has_text:
            self._rows.problems.append(Problem(Place(body.file), "file-no-rows"))
        elif is_plain(body):
            if self._run and not self._fits(body):
                self.flush()
            self._run.append(body)
            self._run_bytes += body.size
        else:
            self.flush()
            read_exactly(body, self._rows)

    def _fits(self, body: CsvBody) -> bool:
        """Whether a body can be read together with those that wait."""
        return (
            body.delimiter == self._run[0].delimiter
            and body.header.fields == self._run[0].header.fields
            and self._run_bytes + body.size <= BYTES_A_RUN
        )
