"""The whole story: records in, boards and printed sheets out.

1. read files → text with places; 2. check → typed tables, or problems; 3. derive statuses, lateness,
rates; 4. make one value a page; 5. render into shells; 6. publish whole or not at all. MkDocs renders
the shells meanwhile, in a process of its own. Sheets are printed before the boards, which say their size.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sunboard.boards import BOARD_MAKERS, BoardMaker, County, make_county
from sunboard.days import Asked, Days
from sunboard.measures import Measures, derive_measures
from sunboard.problems import Problem, Severity, sort_problems
from sunboard.project import CheckedProject, RefusedError, check_project
from sunboard.publishing.filesystem import BusyError, cause, locked
from sunboard.publishing.ledger import additions, announce, settle
from sunboard.publishing.links import dead_links
from sunboard.publishing.manifest import Manifest, told_by
from sunboard.publishing.mkdocs_site import ShellBuild
from sunboard.publishing.own_files import STATIC, publish_beside
from sunboard.publishing.print_run import PrintRun, forget_others
from sunboard.publishing.private_folder import state_folder
from sunboard.publishing.release import Release
from sunboard.publishing.releases import NotPutDownError, Published, Releases
from sunboard.publishing.report import write_report
from sunboard.publishing.sheet_folder import forget_sheets
from sunboard.publishing.sheet_store import in_use
from sunboard.publishing.stage import Stage
from sunboard.publishing.target import check_target
from sunboard.publishing.workers import share_out
from sunboard.records.ledger_files import LedgerError, read_pending
from sunboard.rendering import Renderer, make_renderer

INSTALLED_PROJECT = Path(__file__).resolve().parents[2]
"""Where `content/`, `site_templates/` and `mkdocs.yml` come from when a project has none of its own."""

SITE = Path("build", "site")
"""Where a project's site is put, unless something else is asked for."""

SHEETS = Path("build", "sheets")
"""Where `sunboard print` puts a project's sheets, unless something else is asked for."""

REPORT_NAME = "build-report.json"

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""


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


@dataclass(frozen=True)
class BuildOutcome:
    """What a build did."""

    problems: tuple[Problem, ...]
    page_count: int
    county: County
    """What the pages were made from."""
    sheets: PrintRun
    published: Published
    put_down: int
    """Lines that were added to the ledger."""
    withdrawn: tuple[Manifest, ...]
    """Earlier releases that were deleted, because they held what has been taken back."""

    @property
    def is_partial(self) -> bool:
        """Whether any record is missing from the site for a problem's sake."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class DayRefusedError(Exception):
    """The day can't be put down as published; the message says why, and what would do."""


def build(options: BuildOptions, progress: Progress) -> BuildOutcome:
    """All six stages; `progress` is told how many pages of how many are written.

    Raises:
        TargetError: the folder holds, or lies in, something that isn't ours.
        BusyError: another process publishes.
        RefusedError: no board can be made, or far fewer records than last time; the live site stays.
        DayRefusedError: the day can't be published.
        LedgerError: a ledger of what was published can't be read; the live site stays.
        ThemeError, ShellError: the theme is broken; the live site stays.
        UnfitFileError: a file of content/ or static/ can't be published; the live site stays.
        ConservationError: rows were lost on the way; the live site stays.
        SwapError: the site's folder can't be exchanged for the new one.
        NotPutDownError: the site is live, but the ledger, or the store of sheets, could not be written.
    """
    # Millions of small values are made and none is dropped before the end: collecting finds nothing.
    gc.disable()
    check_target(options.out, options.project, takes_over=options.takes_over)
    with ExitStack() as held:
        lock = state_folder(options.project) / "lock"
        if options.records_published:
            held.enter_context(locked(lock))
        releases = held.enter_context(Releases.opened(options.out))
        if read_pending(options.project) is not None:
            # Before the site that it belongs to changes again.
            with suppress(BusyError), _alone(lock, is_held=options.records_published):
                settle(options.project)
        theme = theme_project(options.project)
        depths = {maker.depth for maker in BOARD_MAKERS}
        static = options.project / STATIC
        with ShellBuild(theme, depths, static, releases.work) as shells:
            return _Build(options, releases, theme, shells).run(progress)


@contextmanager
def _alone(lock: Path, *, is_held: bool) -> Iterator[None]:
    with ExitStack() as held:
        if not is_held:
            held.enter_context(locked(lock))
        yield


