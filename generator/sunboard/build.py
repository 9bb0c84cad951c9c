"""The whole story: records in, boards and printed sheets out.

1. read files → text with places; 2. check → typed tables, or problems; 3. derive statuses, lateness,
rates; 4. make one value a page; 5. render into shells; 6. publish whole or not at all. MkDocs renders
the shells meanwhile, in a process of its own. Sheets are printed before the boards, which say their size.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sunboard.boards import BOARD_MAKERS, BoardMaker, County, make_county
from sunboard.measures import derive_measures
from sunboard.problems import Problem, Severity, sort_problems
from sunboard.project import RefusedError, check_project
from sunboard.publishing.ledger import record_counts, record_publications, record_published
from sunboard.publishing.mkdocs_site import ShellBuild
from sunboard.publishing.print_run import PrintRun, forget_others
from sunboard.publishing.release import Release
from sunboard.publishing.report import write_report
from sunboard.publishing.stage import Stage
from sunboard.publishing.workers import share_out
from sunboard.rendering import Renderer, make_renderer

INSTALLED_PROJECT = Path(__file__).resolve().parents[2]
"""Where `content/`, `site_templates/` and `mkdocs.yml` come from when a project has none of its own."""

SITE = Path("build", "site")
"""Where a project's site is put, unless something else is asked for."""

REPORT_NAME = "build-report.json"


@dataclass(frozen=True)
class BuildOptions:
    """What a build is asked to do."""

    project: Path
    """The folder that holds `data/`."""
    out: Path
    """The folder the site is published to; replaced whole."""
    as_of: date | None
    """The day everything is judged by; None for the one `programme.yml` names."""
    today: date
    """Stands in where neither names a day."""
    workers: int = 1
    records_published: bool = False
    """Whether what is published for the first time is put down in `data/ledger/`."""
    accepts_fewer: bool = False
    """Whether somebody has said that far fewer records than last time are right (rule R-35)."""


@dataclass(frozen=True)
class BuildOutcome:
    """What a build did."""

    problems: tuple[Problem, ...]
    page_count: int
    county: County
    """What the pages were made from."""
    sheets: PrintRun

    @property
    def is_partial(self) -> bool:
        """Whether any record is missing from the site for a problem's sake."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class NotPutDownError(Exception):
    """The site is published, but what was published could not be put down."""


def build(options: BuildOptions, progress: Callable[[int, int], None]) -> BuildOutcome:
    """All six stages; `progress` is told how many pages of how many are written.

    Raises:
        RefusedError: no board can be made, or far fewer records than last time; the live site stays.
        LedgerError: a ledger of what was published can't be read; the live site stays.
        ThemeError, ShellError: the theme is broken; the live site stays.
        ConservationError: rows were lost on the way; the live site stays.
        NotPutDownError: the site is live, but the ledger, or the store of sheets, could not be written.
    """
    # Millions of small values are made and none is dropped before the end: collecting finds nothing.
    gc.disable()
    theme = theme_project(options.project)
    with ShellBuild(theme, {maker.depth for maker in BOARD_MAKERS}) as shells:
        day = options.as_of, options.today
        project = check_project(options.project, *day, accepts_fewer=options.accepts_fewer)
        if project.fewer:
            raise RefusedError(list(project.checked.problems))
        measures = derive_measures(
            project.checked.records, project.programme, project.as_of, project.publications
        )
        county = make_county(measures)
        with Release(options.out) as release:
            sheets = publish_sheets(release, county, theme, options, progress)
            county = county.with_printed(sheets.printed)
            stage = shells.wait()
            renderer = make_renderer(
                theme / "site_templates",
                stage.shells(),
                {(maker.section, maker.depth) for maker in BOARD_MAKERS},
                project.programme,
                project.as_of,
                sheets.printed.by_board,
            )
            count = write_site(release, stage, renderer, county, options.workers, progress)
            problems = tuple(sort_problems([*project.checked.problems, *sheets.problems]))
            checked = replace(project.checked, problems=problems)
            # Before publishing: a site from which rows were lost must not go live.
            report = options.out.with_name(REPORT_NAME)
            write_report(
                report, checked, as_of=project.as_of, pages=count, sheets=len(sheets.files)
            )
            release.publish()
    try:
        _put_down(options, county, sheets)
    except OSError as error:
        raise NotPutDownError(f"{error.strerror}：{error.filename}") from error
    return BuildOutcome(problems, count, county, sheets)


def _put_down(options: BuildOptions, county: County, sheets: PrintRun) -> None:
    """Forget the sheets of before, and put down what was published, which nothing may undo any more."""
    if county.makes("sheets"):
        forget_others(sheet_store(options.out), sheets)
    if options.records_published:
        measures = county.measures
        record_published(options.project, measures.records["commitments"], measures.as_of)
        record_publications(options.project, measures)
        record_counts(options.project, measures.records, measures.as_of)


def publish_sheets(
    release: Release,
    county: County,
    theme: Path,
    options: BuildOptions,
    progress: Callable[[int, int], None],
) -> PrintRun:
    """Print the sheets, where the programme asks for them, and put them into the release."""
    if not county.makes("sheets"):
        return PrintRun()
    # It loads what sorts names and writes QR codes: 0.07 s that a site without sheets needn't wait for.
    from sunboard.publishing.printing import print_sheets  # noqa: PLC0415

    templates = theme / "site_templates" / "sheets"
    run = print_sheets(county, templates, sheet_store(options.out), options.workers, progress)
    for file in run.files:
        release.place(file.sheet.path, file.stored.file)
    return run


def write_site(
    release: Release,
    stage: Stage,
    renderer: Renderer,
    county: County,
    workers: int,
    progress: Callable[[int, int], None],
) -> int:
    """Stages 4 to 6: make, render and write every page; returns how many boards there are."""
    for name in stage.assets():
        release.write(name, stage.read(name))
    for name in stage.hand_written_pages():
        release.write(name, renderer.finish(stage.read(name).decode(), name))
    pages = plan_pages(county)

    def write(number: int) -> None:
        maker, entity = pages[number]
        page = maker.make(county, entity)
        release.write(f"{page.path}index.html", renderer.render(page))

    # The first page of each kind is written before the work is shared out: what all pages of a kind
    # need is then worked out once, and not again in each process.
    firsts = [number for number, (_, entity) in enumerate(pages) if entity == 0]
    for number in firsts:
        write(number)
    rest = [number for number, (_, entity) in enumerate(pages) if entity != 0]
    share_out(
        len(rest),
        lambda place: write(rest[place]),
        workers,
        lambda done: progress(done, len(rest)),
    )
    return len(pages)


def plan_pages(county: County) -> list[tuple[BoardMaker, int]]:
    """Every page of the boards the programme asks for, as its maker and its number."""
    return [
        (maker, number)
        for maker in BOARD_MAKERS
        if county.makes(maker.board)
        for number in range(maker.count(county))
    ]


def sheet_store(site: Path) -> Path:
    """Where the printed sheets of a site are kept between builds: beside it."""
    return site.with_name(f"{site.name}-sheets")


def theme_project(project: Path) -> Path:
    """The project itself where it brings its own theme and content, else the installed one."""
    return project if (project / "mkdocs.yml").is_file() else INSTALLED_PROJECT
