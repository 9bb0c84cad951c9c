"""The columns of a sheet as whoever is asked about them sees them: letter, heading, and a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sunboard.checks.faults import Fault
from sunboard.checks.parsing.dates import parse_due_date
from sunboard.checks.parsing.ids import parse_anyones_phone
from sunboard.checks.parsing.oddities import tidied
from sunboard.checks.saying import as_example
from sunboard.problems import Place, Problem
from sunboard.records.headings import normalise_heading, quotable_heading
from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.headings import (
    forms,
    is_serial_heading,
    names_somebody,
    written,
)
from sunboard.records.layouts.layout import regions_in
from sunboard.records.layouts.mapping_file import read_sheet_mapping
from sunboard.records.layouts.words import folded
from sunboard.records.layouts.years import lacks_year
from sunboard.records.loading import load
from sunboard.records.office_csv import read_office_csv
from sunboard.records.sheets import Sheet
from sunboard.records.workbooks import is_book, read_book
from sunboard.schema import Field, FieldType

MOST_CELLS = 200
"""So many cells of a column tell what stands in it."""
_NUMBER = re.compile(r"\D{0,2}\d[\d,.]*\D{0,4}")
_LONGEST = {FieldType.REF: 30, FieldType.REFS: 60, FieldType.TERM: 20, FieldType.TERMS: 40}
"""Of names and words of a list: a longer text is a sentence."""


@dataclass(frozen=True)
class Column:
    """One column."""

    letter: str
    """As its margin shows it."""
    heading: str
    forms: tuple[str, ...]
    """The ways to write its heading, as they are compared."""
    texts: tuple[str, ...]
    """What stands in its first cells that hold anything."""
    example: str
    """One of them that may be repeated; "" for none."""
    is_somebodys: bool = False
    """Whether it says who somebody is, or how to reach them."""

    def may_be(self, field: Field) -> bool:
        """Whether most of its cells could be what a field holds."""
        if self.is_somebodys and field.type in (FieldType.TERM, FieldType.TERMS):
            # What its words mean would be asked, and written down.
            return False
        fit = sum(_fits(field.type, text) for text in self.texts)
        return bool(self.texts) and fit * 2 >= len(self.texts)


def columns_at(root: Path, place: Place) -> list[Column]:
    """The columns with a heading of the table whose headings stand at a place; none where it can't be read."""
    sheet = _sheet(root, place)
    if sheet is None:
        return []
    mapping, _ = read_sheet_mapping(root)
    regions = regions_in(sheet, mapping.of(sheet))
    found = [each for each in regions if each.grid.line(each.head.bottom) == place.row]
    return [*_columns(found[0])] if found else []


def texts_at(root: Path, place: Place) -> tuple[str, ...]:
    """What stands in the first cells of the column that a cell is in; () where it can't be read."""
    sheet = _sheet(root, place)
    if sheet is None or place.row is None:
        return ()
    mapping, _ = read_sheet_mapping(root)
    for region in regions_in(sheet, mapping.of(sheet)):
        lines = region.grid.line(region.head.bottom), region.grid.line(region.end - 1)
        if lines[0] < place.row <= lines[1]:
            found = (each for each in _columns(region) if each.letter == place.letter)
            return next((each.texts for each in found), ())
    return ()


def _sheet(root: Path, place: Place) -> Sheet | None:
    data = load(root / place.file, place.file, is_yaml=False)
    if isinstance(data, Problem):
        return None
    if not is_book(data):
        return read_office_csv(data, place.file)[0]
    sheets = read_book(data, place.file).sheets
    return next((each for each in sheets if each.name == place.sheet), None)


def _columns(region: Region) -> Iterator[Column]:
    below = region.grid.cells[region.head.bottom + 1 : region.end]
    for at, path in enumerate(region.head.paths):
        if not path or is_serial_heading(path):
            continue
        texts = [row[at] for row in below if row[at]][:MOST_CELLS]
        is_somebodys = names_somebody(path)
        example = "" if is_somebodys else next(filter(None, map(as_example, texts)), "")
        heading = written(path)
        known = (heading, "".join(path), *forms(path))
        is_said = quotable_heading(heading, at) == heading
        if is_said:
            yield Column(
                region.grid.letters(at),
                heading,
                tuple(map(normalise_heading, known)),
                tuple(texts),
                example,
                is_somebodys,
            )


def _fits(wanted: FieldType, written_text: str) -> bool:
    """Whether a cell could be of a type, as far as its looks tell."""
    text = tidied(written_text)
    is_day = not isinstance(parse_due_date(text), Fault) or bool(lacks_year(text))
    is_number = _NUMBER.fullmatch(folded(text)) is not None and not is_day
    match wanted:
        case FieldType.DATE:
            return is_day
        case FieldType.COUNT | FieldType.NUMBER:
            return is_number
        case FieldType.PHONE:
            return not isinstance(parse_anyones_phone(text), Fault)
        case _:
            return not is_day and not is_number and len(text) <= _LONGEST.get(wanted, len(text))