class _Build:
    """A build under way."""

    def __init__(
        self, options: BuildOptions, releases: Releases, theme: Path, shells: ShellBuild
    ) -> None:
        self.options, self.releases, self.theme, self.shells = options, releases, theme, shells
        self.store = sheet_store(options.project)

    def run(self, progress: Progress) -> BuildOutcome:
        options = self.options
        project = check_project(options.project, options.asked, options.accepted)
        if project.fewer or project.checked.records["communities"].frame.empty:
            raise RefusedError(list(project.checked.problems))
        if options.records_published:
            _refuse_day(project.days, project)
        measures = derive_measures(
            project.checked.records,
            project.programme,
            project.as_of,
            project.publications,
            consent_day=project.days.consent_day,
        )
        county = make_county(measures)
        with self.releases.begin() as release:
            with in_use(self.store):
                sheets = publish_sheets(release, county, self.theme, options, progress)
            county = county.with_printed(sheets.printed)
            count = self._write(release, county, sheets, progress)
            problems = [*project.checked.problems, *sheets.problems]
            if options.checks_links:
                problems += dead_links(release.folder, options.workers)
            checked = replace(project.checked, problems=tuple(sort_problems(problems)))
            # Before publishing: a site from which rows were lost must not go live.
            report = state_folder(options.project) / REPORT_NAME
            write_report(
                report, checked, as_of=project.as_of, pages=count, sheets=len(sheets.files)
            )
            published, put_down = self._publish(release, measures, project)
        withdrawn = self._tidy(county, sheets)
        return BuildOutcome(checked.problems, count, county, sheets, published, put_down, withdrawn)

    def _write(self, release: Release, county: County, sheets: PrintRun, progress: Progress) -> int:
        stage = self.shells.wait()
        measures = county.measures
        renderer = make_renderer(
            self.theme / "site_templates",
            stage.shells(),
            {(maker.section, maker.depth) for maker in BOARD_MAKERS},
            measures.programme,
            measures.as_of,
            sheets.printed.by_board,
        )
        return write_site(release, stage, renderer, county, self.options.workers, progress)

    def _publish(
        self, release: Release, measures: Measures, project: CheckedProject
    ) -> tuple[Published, int]:
        """Make the release live; what it adds to the ledger is on the disk before, and settled after."""
        root, added = self.options.project, {}
        if self.options.records_published:
            added = additions(root, measures, project.losses)

        def before_the_swap(name: str) -> None:
            if self.options.records_published:
                announce(root, self.releases.shelf.site, name, added, measures)

        try:
            told = told_by(measures)
            published = self.releases.publish(release, measures.as_of, told, before_the_swap)
        except BaseException:
            # By what the live site says it is, this counts or not, however far it came.
            with suppress(Exception):
                self._settle()
            raise
        try:
            self._settle()
        except (OSError, LedgerError) as error:
            raise NotPutDownError(
                str(error) if isinstance(error, LedgerError) else cause(error)
            ) from error
        return published, sum(text.count("\n") for text in added.values())

    def _settle(self) -> None:
        if self.options.records_published:
            settle(self.options.project)

    def _tidy(self, county: County, sheets: PrintRun) -> tuple[Manifest, ...]:
        """Forget the releases and sheets of before."""
        try:
            if county.makes("sheets"):
                forget_others(self.store, sheets)
            told = told_by(county.measures)
            forget_sheets(self.options.project / SHEETS, told)
            kept = county.measures.programme.kept_releases
            return tuple(self.releases.forget(kept, told))
        except OSError as error:
            raise NotPutDownError(cause(error)) from error


def _refuse_day(days: Days, project: CheckedProject) -> None:
    """Only a day that is over is published, and none before the last one that was."""
    if not days.is_over:
        raise DayRefusedError(
            f"{days.as_of} 还没有过完，不能作为数据截至日发布；不写 --as-of 就用昨天"
        )
    if project.recorded_to is not None and days.as_of < project.recorded_to:
        raise DayRefusedError(
            f"已经发布到 {project.recorded_to}，不能再按更早的 {days.as_of} 发布；"
            "只想看那一天的网站，请用 sunboard build，放到别的目录"
        )


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
    run = print_sheets(county, templates, sheet_store(options.project), options.workers, progress)
    for file in run.files:
        # Never a link: whatever happens to the site must not happen to the store.
        release.write(file.sheet.path, file.stored.file.read_bytes())
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
        release.write(name, stage.read(name), is_asset=True)
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
    # Last, so that what lies at the address of a board is found here, and told by its name.
    publish_beside(_beside_boards(stage, renderer), release.write)
    return len(pages)


def _beside_boards(stage: Stage, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The hand-written pages and the office's own files, by their addresses."""
    for name in stage.hand_written_pages():
        yield name, renderer.finish(stage.read(name).decode(), name)
    for name, file in stage.files.items():
        yield name, file.read_bytes()


def plan_pages(county: County) -> list[tuple[BoardMaker, int]]:
    """Every page of the boards the programme asks for, as its maker and its number."""
    return [
        (maker, number)
        for maker in BOARD_MAKERS
        if county.makes(maker.board)
        for number in range(maker.count(county))
    ]


def sheet_store(project: Path) -> Path:
    """Where a project's printed sheets are kept between builds."""
    return state_folder(project, "sheets")


def theme_project(project: Path) -> Path:
    """The project itself where it brings its own theme and content, else the installed one."""
    return project if (project / "mkdocs.yml").is_file() else INSTALLED_PROJECT
