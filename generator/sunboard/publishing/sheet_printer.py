"""Prints a county's sheets: each by itself, all that hang at a community in one file, an archive a town.

Typst runs in processes of its own. Only what the store doesn't hold is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from sunboard.boards.addresses import HOME, SHEETS, archive_path, community_path, sheet_path
from sunboard.boards.alike import text_of
from sunboard.boards.sheets.sheet_links import SheetLink, SheetLinks
from sunboard.gate.gate import Gate
from sunboard.language import mark, say
from sunboard.measures.entities import town_of_community
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.documents import render_sheets
from sunboard.outputs.sheets.makers import A3, A4, SHEET_MAKERS, SheetMaker
from sunboard.outputs.sheets.search import record_with
from sunboard.outputs.sheets.values import Sheet
from sunboard.problems import Place, Problem
from sunboard.processes import FORKS, Threads
from sunboard.publishing.archives import Named, archive, file_names
from sunboard.publishing.sheet_store import Printed, PrintedFile, SheetStore, Stored
from sunboard.publishing.typesetter import GlyphError, NoFontsError, Typesetter, page_count
from sunboard.publishing.workers import gather
from sunboard.records.programme import PROGRAMME

T = TypeVar("T")
COUNTY_FOLDER = "county"
"""The folder of the sheets that the county's office prints."""
_BUNDLE = mark("全部张贴版")


@dataclass(frozen=True)
class Choice:
    """What a run prints; None for everything."""

    communities: frozenset[int] | None = None
    kinds: frozenset[str] | None = None
    papers: frozenset[str] | None = None
    is_duplex: bool = False
    """Whether, in a file of several sheets, each begins on a leaf of its own."""

    def jobs(self, ground: Ground) -> list[Job]:
        """Every sheet of the chosen kinds and papers, whosever it is."""
        return [
            Job(maker, number, paper)
            for maker in SHEET_MAKERS
            if self.kinds is None or maker.kind in self.kinds
            for number in range(maker.count(ground))
            for paper in maker.papers
            if self.papers is None or paper in self.papers
        ]


EVERYTHING = Choice()


class Job(NamedTuple):
    """One sheet to be printed."""

    maker: SheetMaker
    number: int
    paper: str

    def __reduce__(self) -> tuple[Callable[[int, int, str], Job], tuple[int, int, str]]:
        """Handed to another process, which has the same makers, by its maker's place among them."""
        return _job, (SHEET_MAKERS.index(self.maker), self.number, self.paper)

    def make(self, ground: Ground) -> Sheet:
        """The sheet's value."""
        return self.maker.make(ground, self.number, self.paper)


def _job(maker: int, number: int, paper: str) -> Job:
    return Job(SHEET_MAKERS[maker], number, paper)


def print_sheets(  # noqa: PLR0913, PLR0917 - what is printed, from what, how, and who is told
    ground: Ground,
    gate: Gate,
    templates: Sequence[Path],
    store: Path,
    workers: int,
    progress: Callable[[int, int], None],
    choice: Choice = EVERYTHING,
) -> Printed:
    """Print a county's sheets, on so many processes.

    `templates` are folders of Typst's, `store` keeps files between runs, and `progress` is told how many files
    of how many are done.
    """
    fonts = ground.programme.sheets.fonts
    try:
        typesetter = Typesetter(templates, fonts)
    except NoFontsError:
        return Printed(problems=(Problem(Place(PROGRAMME), "sheet-fonts"),))
    printer = _Printer(ground, gate, typesetter, SheetStore(store, typesetter.recipe), workers)
    run = printer.print(choice, progress)
    unusable = (
        Problem(
            Place(PROGRAMME), "sheet-font-unusable", {"font": font, "used": typesetter.families[0]}
        )
        for font in typesetter.unusable
    )
    return replace(run, problems=(*run.problems, *unusable))


