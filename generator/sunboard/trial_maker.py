"""A trial made again and again in one process: what depends on no record is kept from one to the next."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Self

from sunboard.boards.makers import BOARD_MAKERS
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.build import BuildOptions, begun_letters, obstacles, project_to_show, reported
from sunboard.gate.report import gate_for
from sunboard.language import speaking
from sunboard.problems import Problem
from sunboard.project import CheckedProject
from sunboard.project_folders import theme_of
from sunboard.publishable.past import with_past
from sunboard.publishable.photos import untold_photos
from sunboard.publishable.records import ground_of
from sunboard.publishing.mkdocs_site import shell_build
from sunboard.publishing.own_files import STATIC
from sunboard.publishing.stage import Stage
from sunboard.served_site import ServedSite, SiteFiles
from sunboard.site_files import (
    Works,
    renderer_of,
    works_of,
    write_assets,
    write_beside,
    write_photos,
)


@dataclass(frozen=True)
class _Kept:
    """What depends on settings, hand-written pages and templates alone."""

    stage: Stage
    ends: ExitStack
    """Deletes the stage."""


class TrialMaker:
    """Makes the trial of a project into a site in memory."""

    def __init__(self, options: BuildOptions, site: ServedSite) -> None:
        """Make nothing yet."""
        self._options, self._site = options, site
        self._kept: _Kept | None = None
        self._number_by_page: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Begin; what is kept goes when the block is left."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.forget()

    def forget(self) -> None:
        """Keep nothing: settings, pages or templates have changed."""
        if self._kept:
            self._kept.ends.close()
        self._kept = None

    def make(self) -> tuple[Sequence[Problem], int]:
        """Make the trial of the records as they are now; returns the report, and how many boards there are.

        Raises:
            RefusedError, LedgerError, ThemeError, ShellError, UnpublishableFileError, ConservationError: as
                `build` says; the site before is shown.
        """
        gc.disable()
        try:
            kept = self._kept or self._begun()
            return self._made(project_to_show(self._options), kept)
        finally:
            gc.enable()
            gc.collect()

    def _begun(self) -> _Kept:
        root, depths = self._options.project, {maker.depth for maker in BOARD_MAKERS}
        with ExitStack() as ends:
            stage = ends.enter_context(shell_build(theme_of(root), depths, root / STATIC))()
            self._kept = _Kept(stage, ends.pop_all())
        return self._kept

    def _made(self, project: CheckedProject, kept: _Kept) -> tuple[Sequence[Problem], int]:
        with speaking(project.programme.tongue):
            root, ground = self._options.project, with_past(ground_of(project), project)
            lettering = begun_letters(ground)
            gate = gate_for(project.checked, ground)
            with self._site.remade() as files:
                ground = write_photos(files, gate, ground, root, project.photos)
                seen, links = obstacles(self._options, project, ground), SheetLinks()
                renderer = renderer_of(root, kept.stage, ground, links, seen)
                renderer.environment.draw_with(lettering())
                write_assets(files, gate, ground, kept.stage)
                works = works_of(files, gate, ground, renderer, links)
                self._work(works, files)
                write_beside(files, gate, ground, kept.stage, renderer)
                found, count = (*kept.stage.problems, *untold_photos(ground)), works.page_count
                return reported(self._options, project, gate, found, count), count

    def _work(self, works: Works, files: SiteFiles) -> None:
        """Do all of it, first what made the pages that somebody looked at last time."""
        every = [*works.first, *works.boards, *works.tables, *works.copies]
        known, self._number_by_page = self._number_by_page, {}
        asked = (known.get(page, len(every)) for page in self._site.asked)
        ahead = (number for number in asked if number < len(every))
        for number in dict.fromkeys((*ahead, *range(len(every)))):
            before = len(files.content_by_path)
            every[number]()
            written = islice(reversed(files.content_by_path), len(files.content_by_path) - before)
            self._number_by_page.update(dict.fromkeys(written, number))
