"""The site's navigation: the boards the office asked for, the same on every page."""

from __future__ import annotations

from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.language import mark, say
from sunboard.settings import Programme

_ENTRIES = (
    # section, words, path, the board it needs
    ("home", mark("首页"), addresses.HOME, "home"),
    ("places", mark("社区小区"), addresses.COMMUNITIES, "communities"),
    ("units", mark("部门单位"), addresses.UNITS, "units"),
    ("commitments", mark("承诺"), addresses.COMMITMENTS, "commitments"),
    ("deeds", mark("闪光言行榜"), addresses.DEEDS, "deeds"),
    ("mechanisms", mark("各项机制"), addresses.MECHANISMS, "mechanisms"),
    ("notices", mark("公示"), addresses.NOTICES, "notices"),
    ("silent", mark("沉默名单"), addresses.SILENT, "silent"),
    ("about", mark("说明"), addresses.ABOUT, ""),
)


class NavEntry(NamedTuple):
    """One entry (components/site_nav.html)."""

    label: str
    href: str
    is_current: bool


def site_nav(programme: Programme, section: str, root: str) -> tuple[NavEntry, ...]:
    """The navigation as it stands on a page of a section; `root` leads to the site's root."""
    return tuple(
        NavEntry(say(label), root + path, name == section)
        for name, label, path, board in _ENTRIES
        if not board or board in programme.boards
    )
