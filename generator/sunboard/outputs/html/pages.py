"""Pages: a board's value → the HTML of its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import cast

from markupsafe import escape

from sunboard.boards.addresses import CHANGES_FEED, HOME, root_of, server_path
from sunboard.boards.blocks import Block, Board, Facts
from sunboard.boards.colophon import colophon_of, whom_to_tell
from sunboard.boards.limits import limit_facts
from sunboard.boards.navigation import site_nav
from sunboard.boards.places.front import programme_title
from sunboard.boards.sheets.sheet_links import SheetLink
from sunboard.boards.sheets.sheets import sheet_list
from sunboard.boards.values import Page, Preview, Subscription
from sunboard.language import say
from sunboard.language.dates import said_day
from sunboard.outputs.html.drawing import Drawing, contents_of
from sunboard.outputs.html.environment import BoardEnvironment, make_environment
from sunboard.outputs.html.links import with_links
from sunboard.outputs.html.shells import (
    BOARD_HOLES,
    HEAD,
    NAV_HOLES,
    OPEN_DATA,
    OWN_HOLES,
    ROOT_MARK,
    SITE_HOLES,
    Shell,
    holes_in,
    read_shell,
    without_absent,
)
from sunboard.outputs.html.tables import FramedPage
from sunboard.outputs.html.theme_words import in_own_words, said_in_page
from sunboard.outputs.html.trial import ObstaclesByBoard
from sunboard.settings import Programme

ShellKey = tuple[str, int]
"""A section of the navigation and a depth."""


@dataclass(frozen=True)
class Renderer:
    """Turns page values into finished pages."""

    environment: BoardEnvironment
    programme: Programme
    shells: Mapping[ShellKey, Shell]
    """For each section and depth the shell, with everything filled that is alike on its pages."""
    alike: Mapping[str, str]
    """What fills the holes that are alike on all pages, as HTML."""
    sheets_by_board: Mapping[str, tuple[SheetLink, ...]] = field(default_factory=dict)
    """The printed sheets each board leads to, by its path."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """The name that each asset is published under, by its own: for pages that no shell surrounds."""
    styles: str = ""
    """All of the site's own styles, for pages that are kept elsewhere."""
    obstacles: ObstaclesByBoard = field(default_factory=dict)
    """Of a trial, what stands in the way of records."""

    def __getstate__(self) -> dict[str, object]:
        """As it was made: another process that it is handed to compiles its own templates."""
        return {name: value for name, value in vars(self).items() if name != "drawing"}

    @cached_property
    def drawing(self) -> Drawing:
        """Draws the blocks of sections."""
        return Drawing(self.environment)

    def telling(self, hole: str, blocks: Iterable[Block]) -> Renderer:
        """The same with more blocks in a hole that is alike on all pages, behind what fills it."""
        more = "".join(map(str, self.drawing.pieces(tuple(blocks), "")))
        return replace(self, alike={**self.alike, hole: self.alike[hole] + more})

    def render(self, page: Page) -> bytes:
        """The finished page of a board, UTF-8."""
        return self.framed(page).whole()

    def framed(self, page: Page) -> FramedPage:
        """The finished page of a board, the rows of its large tables still apart."""
        root = root_of(page.path)
        main = with_links(
            self._main(page, root, is_printed=bool(self.sheets_by_board.get(page.path)))
        )
        main += self._beneath(page, root)
        title, description = str(escape(page.title)), str(escape(page.description))
        shell = self.shells[page.section, page.depth]
        image = page.preview and f"{self.programme.web_address}{page.preview}"
        preview = Preview(page.title, page.description, image)
        head = self._head(page.path, root, page.subscriptions, preview)
        stamped = shell.stamp(
            {"TITLE": title, "DESCRIPTION": description, "MAIN": main, HEAD: head}
        )
        return self.environment.tables.framed(stamped)

    def _beneath(self, page: Page, root: str) -> str:
        """What stands below a page's main part, as far as it has any."""
        path, web = page.path, self.programme.web_address
        draw = partial(_macro, self.environment)
        sheets = self.sheets_by_board.get(path, ())
        parts = (
            draw("history_section", page.history, root) if page.history else "",
            draw("sheet_section", sheet_list(sheets), root) if sheets else "",
            draw("pass_on", page.pass_on, root) if page.pass_on else "",
            self._keeping(page.rows_at, page.subscriptions, root)
            if page.rows_at or page.subscriptions
            else "",
            draw("wrong", whom_to_tell(self.programme, page.title), root) if path else "",
            draw("trial_section", self.obstacles[path]) if path in self.obstacles else "",
            draw("page_address", f"{web}{path}") if web else "",
        )
        return "".join(parts)

    def main_of(self, page: Page) -> str:
        """What stands between head and foot of a page, as it is where neither surrounds it."""
        return with_links(self._main(page, root_of(page.path), is_printed=False))

    def whole(self, html: str) -> bytes:
        """A page whose large tables are still apart, finished."""
        return self.environment.tables.framed(html.encode()).whole()

    def _head(
        self,
        path: str,
        root: str,
        subscriptions: tuple[Subscription, ...] = (),
        preview: Preview | None = None,
    ) -> str:
        """What of a page's head is its own; the feed of all changes stands in every head."""
        address = self.programme.web_address and f"{self.programme.web_address}{path}"
        own = [each for each in subscriptions if each.path != CHANGES_FEED]
        return _macro(self.environment, "head", address, own, preview, root).strip()

    def _keeping(self, *ways: object) -> str:
        """What of a page can be taken along, which is the same for many."""
        if ways not in self._kept:
            self._kept[ways] = _macro(self.environment, "keeping", *ways)
        return self._kept[ways]

    @cached_property
    def _kept(self) -> dict[tuple[object, ...], str]:
        return {}

    def _main(self, page: Page, root: str, *, is_printed: bool) -> str:
        """What stands between head and foot: the page's sections, or what a template of its own makes of it."""
        board, drawing = page.board, self.drawing
        corrections = drawing.pieces(cast("tuple[Block, ...]", page.corrections), root)
        if not isinstance(board, Board):
            template = self.environment.get_template(f"boards/{page.template}")
            said = {"page": page, "board": board, "corrections": corrections}
            return template.render(said, root=root, is_printed=is_printed)
        return self.environment.get_template("boards/page.html").render(
            board=board,
            corrections=corrections,
            opening=drawing.pieces(board.opening, root),
            contents=contents_of(board, is_printed=is_printed),
            sections=[(part, drawing.pieces(part.blocks, root)) for part in board.sections],
        )

    def finish(self, html: str, path: str, *, is_ours: bool = True) -> bytes:
        """A hand-written page with its holes filled; `path` is its file below the site's root.

        One that comes with the program (`is_ours`) calls things as the programme does.

        Raises:
            ShellError: its markers are not as they should be.
        """
        html = _prepared(in_own_words(html) if is_ours else html, self.programme, path)
        holes = SITE_HOLES | holes_in(html, OWN_HOLES)
        if path == NOT_FOUND_PAGE:
            top = server_path(self.programme.web_address)
            html, holes = html.replace(ROOT_MARK, top), holes | holes_in(html, NAV_HOLES)
            nav = _navigation(self.environment, self.programme, "", f"{top}/")
            return read_shell(html, holes, path).stamp({**self.alike, **nav, HEAD: ""})
        root = root_of(path)
        html = html.replace(SITE_LINK, f'href="{root}')
        nav = _navigation(self.environment, self.programme, "about", root)
        head = {HEAD: self._head(path.removesuffix("index.html"), root)}
        return read_shell(html, holes | NAV_HOLES, path).stamp({**self.alike, **nav, **head})


