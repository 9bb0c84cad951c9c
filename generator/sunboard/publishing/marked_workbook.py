"""Workbooks with marked cells: a clerk's own sheets, and a list that leads to each cell with a fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sunboard.language import mark, say, say_in

LIST = mark("问题")
"""The sheet that lists what is to be mended."""
_LONGEST_TITLE = 31
_LONGEST_CELL = 32_767
_WIDEST, _NARROWEST = 40, 6
_LINE, _MOST_LINES = 15, 10
"""Points of a line, and lines of the highest row."""
_WIDTHS = (6, 6, 54, 90)
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""When it was made, for every such file alike: the same problems make the same bytes."""


class Cell(NamedTuple):
    """A cell, by row and column from 1."""

    row: int
    column: int


@dataclass(frozen=True)
class Mark:
    """What is wrong with a cell."""

    note: str
    is_error: bool


@dataclass(frozen=True)
class MarkedSheet:
    """One of the clerk's own sheets."""

    title: str
    """As unlike all others of the workbook as `titles_for` makes it."""
    rows: Mapping[int, Sequence[str]]
    """Texts by row, from 1, each from the first column on; rows without any are left out."""
    merged: Sequence[tuple[Cell, Cell]]
    """First and last cell of those shown as one."""
    marks: Mapping[Cell, Mark]


@dataclass(frozen=True)
class Entry:
    """A line of the list."""

    number: int
    """Of the cause, so that those alike stay together."""
    is_error: bool
    mark: str
    """The word for how grave it is."""
    place: str
    words: str
    title: str = ""
    """The sheet that its cell is in."""
    cell: Cell | None = None


def titles_for(names: Sequence[str]) -> list[str]:
    """Titles that a workbook can hold, in the same order, none twice nor the list's own."""
    taken = {say(LIST).casefold()}
    titles = []
    for name in names:
        plain = "".join("_" if c in "[]:*?/\\" or not c.isprintable() else c for c in name).strip(
            "' "
        )
        plain = plain or "_"
        title, number = plain[:_LONGEST_TITLE], 1
        while title.casefold() in taken:
            number += 1
            ending = f"({number})"
            title = plain[: _LONGEST_TITLE - len(ending)] + ending
        taken.add(title.casefold())
        titles.append(title)
    return titles


def marked_workbook(sheets: Sequence[MarkedSheet], entries: Sequence[Entry]) -> bytes:
    """An .xlsx file: the list first, then the sheets, cells at their own places."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _MADE})
        forms = _Forms(book)
        _add_list(book.add_worksheet(say(LIST)), entries, forms)
        for sheet in sheets:
            _add_sheet(book.add_worksheet(sheet.title), sheet, forms)
    return file.getvalue()


class _Forms:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self.body = book.add_format(cell)
        self.head = book.add_format({**cell, "bold": True, "bg_color": "#F2F2F2"})
        self.link = book.add_format({**cell, "font_color": "#0563C1", "underline": 1})
        # Told apart without colour too: by their bold print.
        error, warning = {"bg_color": "#FFC7CE", "bold": True}, {"bg_color": "#FFEB9C"}
        self.error = book.add_format({**cell, **error})
        self.warning = book.add_format({**cell, **warning})
        title = {**cell, "text_wrap": False}
        self._titles = [book.add_format({**title, **more}) for more in ({}, error, warning)]

    def of(self, mark: Mark | None, *, is_title: bool = False) -> Format:
        """The look of a cell with a mark, or none; that of a title goes on to the right."""
        body, error, warning = self._titles if is_title else (self.body, self.error, self.warning)
        if mark is None:
            return body
        return error if mark.is_error else warning


def _heads() -> tuple[str, ...]:
    """What is told of each problem."""
    severity = say_in("改表", "级别")
    return say("序号"), severity, say("在哪里"), say("问题和办法")


def _add_list(page: Worksheet, entries: Sequence[Entry], forms: _Forms) -> None:
    page.freeze_panes(1, 0)
    for column, (head, width) in enumerate(zip(_heads(), _WIDTHS, strict=True)):
        page.set_column(column, column, max(width, _width(head) + 2))
        page.write_string(0, column, head, forms.head)
    for row, entry in enumerate(entries, start=1):
        shown = ("", entry.mark, entry.place, entry.words)
        page.set_row(row, _height(shown, _WIDTHS))
        page.write_number(row, 0, entry.number, forms.body)
        page.write_string(row, 1, entry.mark, forms.error if entry.is_error else forms.warning)
        if entry.cell is not None:
            title = entry.title.replace("'", "''")
            at = f"internal:'{title}'!{_letters(entry.cell.column)}{entry.cell.row}"
            page.write_url(row, 2, at, forms.link, entry.place)
        else:
            page.write_string(row, 2, entry.place, forms.body)
        page.write_string(row, 3, entry.words, forms.body)
    page.autofilter(0, 0, max(len(entries), 1), len(_WIDTHS) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _add_sheet(page: Worksheet, sheet: MarkedSheet, forms: _Forms) -> None:
    page.set_landscape()
    page.fit_to_pages(1, 0)
    widths = _widths(sheet)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for first, last in sheet.merged:
        _merge(page, sheet, first, last, forms)
    for row in sheet.rows:
        _add_row(page, sheet, row, widths, forms)
    for cell, told in sheet.marks.items():
        if cell.column > len(sheet.rows.get(cell.row, ())):
            page.write_blank(cell.row - 1, cell.column - 1, None, forms.of(told))
        page.write_comment(
            cell.row - 1, cell.column - 1, told.note, {"x_scale": 2.5, "y_scale": 1.5, "author": ""}
        )


def _add_row(
    page: Worksheet, sheet: MarkedSheet, row: int, widths: Sequence[int], forms: _Forms
) -> None:
    texts = sheet.rows[row]
    page.set_row(row - 1, _height(texts, widths))
    for column, text in enumerate(texts, start=1):
        form = forms.of(sheet.marks.get(Cell(row, column)), is_title=_is_title(texts))
        if text:
            # Never the library's `write`, which takes a text that begins with "=" for a formula.
            page.write_string(row - 1, column - 1, text[:_LONGEST_CELL], form)
        else:
            page.write_blank(row - 1, column - 1, None, form)


def _merge(page: Worksheet, sheet: MarkedSheet, first: Cell, last: Cell, forms: _Forms) -> None:
    form = forms.of(sheet.marks.get(first))
    try:
        page.merge_range(first.row - 1, first.column - 1, last.row - 1, last.column - 1, "", form)
    except XlsxWriterException:  # it lies over another, as only damaged files have it
        return


def _widths(sheet: MarkedSheet) -> list[int]:
    """Wide enough for the cells of each column; titles and notes stand alone in their rows, and don't count."""
    widths: list[int] = []
    for texts in sheet.rows.values():
        widths += [_NARROWEST] * (len(texts) - len(widths))
        if sum(map(bool, texts)) * 2 < len(texts):
            continue
        for column, text in enumerate(texts):
            widths[column] = min(max(widths[column], _width(text[:_WIDEST]) + 2), _WIDEST)
    return widths


def _is_title(texts: Sequence[str]) -> bool:
    """Whether a row holds few texts, as a title or a note does."""
    return sum(map(bool, texts)) * 2 < len(texts)


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Of a row, in points: not every program makes one high enough by itself. Titles run on to the right."""
    if _is_title(texts):
        return _LINE
    lines = max(-(-_width(text) // width) for text, width in zip(texts, widths, strict=False))
    return _LINE * min(max(lines, 1), _MOST_LINES)


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
