"""Ids written into a sheet's XML: cells are put in or filled, and what says how far it reaches is widened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from sunboard.language import later
from sunboard.publishing.numbering.column import IdColumn, UnfitError, Written, holds_no_id
from sunboard.publishing.numbering.sheet_map import (
    LAST_COLUMN,
    Area,
    Cell,
    Row,
    SheetMap,
    Span,
    area_of,
    map_sheet,
)
from sunboard.records.layouts.grids import letters_of

_SPANS = re.compile(rb"(\sspans\s*=\s*[\"'])(\d+):(\d+)([\"'])")
_REF = re.compile(rb"(\sref\s*=\s*[\"'])([^\"']*)([\"'])")


class Edit(NamedTuple):
    """Bytes that come in the place of others."""

    span: Span
    content: bytes


def sheet_with_ids(content: bytes, column: IdColumn) -> Written:
    """A sheet's XML with the ids of one table.

    Raises:
        UnfitError: the sheet is protected, a row isn't there, or there is no room in one.
    """
    found = map_sheet(content)
    if found.is_protected:
        raise UnfitError(later("工作表加了保护"))
    at = column.at or _free_column(found, column)
    texts = dict(column.ids) if column.at else {column.head_row: column.heading, **column.ids}
    edits = [
        edit for number, text in texts.items() for edit in _cell(content, found, number, at, text)
    ]
    edits += _reach(content, found, texts, at)
    if column.at is None:
        edits += _filter(content, found, column.head_row, at)
    return Written(_spliced(content, edits), at, found.has_tables and column.at is None)


def _free_column(found: SheetMap, column: IdColumn) -> int:
    """The first column right of the table's headings that is seen, and in which nothing stands beside it."""
    head = found.rows.get(column.head_row)
    headed = {cell.column for cell in head.cells if not cell.is_blank} if head else set()
    if not headed:
        raise UnfitError(later("第{row}行没有表头", row=column.head_row))
    last_row = max(column.ids)
    taken = {
        cell.column
        for number, row in found.rows.items()
        if column.head_row <= number <= last_row
        for cell in row.cells
        if not cell.is_blank
    }
    # A merged heading reaches over columns that hold nothing themselves.
    closed = [
        *found.hidden,
        *(
            (area.first_column, area.last_column)
            for area in found.merged
            if area.first_row <= last_row and area.last_row >= column.head_row
        ),
    ]
    for at in range((column.after or max(headed)) + 1, LAST_COLUMN + 1):
        if at not in taken and not any(first <= at <= last for first, last in closed):
            if at + 1 in headed:
                raise UnfitError(later("右边紧挨着别的表"))
            return at
    raise UnfitError(later("表头右边没有空列"))


def _cell(content: bytes, found: SheetMap, number: int, at: int, text: str) -> Iterator[Edit]:
    """A text put into a cell that is blank, or not there yet."""
    row = found.rows.get(number)
    if row is None:
        raise UnfitError(later("没有第{number}行", number=number))
    _refuse_merged(found.merged, number, at)
    before = [cell for cell in row.cells if cell.column < at]
    cell = next((cell for cell in row.cells if cell.column == at), None)
    style = cell.style if cell else before[-1].style if before else None
    new = _element(row, number, at, style, text)
    if cell is not None:
        _refuse_taken(cell, number)
        yield Edit(cell.span, new)
    elif row.head.end == row.end and content[row.head.end - 2 : row.head.end] == b"/>":
        opened = _widened(content, row, at)[:-2].rstrip() + b">"
        yield Edit(row.head, opened + new + f"</{row.prefix}row>".encode())
        return
    else:
        after = next((cell.span.start for cell in row.cells if cell.column > at), row.end)
        # Behind the cell before, so that what a program puts between cells stays where it is.
        where = before[-1].span.end if before and after == row.end else after
        yield Edit(Span(where, where), new)
    if (widened := _widened(content, row, at)) != content[slice(*row.head)]:
        yield Edit(row.head, widened)


def _refuse_merged(merged: Iterable[Area], number: int, at: int) -> None:
    for area in merged:
        is_inside = (
            area.first_row <= number <= area.last_row
            and area.first_column <= at <= area.last_column
        )
        if is_inside and (number, at) != area[:2]:
            raise UnfitError(
                later(
                    "{column}列第{number}行在合并的单元格里", column=letters_of(at), number=number
                )
            )


def _refuse_taken(cell: Cell, number: int) -> None:
    # Of a shared text only its number stands here; whoever read the file knows that it is blank.
    if cell.has_formula or not (cell.kind == "s" or holds_no_id(cell.text)):
        raise UnfitError(
            later("{column}列第{number}行不是空的", column=letters_of(cell.column), number=number)
        )


def _element(row: Row, number: int, at: int, style: str | None, text: str) -> bytes:
    look = f" s={quoteattr(style)}" if style else ""
    p = row.prefix
    return (
        f'<{p}c r="{letters_of(at)}{number}"{look} t="inlineStr">'
        f"<{p}is><{p}t>{escape(text)}</{p}t></{p}is></{p}c>"
    ).encode()


def _widened(content: bytes, row: Row, at: int) -> bytes:
    """The row's start tag, which may say from which column to which it reaches."""

    def wider(match: re.Match[bytes]) -> bytes:
        start, first, last, end = match.groups()
        return b"%b%d:%d%b" % (start, min(int(first), at), max(int(last), at), end)

    return _SPANS.sub(wider, content[slice(*row.head)], count=1)


def _reach(content: bytes, found: SheetMap, rows: Iterable[int], at: int) -> Iterator[Edit]:
    """The sheet's own word of how far it reaches."""
    if found.dimension:
        reference = _REF.search(content, *found.dimension)
        area = area_of(reference[2].decode()) if reference else None
        if reference and area:
            wide = Area(
                min(area.first_row, *rows),
                min(area.first_column, at),
                max(area.last_row, *rows),
                max(area.last_column, at),
            )
            if wide != area:
                yield Edit(Span(*reference.span(2)), _written(wide))


def _filter(content: bytes, found: SheetMap, head_row: int, at: int) -> Iterator[Edit]:
    """The sheet's filter reaches over the new column: who sorts by it must not part ids from their rows."""
    if found.filter:
        tag, area = found.filter
        reference = _REF.search(content, *tag)
        if reference and area.first_row == head_row and area.last_column == at - 1:
            wide = area._replace(last_column=at)
            yield Edit(Span(*reference.span(2)), _written(wide))


def _written(area: Area) -> bytes:
    first = f"{letters_of(area.first_column)}{area.first_row}"
    return f"{first}:{letters_of(area.last_column)}{area.last_row}".encode()


def _spliced(content: bytes, edits: Iterable[Edit]) -> bytes:
    parts, end = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [content[end : edit.span.start], edit.content]
        end = edit.span.end
    return b"".join((*parts, content[end:]))
