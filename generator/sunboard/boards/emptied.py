"""The page of an address that was published and has nothing to show any more: whoever kept it is told so."""

from __future__ import annotations

from sunboard.boards.addresses import root_of
from sunboard.boards.alike import home_crumbs
from sunboard.boards.blocks import Board
from sunboard.boards.values import Link, Page
from sunboard.language import say
from sunboard.measures.ground import Ground


def make_emptied_page(ground: Ground, path: str, above: str, section: str) -> Page:
    """A page of one line, and the way to what is above it.

    Args:
        ground: Whose site it is.
        path: The page's own.
        above: The path of the nearest page on the way up that has something.
        section: The navigation entry it belongs to.
    """
    root, title = root_of(path), say("这一页现在没有内容")
    more = (Link(say("看上一级"), f"{root}{above}"),) if above else ()
    return Page(
        path=path,
        title=title,
        description=say("以前公布过的网址，现在没有要列出的记录"),
        section=section,
        board=Board(
            title=title,
            crumbs=home_crumbs(ground, root),
            sections=(),
            lead=(say("这个网址以前公布过，现在没有要列出的记录。"),),
            more=more,
        ),
    )
