"""Stages 5 to 7: makes every file of a site and writes it into a release."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from sunboard.boards.makers import BOARD_MAKERS
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.gate.gate import Gate
from sunboard.measures.ground import Ground
from sunboard.outputs.data.write import write_data
from sunboard.outputs.figures.table import write_figures
from sunboard.outputs.html.asof import ASOF_FILE, asof_css
from sunboard.outputs.html.pages import Renderer, make_renderer
from sunboard.outputs.html.site import Work, boards_to_write
from sunboard.outputs.html.trial import ObstaclesByBoard
from sunboard.project_folders import sheet_store, theme_of
from sunboard.publishing.own_files import publish_beside
from sunboard.publishing.release import Release
from sunboard.publishing.sheet_store import Printed, in_use
from sunboard.publishing.stage import Stage
from sunboard.publishing.workers import Noting, share_out

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


def write_site(  # noqa: PLR0913, PLR0917 - what a site is made from, and how, told once
    release: Release,
    gate: Gate,
    ground: Ground,
    stage: Stage,
    sheet_links: SheetLinks,
    project: Path,
    workers: int,
    progress: Progress,
    obstacles: ObstaclesByBoard = MappingProxyType({}),
) -> int:
    """Stages 5 to 7: make, render and write all but the sheets; returns how many boards there are."""
    renderer = make_renderer(
        theme_of(project).templates,
        stage.shells(),
        {(maker.section, maker.depth) for maker in BOARD_MAKERS},
        ground.programme,
        ground.as_of,
        sheet_links.by_board,
    )
    renderer = replace(renderer, obstacles=obstacles)
    renderer.environment.tables.is_innocent = gate.is_innocent
    write_asset = gate.before_own(partial(release.write, is_asset=True))
    for name in stage.assets():
        write_asset(name, stage.read(name))
    write = gate.before(release.write)
    write(ASOF_FILE, asof_css(ground.as_of, ground.calendar))
    write_board = gate.before_boards(release.write)
    first, rest = boards_to_write(ground, renderer, sheet_links, write_board)
    open_data = partial(write_data, ground, partial(_write_forms, release, gate))
    data = [open_data] if ground.programme.has_open_data else []
    _do(
        first,
        [*data, partial(write_figures, ground, write), *rest],
        workers,
        progress,
        (release, gate.finds),
    )
    # Last, so that what lies at the address of a board is found here, and told by its name.
    publish_beside(_beside_boards(stage, renderer), gate.before_own(release.write))
    return len(first) + len(rest)


def _write_forms(release: Release, gate: Gate, forms: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Write files of open data through the gate; what was written of them."""
    written: dict[str, bytes] = {}

    def write(path: str, content: bytes) -> None:
        release.write(path, content)
        written[path] = content

    gate.of_data.before_forms(write)(forms)
    return written


def _do(
    first: Sequence[Work],
    others: Sequence[Work],
    workers: int,
    progress: Progress,
    noting: Sequence[Noting],
) -> None:
    """Do what comes first here, and share out the others; of these, what takes longest is the first."""
    for work in first:
        work()
    share_out(
        len(others),
        partial(_do_one, others),
        workers,
        lambda done: progress(done, len(others)),
        noting,
    )


def _do_one(works: Sequence[Work], number: int) -> None:
    works[number]()


def _beside_boards(stage: Stage, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The hand-written pages and the office's own files, by their addresses."""
    for name in stage.hand_written_pages():
        is_ours = not stage.is_offices(name)
        yield name, renderer.finish(stage.read(name).decode(), name, is_ours=is_ours)
    for name, file in stage.files.items():
        yield name, file.read_bytes()
