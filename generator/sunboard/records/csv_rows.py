"""The exact way through a CSV file: row by row, each fault with its line.

The rules are those of Python's `csv` module in strict mode. A row that cannot be read is refused
alone; where a quotation mark is never closed, nobody knows where rows end, and the rest of the file is
refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sunboard.problems import Place, Problem
from sunboard.records.bodies import CsvBody
from sunboard.records.columns import RowCollector, Rows
from sunboard.records.csv_header import is_blank

FEWEST_TO_TELL = 4
"""With fewer columns, delimiters in a cell are no sign that it swallowed rows."""


def read_exactly(body: CsvBody, rows: Rows) -> None:
    """Reads a body row by row."""
    _ExactReader(body, rows).read()


@dataclass(frozen=True)
class _Span:
    """The lines of the body that a row takes up, from 1, both included."""

    first: int
    last: int


class _ExactReader:
    def __init__(self, body: CsvBody, rows: Rows) -> None:
        self.body = body
        self.rows = rows
        self.text = body.text[body.start : body.end]
        self.width = len(body.header.fields)
        self.swallowing = max(self.width, FEWEST_TO_TELL) - 1

    def read(self) -> None:
        fields = self.body.header.fields
        positions = [position for position, name in enumerate(fields) if name is not None]
        names = [name for name in fields if name is not None]
        collector = RowCollector(self.rows, names, self.body.file_code)
        for span, row in self._rows():
            if isinstance(row, Problem):
                self.rows.refuse(self.body.file_code, [row], self._texts_in(span))
            elif fault := self._fault(span, row):
                self.rows.refuse(self.body.file_code, [fault])
            else:
                cells = [row[position] for position in positions]
                # A serial number in a column that isn't read makes no record.
                if not all(map(is_blank, cells)):
                    collector.add(cells, self._line(span.first))
        collector.flush()

    def _rows(self) -> Iterator[tuple[_Span, list[str] | Problem]]:
        """Each row that is not blank, with its lines; a problem for what is no row."""
        lines = io.TextIOWrapper(io.BytesIO(self.text), "utf-8", newline="")
        reader = csv.reader(lines, delimiter=self.body.delimiter, strict=True)
        first = 1
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                span = _Span(first, reader.line_num)
                code = _code_of(error, span)
                if code == "quote-unclosed":
                    span = _Span(first, len(self._lines))
                params = {"last": self._line(span.last), "limit": csv.field_size_limit()}
                yield span, Problem(Place(self.body.file, self._line(first)), code, params)
                if code == "quote-unclosed":
                    return
            else:
                if row is None:
                    return
                if row and not (is_blank(row[0]) and all(map(is_blank, row))):
                    yield _Span(first, reader.line_num), row
            first = reader.line_num + 1

    def _fault(self, span: _Span, row: list[str]) -> Problem | None:
        place = Place(self.body.file, self._line(span.first))
        if len(row) != self.width:
            code = "row-too-long" if len(row) > self.width else "row-too-short"
            return Problem(place, code, {"found": len(row), "expected": self.width})
        if self.body.bad_lines and any(
            self._line(line) in self.body.bad_lines for line in range(span.first, span.last + 1)
        ):
            return Problem(place, "bytes-unreadable")
        for position in self.body.header.unnamed:
            if not is_blank(row[position]):
                return Problem(place, "heading-blank", {"position": position + 1})
        if span.last > span.first and self._swallows_rows(row):
            return Problem(place, "rows-in-cell", {"last": self._line(span.last)})
        return None

    def _swallows_rows(self, row: list[str]) -> bool:
        """Whether a cell holds a line break and as many delimiters as a row: stray marks did it."""
        delimiter = self.body.delimiter
        return any("\n" in cell and cell.count(delimiter) >= self.swallowing for cell in row)

    def _line(self, line: int) -> int:
        return self.body.first_line + line - 1

    @cached_property
    def _lines(self) -> list[bytes]:
        return self.text.splitlines()

    def _texts_in(self, span: _Span) -> int:
        """Lines with text: how many rows there probably are where rows cannot be told apart."""
        if span.first == span.last:
            return 1
        return sum(1 for line in self._lines[span.first - 1 : span.last] if line.strip())


def _code_of(error: csv.Error, span: _Span) -> str:
    text = str(error)
    if text.startswith("field larger"):
        return "cell-too-long" if span.first == span.last else "quote-unclosed"
    return "quote-unclosed" if text.startswith("unexpected end") else "quote-stray"
