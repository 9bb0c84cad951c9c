"""All feeds of a site, written."""

from __future__ import annotations

from collections.abc import Callable

from sunboard.boards.changes.feeds import feeds
from sunboard.measures.ground import Ground
from sunboard.outputs.feeds.atom import atom


def write_feeds(ground: Ground, write: Callable[[str, bytes], None]) -> None:
    """Write every feed; a file changes when it has something to tell."""
    for feed in feeds(ground):
        write(feed.path, atom(feed, ground.programme))
