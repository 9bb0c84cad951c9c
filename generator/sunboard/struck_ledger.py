"""The ledger on a night that makes no new site: it keeps no name and no words that were taken back by then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from sunboard.checks.private.names import NameFinder, key_of
from sunboard.checks.records import NOT_PUBLIC, Promises
from sunboard.checks.removals import without_names
from sunboard.project_folders import lock_file
from sunboard.publishing.filesystem import PUBLIC_FILE, BusyError, locked, write_lasting
from sunboard.publishing.ledger import kept_promises, seals_of, settle
from sunboard.records import read_records
from sunboard.records.ledger_files import (
    FILES,
    PENDING_PATH,
    PROMISES,
    LedgerError,
    Pending,
    read_ledger_file,
    read_state,
    release_of,
)
from sunboard.records.promises import TEXT_COLUMNS, read_published_commitments
from sunboard.schema import KINDS, FieldType


def strike_ledger(
    project: Path, site: Path, names: Collection[str], removed: Collection[str]
) -> None:
    """Take out of published promises some names, and the words of records that were taken down, by their ids.

    A ledger that can't be read, or that another process writes, stays as it is for the next publication.

    Raises:
        OSError: it can't be written.
    """
    try:
        with locked(lock_file(project)):
            settle(project)
            _write(project, site, dict(_kept_no_longer(project, names, removed)))
    except (LedgerError, BusyError):
        return


def _write(project: Path, site: Path, promises: Promises) -> None:
    """Put down what is to change as a publication would whose site is the one that is live, and settle it."""
    state, release = read_state(project), release_of(site)
    kept = kept_promises(project, promises)
    if state is None or release is None or kept is None:
        return
    before = {name: read_ledger_file(project, name) for name in FILES}
    after = replace(state, seals=seals_of(before | {PROMISES: kept.encode()}))
    pending = Pending(release, site, {}, seals_of(before), after, {PROMISES: kept})
    write_lasting(project / PENDING_PATH, pending.text().encode(), PUBLIC_FILE)
    settle(project)


def _kept_no_longer(
    project: Path, names: Collection[str], removed: Collection[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The promises that say what is taken back, by id; of each the texts that change, by field."""
    finder = NameFinder(map(key_of, names), places=_places(project))
    texts = read_published_commitments(project).texts
    for row, record_id in enumerate(texts["id"].to_pylist()):
        changed = {}
        for name in TEXT_COLUMNS[1:]:
            text = texts[name][row].as_py()
            left = None if record_id in removed else without_names(text, finder)
            if text and left != text:
                changed[name] = left or NOT_PUBLIC
        if changed:
            yield record_id, changed


def _places(project: Path) -> Iterator[str]:
    """What places and units are called, which may be somebody's name as well."""
    owners = read_records(project, [kind.name for kind in KINDS if kind.owner_as])[0]
    for table in owners.values():
        for field in table.kind.fields_of(FieldType.TEXT):
            if field.names:
                yield from map(key_of, table.texts[field.name].to_pylist())
