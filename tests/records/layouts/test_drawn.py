"""Records laid out at random are read back, each with its line: from sheets, and from files of any form.

`make layouts` reads ten thousand of each: `python -m tests.records.layouts.test_drawn [FIRST] [COUNT]`.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
import tempfile
from pathlib import Path

import openpyxl
import pytest
from sunboard.records import read_records
from sunboard.records.layouts.derived import UNSAID_PLACE
from sunboard.records.layouts.layout import lay

from tests.records.layouts.drawn import Draw, Drawn

Found = dict[str, list[tuple[int, dict[str, str]]]]

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
DELIMITERS = (",", ";", "\t")
LINE_ENDS = ("\n", "\r\n", "\r")


def even(found: Found) -> Found:
    """Without the blanks that stand around texts, and in headings."""
    return {
        kind: [
            (line, {name: "".join(text.split()) for name, text in record.items() if text.strip()})
            for line, record in rows
        ]
        for kind, rows in found.items()
        if rows
    }


def read(drawn: Drawn) -> Found:
    """What is read of a sheet."""
    laid = lay(drawn.sheet)
    assert laid.tables, [problem.text() for problem in laid.problems]
    return {
        table.kind.name: [
            (line, {name: texts[at] for name, texts in table.columns.items()})
            for at, line in enumerate(table.lines)
        ]
        for table in laid.tables
        if not table.lacks_place
    }


def read_file(drawn: Drawn, seed: int, root: Path) -> Found:
    """What is read of a project with the sheet as a file."""
    data = root / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    path = root / drawn.sheet.file
    if path.suffix == ".csv":
        write_csv(drawn, random.Random(seed), path)
    else:
        write_workbook(drawn, path)
    tables, problems = read_records(root)
    assert any(len(table) for table in tables.values()), [problem.text() for problem in problems]
    return {
        kind: [
            (int(table.lines[at]), record)
            for at, record in enumerate(table.cells.to_dict("records"))
            if UNSAID_PLACE not in record.values()
        ]
        for kind, table in tables.items()
    }


def write_csv(drawn: Drawn, chosen: random.Random, path: Path) -> None:
    delimiter = chosen.choice(DELIMITERS)
    with path.open("w", encoding=chosen.choice(ENCODINGS), newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator=chosen.choice(LINE_ENDS))
        # A line break in a cell moves the lines of a file; the drawn sheet knows rows alone.
        writer.writerows([[c.replace("\n", "，") for c in row] for row in drawn.sheet.cells])


def write_workbook(drawn: Drawn, path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = drawn.sheet.name
    for row in drawn.sheet.cells:
        sheet.append([cell or None for cell in row])
    for each in drawn.sheet.merged:
        sheet.merge_cells(
            start_row=each.first_row,
            start_column=each.first_column,
            end_row=each.last_row,
            end_column=each.last_column,
        )
    book.save(path)


def compare(seed: int) -> None:
    drawn = Draw(seed).sheet()
    assert even(read(drawn)) == even(drawn.tables), seed


def compare_file(seed: int, root: Path) -> None:
    drawn = Draw(seed).sheet()
    found = even(read_file(drawn, seed, root))
    if drawn.sheet.file.endswith(".csv"):
        stated = {
            kind: [
                (line, {n: t.replace("\n", "，") for n, t in record.items()})
                for line, record in rows
            ]
            for kind, rows in drawn.tables.items()
        }
    else:
        stated = drawn.tables
    assert found == even(stated), seed


WRONG_ONCE = (2481, 4498, 4790, 8823)
"""Offices below 单位, right of a quantity that none of the rows has a measure for."""


@pytest.mark.parametrize("seed", [*range(100), *WRONG_ONCE])
def test_a_drawn_sheet_is_read_back(seed: int) -> None:
    compare(seed)


@pytest.mark.parametrize("seed", range(50))
def test_a_drawn_file_is_read_back(seed: int, tmp_path: Path) -> None:
    compare_file(seed, tmp_path)


if __name__ == "__main__":
    first, count = (int(word) for word in (*sys.argv[1:], "0", "10000")[:2])
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            compare(seed)
            compare_file(seed, Path(folder))
    sys.stdout.write(f"{count} sheets and {count} files: all read as they were drawn\n")
