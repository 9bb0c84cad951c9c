"""All files of one kind, one after another."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from sunboard.problems import Place, Problem, Severity
from sunboard.records.columns import Rows, make_table
from sunboard.records.csv_body import Body
from sunboard.records.csv_header import Dialect, body_start, find_dialect
from sunboard.records.csv_plain import plain_body, read_plain
from sunboard.records.csv_rows import read_exactly
from sunboard.records.encodings import (
    GB18030,
    UTF8,
    decode,
    decode_best,
    foreign_format,
    is_ambiguous,
    is_utf8,
)
from sunboard.records.folders import FoundFile
from sunboard.records.headings import HeadingTable, match_header
from sunboard.records.loading import load
from sunboard.records.tables import SourceFile, TextTable
from sunboard.records.yaml_rows import YamlReader
from sunboard.schema import Kind

BYTES_A_RUN = 32 << 20
"""Small files are read together up to this size."""


class KindReader:
    """Reads the files of a kind in the order they are given."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.headings = HeadingTable(kind)
        self.rows = Rows()
        self.files: list[SourceFile] = []
        self.run: list[Body] = []
        """Plain bodies of one layout that wait to be read together."""
        self.run_bytes = 0

    def read_file(self, found: FoundFile) -> None:
        """Takes in one file."""
        data = load(found.path, found.name, is_yaml=found.is_yaml)
        if isinstance(data, Problem):
            self.rows.problems.append(data)
            return
        self.files.append(SourceFile(found.name, {}, 0, hashlib.sha256(data).hexdigest()))
        code = foreign_format(data) or ("file-empty" if not data.strip() else None)
        if code:
            self.rows.problems.append(Problem(Place(found.name), code))
        elif found.is_yaml:
            self._flush()
            reader = YamlReader(decode_best(data), found.name, len(self.files) - 1, self.headings)
            self._note_headings(reader.read(self.rows))
        else:
            self._read_csv(data, found.name)

    def finish(self) -> tuple[TextTable, list[Problem]]:
        """The table of everything read."""
        self._flush()
        files = [
            replace(file, row_count=self.rows.read[code], refused_count=self.rows.refused[code])
            for code, file in enumerate(self.files)
        ]
        return make_table(self.kind, self.rows.pieces, files), self.rows.problems

    def _note_headings(self, headings: Mapping[str, str]) -> None:
        self.files[-1] = replace(self.files[-1], headings=headings)

    def _read_csv(self, data: bytes, name: str) -> None:
        dialect = find_dialect(data, self.headings, name)
        if isinstance(dialect, Problem):
            self._refuse_file(data, [dialect], 1)
            return
        encoding = _encoding(data, dialect)
        if encoding is None:
            self._refuse_file(data, [Problem(Place(name), "encoding-ambiguous")], 1)
            return
        header, problems = match_header(self.headings, dialect.cells, name, dialect.line)
        self._note_headings(header.headings)
        if any(problem.severity is Severity.ERROR for problem in problems):
            self._refuse_file(data, problems, dialect.line_count)
            return
        self.rows.problems.extend(problems)
        decoded = decode(data, encoding)
        body = Body(
            file=name,
            file_code=len(self.files) - 1,
            text=decoded.text,
            start=body_start(decoded.text, decoded.start, dialect.line_count),
            end=len(decoded.text),
            first_line=dialect.line_count + 1,
            delimiter=dialect.delimiter,
            header=header,
            bad_lines=decoded.bad_lines,
        )
        self._read_body(body)

    def _refuse_file(self, data: bytes, problems: list[Problem], header_lines: int) -> None:
        """Notes the problems, and that none of the lines with text below the header was read."""
        lines = data.splitlines()[header_lines:]
        self.rows.problems.extend(problems)
        self.rows.refused[len(self.files) - 1] += sum(1 for line in lines if line.strip(b" \t,;"))

    def _read_body(self, body: Body) -> None:
        if not body.text[body.start :].strip():
            self.rows.problems.append(Problem(Place(body.file), "file-no-rows"))
            return
        plain = plain_body(body)
        if plain is None:
            self._flush()
            read_exactly(body, self.rows)
            return
        size = plain.end - plain.start
        if self.run and (plain.layout != self.run[0].layout or self.run_bytes + size > BYTES_A_RUN):
            self._flush()
        self.run.append(plain)
        self.run_bytes += size

    def _flush(self) -> None:
        if self.run:
            read_plain(self.run, self.rows)
            self.run, self.run_bytes = [], 0


def _encoding(data: bytes, dialect: Dialect) -> str | None:
    """The file's encoding; where its headings don't tell, its text must. None if that may be either."""
    if len(dialect.encodings) == 1:
        return dialect.encodings[0]
    if is_utf8(data):
        return None if is_ambiguous(data) else UTF8
    return GB18030
