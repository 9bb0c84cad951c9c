"""Workbooks to be filled in: text columns with notes and lists to choose from, and a guide, never read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from sunboard.language import say

MOST_ROWS = 2_000
"""Rows that have lists to choose from; more may be filled in."""
_LONGEST_NOTE, _LONGEST_HEAD = 255, 32
_NARROWEST, _WIDEST = 10, 28
_LIST_COLUMN = 6
"""The guide's first column of lists to choose from."""


@dataclass(frozen=True)
class FormColumn:
    """A column to be filled in."""

    heading: str
    note: str
    """How it is filled in."""
    example: str
    """"" for a text."""
    is_needed: bool
    choices: tuple[str, ...] = ()
    """What may be chosen; () for anything. Others may be typed as well: the check says what isn't known."""
    names_of: str = ""
    """The kind on whose sheet the names stand that may be chosen; "" for none."""


@dataclass(frozen=True)
class FormSheet:
    """A sheet of records of one kind, empty."""

    kind: str
    """The name of the kind."""
    title: str
    meaning: str
    """What one row is."""
    columns: tuple[FormColumn, ...]
    name_column: int | None
    """Which column other sheets choose from, from 0; None where its records have no name."""


def form_workbook(sheets: Sequence[FormSheet], guide: str) -> bytes:
    """An .xlsx file: the sheets, and the guide behind them.

    Args:
        sheets: What is to be filled in.
        guide: What the guide is called: one of the names of sheets that are never read.
    """
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False}) as book:
        pages = [book.add_worksheet(sheet.title) for sheet in sheets]
        lists = _add_guide(book, guide, sheets)
        for sheet, page in zip(sheets, pages, strict=True):
            _add_sheet(book, page, sheet, sheets, lists)
    return file.getvalue()


def _add_sheet(
    book: Workbook,
    page: Worksheet,
    sheet: FormSheet,
    sheets: Sequence[FormSheet],
    lists: dict[tuple[str, ...], str],
) -> None:
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "num_format": "@"}
    head, needed = (book.add_format({**look, "bg_color": c}) for c in ("#F2F2F2", "#F8DDDD"))
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_row(0, 32)
    for number, column in enumerate(sheet.columns):
        width = max(_NARROWEST, min(_WIDEST, 2 * len(column.heading) + 4))
        page.set_column(number, number, width, text)
        page.write_string(0, number, column.heading, needed if column.is_needed else head)
        source = lists.get(column.choices) or _names(column, sheets)
        page.data_validation(1, number, MOST_ROWS, number, _rule(column, source))


def _rule(column: FormColumn, source: str) -> dict[str, object]:
    """What is said where a cell of the column is chosen, and what it may be filled with."""
    rule: dict[str, object] = {
        "validate": "list" if source else "any",
        "input_title": column.heading[:_LONGEST_HEAD],
        "input_message": column.note[:_LONGEST_NOTE],
        # What isn't on the list may be right as well: the check knows short names, and says what it doesn't.
        "error_type": "information",
    }
    return rule | ({"source": source, "show_error": False} if source else {})


def _names(column: FormColumn, sheets: Sequence[FormSheet]) -> str:
    """The names in another sheet as a range; "" for none."""
    for sheet in sheets:
        if sheet.kind == column.names_of and sheet.name_column is not None:
            letter = xl_col_to_name(sheet.name_column)
            return f"='{sheet.title}'!${letter}$2:${letter}${MOST_ROWS}"
    return ""


def _add_guide(
    book: Workbook, guide: str, sheets: Sequence[FormSheet]
) -> dict[tuple[str, ...], str]:
    """The guide; each list to choose from, and the range of the guide that holds it."""
    page = book.add_worksheet(guide)
    head = book.add_format({"bold": True, "bg_color": "#F2F2F2", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    heads = (say("表"), say("栏目"), say("必填"), say("怎么填"), say("例子"))
    for number, (title, width) in enumerate(zip(heads, (14, 18, 6, 60, 30), strict=True)):
        page.set_column(number, number, width, body)
        page.write_string(0, number, title, head)
    page.freeze_panes(1, 0)
    for row, cells in enumerate(_guide_rows(sheets), start=1):
        for number, cell in enumerate(cells):
            page.write_string(row, number, cell, body)
    lists: dict[tuple[str, ...], str] = {}
    for column in (column for sheet in sheets for column in sheet.columns if column.choices):
        if column.choices not in lists:
            at = _LIST_COLUMN + len(lists)
            page.write_string(0, at, say("可选：{heading}", heading=column.heading), head)
            page.write_column(1, at, column.choices, body)
            letter = xl_col_to_name(at)
            lists[column.choices] = f"='{guide}'!${letter}$2:${letter}${len(column.choices) + 1}"
    return lists


def _guide_rows(sheets: Sequence[FormSheet]) -> Iterator[tuple[str, ...]]:
    for sheet in sheets:
        yield sheet.title, "", "", say("一行是{meaning}。", meaning=sheet.meaning), ""
        for column in sheet.columns:
            needed = say("是") if column.is_needed else ""
            yield sheet.title, column.heading, needed, column.note, column.example
