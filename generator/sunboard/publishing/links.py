"""Follows every link of a finished site, before it goes live."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from sunboard.problems import Place, Problem
from sunboard.publishing.filesystem import files_below
from sunboard.publishing.workers import gather

_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_PAGE = "index.html"
_AT_A_TIME = 16


class _Link(NamedTuple):
    page: str
    address: str
    """As it is written."""
    target: str
    """The file it leads to, below the site."""
    fragment: str


def dead_links(site: Path, workers: int) -> list[Problem]:
    """A warning for each address that leads nowhere inside the site, with the first page that holds it.

    404.html is left out: its links start from an address that only the server knows.
    """
    files = set(files_below(site))
    pages = sorted(name for name in files if name.endswith(".html") and name != "404.html")
    batches = [pages[first : first + _AT_A_TIME] for first in range(0, len(pages), _AT_A_TIME)]

    found = gather(len(batches), partial(_look, site, files, batches), workers, lambda _: None)
    dead = [link for missing, _ in found for link in missing]
    dead += _without_anchor(site, {link for _, deep in found for link in deep})
    first = {(link.target, link.fragment): link for link in sorted(dead, reverse=True)}
    return [
        Problem(Place(link.page), "link-dead", {"address": link.address})
        for link in sorted(first.values())
    ]


def _look(
    site: Path, files: Set[str], batches: Sequence[Sequence[str]], number: int
) -> tuple[list[_Link], set[_Link]]:
    """Of the links of some pages those that lead to no file, and those that lead into one."""
    links = [link for page in batches[number] for link in _links(site, page)]
    missing = [link for link in links if link.target not in files]
    return missing, {link for link in links if link.fragment and link.target in files}


def _links(site: Path, page: str) -> Iterator[_Link]:
    text = (site / page).read_text(encoding="utf-8")
    for address in dict.fromkeys(_LINK.findall(text)):
        parts = urlsplit(address.replace("&amp;", "&"))
        if parts.scheme or parts.netloc:
            continue
        target = page
        if parts.path:
            target = normpath(join(dirname(page), unquote(parts.path)))
            if parts.path.endswith(("/", ".")):
                target = normpath(join(target, _PAGE))
        yield _Link(page, address, target, unquote(parts.fragment))


def _without_anchor(site: Path, links: set[_Link]) -> Iterator[_Link]:
    """Links to a place on a page that the page doesn't have."""
    by_target = attrgetter("target")
    for target, to_it in groupby(sorted(links, key=by_target), by_target):
        ids = set(_ID.findall((site / target).read_text(encoding="utf-8", errors="replace")))
        yield from (link for link in to_it if link.fragment not in ids)
