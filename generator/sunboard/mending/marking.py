"""The clerk's own workbook with what is wrong: bad cells in colour, reason and remedy in their comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sunboard.checks.causes import Cause
from sunboard.checks.saying import SEVERITY, format_place, sayable
from sunboard.language import say
from sunboard.mending.originals import Original, originals_of
from sunboard.problems import Place, Problem, Severity
from sunboard.publishing.marked_workbook import (
    Cell,
    Entry,
    Mark,
    MarkedSheet,
    marked_workbook,
    titles_for,
)

MOST_ENTRIES = 5_000
"""Problems that are listed and marked; whoever has more mends these first."""
MOST_CELLS = 500_000
"""Where the sheets have more, only the rows with problems are shown, and those above them all."""
ROWS_ABOVE = 5


@dataclass(frozen=True)
class _Sheet:
    """A sheet, and what is wrong in it."""

    file: str
    original: Original
    problems: Sequence[Problem]


def make_marked_workbook(project: Path, causes: Iterable[Cause]) -> bytes:
    """The sheets of all files in which something is wrong; what follows from other records isn't marked."""
    numbered = list(_numbered(causes))
    by_file: dict[str, list[Problem]] = {}
    for _, problem in numbered:
        by_file.setdefault(problem.place.file, []).append(problem)
    sheets = [each for file, found in by_file.items() for each in _sheets(project, file, found)]
    titles = dict(
        zip(map(_key, sheets), titles_for([_name(s, sheets) for s in sheets]), strict=True)
    )
    cells = {_key(each): _cells(each) for each in sheets}
    entries = [_entry(number, problem, titles, cells) for number, problem in numbered]
    size = sum(len(texts) for each in sheets for texts in each.original.rows.values())
    marked = [
        _marked(each, titles[_key(each)], cells[_key(each)], is_whole=size <= MOST_CELLS)
        for each in sheets
    ]
    return marked_workbook(marked, entries)


def _numbered(causes: Iterable[Cause]) -> Iterator[tuple[int, Problem]]:
    left = MOST_ENTRIES
    for number, cause in enumerate(causes, start=1):
        for problem in cause.problems[:left]:
            yield number, problem
        left = max(0, left - len(cause.problems))


def _sheets(project: Path, file: str, problems: Sequence[Problem]) -> Iterator[_Sheet]:
    """The sheets of a file in which something is wrong."""
    counts_lines = not any(problem.place.letter for problem in problems)
    for original in originals_of(project, file, counts_lines=counts_lines):
        own = [problem for problem in problems if problem.place.sheet == original.name]
        if own:
            yield _Sheet(file, original, own)


def _key(sheet: _Sheet) -> tuple[str, str]:
    return sheet.file, sheet.original.name


def _name(sheet: _Sheet, sheets: Sequence[_Sheet]) -> str:
    """The sheet's own name, after its file's where there are several workbooks."""
    stem, name = Path(sheet.file).stem, sheet.original.name
    is_only_book = len({each.file for each in sheets if each.original.name}) == 1
    return name if name and is_only_book else f"{stem}-{name}" if name else stem


def _cells(sheet: _Sheet) -> dict[Place, Cell]:
    """The cell of each place: of a row as a whole its first, of cells shown as one the first of them."""
    columns = _columns_by_heading(sheet.original)
    firsts = {
        Cell(row, column): Cell(each.first_row, each.first_column)
        for each in sheet.original.merged
        for row in range(each.first_row, each.last_row + 1)
        for column in range(each.first_column, each.last_column + 1)
    }
    cells = {}
    for problem in sheet.problems:
        place = problem.place
        column = column_number(place.letter) or columns.get(place.column or "", 1)
        cell = Cell(place.row or 1, column)
        cells[place] = firsts.get(cell, cell)
    return cells


def _columns_by_heading(original: Original) -> dict[str, int]:
    """The first column of each heading, which stands in one of the first rows that say it."""
    found: dict[str, int] = {}
    for row in sorted(original.rows)[: ROWS_ABOVE + 1]:
        for column, text in enumerate(original.rows[row], start=1):
            if text.strip():
                found.setdefault(text.strip(), column)
    return found


def column_number(letters: str) -> int:
    """The number, from 1, of a column by its letters; 0 for none."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _entry(
    number: int,
    problem: Problem,
    titles: Mapping[tuple[str, str], str],
    cells: Mapping[tuple[str, str], Mapping[Place, Cell]],
) -> Entry:
    key = (problem.place.file, problem.place.sheet)
    said = sayable(problem)
    mark, words = say(SEVERITY[problem.severity]), said.text()
    is_error = problem.severity is Severity.ERROR
    entry = Entry(number, is_error, mark, format_place(said.place), words)
    if key not in titles:
        return entry
    return replace(entry, title=titles[key], cell=cells[key][problem.place])


def _marked(
    sheet: _Sheet, title: str, cells: Mapping[Place, Cell], *, is_whole: bool
) -> MarkedSheet:
    notes: dict[Cell, list[str]] = {}
    errors: set[Cell] = set()
    for problem in sheet.problems:
        cell = cells[problem.place]
        said = {"severity": say(SEVERITY[problem.severity]), "words": sayable(problem).text()}
        notes.setdefault(cell, []).append(say("{severity}：{words}", **said))
        if problem.severity is Severity.ERROR:
            errors.add(cell)
    marks = {cell: Mark("\n".join(said), cell in errors) for cell, said in notes.items()}
    rows = sheet.original.rows
    if not is_whole:
        above = sorted(rows)[:ROWS_ABOVE]
        shown = {*above, *(cell.row for cell in marks)}
        rows = {row: texts for row, texts in rows.items() if row in shown}
    merged = sheet.original.merged if is_whole else []
    pairs = [
        (Cell(each.first_row, each.first_column), Cell(each.last_row, each.last_column))
        for each in merged
    ]
    return MarkedSheet(title, rows, pairs, marks)
