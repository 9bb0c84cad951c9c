"""Records without an id get one for good, and it is written into the file that they stand in.

Which one, the check stage says: the id that a record has for a run is the one that it gets. Nothing is ever
numbered anew, and no row that has an id is touched, so that a second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sunboard.checks.identity.unnumbered import Unnumbered
from sunboard.days import Asked
from sunboard.project import check_project
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import locked
from sunboard.publishing.numbering.column import holds_no_id
from sunboard.publishing.numbering.kept_ids import keep_ids
from sunboard.publishing.numbering.write import (
    Fresh,
    Numbered,
    Outcome,
    group_by_table,
    take_back,
    write_ids,
)
from sunboard.records import read_records
from sunboard.records.given_ids import Given
from sunboard.records.text_tables import TextTable
from sunboard.schema import REQUIRED_KINDS


@dataclass(frozen=True)
class NumberOptions:
    """What the command is asked to do."""

    project: Path
    asked: Asked
    is_dry: bool = False
    """Whether nothing is written, but all else done."""


class NotNumberedError(Exception):
    """Files with new ids were read as something else; they are what they were."""


@dataclass(frozen=True)
class Done:
    """What became of the records without an id."""

    outcome: Outcome
    id_by_name: tuple[tuple[str, str], ...]
    """Places and units by name, and the ids they got, which stand in addresses from now on."""


def number(options: NumberOptions) -> Done:
    """Number what has no id, and read it again: what is not read as it was written is taken back.

    Raises:
        NotNumberedError: it was taken back.
        RefusedError: no board can be made of the records.
        LedgerError: nobody can tell which ids were somebody's.
        BusyError: another process publishes, or numbers.
        OSError: a file can't be read or written; those before it have their ids.
    """
    project = options.project
    with locked(lock_file(project)):
        tables, _ = read_records(project)
        # Most nights nobody has added a row, and checking takes several times as long as reading.
        needs_ids = any(map(_has_unnumbered, tables.values()))
        unnumbered = check_project(project, options.asked).checked.unnumbered if needs_ids else ()
        fresh = {each.source.kind.name: each.id_by_row for each in unnumbered}
        day = options.asked.now.date().isoformat()
        outcome = write_ids(project, group_by_table(tables, fresh), day, is_dry=options.is_dry)
        if outcome.replaced and not _is_read(project, tables, fresh, outcome):
            take_back(project, outcome)
            raise NotNumberedError
        if not options.is_dry:
            keep_ids(project, _kept(unnumbered, outcome))
    return Done(outcome, tuple(_named(tables, fresh, outcome)))


def _has_unnumbered(table: TextTable) -> bool:
    return any(map(holds_no_id, set(table.texts["id"].to_pylist())))


def _kept(unnumbered: Iterable[Unnumbered], outcome: Outcome) -> dict[str, list[Given]]:
    """By file the ids that it can't hold."""
    kept: dict[str, list[Given]] = {}
    aside = _given(outcome.aside)
    for each in unnumbered:
        kind = each.source.kind.name
        for file, given in each.kept({own for name, own in aside if name == kind}).items():
            kept.setdefault(file, []).extend(given)
    return kept


def _named(
    tables: Mapping[str, TextTable], fresh: Fresh, outcome: Outcome
) -> Iterator[tuple[str, str]]:
    """The places and units that got ids for good, in the order of their tables."""
    given = _given(outcome.numbered)
    for kind in REQUIRED_KINDS:
        for row, own in fresh.get(kind, {}).items():
            if (kind, own) in given:
                yield tables[kind].texts["name"][row].as_py().strip(), own


def _given(every: Iterable[Numbered]) -> frozenset[tuple[str, str]]:
    return frozenset((e.new.kind.name, own) for e in every for own in e.new.ids.values())


def _is_read(
    project: Path, before: Mapping[str, TextTable], fresh: Fresh, outcome: Outcome
) -> bool:
    """Whether the records are what they were, with their new ids."""
    given, (after, _) = _given(outcome.numbered), read_records(project)
    for name, table in before.items():
        new = {row: own for row, own in fresh.get(name, {}).items() if (name, own) in given}
        ids = table.texts["id"].to_pylist()
        expected = [new.get(row, own) for row, own in enumerate(ids)]
        others = [field for field in table.texts if field != "id"]
        if after[name].texts["id"].to_pylist() != expected or any(
            not after[name].texts[field].equals(table.texts[field]) for field in others
        ):
            return False
    return True
