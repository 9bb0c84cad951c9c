"""The list of all pages (sitemaps.org, 0.9), and robots.txt (RFC 9309), of a site whose address is known.

A page bears the day of its last change only where that is known: a board is about many records, and a wrong day
would keep programs away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from sunboard.boards import addresses
from sunboard.boards.changes.entries import entries_of
from sunboard.boards.deeds.feed import honour_days
from sunboard.measures.ground import Ground

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""Addresses that one file may have; where there are more, the first lists the others."""
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_PAGE = "index.html"


def write_sitemap(
    ground: Ground, files: Iterable[str], write: Callable[[str, bytes], None]
) -> None:
    """Write both for the files of a whole site; an office's own stay, and without an address there are none."""
    there, base = {*files}, ground.programme.web_address
    if not base:
        return
    pages = sorted(name.removesuffix(_PAGE) for name in there if _is_page(name))
    made = {
        path: content
        for path, content in sitemaps(pages, last_changes(ground), base).items()
        if path not in there
    }
    for path, content in made.items():
        write(path, content)
    # Nobody asks for it but at the top of a server.
    if ROBOTS not in there and not addresses.server_path(base):
        write(ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {base}{SITEMAP}\n".encode())


def _is_page(name: str) -> bool:
    """Whether a file is a page that anybody looks for; a card within other sites is none."""
    is_card = name.startswith(addresses.EMBED)
    return (name == _PAGE or name.endswith(f"/{_PAGE}")) and not is_card


def last_changes(ground: Ground) -> Mapping[str, date]:
    """By their path the days on which pages last changed, as far as they are known."""
    days = dict(honour_days(ground)) if ground.makes("deeds") else {}
    if entries := entries_of(ground):
        days[addresses.CHANGES] = entries[0].day
    return days


def sitemaps(
    pages: Sequence[str], days: Mapping[str, date], base: str, most: int = MOST
) -> dict[str, bytes]:
    """The files by their paths: one, or where one can't hold all the list of the others."""
    starts = range(0, max(len(pages), 1), most)
    parts = [_pages(pages[start : start + most], days, base) for start in starts]
    if len(parts) == 1:
        return {SITEMAP: parts[0]}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    return {SITEMAP: _index(names, base), **dict(zip(names, parts, strict=True))}


def _pages(pages: Iterable[str], days: Mapping[str, date], base: str) -> bytes:
    made = Element("urlset", {"xmlns": _SITEMAPS})
    for page in pages:
        entry = SubElement(made, "url")
        SubElement(entry, "loc").text = f"{base}{page}"
        if page in days:
            SubElement(entry, "lastmod").text = days[page].isoformat()
    return _file(made)


def _index(names: Iterable[str], base: str) -> bytes:
    made = Element("sitemapindex", {"xmlns": _SITEMAPS})
    for name in names:
        SubElement(SubElement(made, "sitemap"), "loc").text = f"{base}{name}"
    return _file(made)


def _file(made: Element) -> bytes:
    content: bytes = tostring(made, "utf-8", xml_declaration=True)
    return content + b"\n"
