"""Stages 5 to 7: makes every file of a site and writes it into a release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from sunboard.boards.changes.rule_words import rules_blocks
from sunboard.boards.makers import BOARD_MAKERS
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.gate.gate import Gate
from sunboard.measures.ground import Ground
from sunboard.outputs.alone.cards import write_cards
from sunboard.outputs.alone.copies import copies_to_write
from sunboard.outputs.calendars.ics import folded
from sunboard.outputs.calendars.write import write_calendars
from sunboard.outputs.crawlers.sitemap import write_sitemap
from sunboard.outputs.data.write import write_data
from sunboard.outputs.feeds.write import write_feeds
from sunboard.outputs.figures.table import write_figures
from sunboard.outputs.html.asof import ASOF_FILE, asof_css
from sunboard.outputs.html.pages import Renderer, make_renderer
from sunboard.outputs.html.site import Work, boards_to_write
from sunboard.outputs.html.trial import ObstaclesByBoard
from sunboard.outputs.search.write import write_search
from sunboard.outputs.words.write import read_out_into, write_chat_lines, write_heard
from sunboard.processes import FORKS
from sunboard.project_folders import photo_store, picture_store, sheet_store, theme_of
from sunboard.publishable.passing import passed_on
from sunboard.publishing.own_files import publish_beside
from sunboard.publishing.photos import forget_photos, publish_photos
from sunboard.publishing.picture_files import Pictures
from sunboard.publishing.release import Release
from sunboard.publishing.sheet_store import Printed, in_use
from sunboard.publishing.stage import Stage
from sunboard.publishing.workers import begun, share_out
from sunboard.records.arrow import give_back
from sunboard.records.kept_photos import kept_folder
from sunboard.records.photo_files import PhotoFolder
from sunboard.schema.surface import Surface

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""


def write_sheets(
    release: Release, gate: Gate, ground: Ground, project: Path, workers: int, progress: Progress
) -> Printed:
    """Print the sheets, where the programme asks for them, and put them into the release."""
    if not ground.makes("sheets"):
        return Printed()
    # It loads what sorts names and writes QR codes: 0.07 s that a site without sheets needn't wait for.
    from sunboard.publishing.sheet_printer import print_sheets  # noqa: PLC0415

    templates, store = theme_of(project).part("sheets"), sheet_store(project)
    with in_use(store):
        run = print_sheets(ground, gate, templates, store, workers, progress)
        write = gate.before(release.write)
        for file in run.files:
            # Never a link: whatever happens to the site must not happen to the store.
            write(file.link.path, file.stored.file.read_bytes())
    return run


def write_pictures(
    release: Release, gate: Gate, ground: Ground, project: Path, workers: int, progress: Progress
) -> Pictures:
    """Set the pictures to be passed on, where the programme asks for them, and put them into the release."""
    if not ground.makes("share"):
        return Pictures()
    # It loads Typst, and what writes QR codes.
    from sunboard.publishing.picture_printer import print_pictures  # noqa: PLC0415

    templates, store = theme_of(project).part("pictures"), picture_store(project)
    may_pass = gate.of(Surface.SHARE)
    with in_use(store):
        run = print_pictures(passed_on(ground), may_pass, templates, store, workers, progress)
        write = may_pass.before(release.write)
        for file in run.files:
            write(file.path, file.stored.file.read_bytes())
    return run


class Files(Protocol):
    """Takes the files of a site."""

    def write(self, path: str, content: bytes, *, is_asset: bool = False) -> None:
        """Take one, by its path below the site's root; FileExistsError where there is one already."""

    def paths(self) -> Iterable[str]:
        """Those that were taken so far."""


class Works(NamedTuple):
    """What is to be done for a site's boards and tables, each of which writes into its files."""

    first: Sequence[Work]
    """Boards that work out what others need."""
    tables: Sequence[Work]
    boards: Sequence[Work]
    copies: Sequence[Work] = ()
    """Of boards, to be passed on."""

    @property
    def page_count(self) -> int:
        """How many boards there are."""
        return len(self.first) + len(self.boards)


def renderer_of(
    project: Path,
    stage: Stage,
    ground: Ground,
    sheet_links: SheetLinks,
    obstacles: ObstaclesByBoard = MappingProxyType({}),
) -> Renderer:
    """What makes pages of a project's boards."""
    renderer = make_renderer(
        theme_of(project).templates,
        stage.shells(),
        {(maker.section, maker.depth) for maker in BOARD_MAKERS},
        ground.programme,
        ground.as_of,
    )
    renderer = renderer.telling("LIMITS", rules_blocks(ground))
    return replace(
        renderer,
        sheets_by_board=sheet_links.by_board,
        obstacles=obstacles,
        assets=stage.asset_names,
        styles=stage.own_styles() if ground.makes("share") else "",
    )


