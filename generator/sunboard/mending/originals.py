"""Files of records as their clerk sees them: rows of cells, whatever the program makes of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sunboard.problems import Problem
from sunboard.records.csv_header import DELIMITERS
from sunboard.records.encodings import UTF8, decode_best, with_newlines
from sunboard.records.loading import load
from sunboard.records.sheets import Merged, Sheet
from sunboard.records.workbooks import is_book, read_book

_YAML = (".yml", ".yaml")
_LOOKED_AT, _LINES_LOOKED_AT = 4096, 5
"""Characters and lines that tell the delimiter."""


@dataclass(frozen=True)
class Original:
    """One sheet of a workbook, a CSV file, or the lines of another file of text."""

    name: str
    """The sheet's name; "" for a file without sheets."""
    rows: Mapping[int, Sequence[str]]
    """By row as reports count them, from 1: rows of a workbook, lines of a file; cells from column A on."""
    merged: Sequence[Merged] = ()


def originals_of(project: Path, file: str, *, counts_lines: bool) -> list[Original]:
    """The sheets of one file; none where it can't be read.

    Args:
        project: The project's folder.
        file: Its path below that.
        counts_lines: Whether reports count the lines of a CSV file; else its rows, as a spreadsheet does.
    """
    path = project / file
    data = load(path, file, is_yaml=False)
    if isinstance(data, Problem):
        return []
    if is_book(data):
        return [_sheet(each) for each in read_book(data, file).sheets]
    decoded = decode_best(data)
    text = with_newlines(decoded.text[decoded.start :]).decode(UTF8, errors="replace")
    if path.suffix.lower() in _YAML:
        return [Original("", {n: [line] for n, line in enumerate(text.splitlines(), start=1)})]
    return [Original("", _rows(text, counts_lines=counts_lines))]


def _sheet(sheet: Sheet) -> Original:
    left = [""] * (sheet.first_column - 1)
    rows = {sheet.first_row + at: [*left, *cells] for at, cells in enumerate(sheet.cells)}
    return Original(sheet.name, rows, sheet.merged)


def _rows(text: str, *, counts_lines: bool) -> dict[int, Sequence[str]]:
    """The rows of a CSV file, as far as they can be told apart."""
    head = text[:_LOOKED_AT].split("\n")[:_LINES_LOOKED_AT]
    delimiter = max(DELIMITERS, key=lambda each: sum(line.count(each) for line in head))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: dict[int, Sequence[str]] = {}
    start = 1
    with suppress(csv.Error):
        for cells in reader:
            rows[start] = cells
            start = 1 + (reader.line_num if counts_lines else len(rows))
    return rows
