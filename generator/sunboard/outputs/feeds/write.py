"""All feeds of a site, written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sunboard.boards.changes.feeds import feeds
from sunboard.boards.deeds.feed import honours_feed
from sunboard.boards.feeds import Feed
from sunboard.boards.notices.feed import notices_feed
from sunboard.measures.ground import Ground
from sunboard.outputs.feeds.atom import atom


def write_feeds(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write every feed; a file changes when it has something to tell."""
    for feed in _feeds(ground):
        write(feed.path, atom(feed, ground.programme))


def _feeds(ground: Ground) -> Iterator[Feed]:
    yield from feeds(ground)
    if ground.makes("deeds"):
        yield honours_feed(ground)
    if ground.makes("notices"):
        yield notices_feed(ground)