def write_site(  # noqa: PLR0913, PLR0917 - what a site is made from, and how, told once
    release: Release,
    gate: Gate,
    ground: Ground,
    stage: Stage,
    renderer: Renderer,
    sheet_links: SheetLinks,
    workers: int,
    progress: Progress,
) -> int:
    """Stages 5 to 7: make, render and write all but the sheets; returns how many boards there are."""
    works = works_of(release, gate, ground, renderer, sheet_links)
    tables: list[Work] = [partial(write_assets, release, gate, ground, stage), *works.tables]
    # The first boards leave a core idle. A process that doesn't come from a fork would take longer to begin.
    apart: list[Work] = tables if FORKS and workers > 1 else []
    # What takes longest is the first.
    others = [*(tables if not apart else ()), *works.boards, *works.copies]
    noting = (release, gate.finds)
    with begun(len(apart), partial(_do_one, apart), noting):
        for work in works.first:
            work()
        share_out(
            len(others),
            partial(_do_one, others),
            workers,
            lambda done: progress(done, len(others)),
            noting,
        )
    progress(len(others), len(others))
    write_beside(release, gate, ground, stage, renderer)
    return works.page_count


def write_photos(
    files: Files,
    gate: Gate,
    ground: Ground,
    project: Path,
    photos: PhotoFolder | None,
    workers: int = 1,
) -> Ground:
    """Write the photos that pages show, each looked through as any file is; the ground that knows them."""
    if photos is None or not len(ground.records["pictures"]):
        forget_photos(kept_folder(project))
        return ground
    write = gate.before_own(files.write)
    return publish_photos(photos, photo_store(project), ground, write, workers)


def write_assets(files: Files, gate: Gate, ground: Ground, stage: Stage) -> None:
    """Write what pages need beside themselves."""
    write_asset = gate.before_own(partial(files.write, is_asset=True))
    for name in stage.assets():
        write_asset(name, stage.read(name))
    gate.before(files.write)(ASOF_FILE, asof_css(ground.as_of, ground.calendar))


def works_of(
    files: Files, gate: Gate, ground: Ground, renderer: Renderer, sheet_links: SheetLinks
) -> Works:
    """What there is to do for boards and tables."""
    renderer.environment.tables.is_innocent = gate.is_innocent
    first, rest = boards_to_write(ground, renderer, sheet_links, gate.before_boards(files.write))
    tables: list[Work] = [
        partial(
            _giving_back,
            partial(write_search, ground, files.write, gate.of(Surface.SEARCH).before),
        ),
        partial(write_figures, ground, gate.before(files.write)),
        partial(write_chat_lines, ground, gate.of(Surface.SHARE).before(files.write)),
        partial(write_heard, ground, gate.before(partial(read_out_into, files.write))),
        partial(
            write_cards,
            ground,
            renderer.environment,
            renderer.assets,
            gate.before(files.write),
        ),
        partial(write_feeds, ground, gate.before(files.write)),
        partial(write_calendars, ground, gate.before(partial(_write_folded, files))),
    ]
    if ground.programme.has_open_data:
        tables.insert(0, partial(write_data, ground, partial(_write_forms, files, gate)))
    copies = copies_to_write(ground, renderer, gate.of(Surface.SHARE).before(files.write))
    return Works(first, tables, rest, [*copies])


def write_beside(
    files: Files, gate: Gate, ground: Ground, stage: Stage, renderer: Renderer
) -> None:
    """Write the hand-written pages and the office's own files, and the list of all pages.

    Last, so that what lies at the address of a board is found here, and told by its name.
    """
    publish_beside(_beside_boards(stage, renderer), gate.before_own(files.write))
    write_sitemap(ground, files.paths(), gate.before(files.write))


def _write_forms(files: Files, gate: Gate, forms: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Write files of open data through the gate; what was written of them."""
    written: dict[str, bytes] = {}

    def write(path: str, content: bytes) -> None:
        files.write(path, content)
        written[path] = content

    gate.of(Surface.DATA).before_forms(write)(forms)
    return written


def _write_folded(files: Files, path: str, content: bytes) -> None:
    files.write(path, folded(content))


def _do_one(works: Sequence[Work], number: int) -> None:
    works[number]()


def _giving_back(work: Work) -> None:
    """Do what takes much memory, which the boards beside it can use; looking for it takes its time, too."""
    work()
    give_back()


def _beside_boards(stage: Stage, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The hand-written pages and the office's own files, by their addresses."""
    for name in stage.hand_written_pages():
        is_ours = not stage.is_offices(name)
        yield name, renderer.finish(stage.read(name).decode(), name, is_ours=is_ours)
    for name, file in stage.files.items():
        yield name, file.read_bytes()
