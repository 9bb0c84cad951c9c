"""The only door to XlsxWriter: a workbook's bytes, the same for the same values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sunboard.boards.appraisal import Sheet, Value


def workbook_bytes(sheets: Iterable[Sheet], made_on: date) -> bytes:
    """An .xlsx file that says it was made on a given day, as it would else hold the clock's time."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(made_on.year, made_on.month, made_on.day)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            _add_sheet(book, sheet, head, body)
    return file.getvalue()


def _add_sheet(book: Workbook, sheet: Sheet, head: Format, body: Format) -> None:
    page = book.add_worksheet(sheet.title)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for column, text in enumerate(sheet.heads):
        page.write_string(0, column, text, head)
    for row, values in enumerate(sheet.rows, start=1):
        for column, value in enumerate(values):
            _write(page, row, column, value, body)


_A4 = 9


def _write(page: Worksheet, row: int, column: int, value: Value, body: Format) -> None:
    # Never the library's `write`, which takes a name that begins with "=" for a formula.
    if isinstance(value, str) and value:
        page.write_string(row, column, value, body)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, body)
