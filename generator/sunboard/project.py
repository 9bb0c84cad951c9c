"""Stages 1 and 2 of every command: a project's records, read and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sunboard.checks import Checked, check_records
from sunboard.checks.expected_terms import without_unused
from sunboard.checks.fewer import KINDS_SCOPE, Last, Loss, as_problem, losses, unaccepted
from sunboard.checks.open_years import open_year_warnings
from sunboard.checks.private.programme import without_private
from sunboard.checks.records import Records
from sunboard.checks.rules.naming import hides_everybody
from sunboard.checks.saying import hides_of, sayable
from sunboard.checks.standing import lost_words
from sunboard.days import Asked, Days, decide_days
from sunboard.earlier import as_on, known_before, last_day, last_numbers, ledgers, put_down
from sunboard.problems import Place, Problem, sort_problems
from sunboard.records import read_programme, read_records
from sunboard.records.accepted_ledger import AcceptedLine
from sunboard.records.arrow import release_unused
from sunboard.records.demonstration import leftovers
from sunboard.records.drips_ledger import DripLine
from sunboard.records.editions import Edition
from sunboard.records.emptied_ledger import EmptiedLine
from sunboard.records.kept_photos import kept_folder, kept_photos
from sunboard.records.known_people import Before
from sunboard.records.ledger_files import read_state
from sunboard.records.log import NO_LOG, Log, read_log
from sunboard.records.photo_files import PhotoFolder
from sunboard.records.publications import (
    Publications,
)
from sunboard.records.rules_ledger import RuledFigure, RuleLine
from sunboard.records.text_tables import TextTable
from sunboard.records.unread import has_unopened, kinds_at_fault
from sunboard.schema import REQUIRED_KINDS
from sunboard.settings import Programme


@dataclass(frozen=True, eq=False)
class CheckedProject:
    """A project's records, checked."""

    programme: Programme
    checked: Checked
    days: Days
    publications: Publications | None = None
    """The ledger of what stood on the site since when; None before the first publication."""
    recorded_to: date | None = None
    """The last day that was published and put down; None before the first publication."""
    losses: tuple[Loss, ...] = ()
    """Who has lost far too many records since the last publication, whether or not that was accepted."""
    fewer: tuple[Problem, ...] = ()
    """Those of them that nobody has accepted; among the problems too."""
    stopping: tuple[Problem, ...] = ()
    """What keeps it from being published: what is left of the demonstration, words that published records use
    and no list has any more; among the problems too."""
    log: Log = NO_LOG
    """All that was published, as it was accepted."""
    editions: tuple[Edition, ...] = ()
    """The months and quarters that were frozen, up to the as-of day."""
    rules: tuple[RuleLine, ...] = ()
    """What the programme's rules said since when, up to the as-of day."""
    ruled_figures: tuple[RuledFigure, ...] = ()
    """What changes of the rules did to the county's figures, up to the as-of day."""
    drips: tuple[DripLine, ...] = ()
    """What has stood against the county since when, and ceased to, up to the as-of day."""
    accepted: tuple[AcceptedLine, ...] = ()
    """What was published only because somebody said that it is right, up to the as-of day."""
    emptied: tuple[EmptiedLine, ...] = ()
    """The addresses that were published and had nothing to show any more, up to the as-of day."""
    is_from_log: bool = False
    """Whether the records are those of an earlier day, and the log ends on it."""
    photos: PhotoFolder | None = None
    """The files of photos that the records were checked by; None where nobody has looked."""

    @property
    def as_of(self) -> date:
        """The day everything is judged by."""
        return self.days.as_of


class RefusedError(Exception):
    """Nothing is published: no programme, no records of a kind that every board needs, or far too few."""

    def __init__(self, problems: list[Problem]) -> None:
        """Refuse, with all that was found."""
        super().__init__()
        self.problems = tuple(sort_problems(problems))


