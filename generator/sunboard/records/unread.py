"""Of which kinds tonight's records may be only a part: a file or a row could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sunboard.problems import Problem, errors_among
from sunboard.records.folders import find_files, holder_of
from sunboard.records.text_tables import TextTable


def unread_kinds(
    project: Path, tables: Mapping[str, TextTable], problems: Sequence[Problem]
) -> frozenset[str]:
    """The kinds of which a file or a row could not be read: what isn't there proves nothing then.

    A workbook that can't be opened may hold any kind.
    """
    if has_unopened(project, tables, problems):
        return frozenset(tables)
    return kinds_at_fault(project, tables, problems)


def kinds_at_fault(
    project: Path, tables: Mapping[str, TextTable], problems: Sequence[Problem]
) -> frozenset[str]:
    """The kinds of which a file or a sheet that can be opened has rows that can't be read."""
    at_fault = {(each.place.file, each.place.sheet) for each in errors_among(problems)}
    known = {each.path for table in tables.values() for each in table.files}
    files = {
        file.kind.name
        for file in find_files(project).files
        if file.kind.name in tables and ((file.name, "") in at_fault or file.name not in known)
    }
    sheets = {
        name
        for name, table in tables.items()
        if any((each.path, each.sheet) in at_fault for each in table.files)
    }
    return frozenset(files | sheets)


def has_unopened(
    project: Path, tables: Mapping[str, TextTable], problems: Sequence[Problem]
) -> bool:
    """Whether an office's file, or a sheet of one, can't be opened; one with hidden rows, or of no kind, can.

    What others hand in takes nothing down and names nobody, whatever is in it.
    """
    names = {file.name for file in find_files(project).office if not holder_of(file.name)}
    laid = {each.place.source for each in problems if each.code.startswith("layout-")}
    opened = laid | {(each.path, each.sheet) for table in tables.values() for each in table.files}
    return any(
        each.place.file in names and each.place.row is None and each.place.source not in opened
        for each in errors_among(problems)
    )
