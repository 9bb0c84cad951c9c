"""Feeds of changes: what a subscriber of the county, a place or a unit is told, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, estate_link, text_of, unit_link
from sunboard.boards.changes.entries import HEADINGS, Entry, entries_by, entries_of
from sunboard.boards.changes.page import entry_line
from sunboard.language import say
from sunboard.measures.ground import Ground, Scope, months_of, remembered

MOST_OF_ALL, MOST = 200, 20
"""Entries of the county's feed, and of that of a place or a unit; the newest are there."""


class FeedEntry(NamedTuple):
    """One change."""

    id: str
    """The same every night: tasks/fw-1/2026-10-31/added."""
    day: date
    title: str
    said: str
    path: str
    """Where its record stands, relative to the site's root; the page of changes where it has no place."""


class Feed(NamedTuple):
    """Everything one feed says."""

    path: str
    """Relative to the site's root."""
    title: str
    page: str
    """The page that it belongs to, relative to the site's root."""
    updated: date
    """The day of its last change; without one that of the first publication."""
    entries: tuple[FeedEntry, ...]


_BOARDS = ((Scope.COMMUNITY, community_link), (Scope.ESTATE, estate_link), (Scope.UNIT, unit_link))


def feed_of(page: str) -> str:
    """The feed of a place's or a unit's board; both relative to the site's root."""
    return f"{page}{addresses.CHANGES_FILE}"


@remembered
def feed_by_page(ground: Ground) -> Mapping[str, str]:
    """By their path the feeds of all pages that have one."""
    pages = [addresses.CHANGES]
    for scope, link in _BOARDS:
        pages += filter(None, (link(ground, owner) for owner in range(ground.size(scope))))
    return {page: feed_of(page) for page in pages}


def feeds(ground: Ground) -> Iterator[Feed]:
    """The feed of all changes, and one for every community, estate and unit that has a board."""
    title = say("{whose}的改动", whose=ground.programme.county)
    changes = addresses.CHANGES
    yield _feed(ground, changes, title, entries_of(ground)[:MOST_OF_ALL])
    for scope, link in _BOARDS:
        by_owner = entries_by(ground, scope)
        for owner in range(ground.size(scope)):
            if page := link(ground, owner):
                name = text_of(ground, scope.value, owner, "name")
                entries = by_owner.get(owner, ())[:MOST]
                yield _feed(ground, page, say("{whose}的改动", whose=name), entries)


def _feed(ground: Ground, page: str, title: str, entries: Sequence[Entry]) -> Feed:
    updated = entries[0].day if entries else _began(ground)
    # A record that went on twice on one day has one entry: a reader knows them by their ids.
    by_id = {made.id: made for made in (_entry(ground, entry) for entry in entries)}
    return Feed(feed_of(page), title, page, updated, tuple(by_id.values()))


def _began(ground: Ground) -> date:
    """The day that a feed bears which has nothing to tell yet."""
    first = np.datetime64(months_of(ground).first, "M").astype("datetime64[D]")
    return ground.past.began or first.item()


def _entry(ground: Ground, entry: Entry) -> FeedEntry:
    line = entry_line(ground, entry)
    record_id = text_of(ground, entry.kind, entry.row, "id")
    return FeedEntry(
        f"{entry.kind}/{record_id}/{entry.day.isoformat()}/{entry.how.name.lower()}",
        entry.day,
        say("{how}：{what}", how=say(HEADINGS[entry.how]), what=line.label),
        line.said,
        line.path or addresses.CHANGES,
    )
