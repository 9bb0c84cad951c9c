"""Feeds of changes: what a subscriber of the county, a place or a unit is told, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sunboard.boards import addresses
from sunboard.boards.alike import BOARD_LINKS, text_of
from sunboard.boards.changes.entries import HEADINGS, Entry, entries_by, entries_of
from sunboard.boards.changes.lines import MOST, lines_shown
from sunboard.boards.feeds import MOST_OF_ALL, Feed, FeedEntry, began
from sunboard.language import say
from sunboard.measures.ground import Ground


def feed_of(page: str) -> str:
    """The feed of a place's or a unit's board; both relative to the site's root."""
    return f"{page}{addresses.CHANGES_FILE}"


def feed_pages(ground: Ground) -> Iterator[str]:
    """The pages that have a feed of their own."""
    yield addresses.CHANGES
    for scope, link in BOARD_LINKS:
        yield from filter(None, (link(ground, owner) for owner in range(ground.size(scope))))


def feeds(ground: Ground) -> Iterator[Feed]:
    """The feed of all changes, and one for every community, estate and unit that has a board."""
    title = say("{whose}的改动", whose=ground.programme.county)
    changes = addresses.CHANGES
    yield _feed(ground, changes, title, entries_of(ground)[:MOST_OF_ALL])
    for scope, link in BOARD_LINKS:
        by_owner = entries_by(ground, scope)
        for owner in range(ground.size(scope)):
            if page := link(ground, owner):
                name = text_of(ground, scope.value, owner, "name")
                entries = by_owner.get(owner, ())[:MOST]
                yield _feed(ground, page, say("{whose}的改动", whose=name), entries)


def _feed(ground: Ground, page: str, title: str, entries: Sequence[Entry]) -> Feed:
    updated = entries[0].day if entries else began(ground)
    # A record that went on twice on one day has one entry: a reader knows them by their ids.
    by_id = {made.id: made for made in (_entry(ground, entry) for entry in entries)}
    return Feed(feed_of(page), title, page, updated, tuple(by_id.values()))


def _entry(ground: Ground, entry: Entry) -> FeedEntry:
    line = lines_shown(ground)[entry]
    record_id = text_of(ground, entry.kind, entry.row, "id")
    return FeedEntry(
        f"{entry.kind}/{record_id}/{entry.day.isoformat()}/{entry.how.name.lower()}",
        entry.day,
        say("{how}：{what}", how=say(HEADINGS[entry.how]), what=line.label),
        line.said,
        line.path or addresses.CHANGES,
    )
