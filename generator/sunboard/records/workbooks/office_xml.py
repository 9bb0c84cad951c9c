"""What the parts of an `.xlsx` tell of the whole workbook: where its sheets are, and what else is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from sunboard.records.layouts.grids import letters_of
from sunboard.records.workbooks.package import Package, UnfitBookError, elements, relations
from sunboard.records.workbooks.shared_texts import SharedTexts
from sunboard.records.workbooks.sheet_xml import SheetDetails, details_of, extent_of, is_plain
from sunboard.records.workbooks.styles import NumberForm, forms_of

MOST_CELLS = 8_000_000
"""Of a sheet, from its first to its last filled row and column; calamine makes room for all of them at once."""
_TRUE = ("1", "true", "on")


class OfficeXml:
    """The parts of an `.xlsx` or `.xlsm`."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part_by_sheet: dict[str, str] = {}
        self._trusts_results = True
        main = _main_part(package)
        targets = relations(package, main)
        for name, attributes in elements(package.part(main)):
            if name == "sheet":
                by = next((v for k, v in attributes.items() if k.endswith(":id")), "")
                self._part_by_sheet[attributes.get("name", "")] = targets.get(by, ("", ""))[1]
            elif name == "calcPr":
                self._trusts_results = attributes.get("fullCalcOnLoad") not in _TRUE
        part_by_kind = dict(targets.values())
        self._styles_part = part_by_kind.get("styles", "")
        self._texts = SharedTexts(package.part(part_by_kind.get("sharedStrings", "")))

    @staticmethod
    def is_in(package: Package) -> bool:
        """Whether a package is one: `.ods` and `.xlsb` have other parts."""
        return _main_part(package).endswith(".xml") and _main_part(package) in package

    @cached_property
    def forms(self) -> Mapping[int, NumberForm]:
        """How cells are shown, by style."""
        return forms_of(self._package, self._styles_part)

    def notes(self) -> Iterator[str]:
        """The codes of what is said of the workbook as a whole."""
        names = list(self._package.names)
        if any(name.endswith("vbaproject.bin") for name in names):
            yield "book-macros"
        if any("/externallinks/externallink" in name for name in names):
            yield "book-links"

    def details(self, sheet: str) -> SheetDetails:
        """What the second pass finds in a sheet.

        Raises:
            UnfitBookError: The sheet is not to be read.
        """
        part = self._package.part(self._part_by_sheet.get(sheet, ""))
        self._texts.take(part)
        details = SheetDetails()
        rows, columns = extent_of(part)
        if rows * columns > MOST_CELLS or not is_plain(part, self.forms):
            details = details_of(part, self.forms, trusts_results=self._trusts_results)
            rows, columns = details.last_row, details.last_column
        if rows * columns > MOST_CELLS:
            letter = letters_of(columns)
            raise UnfitBookError("sheet-too-big", row=rows, letter=letter, limit=MOST_CELLS)
        return details


def _main_part(package: Package) -> str:
    found = [part for kind, part in relations(package, "").values() if kind == "officeDocument"]
    return found[0] if found else "xl/workbook.xml"
