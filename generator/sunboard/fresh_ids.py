"""Ids for records that have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sunboard.checks.identify import identify
from sunboard.checks.identity.numbering import ids_again, numbers_by_row
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.earlier import known_before
from sunboard.records import read_programme
from sunboard.records.log import read_log
from sunboard.records.promises import read_published_commitments
from sunboard.records.publications import read_publications
from sunboard.records.text_tables import TextTable


@dataclass(frozen=True)
class FreshIds:
    """Ids for all records that have none, by kind and position in the kind's table."""

    ids: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    fingerprints: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """By what each is known again where its file can't hold the id (`records/given_ids.py`)."""
    numbers: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """Those of whom they are of, or of their numbers in another system, also of those known again."""
    again: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """The ids of records that have none in their file, and are known again."""
    changed: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Records that may be others, changed: somebody is asked."""
    asked: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """All records about which somebody is asked, which get none before it is said what they are."""


def fresh_ids(project: Path, tables: Mapping[str, TextTable]) -> FreshIds:
    """The ids that the records read from a project would get now; none for those that are asked about.

    Raises:
        LedgerError: the log, a ledger of what was published, or of who stood in the people table, is broken.
    """
    programme, _ = read_programme(project)
    if programme is None:
        return FreshIds()
    published, publications = read_published_commitments(project), read_publications(project)
    before, _ = known_before(project, tables, publications)
    # As the check has it, so that neither asks about rows that the other knows.
    before = replace(before, accepted=read_log(project).accepted)
    drafts, faults = parse_tables(tables, programme)
    found = identify(drafts, faults, programme.county, published, before).unnumbered
    by_kind = {each.source.kind.name: each for each in found}
    return FreshIds(
        {name: each.id_by_row for name, each in by_kind.items()},
        {name: each.fingerprint_by_row for name, each in by_kind.items()},
        {name: numbers_by_row(drafts, each, before.key) for name, each in drafts.items()},
        {name: ids_again(draft, by_kind.get(name)) for name, draft in drafts.items()},
        {name: each.changed for name, each in by_kind.items()},
        {name: each.asked for name, each in by_kind.items()},
    )
