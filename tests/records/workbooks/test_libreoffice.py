"""LibreOffice opens the workbooks and saves them anew: the same cells, and the same words."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from sunboard.checks.saying import format_problem
from sunboard.records.workbooks import Book, read_book

from tests.factories import elsewhere
from tests.records.workbooks.cases import CASES
from tests.records.workbooks.making import by_openpyxl

CHANGED = {
    "formulas by openpyxl",  # which it computes
    "nothing but a formula",
    "results XlsxWriter made up",  # which it believes
    "a formula without result",
    *(f"the error {error}" for error in ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!")),
    "formats not spelt out",  # which mean other things in other languages
    "days written as ISO",  # whose cells say nothing else of days
    "a picture in a cell",  # a formula of WPS alone, which it can't compute
    "macros",  # which it drops, as they are none
    "links",
}
"""Cases of which it saves something else, and rightly."""
READING = """
import pathlib, sys
from sunboard.records.workbooks import read_book
(sheet,) = read_book(pathlib.Path(sys.argv[1]).read_bytes(), "a.xlsx").sheets
sys.stdout.buffer.write(f"{sheet.cells}".encode())
"""


def _table(sheet: Worksheet) -> None:
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B3:B4")


def office_table() -> bytes:
    rows = [
        ["某县任务清单（2026年）"],
        ["序号", "社区", "诉求内容", "受理时间"],
        [1, "东关社区", "井盖松动", date(2026, 3, 5)],
        [2, None, "约1200户停电", "3月6日"],
        ["合计", "1个", "2件", None],
    ]
    return by_openpyxl(rows, _table)


def converted(folder: Path, books: dict[str, bytes], ending: str) -> dict[str, Book]:
    """The workbooks as LibreOffice saves them, read."""
    before, after = folder / "before", folder / "after"
    before.mkdir()
    for name, data in books.items():
        (before / f"{name}.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(after)]
    files = sorted(map(str, before.iterdir()))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return {name: read_book((after / f"{name}.{ending}").read_bytes(), "a.xlsx") for name in books}


def test_saved_as_xlsx_then_the_same_cells_and_words(tmp_path: Path) -> None:
    cases = [case for case in CASES if case.cells and case.name not in CHANGED]
    books = converted(tmp_path, {str(n): case.make() for n, case in enumerate(cases)}, "xlsx")
    for case, book in zip(cases, books.values(), strict=True):
        cells = next((sheet.cells for sheet in book.sheets if sheet.name == "表"), None)
        assert cells == case.cells, case.name
        assert [format_problem(problem) for problem in book.problems] == list(case.said), case.name


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_an_offices_table_then_the_same_sheet(tmp_path: Path, ending: str) -> None:
    data = office_table()
    (saved,) = converted(tmp_path, {"a": data}, ending)["a"].sheets
    (sheet,) = read_book(data, "a.xlsx").sheets
    assert (saved.cells, {*saved.merged}) == (sheet.cells, {*sheet.merged})
    # An .xls is read in a process of its own, which is forked on Linux alone.
    command = [sys.executable, "-c", READING, tmp_path / "after" / f"a.{ending}"]
    there = subprocess.run(command, env=elsewhere(), capture_output=True, check=True)
    assert there.stdout.decode() == f"{sheet.cells}"
