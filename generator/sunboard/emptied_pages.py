"""What was published keeps its address: where a publication has nothing to show there, a page of one line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from sunboard.boards.addresses import EMBED
from sunboard.boards.emptied import make_emptied_page
from sunboard.gate.gate import Gate
from sunboard.measures.ground import Ground
from sunboard.outputs.html.pages import Renderer
from sunboard.publishing.filesystem import files_below
from sunboard.publishing.manifest import read_files
from sunboard.publishing.release import Release
from sunboard.publishing.shelf import Shelf

_PAGE = "index.html"
_MANY = "mechanisms"
"""The navigation entry of most pages."""


def published_pages(shelf: Shelf, *, is_demonstration: bool) -> list[str]:
    """The paths of all pages of the live site, sorted; none where it shows a demonstration, and this doesn't.

    Also of a site that is taken over from an earlier Sunboard, which left no list of its files.

    Raises:
        OSError: nobody can tell.
    """
    live = shelf.live()
    if live is not None and live.is_demonstration != is_demonstration:
        return []
    if live is not None:
        files: Iterable[str] = read_files(shelf.manifest(live.number))
    else:
        files = files_below(shelf.site) if shelf.site.is_dir() else ()
    # What is shown within other sites says nothing where it has nothing to say.
    own = (name for name in files if name.endswith(f"/{_PAGE}") and not name.startswith(EMBED))
    return sorted(name.removesuffix(_PAGE) for name in own)


def write_emptied(
    release: Release, gate: Gate, ground: Ground, renderer: Renderer, paths: Iterable[str]
) -> list[str]:
    """Write a page of one line at each of these addresses that has no page; returns these, sorted.

    An address that the gate lets nobody see is none of them: it is put down nowhere.
    """
    there, write = _pages_of(release), gate.before_boards(release.write)
    emptied = {*paths} - there
    for path in sorted(emptied):
        section = _section(renderer, path.count("/"))
        if section:
            page = make_emptied_page(ground, path, _above(path, there), section)
            write(f"{path}{_PAGE}", renderer.framed(page))
    return sorted(emptied & _pages_of(release))


def _pages_of(release: Release) -> frozenset[str]:
    return frozenset(name.removesuffix(_PAGE) for name in release.paths() if name.endswith(_PAGE))


def _section(renderer: Renderer, depth: int) -> str:
    """A navigation entry of which there are pages at a depth; "" where no page lies so deep."""
    found = [section for section, of in renderer.shells if of == depth]
    return _MANY if _MANY in found else min(found, default="")


def _above(path: str, there: Collection[str]) -> str:
    """The nearest page on the way up; "" where that is the front page."""
    return next((above for above in _ways_up(path) if above in there), "")


def _ways_up(path: str) -> Iterator[str]:
    return (f"{above}/" for above in PurePosixPath(path).parents if above.name)
