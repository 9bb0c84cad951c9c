"""The first page of a site whose office asked for no front page with figures: the way to its boards."""

from __future__ import annotations

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, estate_link, text_of, unit_link
from sunboard.boards.blocks import Board, LinkLine, LinkList, Section, there
from sunboard.boards.navigation import site_nav
from sunboard.boards.values import Page
from sunboard.language import mark, say
from sunboard.measures.ground import Ground
from sunboard.settings import Programme

_LINKS = {
    "communities": (mark("社区"), community_link),
    "estates": (mark("小区"), estate_link),
    "units": (mark("部门单位"), unit_link),
}


def programme_title(programme: Programme) -> str:
    """Whose programme the site is of."""
    return say("{county}{programme}", county=programme.county, programme=programme.name)


def front_page_count(ground: Ground) -> int:
    """One where no front page is asked for: a site has an index.html whatever its boards."""
    return int(not ground.makes("home"))


def make_front_page(ground: Ground, _: int) -> Page:
    """The way to every board there is."""
    programme, root = ground.programme, addresses.root_of(addresses.HOME)
    entries = site_nav(programme, "home", root)
    boards = tuple(LinkLine(entry.href.removeprefix(root), entry.label) for entry in entries)
    places = (_section(ground, kind) for kind in _LINKS if ground.makes(kind))
    title = programme_title(programme)
    return Page(
        path=addresses.HOME,
        title=title,
        description=say("{programme}的公开记录", programme=title),
        section="home",
        board=Board(
            title=title,
            crumbs=(),
            sections=there(
                Section(say("本站内容"), (LinkList(boards),)) if boards else None, *places
            ),
        ),
    )


def _section(ground: Ground, kind: str) -> Section | None:
    title, link = _LINKS[kind]
    rows = range(len(ground.records[kind]))
    lines = tuple(LinkLine(link(ground, row), text_of(ground, kind, row, "name")) for row in rows)
    return Section(say(title), (LinkList(lines),)) if lines else None
