"""Shells: the theme's pages with holes, and the stamping of boards into them (design 2).

Works on the HTML of any engine that keeps plain text markers: MkDocs, ProperDocs, Zensical.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sunboard.schema import BOARDS, KIND_BY_NAME

_MARKER = re.compile(r"%%SUNBOARD:([A-Z]+)%%")
_PART = re.compile(
    r"<!-- (?P<what>board|kind): (?P<name>[a-z_]+) -->\n?"
    r"(?P<text>(?:(?!<!--\s*/?(?:board|kind)\b).)*?)<!-- /(?P=what) -->\n?",
    re.DOTALL,
)
"""A part of a hand-written page without parts of its own."""
_PART_MARK = re.compile(r"<!--\s*/?(?:board|kind)\b")
_CUT_LIST = re.compile(r"</(?P<list>ul|ol)>\s*<(?P=list)>\s*")
"""Where the comment of a part stood between two items of a list; Markdown makes two of it."""

OPEN_DATA = "data"
"""What open data are called among the boards that a hand-written page tells of."""

SITE_HOLES = frozenset({"SITE", "DAY", "BANNER", "FOOTER"})
"""Holes filled alike on every page, 404.html included."""

NAV_HOLES = frozenset({"HOME", "NAV"})
"""Holes that depend on a page's section and depth; of 404.html, served anywhere, on the site's path."""

BOARD_HOLES = frozenset({"TITLE", "DESCRIPTION", "MAIN"})
"""Holes of a board's shell that differ from page to page."""

ROOT_MARK = "%%SUNBOARD:ROOT%%"
"""Stands before every link of 404.html for the site's path on its server, such as "/shaibang"."""

HEAD = "HEAD"
"""Where what of a page's head is its own may stand: its address, what it can be subscribed to."""

OWN_HOLES = frozenset({"LIMITS", "ASOF", HEAD})
"""What a hand-written page may have beside `SITE_HOLES`: the programme's limits, the as-of day, its head.

A page with the day in it is a new page every night: one is enough.
"""


class ShellError(Exception):
    """A shell has a hole too many, too few, or one nobody knows; the build stops."""


@dataclass(frozen=True)
class Shell:
    """A page in pieces: text, hole, text, hole … text."""

    texts: tuple[str, ...]
    """One more than there are holes."""
    holes: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> Shell:
        """The shell with some holes filled; the others stay."""
        texts, holes = [self.texts[0]], []
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            if hole in values:
                texts[-1] += values[hole] + text
            else:
                holes.append(hole)
                texts.append(text)
        return Shell(tuple(texts), tuple(holes))

    def stamp(self, values: Mapping[str, str]) -> bytes:
        """The finished page as UTF-8; KeyError if a hole is left."""
        parts = [self.texts[0]]
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            parts += (values[hole], text)
        return "".join(parts).encode()


def without_absent(html: str, boards: Collection[str], absent: Collection[str], name: str) -> str:
    """A hand-written page without the parts about boards that are not made, and `absent` kinds of record.

    Such a part stands between the comments `<!-- board: deeds -->` and `<!-- /board -->`, or
    `<!-- kind: tasks -->` and `<!-- /kind -->`; one may stand in another. The board `data` is the open data.
    A list of whose items some are such parts is one list.

    Raises:
        ShellError: a part is not closed, not opened, or names no board or kind there is.
    """
    known = {"board": {*BOARDS, OPEN_DATA}, "kind": set(KIND_BY_NAME)}
    there = {"board": set(boards), "kind": known["kind"] - set(absent)}

    def left(part: re.Match[str]) -> str:
        what, named = part["what"], part["name"]
        if named not in known[what]:
            raise ShellError(f"{name}: there is no {what} {named}")
        return part["text"] if named in there[what] else ""

    while _PART.search(html):
        html = _PART.sub(left, html)
    if _PART_MARK.search(html):
        raise ShellError(f"{name}: a <!-- board --> or <!-- kind --> comment has no counterpart")
    return _CUT_LIST.sub("", html)


def holes_in(html: str, holes: Collection[str]) -> frozenset[str]:
    """Those of some holes that a page has."""
    return frozenset(hole for hole in holes if f"%%SUNBOARD:{hole}%%" in html)


def read_shell(html: str, expected: frozenset[str], name: str) -> Shell:
    """Cut a shell at its markers.

    Raises:
        ShellError: a marker is missing, doubled or unknown.
    """
    pieces = _MARKER.split(html)
    texts, holes = tuple(pieces[::2]), tuple(pieces[1::2])
    doubled = {hole for hole in holes if holes.count(hole) > 1}
    missing, unknown = expected - set(holes), set(holes) - expected
    for fault, found in (("doubled", doubled), ("missing", missing), ("unknown", unknown)):
        if found:
            raise ShellError(f"{name}: marker {', '.join(sorted(found))} is {fault}")
    if any("%%SUNBOARD" in text or "%%SAY" in text for text in texts):
        raise ShellError(f"{name}: a marker is malformed")
    return Shell(texts, holes)
