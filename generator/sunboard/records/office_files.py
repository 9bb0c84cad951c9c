"""Files as offices keep them, workbooks and CSV files of any name, to tables of the kinds in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, islice
from pathlib import Path

from sunboard.language import several
from sunboard.problems import Place, Problem
from sunboard.records.confirmed_names import names_of_their_own
from sunboard.records.continued import without_earlier
from sunboard.records.folders import OfficeFile
from sunboard.records.given_ids import given_path
from sunboard.records.halves import in_halves
from sunboard.records.headings import quotable_heading
from sunboard.records.layouts.laid import Laid, LaidTable
from sunboard.records.layouts.layout import lay
from sunboard.records.layouts.mapping import Mapping
from sunboard.records.layouts.mapping_file import read_sheet_mapping
from sunboard.records.layouts.settling import settle
from sunboard.records.layouts.words import GUIDE_SHEETS, folded
from sunboard.records.loading import load
from sunboard.records.needless import needed
from sunboard.records.office_csv import read_office_csv
from sunboard.records.received import without_office_kinds
from sunboard.records.sheets import Sheet
from sunboard.records.text_tables import SourceFile
from sunboard.records.twice import copies
from sunboard.records.workbooks import is_book, read_book

FEWEST_SHARED = 1 << 20
"""From so many bytes beside the largest file on, a second process is worth its start: a workbook's are some 30
bytes a filled cell."""


@dataclass(frozen=True)
class OfficeTable:
    """Records of one kind in one sheet."""

    source: SourceFile
    table: LaidTable


@dataclass(frozen=True)
class OfficeRead:
    """What was read of one file."""

    tables: tuple[OfficeTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    """Those that were looked at, without their cells."""
    unfounded: tuple[Problem, ...] = ()
    """What is no fault of the mapping, whichever other sheet lacks the heading."""
    is_known: bool = True
    """Whether all of it is known: nothing stands in sheets that can't be opened, or are of no known kind."""


def read_office_files(
    root: Path, files: Sequence[OfficeFile], listed: Collection[str] = ()
) -> tuple[list[OfficeRead], list[Problem]]:
    """Each file in its order, and what is wrong with the mapping that tells of them.

    Args:
        root: The project folder.
        files: The offices' files.
        listed: The kinds of which there are other files.
    """
    mapping, problems = read_sheet_mapping(root)
    every = _without_unfounded(_all(files, partial(_read, mapping)))
    read, twice = _without_copies(root, files, every)
    problems.extend(twice)
    read, differing = _settled(read, mapping, listed, names_of_their_own(root))
    problems.extend(differing)
    problems.extend(mapping.unused(sheet for each in read for sheet in each.sheets))
    return read, problems


def _without_unfounded(read: Sequence[OfficeRead]) -> list[OfficeRead]:
    """The files without faults of the mapping for headings that one sheet lacks, and another one has."""
    unfounded = [problem for each in read for problem in each.unfounded]
    if not unfounded:
        return [*read]
    codes = {problem.code for problem in unfounded}
    return [
        replace(
            each,
            problems=tuple(p for p in each.problems if p.code not in codes or p not in unfounded),
        )
        for each in read
    ]


def _without_copies(
    root: Path, files: Sequence[OfficeFile], read: Sequence[OfficeRead]
) -> tuple[list[OfficeRead], list[Problem]]:
    """The files, nothing of those that are copies of another, and that they are."""
    tables = {
        file.name: [each.table for each in found.tables]
        for file, found in zip(files, read, strict=True)
    }
    numbered = (name for name in tables if (root / given_path(name)).exists())
    found = copies(tables, numbered) if len(tables) > 1 else {}
    problems = [
        Problem(
            Place(name),
            "layout-copy",
            {"count": sum(len(e) for e in tables[name] if not e.is_derived), "file": other},
        )
        for name, other in found.items()
    ]
    return [
        replace(each, tables=()) if file.name in found else each
        for file, each in zip(files, read, strict=True)
    ], problems


