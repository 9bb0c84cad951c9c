"""Stages 1 and 2 of every command: a project's records, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sunboard.checks import Checked, check_records
from sunboard.checks.fewer import far_fewer
from sunboard.problems import Place, Problem, sort_problems
from sunboard.records import read_programme, read_records
from sunboard.records.counts import read_counts
from sunboard.records.ledger import LedgerError, read_published_commitments
from sunboard.records.memory import release_unused
from sunboard.records.publications import IDS_PATH, Publications, read_publications
from sunboard.records.tables import TextTable
from sunboard.schema import REQUIRED_KINDS
from sunboard.settings import Programme


@dataclass(frozen=True)
class CheckedProject:
    """A project's records, checked."""

    programme: Programme
    checked: Checked
    as_of: date
    publications: Publications | None
    """The ledger of what stood on the site since when; None before the first publication."""
    fewer: tuple[Problem, ...]
    """The kinds that have lost far too many records since the last publication; among the problems too."""


class RefusedError(Exception):
    """Nothing is published: no programme, no records of a kind that every board needs, or far too few."""

    def __init__(self, problems: list[Problem]) -> None:
        """Refuse, with all that was found."""
        super().__init__()
        self.problems = tuple(sort_problems(problems))


def check_project(
    project: Path, as_of: date | None, today: date, *, accepts_fewer: bool = False
) -> CheckedProject:
    """Stages 1 and 2: read a project's records and check them; far fewer than last time may be accepted.

    Raises:
        RefusedError: no board can be made.
        LedgerError: a ledger of what was published can't be read.
    """
    programme, found = read_programme(project)
    tables, problems = read_records(project)
    found = [*found, *problems]
    empty = [kind for kind in REQUIRED_KINDS if tables[kind].cells.empty]
    if programme is None or empty:
        blank = [_no_records(tables[kind]) for kind in empty if tables[kind].files]
        raise RefusedError([*found, *blank])
    day = as_of or programme.as_of or today
    published, publications = read_published_commitments(project), read_publications(project)
    if publications is None and len(published.published_on):
        raise LedgerError(f"{IDS_PATH} is missing, though commitments were published")
    checked = check_records(tables, programme, day, published=published)
    del tables
    release_unused()
    last = {} if accepts_fewer else read_counts(project)
    fewer = tuple(far_fewer(checked.records, last))
    every = sort_problems([*found, *checked.problems, *fewer])
    checked = replace(checked, problems=tuple(every))
    return CheckedProject(programme, checked, day, publications, fewer)


def _no_records(table: TextTable) -> Problem:
    """Of a kind that has a file, and nothing in it; a missing file is a problem of its own."""
    params = {"label": table.kind.label, "kind": table.kind.name}
    return Problem(Place(table.files[0].path), "kind-empty", params)
