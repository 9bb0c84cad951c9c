"""Every board of a site, made, rendered and handed over to be written."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.boards.makers import plan_pages
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.measures.ground import Ground
from sunboard.outputs.html.asof import ASOF_FILE, asof_css
from sunboard.outputs.html.pages import Renderer


def write_boards(
    ground: Ground,
    renderer: Renderer,
    sheet_links: SheetLinks,
    write: Callable[[str, bytes], None],
    share_out: Callable[[int, Callable[[int], None]], None],
) -> int:
    """Write every board, and the as-of day that they all show; returns how many boards there are.

    Args:
        ground: What they are made from.
        renderer: Makes pages of their values.
        sheet_links: The sheets that they lead to.
        write: Takes a file's address and its bytes; called in several processes.
        share_out: Does so many pieces of work, each by its number, in whichever process.
    """
    write(ASOF_FILE, asof_css(ground.as_of, ground.calendar))
    pages = plan_pages(ground, sheet_links)

    def write_page(number: int) -> None:
        maker, entity = pages[number]
        page = maker.make(ground, entity)
        write(f"{page.path}index.html", renderer.render(page))

    # The first page of each kind is written before the work is shared out: what all pages of a kind
    # need is then worked out once, and not again in each process.
    firsts = [number for number, (_, entity) in enumerate(pages) if entity == 0]
    for number in firsts:
        write_page(number)
    rest = [number for number, (_, entity) in enumerate(pages) if entity != 0]
    share_out(len(rest), lambda place: write_page(rest[place]))
    return len(pages)