class _Printer:
    """Prints with one typesetter into one store."""

    def __init__(
        self, ground: Ground, gate: Gate, typesetter: Typesetter, store: SheetStore, workers: int
    ) -> None:
        self._ground, self._gate, self._workers = ground, gate, workers
        self._typesetter, self._store = typesetter, store

    def print(self, choice: Choice, progress: Callable[[int, int], None]) -> Printed:
        jobs = choice.jobs(self._ground)
        results = self._share_out(len(jobs), partial(self._sheet, jobs, choice), progress)
        sheets = [result for result in results if isinstance(result, PrintedFile)]
        plans = bundle_plans(
            [(job, r) for job, r in zip(jobs, results, strict=True) if isinstance(r, PrintedFile)]
        )
        bundle = partial(self._bundle, plans, choice.is_duplex)
        bundles = self._share_out(len(plans), bundle, progress)
        # An archive is named after its town: one of a few communities would pass for all of them.
        archives = self._archives(bundles) if choice.communities is None else []
        links = SheetLinks(*(tuple(f.link for f in part) for part in (sheets, bundles, archives)))
        problems = tuple(result for result in results if isinstance(result, Problem))
        return Printed((*sheets, *bundles, *archives), links, problems)

    def _share_out(
        self, count: int, work: Callable[[int], T], progress: Callable[[int, int], None]
    ) -> list[T]:
        if FORKS and Threads.are_here():
            return [work(number) for number in range(count)]
        return gather(
            count, work, self._workers, lambda done: progress(done, count), [self._gate.finds]
        )

    def _sheet(
        self, jobs: Sequence[Job], choice: Choice, number: int
    ) -> PrintedFile | Problem | None:
        job = jobs[number]
        sheet = job.make(self._ground)
        if choice.communities is not None and sheet.community not in choice.communities:
            return None
        title = f"{sheet.title} {sheet.subtitle}".strip()
        document = self._gate.document(sheet.path, render_sheets(title, [sheet]))
        key = self._store.key(document)
        try:
            stored, is_new = self._kept(key, lambda: self._set(document, sheet.frame.day))
        except GlyphError as error:
            return _missing_glyph(sheet, error.character)
        link = SheetLink(
            sheet.path,
            sheet.kind,
            sheet.label,
            sheet.paper,
            sheet.board,
            sheet.community,
            stored.pages,
            stored.size,
            job.maker.hangs,
        )
        return PrintedFile(link, stored, is_new)

    def _bundle(self, plans: Sequence[BundlePlan], is_duplex: bool, number: int) -> PrintedFile:
        plan = plans[number]
        owner = plan.owner
        title = say("{place}全部张贴版", place=self._name(owner))

        def make() -> tuple[bytes, int]:
            sheets = [job.make(self._ground) for job in plan.jobs]
            document = render_sheets(title, sheets, is_duplex=is_duplex)
            last = max(sheet.frame.day for sheet in sheets)
            return self._set(self._gate.document(SHEETS, document), last)

        key = self._store.key("\n".join((title, str(is_duplex), *plan.keys)))
        stored, is_new = self._kept(key, make)
        folder, board = COUNTY_FOLDER, HOME
        if owner >= 0:
            folder = text_of(self._ground, "communities", owner, "id")
            board = community_path(folder)
        path = sheet_path(folder, f"all-{plan.paper}")
        link = SheetLink(
            path, "", say(_BUNDLE), plan.paper, board, owner, stored.pages, stored.size
        )
        return PrintedFile(link, stored, is_new)

    def _archives(self, bundles: Iterable[PrintedFile]) -> list[PrintedFile]:
        by_town: dict[int, list[PrintedFile]] = {}
        for bundle in bundles:
            if bundle.link.owner >= 0:
                town = int(town_of_community(self._ground)[bundle.link.owner])
                by_town.setdefault(town, []).append(bundle)
        return [self._archive(town, of_town) for town, of_town in sorted(by_town.items())]

    def _archive(self, town: int, bundles: Sequence[PrintedFile]) -> PrintedFile:
        names = file_names([self._named(bundle) for bundle in bundles])
        keys = [bundle.stored.key for bundle in bundles]
        key = self._store.key("\n".join((*names, *keys)))
        files = zip(names, (bundle.stored.file for bundle in bundles), strict=True)
        stored, is_new = self._kept(key, lambda: (archive(files), 0), "zip")
        name, town_id = (text_of(self._ground, "towns", town, field) for field in ("name", "id"))
        link = SheetLink(
            archive_path(town_id),
            "",
            say("{place}全部张贴版", place=name),
            "",
            SHEETS,
            town,
            0,
            stored.size,
        )
        return PrintedFile(link, stored, is_new)

    def _named(self, bundle: PrintedFile) -> Named:
        owner, paper = bundle.link.owner, bundle.link.paper.upper()
        community = text_of(self._ground, "communities", owner, "id")
        return Named(self._name(owner), community, f"-{say(_BUNDLE)}-{paper}.pdf")

    def _kept(
        self, key: str, make: Callable[[], tuple[bytes, int]], ending: str = "pdf"
    ) -> tuple[Stored, bool]:
        """What is kept under the key, and whether it had to be made: its bytes and its number of pages."""
        stored = self._store.find(key)
        if stored is not None:
            return stored, False
        return self._store.add(key, *make(), ending), True

    def _set(self, document: str, day: str) -> tuple[bytes, int]:
        pdf = self._typesetter.pdf(document, date.fromisoformat(day))
        return pdf, page_count(pdf)

    def _name(self, owner: int) -> str:
        if owner < 0:
            return self._ground.programme.county
        return self._gate.name(SHEETS, text_of(self._ground, "communities", owner, "name"))


class BundlePlan(NamedTuple):
    """The sheets that are printed into one file."""

    owner: int
    """The community, or -1 for the county's office."""
    paper: str
    """The largest there may be."""
    jobs: tuple[Job, ...]
    keys: tuple[str, ...]
    """What each of them is kept under."""


def bundle_plans(sheets: Sequence[tuple[Job, PrintedFile]]) -> list[BundlePlan]:
    """All that hang at a place in one file: on the best paper, and once more for offices that only have A4.

    A place with one sheet needs none.
    """
    by_owner: dict[int, dict[tuple[str, int], dict[str, tuple[Job, str]]]] = {}
    for job, file in sheets:
        if job.maker.hangs:
            same = by_owner.setdefault(file.link.owner, {})
            papers = same.setdefault((job.maker.kind, job.number), {})
            papers[job.paper] = (job, file.stored.key)
    plans = []
    for owner, group in sorted(by_owner.items()):
        small = [papers[A4] for papers in group.values() if A4 in papers]
        best = [papers.get(A3) or papers[A4] for papers in group.values()]
        choices = [(A3, best), (A4, small)] if best != small else [(A4, small)]
        for paper, chosen in choices:
            if len(chosen) > 1:
                jobs, keys = zip(*chosen, strict=True)
                plans.append(BundlePlan(owner, paper, jobs, keys))
    return plans


def _missing_glyph(sheet: Sheet, character: str) -> Problem:
    params = {
        "character": character,
        "code": " ".join(f"U+{ord(letter):04X}" for letter in character),
        "sheet": sheet.label,
        "record": record_with(sheet, character) or "—",
    }
    return Problem(Place(sheet.path), "sheet-glyph", params)
