"""What is known from before tonight, as the check asks for it: published, numbered, confirmed, put down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sunboard.checks.fewer import KINDS_SCOPE, Last
from sunboard.language import later
from sunboard.problems import Problem
from sunboard.records.accepted_ledger import AcceptedLine, read_accepted
from sunboard.records.confirmed_names import read_confirmed_names
from sunboard.records.drips_ledger import DripLine, read_drips
from sunboard.records.editions import Edition, read_editions
from sunboard.records.emptied_ledger import EmptiedLine, read_emptied
from sunboard.records.given_ids import files_with_ids, read_given_ids, read_gone_ids
from sunboard.records.known_people import Before, read_known_people
from sunboard.records.layouts.mapping_file import read_sheet_mapping
from sunboard.records.ledger_files import LedgerError, read_state
from sunboard.records.log import Log, accepted_on
from sunboard.records.private_key import read_key
from sunboard.records.promises import PublishedCommitments, read_published_commitments
from sunboard.records.publications import (
    IDS_PATH,
    Publications,
    ids_by_kind,
    read_counts,
    read_publications,
)
from sunboard.records.rules_ledger import RuledFigure, RuleLine, read_ruled_figures, read_rules
from sunboard.records.text_tables import TextTable


class NotLoggedError(Exception):
    """Nothing had been put down yet on the day whose records are asked for; the message says since when."""


def put_down(project: Path) -> tuple[PublishedCommitments, Publications | None]:
    """The ledgers of promises and of ids.

    Raises:
        LedgerError: one can't be read, or that of ids is gone.
    """
    published, publications = read_published_commitments(project), read_publications(project)
    if publications is None and len(published.published_on):
        raise LedgerError(later("{file} 不见了，而承诺已经公布过", file=IDS_PATH))
    return published, publications


def known_before(
    project: Path, tables: Mapping[str, TextTable], publications: Publications | None
) -> tuple[Before, list[Problem]]:
    """What was published, confirmed and numbered before, and what of it can't be read.

    Raises:
        LedgerError: a ledger of who stood in the people table can't be read.
    """
    confirmed, strange = read_confirmed_names(project)
    files = {file.path for table in tables.values() for file in table.files}
    # Nothing may be read of one that is locked or broken tonight; its ids are nobody else's.
    files.update(file for file in files_with_ids(project) if (project / file).exists())
    given, unread = read_given_ids(project, sorted(files))
    given = {**given, **read_gone_ids(project)}
    last_day = publications.last_day if publications and len(publications.table) else None
    people, ids = read_known_people(project), ids_by_kind(publications)
    mapping, _ = read_sheet_mapping(project)
    before = Before(people, ids, last_day, confirmed, given, mapping.continues)
    before = replace(before, key=read_key(project))
    return before, [*strange, *unread]


def ledgers(project: Path, until: date) -> dict[str, Any]:
    """What the other ledgers hold up to a day, by the name that it has in a checked project."""
    read: dict[
        str, Iterable[Edition | RuleLine | RuledFigure | DripLine | AcceptedLine | EmptiedLine]
    ] = {
        "editions": read_editions(project),
        "rules": read_rules(project),
        "ruled_figures": read_ruled_figures(project),
        "drips": read_drips(project),
        "accepted": read_accepted(project),
        "emptied": read_emptied(project),
    }
    return {name: tuple(e for e in every if e.day <= until) for name, every in read.items()}


def as_on(log: Log, before: Before, day: date) -> tuple[Log, Before]:
    """The log up to a day, and what the site stood on then.

    Raises:
        NotLoggedError: nothing had been put down yet.
    """
    until = tuple(each for each in log.publications if each.as_of <= day)
    if not until:
        raise NotLoggedError(
            later("存底从{first}记起，没有{day}的记录", first=log.publications[0].as_of, day=day)
            if log.publications
            else later("还没有发布过，存底里没有哪一天的记录")
        )
    return Log(until), replace(before, as_logged=accepted_on(log.publications, day))


def last_numbers(project: Path) -> Last | None:
    """How many records the last publication had, of whom; None before the first."""
    state = read_state(project)
    return Last(state.as_of, state.numbers) if state else _last_kinds(project)


def last_day(project: Path, publications: Publications | None) -> date | None:
    """The last day that was published and put down; None before the first publication."""
    state = read_state(project)
    return state.as_of if state else _last_day(publications)


def _last_day(publications: Publications | None) -> date | None:
    """What an earlier Sunboard put down of the last publication: only days on which something was new."""
    if publications is None or not len(publications.table):
        return None
    return date.fromisoformat(str(publications.last_day))


def _last_kinds(project: Path) -> Last | None:
    """What an earlier Sunboard put down of what the last publication had: its kinds alone."""
    counts = read_counts(project)
    if not counts:
        return None
    kinds = {kind: count.published for kind, count in counts.items()}
    return Last(max(count.day for count in counts.values()), {KINDS_SCOPE: kinds})
