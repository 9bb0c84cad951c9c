"""Copies of estates' pages, each in one file that asks for nothing, to be kept and opened without a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from sunboard.boards import addresses
from sunboard.boards.alike import estate_link
from sunboard.boards.places.estate import make_estate_page
from sunboard.boards.values import Page
from sunboard.language import say, spoken
from sunboard.measures.ground import Ground, Scope
from sunboard.publishable.passing import passed_on


class Draws(Protocol):
    """Draws pages as the site does."""

    @property
    def environment(self) -> Environment:
        """Where templates are."""

    @property
    def styles(self) -> str:
        """All that a page needs of styles."""

    def main_of(self, page: Page) -> str:
        """What stands between a page's head and its foot, large tables still apart."""

    def whole(self, html: str) -> bytes:
        """A page with its large tables."""


_LINK = re.compile(rb' href="(?!#|tel:)(?P<way>[^"]*)"')


def copies_to_write(
    ground: Ground, draws: Draws, write: Callable[[str, bytes], None]
) -> Iterator[Callable[[], None]]:
    """What writes a copy of each estate's page, by what may be passed on."""
    if ground.makes("share"):
        shared = passed_on(ground)
        for estate in range(shared.size(Scope.ESTATE)):
            if estate_link(shared, estate):
                yield partial(_write_copy, shared, draws, write, estate)


def _write_copy(
    shared: Ground, draws: Draws, write: Callable[[str, bytes], None], estate: int
) -> None:
    page = make_estate_page(shared, estate)
    write(f"{page.path}{addresses.COPY}", copy_of(shared, draws, page))


def copy_of(shared: Ground, draws: Draws, page: Page) -> bytes:
    """A page in one file: its links lead to the web where its address is known, and else nowhere."""
    programme = shared.programme
    template = draws.environment.get_template("boards/copy.html")
    html = template.render(
        title=page.title,
        lang=spoken().tag,
        styles=Markup(draws.styles),
        main=Markup(draws.main_of(page)),
        issuer=programme.issuer,
        phone=programme.supervision_phone,
        address=f"{programme.web_address}{page.path}" if programme.web_address else "",
        mark=say("示范数据：内容均为虚构") if programme.is_demonstration else "",
    )
    root, web = addresses.root_of(page.path).encode(), programme.web_address.encode()

    def led(found: re.Match[bytes]) -> bytes:
        way = found["way"]
        if way.startswith(root) and web:
            return b' href="%s%s"' % (web, way.removeprefix(root))
        return found[0] if way.startswith((b"https:", b"http:")) else b""

    return _LINK.sub(led, draws.whole(html))
