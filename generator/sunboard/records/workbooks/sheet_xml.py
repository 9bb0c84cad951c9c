"""The second pass over a sheet of an `.xlsx`: what its cells' values don't tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sunboard.records.workbooks.package import guarded_parser, parse

_ROW = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]*(\d+)["']""")
_COLUMN = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)\d""")
_WRITTEN_OTHERWISE = rb"""=\s*(?:"[^"<]*&#|'[^'<]*&#)"""
"""An attribute in which a character stands by its number; some programs write all Chinese in cells so."""
_TRUE = ("1", "true")
LAST_COLUMN = 16_384


@dataclass
class SheetDetails:
    """What stands in a sheet beside its values; rows and columns as the margin shows them, from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    """Cells that hold an error (#REF!), by row and column."""
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    """Formulas whose result nobody has put down."""
    styled: list[tuple[int, int, int]] = field(default_factory=list)
    """Cells of one of the styles asked for."""
    last_row: int = 0
    last_column: int = 0
    """How far the filled cells go."""

    def hides(self, row: int, column: int) -> bool:
        """Whether a cell is hidden."""
        return row in self.hidden_rows or column in self.hidden_columns


def details_of(part: bytes, styles: Collection[int], *, trusts_results: bool) -> SheetDetails:
    """All that is asked of a sheet's part.

    Args:
        part: Its XML.
        styles: Those of whose cells it is told where they are.
        trusts_results: Whether what is put down as the results of formulas was computed by an office program.

    Raises:
        UnfitBookError: It is no whole XML.
    """
    parser = guarded_parser()
    reading = _Reading(frozenset(map(str, styles)), trusts_results)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parse(parser, part)
    return reading.details


def is_plain(part: bytes, styles: Collection[int]) -> bool:
    """Whether a sheet has nothing to be told of, found without parsing: most have not."""
    words = [
        rb"hidden",
        rb"zeroHeight",
        rb"""\st\s*=\s*["']e""",
        rb"<f[\s/>]",
        rb"<\w+:c\b",
        _WRITTEN_OTHERWISE,
        rb"<!",
    ]
    if styles:
        words.append(rb"""\ss\s*=\s*["'](?:%s)["']""" % "|".join(map(str, sorted(styles))).encode())
    return re.search(b"|".join(words), part) is None


def extent_of(part: bytes) -> tuple[int, int]:
    """Up to which row and column a sheet has cells, filled or not, as far as they say where they are."""
    rows = max(map(int, set(_ROW.findall(part))), default=0)
    columns = max(map(column_of, set(_COLUMN.findall(part))), default=0)
    return rows, columns


def column_of(letters: bytes) -> int:
    """The number of a column, from 1: AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + (letter & 0x1F)
    return number


class _Reading:
    """What expat calls, tag by tag."""

    def __init__(self, styles: frozenset[str], trusts_results: bool) -> None:
        self.details = SheetDetails()
        self._styles = styles
        self._trusts_results = trusts_results
        self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._has_formula = self._has_value = self._is_value = False
        self._value = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._start_cell(attributes)
            case "v" | "is":
                self._is_value = True
            case "f":
                self._has_formula = True
            case "row":
                self._start_row(attributes)
            case "col":
                self._column_range(attributes)

    def text(self, text: str) -> None:
        if self._is_value:
            self._value += text

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "is":
                self._is_value = False
            case "c":
                self._end_cell()

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _number(attributes.get("r")) or self._row + 1
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self.details.hidden_rows.add(self._row)

    def _column_range(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            first, last = _number(attributes.get("min")), _number(attributes.get("max"))
            self.details.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("r", "")
        letters = name.rstrip("0123456789")
        self._column = column_of(letters.encode()) if letters else self._column + 1
        self._row = _number(name[len(letters) :]) or self._row
        self._cell = attributes
        self._has_formula = self._is_value = False
        self._value = ""

    def _end_cell(self) -> None:
        details, form, at = self.details, self._cell.get("t"), (self._row, self._column)
        if self._has_formula and form != "e" and self._is_uncomputed(form):
            details.uncomputed.append(at)
        elif not self._value:
            return
        elif form == "e":
            details.errors.append((*at, self._value))
        elif self._cell.get("s") in self._styles:
            details.styled.append((*at, int(self._cell["s"])))
        details.last_row = max(details.last_row, self._row)
        details.last_column = max(details.last_column, self._column)

    def _is_uncomputed(self, form: str | None) -> bool:
        # A formula that comes to "" says that it is a text; only one nobody has computed has neither.
        return not self._trusts_results or (not self._value and form != "str")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
