"""YAML files, and whether each can be read together with others."""

from __future__ import annotations

from sunboard.problems import Place, Problem
from sunboard.records.bodies import BYTES_A_RUN, Body
from sunboard.records.encodings import decode_best, is_ambiguous, with_newlines
from sunboard.records.fast.yaml_plain import is_plain, read_plain
from sunboard.records.gathering import Rows
from sunboard.records.headings import HeadingTable
from sunboard.records.pieces import MOST_LINES
from sunboard.records.yaml_rows import read_exactly


class YamlFiles:
    """Takes in the YAML files of one kind."""

    def __init__(self, table: HeadingTable, rows: Rows) -> None:
        self._table = table
        self._rows = rows
        self._run: list[Body] = []
        """Plain bodies that wait to be read together."""
        self._run_bytes = 0

    def add(self, data: bytes, name: str, file_code: int) -> None:
        """Takes in one file."""
        if is_ambiguous(data):
            self._rows.problems.append(Problem(Place(name), "encoding-ambiguous"))
            return
        decoded = decode_best(data)
        if not decoded.is_readable:
            self._rows.problems.append(Problem(Place(name), "encoding-unknown"))
            return
        text = with_newlines(decoded.text[decoded.start :])
        body = Body(name, file_code, text, 0, len(text), 1, decoded.bad_lines)
        if body.line_count > MOST_LINES or not is_plain(body):
            self.flush()
            read_exactly(body, self._table, self._rows)
            return
        if self._run_bytes + body.size > BYTES_A_RUN:
            self.flush()
        self._run.append(body)
        self._run_bytes += body.size

    def flush(self) -> None:
        """Reads what waits."""
        if self._run:
            read_plain(self._run, self._table, self._rows)
            self._run, self._run_bytes = [], 0
