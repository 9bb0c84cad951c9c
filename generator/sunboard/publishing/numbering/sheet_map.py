"""Where things stand in a sheet's XML, byte by byte: expat says where, and no library writes it anew.

The elements are those of ECMA-376 part 1, 18.3, under any prefix and namespace, transitional or strict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from sunboard.language import later
from sunboard.publishing.numbering.column import UnfitError

LAST_COLUMN = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]+)")
_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_TRUE = frozenset({"1", "true"})
_ROW = ("worksheet", "sheetData", "row")
_CELL = (*_ROW, "c")


class Span(NamedTuple):
    """A stretch of bytes."""

    start: int
    end: int


class Area(NamedTuple):
    """Cells from one corner to another, both included, as shown in the margin."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Cell:
    """One `c` element."""

    column: int
    span: Span
    style: str | None
    kind: str
    """Its `t`; "n" where it has none."""
    text: str = ""
    """What its value is written as: of a shared text its number."""
    has_formula: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it, whatever it looks like."""
        return not self.text.strip() and not self.has_formula


@dataclass(slots=True)
class Row:
    """One `row` element."""

    number: int
    head: Span
    """Its start tag; the whole of it where it has no content."""
    end: int
    """Where its end tag begins; of one without content, where it ends."""
    prefix: str
    """Of its name, with the colon; "" for none."""
    cells: list[Cell] = field(default_factory=list)


@dataclass
class SheetMap:
    """What of a sheet matters to whoever writes into it."""

    rows: dict[int, Row] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    """First and last of columns that nobody sees."""
    dimension: Span | None = None
    """The tag that says how far the sheet reaches."""
    filter: tuple[Span, Area] | None = None
    """The tag of the sheet's own filter, and what it filters."""
    is_protected: bool = False
    has_tables: bool = False
    """Whether cells of it are what the program calls a table; where, stands in other parts."""


def map_sheet(content: bytes) -> SheetMap:
    """Go through a sheet once.

    Raises:
        UnfitError: it is no XML, not in UTF-8, or has a document type, which no sheet has.
    """
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        declared and declared[1].lower() not in (b"utf-8", b"us-ascii")
    ):
        raise UnfitError(later("工作表的编码少见"))
    reader = _Reader(content)
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError:
        raise UnfitError(later("工作表读不了")) from None
    return reader.map


def area_of(reference: str) -> Area | None:
    """A1 or A1:C7; None for anything else."""
    ends = [_REFERENCE.fullmatch(end) for end in reference.replace("$", "").split(":")]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return None
    return Area(int(first[2]), column_number(first[1]), int(last[2]), column_number(last[1]))


def column_number(letters: str) -> int:
    """A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def tag_at(content: bytes, start: int) -> Span:
    """The tag that begins at a byte."""
    match = _TAG.match(content, start)
    if match is None:
        raise UnfitError(later("工作表读不了"))
    return Span(start, match.end())


class _Reader:
    """Takes in what expat finds."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.map = SheetMap()
        self.path: list[str] = []
        self.row: Row | None = None
        self.cell: Cell | None = None
        self.text: list[str] | None = None
        parser = self.parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise UnfitError(later("工作表里有文档类型声明"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, colon, local = name.rpartition(":")
        self.path.append(local)
        path = tuple(self.path)
        if path == _ROW:
            self._row(prefix + colon, attributes)
        elif path == _CELL:
            self._cell(attributes)
        elif self.cell is not None:
            self.cell.has_formula |= path == (*_CELL, "f")
            # What a reading aid says (rPh) is no part of the text.
            is_text = local in ("v", "t") and "rPh" not in path
            self.text = [] if is_text else None
        elif len(path) in (2, 3) and path[0] == "worksheet":
            self._setting(path[1:], attributes)

    def _row(self, prefix: str, attributes: dict[str, str]) -> None:
        last = self.row.number if self.row else 0
        number = int(attributes["r"]) if attributes.get("r", "").isdecimal() else last + 1
        head = tag_at(self.content, self.parser.CurrentByteIndex)
        self.row = Row(number, head, head.end, prefix)
        if number in self.map.rows:
            raise UnfitError(later("第{number}行写了两次", number=number))
        self.map.rows[number] = self.row

    def _cell(self, attributes: dict[str, str]) -> None:
        row = self.row
        if row is None:
            return
        area = area_of(attributes.get("r", ""))
        column = area.first_column if area else row.cells[-1].column + 1 if row.cells else 1
        if row.cells and column <= row.cells[-1].column:
            raise UnfitError(later("第{row}行的单元格没有按次序写", row=row.number))
        span = tag_at(self.content, self.parser.CurrentByteIndex)
        self.cell = Cell(column, span, attributes.get("s"), attributes.get("t", "n"))
        row.cells.append(self.cell)

    def _setting(self, path: tuple[str, ...], attributes: dict[str, str]) -> None:
        found, start = self.map, self.parser.CurrentByteIndex
        area = area_of(attributes.get("ref", ""))
        if path == ("dimension",):
            found.dimension = tag_at(self.content, start)
        elif path == ("autoFilter",) and area:
            found.filter = (tag_at(self.content, start), area)
        elif path == ("sheetProtection",):
            found.is_protected = attributes.get("sheet") in _TRUE
        elif path == ("tableParts", "tablePart"):
            found.has_tables = True
        elif path == ("mergeCells", "mergeCell") and area:
            found.merged.append(area)
        elif path == ("cols", "col") and attributes.get("hidden") in _TRUE:
            found.hidden.append((int(attributes["min"]), int(attributes["max"])))

    def _end(self, name: str) -> None:
        path = tuple(self.path)
        self.path.pop()
        at = self.parser.CurrentByteIndex
        if path == _CELL and self.cell is not None:
            # Of an element without content, expat says where it ends; of any other, where its end tag begins.
            if self.content.startswith(b"</" + name.encode(), at):
                at = tag_at(self.content, at).end
            self.cell.span = Span(self.cell.span.start, at)
            self.cell = None
        elif path == _ROW and self.row is not None:
            self.row.end = at
        elif self.cell is not None and self.text is not None:
            self.cell.text += "".join(self.text)
            self.text = None

    def _text(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)
