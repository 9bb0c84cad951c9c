"""The exact way through a CSV file: row by row, each fault with its line.

The rules are those of Python's `csv` module in strict mode. A row that cannot be read is refused
alone; where a quotation mark is never closed, nobody knows where rows end, and the rest of the file is
refused.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sunboard.problems import Place, Problem
from sunboard.records.bodies import CsvBody, count_matches
from sunboard.records.csv_header import is_blank
from sunboard.records.encodings import line_start, with_newlines
from sunboard.records.gathering import MOST_REFUSED, RowCollector, Rows

FEWEST_TO_TELL = 4
"""With fewer columns, delimiters in a cell are no sign that it swallowed rows."""

_FILLED_LINE = re.compile(rb"\S[^\n]*")
"""Once in each line that holds anything."""


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
        # So that a line break within a cell is the same, however the file ends its lines.
        self.text = with_newlines(body.text[body.start : body.end])
        self._sought = (1, 0)
        self.width = len(body.header.fields)
        self.swallowing = max(self.width, FEWEST_TO_TELL) - 1

    def read(self) -> None:
        fields = self.body.header.fields
        positions = [position for position, name in enumerate(fields) if name is not None]
        names = [name for name in fields if name is not None]
        collector = RowCollector(self.rows, names, self.body.file_code)
        for span, row in self._fitted_rows():
            if self.rows.is_given_up(self.body.file_code):
                self._give_up(span.first)
                break
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

    def _give_up(self, line: int) -> None:
        """Refuses what is left from a line on."""
        count = count_matches(_FILLED_LINE, self.text, self._seek(line), len(self.text))
        place = Place(self.body.file, self._line(line))
        problem = Problem(place, "file-broken", {"limit": MOST_REFUSED})
        self.rows.refuse(self.body.file_code, [problem], count)

    def _fitted_rows(self) -> Iterator[tuple[_Span, list[str] | Problem]]:
        """The rows, with the blank cells that programs leave out, or put in, at their ends."""
        for span, row in self._rows():
            if isinstance(row, list):
                missing = self.width - len(row)
                if missing > 0 and not self._breaks_off(span):
                    row.extend([""] * missing)
                elif missing < 0 and all(map(is_blank, row[self.width :])):
                    del row[self.width :]
            yield span, row

    def _breaks_off(self, span: _Span) -> bool:
        """Whether a row is the last and has no line end: then nobody knows what was cut off."""
        return span.last == self._line_count and not self.text.endswith(b"\n")

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
                    span = _Span(first, self._line_count)
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

    def _texts_in(self, span: _Span) -> int:
        """Lines with text: how many rows there probably are where rows cannot be told apart."""
        if span.first == span.last:
            return 1
        start = self._seek(span.first)
        is_rest = span.last == self._line_count
        end = len(self.text) if is_rest else self._seek(span.last + 1)
        return count_matches(_FILLED_LINE, self.text, start, end)

    def _seek(self, line: int) -> int:
        """The byte at which a line of the body starts; each is asked for after the ones before it."""
        known, start = self._sought
        start = line_start(self.text, start, line - known)
        self._sought = (line, start)
        return start

    @property
    def _line_count(self) -> int:
        """The number of the last line."""
        return self.text.count(b"\n") + (not self.text.endswith(b"\n"))


def _code_of(error: csv.Error, span: _Span) -> str:
    text = str(error)
    if text.startswith("field larger"):
        return "cell-too-long" if span.first == span.last else "quote-unclosed"
    return "quote-unclosed" if text.startswith("unexpected end") else "quote-stray"
