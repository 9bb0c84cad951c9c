"""Every board of a site, to be made, rendered and handed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from sunboard.boards.makers import make_page, plan_pages
from sunboard.boards.mechanism import BoardMaker
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.measures.ground import Ground
from sunboard.outputs.html.pages import Renderer
from sunboard.outputs.html.tables import FramedPage

Work = Callable[[], None]
"""Writes one file."""


def boards_to_write(
    ground: Ground,
    renderer: Renderer,
    sheet_links: SheetLinks,
    write: Callable[[str, FramedPage], None],
) -> tuple[list[Work], list[Work]]:
    """Every board; first those to write before the work is shared out, then the others.

    Of several pages of a kind the first works out what all of them need: once, and not in each process.

    Args:
        ground: What they are made from.
        renderer: Makes pages of their values.
        sheet_links: The sheets that they lead to.
        write: Takes a file's address and its page; called in several processes.
    """
    writer = _PageWriter(ground, renderer, sheet_links, write)
    count = Counter(maker for maker, _ in writer.pages)
    first: list[Work] = []
    rest: list[Work] = []
    for number, (maker, entity) in enumerate(writer.pages):
        leads_others = entity == 0 and count[maker] > 1
        (first if leads_others else rest).append(partial(writer, number))
    return first, rest


@dataclass(frozen=True)
class _PageWriter:
    """Writes any page of a site, by its number."""

    ground: Ground
    renderer: Renderer
    sheet_links: SheetLinks
    write: Callable[[str, FramedPage], None]

    @cached_property
    def pages(self) -> list[tuple[BoardMaker, int]]:
        return plan_pages(self.ground, self.sheet_links)

    def __getstate__(self) -> dict[str, object]:
        """Without its plan, which another process makes of the same records."""
        return {name: value for name, value in vars(self).items() if name != "pages"}

    def __call__(self, number: int) -> None:
        maker, entity = self.pages[number]
        page = make_page(self.ground, maker, entity)
        self.write(f"{page.path}index.html", self.renderer.framed(page))
