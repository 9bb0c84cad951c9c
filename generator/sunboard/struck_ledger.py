"""The ledger on a night that makes no new site: it keeps no name and no words that were taken back by then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sunboard.checks.private.names import NameFinder, key_of
from sunboard.checks.records import NOT_PUBLIC, Promises
from sunboard.checks.removals import without_names
from sunboard.project_folders import lock_file
from sunboard.publishable.withheld import Fields
from sunboard.publishing.continuity import gap_of
from sunboard.publishing.filesystem import PUBLIC_FILE, BusyError, locked, write_lasting
from sunboard.publishing.ledger import kept_promises, seals_of, settle
from sunboard.publishing.log import LogAddition, strike, write_log
from sunboard.publishing.releases import Releases
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
from sunboard.records.log import read_log
from sunboard.records.log.head import head_of
from sunboard.records.promises import TEXT_COLUMNS, read_published_commitments
from sunboard.schema import KINDS, FieldType

_PROMISED = "commitments"


def strike_ledger(
    project: Path,
    releases: Releases,
    names: Collection[str],
    removed: Collection[str],
    withheld: Fields,
    today: date,
) -> None:
    """Take out of the ledger some names, the words of records that were taken down, by their ids, and fields.

    A ledger that can't be read, that another process writes, or that isn't what became of the one that the site
    was made of, stays as it is for the next publication.

    Raises:
        OSError: it can't be written.
    """
    try:
        with locked(lock_file(project)):
            settle(project)
            finder = NameFinder(map(key_of, names), places=_places(project))
            promises = dict(_kept_no_longer(project, finder, removed, withheld))
            log = read_log(project)
            if gap_of(project, releases.shelf, log) is None:
                _write(project, releases, promises, strike(log, finder, removed, today, withheld))
    except (LedgerError, BusyError):
        return


def _write(project: Path, releases: Releases, promises: Promises, log: LogAddition) -> None:
    """Put down what is to change as a publication would whose site is the one that is live, and settle it."""
    site = releases.shelf.site
    state, release = read_state(project), release_of(site)
    kept = kept_promises(project, promises)
    if state is None or release is None or (kept is None and log.publication is None):
        return
    instead = {} if kept is None else {PROMISES: kept}
    before = {name: read_ledger_file(project, name) for name in FILES}
    struck = {name: text.encode() for name, text in instead.items()}
    after = replace(state, seals=seals_of(before | struck), log=log.end).after(state)
    pending = Pending(release, site, {}, seals_of(before), after, instead, log.texts)
    # What is live counts: the publication's own files have to be there before.
    write_log(project, log)
    write_lasting(project / PENDING_PATH, pending.text().encode(), PUBLIC_FILE)
    settle(project)
    releases.hold(head_of(after))


def _kept_no_longer(
    project: Path, finder: NameFinder, removed: Collection[str], withheld: Fields
) -> Iterator[tuple[str, dict[str, str]]]:
    """The promises that say what is taken back, by id; of each the texts that change, by field."""
    texts = read_published_commitments(project).texts
    for row, record_id in enumerate(texts["id"].to_pylist()):
        changed = {}
        for name in TEXT_COLUMNS[1:]:
            text = texts[name][row].as_py()
            is_out = record_id in removed or name in withheld.get((_PROMISED, record_id), ())
            left = None if is_out else without_names(text, finder)
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
