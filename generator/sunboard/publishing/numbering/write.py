"""New ids written into the files that their rows stand in, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sunboard.problems import Place
from sunboard.publishing.numbering.clerks_files import (
    ClerksFile,
    keep_copy,
    lock_beside,
    open_clerks_file,
    replace_clerks_file,
)
from sunboard.publishing.numbering.column import UnfitError
from sunboard.publishing.numbering.tables import NewIds, with_new_ids
from sunboard.records.layouts.grids import letters_of
from sunboard.records.text_tables import TextTable

Fresh = Mapping[str, Mapping[int, str]]
"""By kind, and by position in the kind's table: the ids of records that have none."""


@dataclass(frozen=True)
class Numbered:
    """What became of the rows of one table that had no id."""

    new: NewIds
    place: Place
    """The column that holds the ids; the file alone where they don't stand in it."""
    is_outside: bool = False
    """Whether the column stands beside what a spreadsheet program calls a table."""
    why_not: str = ""
    """Why they don't, in a few words; "" where they do."""


@dataclass
class Outcome:
    """What became of all of them."""

    numbered: list[Numbered] = field(default_factory=list)
    aside: list[Numbered] = field(default_factory=list)
    """Those whose file can't take them."""
    open_files: dict[str, str] = field(default_factory=dict)
    """Files that somebody has open, and what says so."""
    replaced: list[ClerksFile] = field(default_factory=list, compare=False)
    """What was replaced, as it was."""

    @property
    def every(self) -> tuple[Numbered, ...]:
        """All tables whose rows have their ids now."""
        return (*self.numbered, *self.aside)


def group_by_table(tables: Mapping[str, TextTable], fresh: Fresh) -> Iterator[NewIds]:
    """The new ids of each table of each file, given them by kind and position in the kind's table."""
    for name, id_by_row in fresh.items():
        table = tables[name]
        ids_by_file: dict[int, dict[int, str]] = {}
        for row, own in id_by_row.items():
            of_file = ids_by_file.setdefault(int(table.file_codes[row]), {})
            of_file[int(table.lines[row])] = own
        for code, ids in ids_by_file.items():
            yield NewIds(table.kind, table.files[code], ids)


def write_ids(project: Path, every: Iterable[NewIds], day: str, *, is_dry: bool) -> Outcome:
    """Write ids into the clerk's files, with a copy of each kept.

    Args:
        project: The folder that holds `data/`.
        every: Of all files.
        day: What the copies lie below.
        is_dry: Whether nothing is written, but all else done.

    Raises:
        OSError: a file can't be read or written; those before it have their ids, and it is as it was.
    """
    outcome = Outcome()
    by_file: dict[str, list[NewIds]] = {}
    for new in every:
        by_file.setdefault(new.source.path, []).append(new)
    for name, tables in sorted(by_file.items()):
        lock = lock_beside(project / name)
        if lock:
            outcome.open_files[name] = lock.name
        else:
            _write_file(project, name, tables, outcome, day=None if is_dry else day)
    return outcome


def take_back(project: Path, outcome: Outcome) -> None:
    """Make every file again what it was.

    Raises:
        UnfitError: somebody saved one meanwhile.
        OSError: one can't be written.
    """
    for file in outcome.replaced:
        replace_clerks_file(open_clerks_file(project, file.name), file.content)


def _write_file(
    project: Path, name: str, tables: Iterable[NewIds], outcome: Outcome, *, day: str | None
) -> None:
    """One file; with no day nothing is written."""
    fitted: list[Numbered] = []
    try:
        file = open_clerks_file(project, name)
        content = file.content
        for new in tables:
            try:
                content, at, is_outside = with_new_ids(content, new)
            except UnfitError as unfit:
                outcome.aside.append(_aside(new, unfit))
            else:
                fitted.append(Numbered(new, _place(new, at), is_outside))
        if day is not None and content != file.content:
            keep_copy(project, file, day)
            replace_clerks_file(file, content)
            outcome.replaced.append(file)
    except UnfitError as unfit:
        rest = [each.new for each in fitted] or list(tables)
        outcome.aside += [_aside(new, unfit) for new in rest]
    else:
        outcome.numbered += fitted


def _aside(new: NewIds, unfit: UnfitError) -> Numbered:
    return Numbered(new, Place(new.source.path, sheet=new.source.sheet), why_not=str(unfit))


def _place(new: NewIds, at: int) -> Place:
    letter = letters_of(at) if new.source.sheet else ""
    return Place(new.source.path, sheet=new.source.sheet, letter=letter, column=new.heading)