def check_project(
    project: Path, asked: Asked, accepted: Collection[str] = (), *, numbers_only: bool = False
) -> CheckedProject:
    """Stages 1 and 2: read a project's records and check them.

    `accepted` are the kinds, places and units of which somebody has said that far fewer records are right;
    `numbers_only` withholds records that have no id of their own.

    Raises:
        RefusedError: no board can be made, or nobody can tell what was taken down.
        LedgerError: a ledger of what was published, or of who stood in the people table, can't be read.
        NotLoggedError: the records are to come from the log, which begins later.
    """
    programme, tables, found = _read(project)
    days = decide_days(asked, programme)
    published, publications = put_down(project)
    log, before, strange = _before(project, tables, publications, asked, days.as_of)
    checked = check_records(
        tables,
        programme,
        days.as_of,
        published=published,
        consent_day=days.consent_day,
        before=replace(before, numbers_only=numbers_only),
    )
    del tables
    release_unused()
    # On an earlier day there were fewer.
    last = None if asked.from_log else last_numbers(project)
    lost, fewer = _fewer(checked.records, last, accepted)
    # Only now: records may use a word that is shown to nobody.
    told, private = without_private(programme, project, checked.finder)
    records, told = without_unused(checked.records, told)
    open_years = open_year_warnings(checked.records, programme, days.as_of)
    stopping = (*leftovers(project, told), *lost_words(log.accepted, programme))
    others = (*found, *strange, *private, *fewer, *open_years, *stopping)
    return CheckedProject(
        told,
        replace(checked, records=records, problems=_all_said(checked, others)),
        days,
        publications,
        last_day(project, publications),
        lost,
        fewer,
        stopping,
        log,
        **ledgers(project, days.as_of),
        is_from_log=asked.from_log,
        photos=before.photos,
    )


def _before(
    project: Path,
    tables: Mapping[str, TextTable],
    publications: Publications | None,
    asked: Asked,
    as_of: date,
) -> tuple[Log, Before, list[Problem]]:
    """The log, what else was there before the records are checked, and what is to be said of that."""
    before, strange = known_before(project, tables, publications)
    log = read_log(project)
    photos = PhotoFolder(project, kept_photos(kept_folder(project)))
    strange += photos.count(tables["pictures"].texts["file"].to_pylist())
    before = replace(before, accepted=log.accepted, photos=photos)
    if asked.from_log:
        log, before = as_on(log, before, as_of)
    return log, before, strange


def _all_said(checked: Checked, others: Iterable[Problem]) -> tuple[Problem, ...]:
    """What the check found and others did, without what nobody may read."""
    hides = hides_of(checked.finder)
    return tuple(sort_problems([*checked.problems, *(sayable(each, hides) for each in others)]))


def _fewer(
    records: Records, last: Last | None, accepted: Collection[str]
) -> tuple[tuple[Loss, ...], tuple[Problem, ...]]:
    """Who has lost far too many records since the last publication, and those of them nobody accepted."""
    if last is None:
        return (), ()
    lost = tuple(losses(records, last))
    return lost, tuple(as_problem(loss, last.day, records) for loss in unaccepted(lost, accepted))


def _read(project: Path) -> tuple[Programme, dict[str, TextTable], list[Problem]]:
    """Stage 1; RefusedError where no board can be made of what was read."""
    programme, found = read_programme(project)
    tables, problems = read_records(project)
    found = [*found, *problems]
    if _may_tell_again(project, tables, problems):
        raise _refusal(tables, found)
    empty = [kind for kind in REQUIRED_KINDS if not len(tables[kind])]
    if programme is None or empty:
        blank = [_no_records(tables[kind]) for kind in empty if tables[kind].files]
        raise _refusal(tables, [*found, *blank])
    return programme, tables, found


def _refusal(tables: Mapping[str, TextTable], found: Sequence[Problem]) -> RefusedError:
    """Refuse before the records are checked."""
    hides = hides_everybody(tables)
    return RefusedError([sayable(each, hides) for each in found])


def _may_tell_again(
    project: Path, tables: Mapping[str, TextTable], problems: Sequence[Problem]
) -> bool:
    """Whether corrections may be missing by which something was taken down."""
    if "corrections" in kinds_at_fault(project, tables, problems):
        return True
    state = read_state(project) if has_unopened(project, tables, problems) else None
    before = state.numbers.get(KINDS_SCOPE, {}).get("corrections", 0) if state else 0
    return before > len(tables["corrections"])


def _no_records(table: TextTable) -> Problem:
    """Of a kind that has a file, and nothing in it; a missing file is a problem of its own."""
    params = {"label": table.kind.words, "kind": table.kind.name}
    return Problem(Place(table.files[0].path), "kind-empty", params)
