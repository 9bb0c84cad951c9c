"""Sheets as they come out of the typesetter, read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdf
from sunboard.figures.values import Figure
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.documents import render_sheets
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.outputs.sheets.values import Sheet
from sunboard.publishing.typesetter import Typesetter

from tests.factories import ROOT
from tests.markup import words
from tests.shown import Shown

SHAPES = {
    "disc": "●",
    "half": "◐",
    "ring": "○",
    "dotted": "◌",
    "triangle": "▲",
    "square": "■",
    "dash": "—",
    "tick": "✓",
    "box": "□",
    "diamond": "◆",
    "star": "★",
}


@dataclass(frozen=True)
class Paper:
    """What stands on a sheet, without any white space."""

    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.pages)

    def lacks(self, parts: Iterable[str]) -> list[str]:
        """Those of the parts that don't stand on it."""
        return [part for part in map(squeezed, parts) if part not in self.text]


def printed(sheet: Sheet) -> Paper:
    """A sheet, printed and read back."""
    pdf = the_typesetter().pdf(render_sheets(sheet.title, [sheet]))
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return Paper(tuple(squeezed(page.extract_text()) for page in pages))


def saved(sheet: Sheet, folder: Path) -> Path:
    """A sheet, printed into a file."""
    file = folder / "sheet.pdf"
    file.write_bytes(the_typesetter().pdf(render_sheets(sheet.title, [sheet])))
    return file


def sheets_of(county: Ground, kind: str) -> list[Sheet]:
    """Every sheet of a kind, on each of its papers."""
    (maker,) = (maker for maker in SHEET_MAKERS if maker.kind == kind)
    return [
        maker.make(county, number, paper)
        for number in range(maker.count(county))
        for paper in maker.papers
    ]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def figure_texts(figures: Iterable[Figure]) -> list[str]:
    """Figures as they are printed: the label, the numbers, the share."""
    return [
        f"{f.label}{f.numerator}{'/' + f.denominator if f.denominator else ''}{f.text or ''}"
        for f in figures
    ]


def figures_on(part: Shown) -> list[str]:
    """The figures of a page, or of a part of it, as they are printed."""
    return [f"{f.label}{f.value}{f.share}" for f in part.figures.values()]


def marks_on(part: Shown) -> list[str]:
    """The statuses of a page, or of a part of it, as they are printed."""
    marks = part.element.find_class("sb-status")
    return [SHAPES[mark.get("class").split()[1]] + words(mark) for mark in marks]


@cache
def the_typesetter() -> Typesetter:
    """One typesetter for all tests of a process."""
    return Typesetter([ROOT / "site_templates" / "sheets"], ())
