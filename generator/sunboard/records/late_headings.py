"""CSV files that are called by a kind and laid out as offices do: titles above the headings."""

from __future__ import annotations

from collections.abc import Iterable

from sunboard.problems import Problem
from sunboard.records.csv_header import HEAD_BYTES, find_dialect
from sunboard.records.encodings import first_line
from sunboard.records.folders import FoundFile, OfficeFile
from sunboard.records.headings import HeadingTable
from sunboard.records.loading import load_head


def with_titles_apart(
    files: Iterable[FoundFile],
) -> tuple[list[FoundFile], list[OfficeFile]]:
    """The files that begin with their headings, and those that are read like any other sheet of an office."""
    plain, office = [], []
    tables: dict[str, HeadingTable] = {}
    known: set[tuple[str, bytes]] = set()
    for file in files:
        table = tables.setdefault(file.kind.name, HeadingTable(file.kind))
        if not file.is_yaml and _has_titles(file, table, known):
            office.append(OfficeFile(file.path, file.name, file.kind, file.size))
        else:
            plain.append(file)
    return plain, office


def _has_titles(file: FoundFile, table: HeadingTable, known: set[tuple[str, bytes]]) -> bool:
    """Whether the headings stand below titles; `known` are first lines that are headings, by kind."""
    # One byte more than is looked at tells that the file goes on, and that its last line is cut.
    head = load_head(file.path, file.name, HEAD_BYTES + 1)
    if isinstance(head, Problem):
        return False
    first = (file.kind.name, first_line(head, HEAD_BYTES))
    if first in known:
        return False
    dialect = find_dialect(head, table, file.name)
    if isinstance(dialect, Problem):
        return False
    if not dialect.is_late and dialect.line == dialect.line_count == 1:
        known.add(first)
    return dialect.is_late
