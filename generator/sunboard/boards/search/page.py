"""The page of the site's own search; what it finds is put there by its script."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import county_page
from sunboard.boards.blocks import Block, LinkLine, LinkList, Section
from sunboard.boards.navigation import site_nav
from sunboard.boards.values import Page
from sunboard.language import say
from sunboard.measures.ground import Ground


@dataclass(frozen=True)
class SearchField(Block):
    """The field, what is said of what was found, and where that is put."""


def make_search_page(ground: Ground, _: int) -> Page:
    """The field; below it all lists there are, for whoever finds by them, or has scripts off."""
    entries = site_nav(ground.programme, "search", "")
    lines = tuple(LinkLine(each.href, each.label) for each in entries if each.href)
    return county_page(
        ground,
        addresses.SEARCH,
        (Section(say("按名单找"), (LinkList(lines),)),),
        title=say("搜索"),
        description=say("在{county}公开的全部记录里找", county=ground.programme.county),
        lead=(
            say("找得到地方、单位，记录里写的字，和编号。要找的字只在这台设备上用，不送到别处。"),
        ),
        opening=(SearchField(),),
        entry="search",
    )
