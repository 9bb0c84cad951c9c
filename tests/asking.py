"""Pages drawn as they are published but for the theme around them, to be asked what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lxml import html
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.boards.values import Page
from sunboard.language import CHINESE, spoken
from sunboard.measures.ground import Ground
from sunboard.outputs.html.environment import BoardEnvironment, make_environment
from sunboard.outputs.html.pages import Renderer
from sunboard.outputs.html.shells import BOARD_HOLES, read_shell

from tests.factories import make_pages
from tests.shown import Shown

TEMPLATES = Path(__file__).parents[1] / "site_templates"
SHELL = read_shell(
    "<title>%%SUNBOARD:TITLE%%</title><p>%%SUNBOARD:DESCRIPTION%%</p><main>%%SUNBOARD:MAIN%%</main>",
    BOARD_HOLES,
    "a shell with nothing around the board",
)
PARSER = html.HTMLParser(encoding="utf-8")


def ask(ground: Ground, sheet_links: SheetLinks | None = None) -> Asked:
    """The pages of a county by path, each drawn when it is asked for."""
    return Asked(ground, make_pages(ground, sheet_links), sheet_links or SheetLinks())


@dataclass(frozen=True)
class Asked(Mapping[str, Shown]):
    """What every page of a county shows."""

    ground: Ground
    pages: Mapping[str, Page]
    sheet_links: SheetLinks
    drawn: dict[str, Shown] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Shown:
        if path not in self.drawn:
            self.drawn[path] = draw(self.pages[path], self.ground, self.sheet_links)
        return self.drawn[path]

    def held(self, path: str) -> str:
        """All that a page holds, in sight or not: what may not be told must not stand there either."""
        return repr(self.pages[path]) + html.tostring(self[path].element, encoding="unicode")

    def __iter__(self) -> Iterator[str]:
        return iter(self.pages)

    def __len__(self) -> int:
        return len(self.pages)


def draw(page: Page, ground: Ground, sheet_links: SheetLinks | None = None) -> Shown:
    """What one page shows."""
    programme = ground.programme
    shells = {(page.section, page.depth): SHELL}
    sheets = (sheet_links or SheetLinks()).by_board
    renderer = Renderer(_environment(programme.absent), programme, shells, {}, sheets)
    tree = html.document_fromstring(renderer.render(page), parser=PARSER)
    return Shown(tree.find(".//main"), page.path)


def _environment(absent: frozenset[str]) -> BoardEnvironment:
    # An environment keeps to the language in which its templates were compiled.
    return _in_chinese(absent) if spoken() is CHINESE else make_environment(TEMPLATES, absent)


@cache
def _in_chinese(absent: frozenset[str]) -> BoardEnvironment:
    return make_environment(TEMPLATES, absent)
