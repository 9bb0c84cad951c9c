"""The whole story: records in, boards and printed sheets out.

1. read files → text with places; 2. check → typed tables, or problems; 3. derive statuses, lateness,
rates; 4. make one value a page; 5. render into shells; 6. publish whole or not at all. MkDocs renders
the shells meanwhile, in a process of its own. Sheets are printed before the boards, which say their size.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from sunboard.boards.deeds.honours import BOARD_NAME
from sunboard.boards.makers import BOARD_MAKERS, word_rows
from sunboard.checks.fewer import idle_names
from sunboard.days import Asked
from sunboard.emptied_pages import write_emptied
from sunboard.gate.gate import Gate
from sunboard.gate.report import gate_for, problems_of
from sunboard.language import say, speaking
from sunboard.measures.ground import Ground
from sunboard.outputs.html.trial import ObstaclesByBoard
from sunboard.problems import Problem, sort_problems
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.project_folders import report_file, theme_of
from sunboard.publication import Publication
from sunboard.publishable.drips import drip_problems
from sunboard.publishable.past import with_past
from sunboard.publishable.photos import untold_photos
from sunboard.publishable.records import ground_of
from sunboard.publishing.lettering import begun_lettering
from sunboard.publishing.links import dead_links
from sunboard.publishing.manifest import Manifest, told_by
from sunboard.publishing.mkdocs_site import Shells, shell_build
from sunboard.publishing.own_files import STATIC
from sunboard.publishing.picture_files import Pictures
from sunboard.publishing.recovery import unknown
from sunboard.publishing.release import Release
from sunboard.publishing.releases import NotPutDownError, Published
from sunboard.publishing.report import write_report
from sunboard.publishing.sheet_store import Printed
from sunboard.publishing.target import check_target
from sunboard.settings import Programme
from sunboard.site_files import (
    Progress,
    renderer_of,
    write_photos,
    write_pictures,
    write_sheets,
    write_site,
)


@dataclass(frozen=True)
class BuildOptions:
    """What a build is asked to do."""

    project: Path
    """The folder that holds `data/`."""
    out: Path
    """The folder the site is published to; replaced whole."""
    asked: Asked
    """The days everything is judged by."""
    workers: int = 1
    records_published: bool = False
    """Whether what is published for the first time is put down in `data/ledger/`."""
    checks_links: bool = False
    """Whether every link of the finished site is followed before it goes live."""
    accepted: tuple[str, ...] = ()
    """Kinds, places and units of which somebody has said that far fewer records are right (rule R-35)."""
    takes_over: bool = False
    """Whether a site of an earlier Sunboard, which bears no marker, may be replaced."""
    numbers_first: Callable[[], Callable[[], None]] | None = None
    """Gives ids to rows that have none, before any is read; what it returns takes them back."""
    obstacles_of: Callable[[Sequence[Problem], Ground], ObstaclesByBoard] | None = None
    """Of a trial, how what stands in the way of records is told on their boards; None to be published."""


@dataclass(frozen=True)
class BuildOutcome:
    """What a build did."""

    problems: tuple[Problem, ...]
    page_count: int
    ground: Ground
    """What the pages were made from."""
    sheets: Printed
    pictures: Pictures
    published: Published
    put_down: int
    """Lines that were added to the ledger."""
    withdrawn: tuple[Manifest, ...]
    """Earlier releases that were deleted, because they held what has been taken back."""
    idle: tuple[str, ...]
    """Names that were accepted though no guard asked for them."""
    swept: tuple[str, ...]
    """Names among the releases that were none, and are deleted."""
    unknown: tuple[str, ...]
    """Names among the releases that are not ours, and stay."""


def build(options: BuildOptions, progress: Progress) -> BuildOutcome:
    """All seven stages; `progress` is told how many pages of how many are written.

    Raises:
        TargetError: the folder holds, or lies in, something that isn't ours.
        BusyError: another process publishes.
        RefusedError: no board can be made, or far fewer records than last time, or too many that stood
            against the county ceased to; the live site stays.
        DayRefusedError: the day can't be published.
        LedgerLostError: the ledger is gone, or isn't what became of the one that the site was made of.
        LedgerError: a ledger of what was published can't be read; the live site stays.
        ThemeError, ShellError: the theme is broken; the live site stays.
        UnpublishableFileError: a file of content/ or static/ can't be published; the live site stays.
        ConservationError: rows were lost on the way; the live site stays.
        SwapError: the site's folder can't be exchanged for the new one.
        NotPutDownError: the site is live, but the ledger, or the store of sheets, could not be written.
    """
    # Millions of small values are made and none is dropped before the end: collecting finds nothing. What was
    # imported is never looked through again.
    gc.disable()
    gc.freeze()
    root = options.project
    check_target(options.out, root, takes_over=options.takes_over)
    is_recorded, depths = options.records_published, {maker.depth for maker in BOARD_MAKERS}
    with (
        Publication.opened(
            root, options.out, is_recorded=is_recorded, accepted=options.accepted
        ) as publication,
        shell_build(
            theme_of(root), depths, root / STATIC, publication.releases.shelf.folder
        ) as shells,
        _numbered(options, publication),
    ):
        return _build(options, publication, shells, progress)


@contextmanager
def _numbered(options: BuildOptions, publication: Publication) -> Iterator[None]:
    """Rows have their ids meanwhile, and keep them if what is made of them goes live."""
    take_back = options.numbers_first() if options.numbers_first else None
    try:
        yield
    except BaseException as error:
        if take_back and not (publication.is_live or isinstance(error, NotPutDownError)):
            take_back()
        raise


def _trial(programme: Programme) -> Programme:
    """A programme on trial; nothing of it is printed, as what hangs on a wall may stay there."""
    boards = tuple(board for board in programme.boards if board != "sheets")
    return replace(programme, boards=boards, is_trial=True)


def project_to_show(options: BuildOptions) -> CheckedProject:
    """Stages 1 and 2: the records as they are to be shown, on trial where that is asked.

    Raises:
        RefusedError, LedgerError: as `build` says.
    """
    project = check_project(
        options.project, options.asked, options.accepted, numbers_only=options.records_published
    )
    is_stopped = bool(project.stopping) and options.records_published
    if is_stopped or project.fewer or not len(project.checked.records["communities"]):
        raise RefusedError(list(project.checked.problems))
    if options.obstacles_of:
        return replace(project, programme=_trial(project.programme))
    return project


def obstacles(options: BuildOptions, project: CheckedProject, ground: Ground) -> ObstaclesByBoard:
    """Of a trial, what stands in the way of records, on their boards; else nothing."""
    return options.obstacles_of(project.checked.problems, ground) if options.obstacles_of else {}


def _build(
    options: BuildOptions, publication: Publication, shells: Shells, progress: Progress
) -> BuildOutcome:
    """Everything between the first file read and the last one forgotten."""
    project = project_to_show(options)
    with speaking(project.programme.tongue):
        return _made(options, publication, shells, progress, project)


def reported(
    options: BuildOptions,
    project: CheckedProject,
    gate: Gate,
    found: Iterable[Problem],
    pages: int,
    sheets: int = 0,
) -> tuple[Problem, ...]:
    """All that is to be said of a site that was made, put into the project's report as well.

    Args:
        options: What was asked.
        project: The records, and what is said of them.
        gate: What it found is said, too.
        found: What else was found while the site was made.
        pages: How many boards there are.
        sheets: How many sheets.

    Raises:
        ConservationError: rows were lost on the way.
    """
    every = (*project.checked.problems, *found, *problems_of(gate.finds.all()))
    checked = replace(project.checked, problems=tuple(sort_problems(every)))
    report = report_file(options.project)
    write_report(report, checked, as_of=project.as_of, pages=pages, sheets=sheets)
    return checked.problems


def _with_drips(options: BuildOptions, project: CheckedProject, ground: Ground) -> CheckedProject:
    """The project with what is to be said of what ceases to stand against the county, night by night.

    Raises:
        RefusedError: too much has, nobody has said that it is right, and it was to be put down.
    """
    found = drip_problems(ground, ground.past.drips)
    if not found:
        return project
    every = tuple(sort_problems([*project.checked.problems, *found]))
    if options.records_published:
        raise RefusedError(list(every))
    return replace(project, checked=replace(project.checked, problems=every))


def begun_letters(ground: Ground) -> Callable[[], str]:
    """Begin to draw the name of the honour board; what is returned waits for it, "" where there is none."""
    return begun_lettering(say(BOARD_NAME)) if ground.makes("deeds") else str


class _Made(NamedTuple):
    """What was written into a release, and what is to be said of it."""

    ground: Ground
    sheets: Printed
    pictures: Pictures
    page_count: int
    emptied: list[str]
    """Addresses that have nothing to show any more."""
    problems: tuple[Problem, ...]


def _made(
    options: BuildOptions,
    publication: Publication,
    shells: Shells,
    progress: Progress,
    project: CheckedProject,
) -> BuildOutcome:
    """Everything from the checked records on, in the language of the site."""
    # What is wrong with hand-written pages is told before sheets are printed.
    shells.prepared()
    accepted = (*project.losses, *publication.admit(project, options.accepted))
    ground = with_past(ground_of(project), project, accepted, is_put_down=options.records_published)
    project = _with_drips(options, project, ground)
    with publication.releases.begin() as release:
        made = _written(options, publication, release, shells, progress, project, ground)
        told = told_by(made.ground, made.problems)
        published, put_down = publication.publish(
            release, made.ground, project, accepted, made.emptied, told
        )
    withdrawn = publication.tidy(made.ground, project, made.sheets, made.pictures, told)
    return BuildOutcome(
        made.problems,
        made.page_count,
        made.ground,
        made.sheets,
        made.pictures,
        published,
        put_down,
        withdrawn,
        idle=tuple(idle_names(accepted, options.accepted)),
        swept=publication.releases.swept,
        unknown=tuple(unknown(publication.releases.shelf)),
    )


def _written(  # noqa: PLR0913, PLR0917 - what a site is made from, and how, told once
    options: BuildOptions,
    publication: Publication,
    release: Release,
    shells: Shells,
    progress: Progress,
    project: CheckedProject,
    ground: Ground,
) -> _Made:
    """Put every file of the site into a release, and all that is to be said into the report."""
    lettering, gate = begun_letters(ground), gate_for(project.checked, ground)
    root, shared = options.project, (options.workers, progress)
    ground = write_photos(release, gate, ground, root, project.photos, options.workers)
    word_rows(ground)
    sheets = write_sheets(release, gate, ground, root, *shared)
    pictures = write_pictures(release, gate, ground, root, *shared)
    stage, seen = shells(), obstacles(options, project, ground)
    renderer = renderer_of(root, stage, ground, sheets.links, seen)
    renderer.environment.draw_with(lettering())
    count = write_site(release, gate, ground, stage, renderer, sheets.links, *shared)
    emptied = write_emptied(release, gate, ground, renderer, publication.addresses(project))
    dead = dead_links(release.folder, options.workers) if options.checks_links else ()
    found = (*sheets.problems, *pictures.problems, *stage.problems, *dead, *untold_photos(ground))
    # Before publishing: a site from which rows were lost must not go live.
    problems = reported(options, project, gate, found, count, len(sheets.files))
    return _Made(ground, sheets, pictures, count, emptied, problems)
