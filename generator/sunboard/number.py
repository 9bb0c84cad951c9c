"""Records without an id get one for good, and it is written into the file that they stand in.

Which one, the check stage says: the id that a record has for a run is the one that it gets. Nothing is ever
numbered anew, and no row that has an id is touched, so that a second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sunboard.checks.rules.naming import hides_everybody
from sunboard.checks.saying import Hides, is_private
from sunboard.days import Asked
from sunboard.fresh_ids import FreshIds, fresh_ids
from sunboard.problems import Place
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import locked
from sunboard.publishing.known_people import make_key
from sunboard.publishing.numbering.column import UnfitError, holds_no_id
from sunboard.publishing.numbering.write import (
    Numbered,
    Outcome,
    Writing,
    group_by_table,
    keep,
    take_back,
    write_ids,
)
from sunboard.records import read_records
from sunboard.records.given_ids import Given
from sunboard.records.programme import headings_heard
from sunboard.records.text_tables import TextTable
from sunboard.schema import REQUIRED_KINDS


@dataclass(frozen=True)
class NumberOptions:
    """What the command is asked to do."""

    project: Path
    asked: Asked
    is_dry: bool = False
    """Whether nothing is written, but all else done."""
    waits: bool = True
    """Whether a file that somebody has open gets no ids, until it is closed: a night can't wait for that."""


class NotNumberedError(Exception):
    """Files with new ids were read as something else; they are what they were."""


@dataclass(frozen=True)
class Done:
    """What became of the records without an id."""

    outcome: Outcome
    id_by_name: tuple[tuple[str, str], ...]
    """Places and units by name, and the ids they got, which stand in addresses from now on."""
    hides: Hides = is_private
    """What of names of files and sheets is not to be said."""
    asked: int = 0
    """Rows that get none before somebody has said, to `check`, whether they had one."""
    asked_at: tuple[Place, ...] = ()
    """Where they stand, of those that can be read."""


def number(options: NumberOptions) -> Done:
    """Number what has no id, while nobody else writes.

    Raises:
        BusyError: another process publishes, or numbers.
        NotNumberedError, LedgerError, OSError: as `number_alone` says.
    """
    with locked(lock_file(options.project)):
        return number_alone(options)


def number_alone(options: NumberOptions) -> Done:
    """Number what has no id, and read it again: what is not read as it was written is taken back.

    Nobody else writes meanwhile: whoever asks holds the project's lock.

    Raises:
        NotNumberedError: it was taken back.
        LedgerError: nobody can tell which ids were somebody's.
        OSError: a file can't be read or written; those before it have their ids.
    """
    project, day = options.project, options.asked.now.date().isoformat()
    writing = Writing(project, day, options.is_dry, options.waits)
    with headings_heard(project):
        tables, _ = read_records(project)
        # Most nights nobody has added a row.
        without = sum(map(_unnumbered, tables.values()))
        if not options.is_dry and any(map(_unnumbered, filter(_are_held, tables.values()))):
            make_key(project)
        fresh = fresh_ids(project, tables) if without else FreshIds()
        outcome = write_ids(writing, group_by_table(tables, fresh))
        try:
            if outcome.replaced and not _is_read(project, tables, fresh, outcome):
                raise NotNumberedError
        except BaseException:  # a signal that ends the program, too
            take_back(project, outcome)
            raise
        if not options.is_dry:
            # So that next month's copy, made from an older one, is known again.
            kept = [
                (each.new.source.path, (*each.new.given, *each.new.again))
                for each in outcome.numbered
            ]
            for path, given in (*kept, *_in_question(tables, fresh)):
                with suppress(UnfitError):  # `check` says that it can't be read
                    keep(project, path, given, outcome)
    known = sum(map(len, (*fresh.ids.values(), *fresh.again.values())))
    hides = hides_everybody(tables) if without else is_private
    named, asked_at = tuple(_named(tables, fresh, outcome)), _asked_at(tables, fresh)
    return Done(outcome, named, hides, without - known, tuple(asked_at))


def _in_question(
    tables: Mapping[str, TextTable], fresh: FreshIds
) -> Iterator[tuple[str, tuple[Given, ...]]]:
    """The rows that may be others, changed, each by its file: asked about until somebody has said.

    Once the ids of those around it are written, nothing else tells such a row from a new one.
    """
    for name, rows in fresh.changed.items():
        table = tables[name]
        for row in sorted(rows):
            path = table.files[int(table.file_codes[row])].path
            yield path, (Given(name, "", fresh.fingerprints[name][row]),)


def _asked_at(tables: Mapping[str, TextTable], fresh: FreshIds) -> Iterator[Place]:
    """The rows about which somebody is asked."""
    for name, rows in fresh.asked.items():
        yield from (tables[name].place(row) for row in sorted(rows))


def _are_held(table: TextTable) -> bool:
    return bool(table.kind.holder)


def _unnumbered(table: TextTable) -> int:
    """How many rows have no id in their file."""
    ids = table.texts["id"].to_pylist()
    none = set(filter(holds_no_id, set(ids)))
    return sum(own in none for own in ids) if none else 0


def _named(
    tables: Mapping[str, TextTable], fresh: FreshIds, outcome: Outcome
) -> Iterator[tuple[str, str]]:
    """The places and units that got ids for good, in the order of their tables."""
    given = {
        (each.new.kind.name, line.id)
        for each in (*outcome.numbered, *outcome.aside)
        for line in each.new.given
    }
    for kind in REQUIRED_KINDS:
        for row, own in fresh.ids.get(kind, {}).items():
            if (kind, own) in given:
                yield tables[kind].texts["name"][row].as_py().strip(), own


def _given(every: Iterable[Numbered]) -> frozenset[tuple[str, str]]:
    return frozenset((e.new.kind.name, own) for e in every for own in e.new.ids.values())


def _is_read(
    project: Path, before: Mapping[str, TextTable], fresh: FreshIds, outcome: Outcome
) -> bool:
    """Whether the records are what they were, with their new ids."""
    given, (after, _) = _given(outcome.numbered), read_records(project)
    for name, table in before.items():
        every = {**fresh.ids.get(name, {}), **fresh.again.get(name, {})}
        new = {row: own for row, own in every.items() if (name, own) in given}
        ids = table.texts["id"].to_pylist()
        expected = [new.get(row, own) for row, own in enumerate(ids)]
        others = [field for field in table.texts if field != "id"]
        if after[name].texts["id"].to_pylist() != expected or any(
            not after[name].texts[field].equals(table.texts[field]) for field in others
        ):
            return False
    return True
