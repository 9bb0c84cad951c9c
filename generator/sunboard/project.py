"""Stages 1 and 2 of every command: a project's records, read and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sunboard.checks import Checked, check_records
from sunboard.checks.expected_terms import without_unused
from sunboard.checks.fewer import KINDS_SCOPE, Last, Loss, as_problem, losses, unaccepted
from sunboard.checks.identify import identify
from sunboard.checks.identity.numbering import filed_by_row, ids_again
from sunboard.checks.open_years import open_year_warnings
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.checks.private.programme import without_private
from sunboard.checks.records import Records
from sunboard.checks.rules.naming import hides_everybody
from sunboard.checks.saying import hides_of, sayable
from sunboard.days import Asked, Days, decide_days
from sunboard.language import later
from sunboard.problems import Place, Problem, sort_problems
from sunboard.records import read_programme, read_records
from sunboard.records.arrow import release_unused
from sunboard.records.confirmed_names import read_confirmed_names
from sunboard.records.demonstration import leftovers
from sunboard.records.drips_ledger import DripLine, read_drips
from sunboard.records.editions import Edition, read_editions
from sunboard.records.emptied_ledger import EmptiedLine, read_emptied
from sunboard.records.given_ids import files_with_ids, read_given_ids, read_gone_ids
from sunboard.records.kept_photos import kept_folder, kept_photos
from sunboard.records.known_people import Before, read_known_people
from sunboard.records.layouts.mapping_file import read_sheet_mapping
from sunboard.records.ledger_files import LedgerError, read_state
from sunboard.records.log import NO_LOG, Log, accepted_on, read_log
from sunboard.records.photo_files import PhotoFolder
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
    leftovers: tuple[Problem, ...] = ()
    """What is left of the demonstration, and keeps it from being published; among the problems too."""
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


class NotLoggedError(Exception):
    """Nothing had been put down yet on the day whose records are asked for; the message says since when."""


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
    published, publications = _put_down(project)
    before, strange = _before(project, tables, publications)
    log = read_log(project)
    photos = PhotoFolder(project, kept_photos(kept_folder(project)))
    strange += photos.count(tables["pictures"].texts["file"].to_pylist())
    before = replace(before, numbers_only=numbers_only, accepted=log.accepted, photos=photos)
    if asked.from_log:
        log, before = _as_on(log, before, days.as_of)
    checked = check_records(
        tables,
        programme,
        days.as_of,
        published=published,
        consent_day=days.consent_day,
        before=before,
    )
    del tables
    release_unused()
    state = read_state(project)
    last = Last(state.as_of, state.numbers) if state else _last_kinds(project)
    # On an earlier day there were fewer.
    lost, fewer = ((), ()) if asked.from_log else _fewer(checked.records, last, accepted)
    hides = hides_of(checked.finder)
    # Only now: records may use a word that is shown to nobody.
    told, private = without_private(programme, project)
    records, told = without_unused(checked.records, told)
    open_years = open_year_warnings(checked.records, programme, days.as_of)
    left = tuple(leftovers(project, told))
    others = [sayable(e, hides) for e in (*found, *strange, *private, *fewer, *open_years, *left)]
    return CheckedProject(
        told,
        replace(
            checked,
            records=records,
            problems=tuple(sort_problems([*checked.problems, *others])),
        ),
        days,
        publications,
        state.as_of if state else _last_day(publications),
        lost,
        fewer,
        left,
        log,
        **_ledgers(project, days.as_of),
        is_from_log=asked.from_log,
        photos=photos,
    )


def _fewer(
    records: Records, last: Last | None, accepted: Collection[str]
) -> tuple[tuple[Loss, ...], tuple[Problem, ...]]:
    """Who has lost far too many records since the last publication, and those of them nobody accepted."""
    if last is None:
        return (), ()
    lost = tuple(losses(records, last))
    return lost, tuple(as_problem(loss, last.day, records) for loss in unaccepted(lost, accepted))


def _put_down(project: Path) -> tuple[PublishedCommitments, Publications | None]:
    """The ledgers of promises and of ids.

    Raises:
        LedgerError: one can't be read, or that of ids is gone.
    """
    published, publications = read_published_commitments(project), read_publications(project)
    if publications is None and len(published.published_on):
        raise LedgerError(later("{file} 不见了，而承诺已经公布过", file=IDS_PATH))
    return published, publications


def _ledgers(project: Path, until: date) -> dict[str, Any]:
    """What the other ledgers hold up to a day, by the name that it has in a checked project."""
    read: dict[str, Iterable[Edition | RuleLine | RuledFigure | DripLine | EmptiedLine]] = {
        "editions": read_editions(project),
        "rules": read_rules(project),
        "ruled_figures": read_ruled_figures(project),
        "drips": read_drips(project),
        "emptied": read_emptied(project),
    }
    return {name: tuple(e for e in every if e.day <= until) for name, every in read.items()}


def _as_on(log: Log, before: Before, day: date) -> tuple[Log, Before]:
    """The log up to a day, and what the site stood on then."""
    until = tuple(each for each in log.publications if each.as_of <= day)
    if not until:
        raise NotLoggedError(
            later("存底从{first}记起，没有{day}的记录", first=log.publications[0].as_of, day=day)
            if log.publications
            else later("还没有发布过，存底里没有哪一天的记录")
        )
    return Log(until), replace(before, as_logged=accepted_on(log.publications, day))


@dataclass(frozen=True)
class FreshIds:
    """Ids for all records that have none, by kind and position in the kind's table."""

    ids: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    fingerprints: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """By what each is known again where its file can't hold the id (`records/given_ids.py`)."""
    numbers: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """The fingerprints of their numbers in another system, such as 12345, also of those known again."""
    again: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """The ids of records that have none in their file, and are known again."""
    changed: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Records that may be others, changed: somebody is asked."""


def fresh_ids(project: Path, tables: Mapping[str, TextTable]) -> FreshIds:
    """The ids that the records read from a project would get now; none for those that are asked about.

    Raises:
        LedgerError: a ledger of what was published, or of who stood in the people table, can't be read.
    """
    programme, _ = read_programme(project)
    if programme is None:
        return FreshIds()
    published, publications = read_published_commitments(project), read_publications(project)
    before, _ = _before(project, tables, publications)
    drafts, faults = parse_tables(tables, programme)
    found = identify(drafts, faults, programme.county, published, before).unnumbered
    by_kind = {each.source.kind.name: each for each in found}
    return FreshIds(
        {name: each.id_by_row for name, each in by_kind.items()},
        {name: each.fingerprint_by_row for name, each in by_kind.items()},
        {name: filed_by_row(draft) for name, draft in drafts.items()},
        {name: ids_again(draft, by_kind.get(name)) for name, draft in drafts.items()},
        {name: each.changed for name, each in by_kind.items()},
    )


def _before(
    project: Path, tables: Mapping[str, TextTable], publications: Publications | None
) -> tuple[Before, list[Problem]]:
    """What was published, confirmed and numbered before, and what of it can't be read."""
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
    return before, [*strange, *unread]


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
    state = read_state(project) if has_unopened(project, problems) else None
    before = state.numbers.get(KINDS_SCOPE, {}).get("corrections", 0) if state else 0
    return before > len(tables["corrections"])


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


def _no_records(table: TextTable) -> Problem:
    """Of a kind that has a file, and nothing in it; a missing file is a problem of its own."""
    params = {"label": table.kind.words, "kind": table.kind.name}
    return Problem(Place(table.files[0].path), "kind-empty", params)
