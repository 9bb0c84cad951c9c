"""The first page of a site whose office asked for no front page with figures: the way to its boards."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import cell, community_link, estate_link, unit_link
from sunboard.boards.navigation import site_nav
from sunboard.boards.values import Link, Page
from sunboard.measures.ground import Ground

_LINKS = {
    "communities": ("社区", community_link),
    "estates": ("小区", estate_link),
    "units": ("部门单位", unit_link),
}


@dataclass(frozen=True)
class LinkGroup:
    """Links under one heading."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class FrontBoard:
    """Everything the page shows."""

    groups: tuple[LinkGroup, ...]


def front_page_count(ground: Ground) -> int:
    """One where no front page is asked for: a site has an index.html whatever its boards."""
    return int(not ground.makes("home"))


def make_front_page(ground: Ground, _: int) -> Page:
    """The way to every board there is."""
    programme, root = ground.programme, addresses.root_of(addresses.HOME)
    boards = tuple(Link(entry.label, entry.href) for entry in site_nav(programme, "home", root))
    places = (_group(ground, kind, root) for kind in _LINKS if ground.makes(kind))
    groups = (LinkGroup("本站内容", boards), *places)
    return Page(
        path=addresses.HOME,
        title=f"{programme.county}{programme.name}",
        description=f"{programme.county}{programme.name}的公开记录",
        section="home",
        template="front.html",
        board=FrontBoard(tuple(group for group in groups if group.links)),
    )


def _group(ground: Ground, kind: str, root: str) -> LinkGroup:
    title, link = _LINKS[kind]
    rows = range(len(ground.records[kind]))
    links = (Link(cell(ground, kind, row, "name"), root + link(ground, row)) for row in rows)
    return LinkGroup(title, tuple(links))
