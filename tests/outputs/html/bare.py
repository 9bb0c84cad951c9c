"""A shell without a theme, and a renderer over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sunboard.boards.makers import BOARD_MAKERS
from sunboard.boards.sheets.sheet_links import SheetLinks
from sunboard.outputs.html.pages import Renderer, make_renderer

from tests.factories import AS_OF, ROOT, make_programme

SHELL = (
    "<title>%%SUNBOARD:TITLE%%</title><meta name=description content='%%SUNBOARD:DESCRIPTION%%'>"
    "<header><a href='%%SUNBOARD:HOME%%'>%%SUNBOARD:SITE%%</a>%%SUNBOARD:DAY%%</header>%%SUNBOARD:NAV%%"
    "%%SUNBOARD:BANNER%%<main>%%SUNBOARD:MAIN%%</main>"
    "<footer>%%SUNBOARD:FOOTER%%</footer>%%SUNBOARD:HEAD%%"
)
KEYS = {(maker.section, maker.depth) for maker in BOARD_MAKERS}
SHELLS = {depth: SHELL for _, depth in KEYS}


def renderer_of(
    as_of: date = AS_OF, sheet_links: SheetLinks | None = None, **programme: object
) -> Renderer:
    templates, links = ROOT / "site_templates", (sheet_links or SheetLinks()).by_board
    renderer = make_renderer(templates, SHELLS, KEYS, make_programme(**programme), as_of)
    return replace(renderer, sheets_by_board=links)