def _settled(
    read: Sequence[OfficeRead],
    mapping: Mapping,
    listed: Collection[str],
    own: dict[str, frozenset[str]],
) -> tuple[list[OfficeRead], list[Problem]]:
    """The files, in which each case, and each record that is told along with others, is told once."""
    tables = [table for file in read for table in file.tables]
    places = [Place(each.source.path, sheet=each.source.sheet) for each in tables]
    pairs = zip(places, (each.table for each in tables), strict=True)
    newest, left_out = without_earlier([*pairs], mapping.continues)
    settled, problems = settle([*zip(places, newest, strict=True)], listed, own)
    counted = (
        OfficeTable(replace(each.source, row_count=len(table)), table)
        for each, table in zip(tables, settled, strict=True)
    )
    return [replace(file, tables=tuple(islice(counted, len(file.tables)))) for file in read], [
        *left_out,
        *problems,
    ]


def _all(files: Sequence[OfficeFile], read: Callable[[OfficeFile], OfficeRead]) -> list[OfficeRead]:
    # A single large one is read in one go, whatever small ones lie beside it.
    if sum(sorted(file.size for file in files)[:-1]) >= FEWEST_SHARED:
        return in_halves(read, files)
    return [read(file) for file in files]


def _read(mapping: Mapping, file: OfficeFile) -> OfficeRead:
    data = load(file.path, file.name, is_yaml=False)
    if isinstance(data, Problem):
        return OfficeRead(problems=(data,), is_known=False)
    sheets, problems, is_known = _sheets(data, file)
    replaced = [each.name for each in sheets if each.name in mapping.replaced.get(file.name, ())]
    if replaced:
        sheets = [each for each in sheets if each.name not in replaced]
        params = {"sheets": several(map(quotable_heading, replaced, count()))}
        problems.append(Problem(Place(file.name), "layout-replaced", params))
    tables: list[OfficeTable] = []
    of_sheets: dict[str, Laid] = {}
    told: list[Problem] = []
    unfounded: list[Problem] = []
    for sheet in sheets:
        if folded(sheet.name) in _GUIDES:
            continue
        laid = lay(sheet, mapping, file.kind)
        laid = without_office_kinds(laid, Place(file.name, sheet=sheet.name))
        of_sheets[sheet.name] = laid
        tables.extend(_tables(sheet, laid))
        told.extend(laid.problems)
        unfounded.extend(laid.unfounded)
        is_known = is_known and not laid.unread
    looked_at = tuple(replace(sheet, cells=[], merged=()) for sheet in sheets)
    told = [*needed(problems, of_sheets), *told]
    return OfficeRead(tuple(tables), tuple(told), looked_at, tuple(unfounded), is_known)


_XML_OF_EXCEL, _HEAD = b"urn:schemas-microsoft-com:office:spreadsheet", 4096
_GUIDES = frozenset(map(folded, GUIDE_SHEETS))


def _sheets(data: bytes, file: OfficeFile) -> tuple[Sequence[Sheet], list[Problem], bool]:
    """The sheets of a file by its content, whatever it is called; and whether it could be opened."""
    if is_book(data):
        book = read_book(data, file.name)
        return book.sheets, list(book.problems), book.is_read
    if data.lstrip()[:1] == b"<":
        code = "book-xml" if _XML_OF_EXCEL in data[:_HEAD] else "book-web-page"
        return (), [Problem(Place(file.name), code)], False
    sheet, problems = read_office_csv(data, file.name)
    return (sheet,) if sheet else (), problems, sheet is not None


def _tables(sheet: Sheet, laid: Laid) -> Iterator[OfficeTable]:
    """The tables of a sheet; rows of it that are no records count as those of its first."""
    left_out = laid.left_out
    for table in laid.tables:
        source = SourceFile(
            sheet.file,
            table.headings,
            len(table),
            left_out,
            sheet=sheet.name,
            letters=table.letters,
            header_line=None if table.is_derived else table.header_line,
            given=table.given,
            said=table.said,
            last_days=table.last_days,
        )
        yield OfficeTable(source, table)
        left_out = 0


def of_kind(read: Iterable[OfficeRead], kind: str) -> Iterator[OfficeTable]:
    """The tables of a kind, in the order of files and sheets."""
    return (each for file in read for each in file.tables if each.table.kind.name == kind)
