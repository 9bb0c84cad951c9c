"""Which of the ways of writing ids a table's file takes, and where in it they go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sunboard.language import later
from sunboard.problems import Problem
from sunboard.publishing.numbering import csv_files, workbooks, yaml_files
from sunboard.publishing.numbering.column import IdColumn, UnfitError, Written
from sunboard.publishing.numbering.sheet_map import column_number
from sunboard.records.csv_header import find_dialect
from sunboard.records.encodings import ENCODINGS, decode, foreign_format
from sunboard.records.folders import YAML_ENDINGS
from sunboard.records.given_ids import Given
from sunboard.records.headings import HeadingTable, match_header
from sunboard.records.office_csv import delimiter_of
from sunboard.records.text_tables import SourceFile
from sunboard.records.workbooks import is_book
from sunboard.schema import Kind

_ID = "id"


@dataclass(frozen=True)
class NewIds:
    """The ids that one table of a file gets."""

    kind: Kind
    source: SourceFile
    ids: Mapping[int, str]
    """Row, of a CSV or YAML file line → id."""
    given: tuple[Given, ...]
    """Those that are new, by what each is known again where the file can't hold it."""
    again: tuple[Given, ...] = ()
    """Those that were given back, to rows that are known again."""

    @property
    def heading(self) -> str:
        """What their column is called: as it is where there is one, else in the language of the others."""
        headings = self.source.headings
        is_english = bool(headings) and all(map(str.isascii, headings.values()))
        return headings.get(_ID) or (_ID if is_english else self.kind.field_by_name[_ID].label)


def with_new_ids(content: bytes, new: NewIds) -> Written:
    """A file with the ids of one of its tables.

    Raises:
        UnfitError: they can't be written into it.
    """
    source = new.source
    is_told_along = bool(source.letters) and source.header_line is None
    if is_told_along or len(new.ids) < len(new.given) + len(new.again):
        raise UnfitError(later("没有自己的行"))
    if is_book(content) and source.header_line is not None:
        column = _laid_column(new, source.header_line)
        return workbooks.with_ids(content, source.sheet, column)
    if source.path.lower().endswith(YAML_ENDINGS):
        return _yaml(content, new)
    return _csv(content, new)


def _laid_column(new: NewIds, head_row: int) -> IdColumn:
    """Of a sheet of any layout, which says by letters where its columns are."""
    letters = new.source.letters
    at = column_number(letters[_ID]) if _ID in letters else None
    after = max(map(column_number, letters.values()), default=0)
    return IdColumn(new.heading, head_row, new.ids, at, after)


def _yaml(content: bytes, new: NewIds) -> Written:
    table = HeadingTable(new.kind)

    def is_id(key: str) -> bool:
        field = table.field(key)
        return field is not None and field.name == _ID

    return yaml_files.with_ids(content, _encoding(content), new.ids, new.heading, is_id)


def _csv(content: bytes, new: NewIds) -> Written:
    if new.source.header_line is not None:
        encoding = _encoding(content)
        delimiter = delimiter_of(content.decode(encoding, "replace"))
        column = _laid_column(new, new.source.header_line)
        return csv_files.with_ids(content, delimiter, encoding, column, by_line=False)
    table = HeadingTable(new.kind)
    dialect = find_dialect(content, table, new.source.path)
    if isinstance(dialect, Problem):
        raise UnfitError(later("表头读不了"))
    fields = match_header(table, dialect.cells, new.source.path, dialect.line)[0].fields
    at = fields.index(_ID) + 1 if _ID in fields else None
    is_sure = len(dialect.encodings) == 1
    encoding = dialect.encodings[0] if is_sure else _encoding(content)
    column = IdColumn(new.heading, dialect.line, new.ids, at)
    return csv_files.with_ids(content, dialect.delimiter, encoding, column)


def _encoding(content: bytes) -> str:
    """The encoding under which fewest lines can't be read, as readers take it."""
    if foreign_format(content):
        raise UnfitError(later("编码少见"))
    return min(ENCODINGS, key=lambda encoding: len(decode(content, encoding).bad_lines))
