"""Which of the ways of writing ids a table's file takes, and where in it they go."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from sunboard.problems import Problem
from sunboard.publishing.numbering import csv_files, workbooks, yaml_files
from sunboard.publishing.numbering.column import IdColumn, UnfitError, Written
from sunboard.publishing.numbering.sheet_map import column_number
from sunboard.records.csv_header import DELIMITERS, find_dialect
from sunboard.records.encodings import ENCODINGS, UTF8, UTF8_BOM, is_utf8
from sunboard.records.folders import CSV_ENDINGS, YAML_ENDINGS
from sunboard.records.headings import HeadingTable, match_header
from sunboard.records.text_tables import SourceFile
from sunboard.schema import Kind

WORKBOOKS = (".xlsx", ".xlsm")
"""What ids can be written into; other workbooks are no zip archives of XML."""
_ID = "id"


@dataclass(frozen=True)
class NewIds:
    """The ids that one table of a file gets."""

    kind: Kind
    source: SourceFile
    ids: Mapping[int, str]
    """Row, of a CSV or YAML file line → id."""

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
    ending = PurePosixPath(new.source.path).suffix.lower()
    if ending in YAML_ENDINGS:
        return _yaml(content, new)
    if ending in CSV_ENDINGS:
        return _csv(content, new)
    if ending not in WORKBOOKS:
        raise UnfitError(f"{ending} 文件里写不进编号")
    if new.source.header_line is None:
        raise UnfitError("不知道表头在哪里")
    return workbooks.with_ids(content, new.source.sheet, _laid_column(new, new.source.header_line))


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
        column = _laid_column(new, new.source.header_line)
        return csv_files.with_ids(content, _delimiter(content, encoding, column), encoding, column)
    table = HeadingTable(new.kind)
    dialect = find_dialect(content, table, new.source.path)
    if isinstance(dialect, Problem):
        raise UnfitError("表头读不了")
    fields = match_header(table, dialect.cells, new.source.path, dialect.line)[0].fields
    at = fields.index(_ID) + 1 if _ID in fields else None
    is_sure = len(dialect.encodings) == 1
    encoding = dialect.encodings[0] if is_sure else _encoding(content)
    column = IdColumn(new.heading, dialect.line, new.ids, at)
    return csv_files.with_ids(content, dialect.delimiter, encoding, column)


def _encoding(content: bytes) -> str:
    is_marked = content.startswith(UTF8_BOM)
    return UTF8 if is_marked or is_utf8(content) else next(e for e in ENCODINGS if e != UTF8)


def _delimiter(content: bytes, encoding: str, column: IdColumn) -> str:
    """The mark that makes most cells of the row of headings."""
    text = content.decode(encoding, "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[column.head_row - 1 :]

    def width(delimiter: str) -> int:
        reader = csv.reader(io.StringIO("\n".join(lines[:4]), newline=""), delimiter=delimiter)
        return len(next(reader, []))

    return max(DELIMITERS, key=width)
