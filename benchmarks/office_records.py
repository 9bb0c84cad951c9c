"""Projects of requests alone, as offices hand them in: one CSV file, or a workbook for every few hundred."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from openpyxl import Workbook

_PLACES = ("towns", "communities", "estates", "units", "people", "pairings", "positions")
_LEFT_OUT = frozenset({"对应承诺", "落实的榜题", "落实的议定事项"})
"""What tells of records that are not there."""


def in_one_file(county: Path) -> Path:
    """A county's places, units and people, and its requests in a CSV file."""
    project = _bare(county, "requests")
    with (project / "data" / "tasks.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(_requests(county))
    return project


def in_books(county: Path, books: int) -> Path:
    """The same requests, shared out over so many workbooks."""
    project = _bare(county, "books")
    head, *rows = _requests(county)
    folder = project / "data" / "tasks"
    folder.mkdir()
    for number in range(books):
        book = Workbook(write_only=True)
        sheet = book.create_sheet("服务单")
        for row in (head, *rows[number::books]):
            sheet.append(row)
        book.save(folder / f"{number:03}.xlsx")
    return project


def _bare(county: Path, called: str) -> Path:
    project = county.with_name(f"{county.name}-{called}")
    shutil.rmtree(project, ignore_errors=True)
    (project / "data").mkdir(parents=True)
    for path in (county / "data").iterdir():
        if path.stem in {*_PLACES, "programme", "calendar"}:
            shutil.copy(path, project / "data")
    return project


def _requests(county: Path) -> list[list[str]]:
    """Headings, and a row a request."""
    files = sorted((county / "data").glob("tasks*/*.csv")) or [county / "data" / "tasks.csv"]
    head: list[str] = []
    made = []
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                head = head or [name for name in row if name not in _LEFT_OUT]
                made.append([row[name] for name in head])
    return [head, *made]
