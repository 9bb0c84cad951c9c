"""Every board of a site, to be made, rendered and handed over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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

    The first page of each kind works out what all pages of its kind need: once, and not in each process.

    Args:
        ground: What they are made from.
        renderer: Makes pages of their values.
        sheet_links: The sheets that they lead to.
        write: Takes a file's address and its page; called in several processes.
    """

    def write_page(maker: BoardMaker, entity: int) -> None:
        page = make_page(ground, maker, entity)
        write(f"{page.path}index.html", renderer.framed(page))

    pages = plan_pages(ground, sheet_links)
    first: list[Work] = []
    rest: list[Work] = []
    for maker, entity in pages:
        (rest if entity else first).append(partial(write_page, maker, entity))
    return first, rest
