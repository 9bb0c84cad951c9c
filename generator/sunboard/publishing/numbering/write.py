"""New ids written into the files that their rows stand in, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sunboard.fresh_ids import FreshIds
from sunboard.language import say
from sunboard.problems import Place
from sunboard.publishing.filesystem import remove_lasting, write_lasting
from sunboard.publishing.numbering.clerks_files import (
    keep_copy,
    lock_beside,
    open_clerks_file,
    replace_clerks_file,
)
from sunboard.publishing.numbering.column import UnfitError
from sunboard.publishing.numbering.given import keep_given
from sunboard.publishing.numbering.tables import NewIds, with_new_ids
from sunboard.records.given_ids import Given, given_path
from sunboard.records.layouts.grids import letters_of
from sunboard.records.ledger_files import file_bytes
from sunboard.records.text_tables import TextTable


@dataclass(frozen=True)
class Numbered:
    """What became of the rows of one table that had no id."""

    new: NewIds
    place: Place
    """The column that holds the ids; the file alone where they don't stand in it."""
    is_outside: bool = False
    """Whether the column stands beside what a spreadsheet program calls a table."""
    why_not: str = ""
    """Why they don't stand in it, in a few words; "" where they do."""


class Replaced(NamedTuple):
    """What a file was and became; None where there was none."""

    before: bytes | None
    after: bytes | None


@dataclass
class Outcome:
    """What became of all of them."""

    numbered: list[Numbered] = field(default_factory=list)
    aside: list[Numbered] = field(default_factory=list)
    """Those whose ids are kept in `data/ids/`, as their file can't take them."""
    lost: list[Numbered] = field(default_factory=list)
    """Those that got none: they can't be known again without one."""
    open_files: dict[str, str] = field(default_factory=dict)
    """Files that somebody has open, and what says so."""
    replaced: dict[str, Replaced] = field(default_factory=dict, compare=False)
    """The clerk's files that were replaced, by their names."""
    kept: dict[str, Replaced] = field(default_factory=dict, compare=False)
    """The same of `data/ids/`, by the names of the files whose ids they hold."""


@dataclass(frozen=True)
class Writing:
    """How ids are to be written."""

    project: Path
    """The folder that holds `data/`."""
    day: str
    """What the copies of files lie below."""
    is_dry: bool = False
    """Whether nothing is written, but all else done."""
    waits: bool = True
    """Whether a file that somebody has open gets no ids, until it is closed; else they are kept aside."""


def group_by_table(tables: Mapping[str, TextTable], fresh: FreshIds) -> Iterator[NewIds]:
    """The new ids of each table of each file."""
    for name, table in tables.items():
        new, prints = fresh.ids.get(name, {}), fresh.fingerprints.get(name, {})
        numbers, again = fresh.numbers.get(name, {}), fresh.again.get(name, {})
        id_by_row = {**new, **again}
        rows_by_file: dict[int, list[int]] = {}
        for row in id_by_row:
            rows_by_file.setdefault(int(table.file_codes[row]), []).append(row)
        for code, rows in rows_by_file.items():
            ids = {int(table.lines[row]): id_by_row[row] for row in rows}
            given = tuple(
                Given(name, new[row], prints[row], numbers.get(row, ""))
                for row in rows
                if row in new
            )
            known = tuple(
                Given(name, again[row], "", numbers.get(row, "")) for row in rows if row not in new
            )
            yield NewIds(table.kind, table.files[code], ids, given, known)


def write_ids(writing: Writing, every: Iterable[NewIds]) -> Outcome:
    """Write ids into the clerk's files, with a copy of each kept, and into `data/ids/`.

    Raises:
        OSError: a file can't be read or written; those before it have their ids, and it is as it was.
    """
    outcome = Outcome()
    by_file: dict[str, list[NewIds]] = {}
    for new in every:
        by_file.setdefault(new.source.path, []).append(new)
    for name, tables in sorted(by_file.items()):
        lock = lock_beside(writing.project / name)
        if lock is None:
            _write_file(writing, name, tables, outcome)
        elif writing.waits:
            outcome.open_files[name] = lock.name
        else:
            _set_aside(writing, tables, say("有人开着"), outcome)
    return outcome


def keep(project: Path, name: str, given: Sequence[Given], outcome: Outcome) -> None:
    """Keep ids of a clerk's file in `data/ids/`, and note what was there before.

    Raises:
        UnfitError: what is kept can't be read, and would be lost.
        OSError: it can't be written.
    """
    path = project / given_path(name)
    before = file_bytes(path)
    keep_given(project, name, given)
    if (after := file_bytes(path)) != before:
        first = outcome.kept[name].before if name in outcome.kept else before
        outcome.kept[name] = Replaced(first, after)


def take_back(project: Path, outcome: Outcome) -> list[str]:
    """Make every file again what it was, but for those that somebody has saved since; returns their names.

    Raises:
        OSError: one can't be written.
    """
    saved = [name for name, was in outcome.replaced.items() if not _restore(project, name, was)]
    for name, was in outcome.kept.items():
        path = project / given_path(name)
        if name in saved or file_bytes(path) != was.after:
            continue
        if was.before is None:
            remove_lasting(path)
            with suppress(OSError):  # it holds others' ids
                path.parent.rmdir()
        else:
            write_lasting(path, was.before)
    return saved


def _restore(project: Path, name: str, was: Replaced) -> bool:
    """Whether a clerk's file is again what it was."""
    try:
        file = open_clerks_file(project, name)
        if file.content != was.after or was.before is None:
            return False
        replace_clerks_file(file, was.before)
    except (UnfitError, FileNotFoundError):
        return False
    return True


def _write_file(writing: Writing, name: str, tables: Sequence[NewIds], outcome: Outcome) -> None:
    fitted: list[Numbered] = []
    try:
        file = open_clerks_file(writing.project, name)
        content = file.content
        for new in tables:
            try:
                content, at, is_outside = with_new_ids(content, new)
            except UnfitError as unfit:
                _set_aside(writing, [new], str(unfit), outcome)
            else:
                fitted.append(Numbered(new, _place(new, at), is_outside))
        if content != file.content and not writing.is_dry:
            keep_copy(writing.project, file, writing.day)
            replace_clerks_file(file, content)
            outcome.replaced[name] = Replaced(file.content, content)
    except UnfitError as unfit:
        _set_aside(writing, [each.new for each in fitted] or tables, str(unfit), outcome)
    else:
        outcome.numbered += fitted


def _set_aside(writing: Writing, tables: Iterable[NewIds], why: str, outcome: Outcome) -> None:
    """Keep new ids in `data/ids/`, of rows that can be known again; what was given back is there."""
    for new in filter(lambda each: each.given, tables):
        numbered = Numbered(new, Place(new.source.path, sheet=new.source.sheet), why_not=why)
        if not all(each.fingerprint for each in new.given):
            outcome.lost.append(numbered)
            continue
        try:
            if not writing.is_dry:
                keep(writing.project, new.source.path, new.given, outcome)
        except UnfitError:
            outcome.lost.append(numbered)
        else:
            outcome.aside.append(numbered)


def _place(new: NewIds, at: int) -> Place:
    letter = letters_of(at) if new.source.sheet else ""
    return Place(new.source.path, sheet=new.source.sheet, letter=letter, column=new.heading)
