"""A workbook's bytes to its sheets, and what of it was not read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sunboard.problems import Place, Problem
from sunboard.records.halves import apart
from sunboard.records.sheets import Sheet
from sunboard.records.workbooks.cells import OpenBook, Values
from sunboard.records.workbooks.office_xml import OfficeXml
from sunboard.records.workbooks.package import Package, UnfitBookError
from sunboard.records.workbooks.sheet import sheet_of
from sunboard.records.workbooks.sheet_xml import SheetDetails

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of a container that holds a workbook with a password."""


@dataclass(frozen=True)
class Book:
    """A workbook that was read."""

    sheets: tuple[Sheet, ...]
    """Those shown that hold anything, in their order."""
    problems: tuple[Problem, ...]
    is_read: bool = True
    """Whether it could be opened at all; where not, nobody knows what it holds."""


def is_book(data: bytes) -> bool:
    """Whether bytes are a workbook by what they start with, whatever the file is called."""
    return data.startswith((ZIP, OLE))


def read_book(data: bytes, file: str) -> Book:
    """All of a workbook that is shown; never raises for what is in it."""
    if data.startswith(ZIP):
        return _book(data, file)
    # Nobody but calamine knows the parts of an .xls; at a broken one it may ask for 90 GB, and end the process.
    broken = Book((), (Problem(Place(file), "book-broken"),), is_read=False)
    return apart(partial(_book, data, file)) or broken


def _book(data: bytes, file: str) -> Book:
    try:
        sheets, problems = _read(data, file)
    except UnfitBookError as unfit:
        return Book((), (Problem(Place(file), unfit.code, unfit.params),), is_read=False)
    if not sheets and not problems:
        problems = [Problem(Place(file), "file-empty")]
    return Book(tuple(sheets), tuple(problems))


def _read(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    office = _office(data)
    book = OpenBook(data)
    notes = office.notes() if office else ("book-old",)
    problems = [Problem(Place(file), code) for code in notes]
    sheets = []
    for name, is_shown in book.sheets():
        place = Place(file, sheet=name)
        if not is_shown:
            problems.append(Problem(place, "sheet-hidden"))
            continue
        try:
            details = office.details(name) if office else SheetDetails()
            values = book.values(name)
        except UnfitBookError as unfit:
            problems.append(Problem(place, unfit.code, unfit.params))
            continue
        if values or details.uncomputed:
            forms = office.forms if office else {}
            sheet, found = sheet_of(place, values or Values([], 1, 1, ()), details, forms)
            sheets.append(sheet)
            problems.extend(found)
    return sheets, problems


def _office(data: bytes) -> OfficeXml | None:
    """The parts of an `.xlsx`; None for an `.xls`.

    Raises:
        UnfitBookError: It is not to be read.
    """
    if not data.startswith(ZIP):
        if _ENCRYPTED in data:
            raise UnfitBookError("book-password")
        return None
    package = Package(data)
    package.verify()
    if OfficeXml.is_in(package):
        return OfficeXml(package)
    # Of these calamine tells no merged cells, hidden rows or errors, and takes FALSE in an .ods for 0.
    is_known = "content.xml" in package or "xl/workbook.bin" in package
    raise UnfitBookError("book-form" if is_known else "book-broken")