NOT_FOUND_PAGE = "404.html"
SITE_LINK = 'href="site:'
"""How a hand-written page leads to what is no page of its own, from the site's root: a board, or a table.

Whatever renders pages leaves such a link alone; of one that begins with `../` each takes another view.
"""


def make_renderer(
    templates: Path | Sequence[Path],
    shells: Mapping[int, str],
    keys: Iterable[ShellKey],
    programme: Programme,
    as_of: date,
) -> Renderer:
    """A renderer over shells given as HTML, one a depth, of pages that lead to no sheets.

    Raises:
        ShellError: a shell's markers are not as they should be.
    """
    environment = make_environment(templates, programme.absent)
    alike = _alike(environment, programme, as_of)
    cut = {
        depth: read_shell(
            _prepared(html, programme, f"shell {depth}"),
            SITE_HOLES | NAV_HOLES | BOARD_HOLES | holes_in(html, (HEAD,)),
            f"shell {depth}",
        ).fill(alike)
        for depth, html in shells.items()
    }
    filled = {
        (section, depth): cut[depth].fill(
            _navigation(environment, programme, section, "../" * depth or "./")
        )
        for section, depth in keys
    }
    return Renderer(environment, programme, filled, alike)


def _prepared(html: str, programme: Programme, name: str) -> str:
    """A page of MkDocs without what this programme hasn't, in the language that is spoken."""
    boards = (*programme.boards, *((OPEN_DATA,) if programme.has_open_data else ()))
    return said_in_page(without_absent(html, boards, programme.absent, name))


def _alike(environment: BoardEnvironment, programme: Programme, as_of: date) -> dict[str, str]:
    """Whose site it is, the strip above, the foot, the programme's limits, and the as-of day in words."""
    if programme.is_trial:
        said = say("试运行：还没有公布，只在这台电脑上看得到。")
        banner = _macro(environment, "banner", said)
    elif programme.is_demonstration:
        banner = _macro(environment, "banner", say("示范数据：内容均为虚构。"))
    else:
        # A demonstration stays as it is; anything else is expected to come out anew every day.
        banner = _macro(environment, "banner", programme.time_zone, macro="stale")
    return {
        "SITE": str(escape(programme_title(programme))),
        "DAY": _macro(environment, "as_of_day"),
        "BANNER": banner,
        "FOOTER": _macro(environment, "colophon", colophon_of(programme)),
        "LIMITS": str(*Drawing(environment).pieces((Facts(limit_facts(programme)),), "")),
        "ASOF": said_day(as_of),
    }


def _navigation(
    environment: BoardEnvironment, programme: Programme, section: str, root: str
) -> dict[str, str]:
    entries = site_nav(programme, section, root)
    return {
        "HOME": str(escape(root + HOME)),
        "NAV": _macro(environment, "site_nav", entries),
    }


def _macro(environment: BoardEnvironment, name: str, *values: object, macro: str = "") -> str:
    """What a component, or one macro of it, makes of its values."""
    try:
        return str(environment.macro(f"components/{name}.html", macro or name)(*values))
    except AttributeError:
        environment.handle_exception()
