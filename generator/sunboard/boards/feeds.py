"""What a feed says, and since when: the values that every feed is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from sunboard.measures.ground import Ground, months_of, remembered
from sunboard.records.log.events import What

MOST_OF_ALL = 200
"""Entries of a feed of the whole county; the newest are there."""


class FeedEntry(NamedTuple):
    """One thing that a subscriber is told."""

    id: str
    """The same every night: tasks/fw-1/2026-10-31/added."""
    day: date
    """Of its last change."""
    title: str
    said: str
    path: str
    """Where its record stands, relative to the site's root; the feed's own page where it has no place."""


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


@remembered
def began(ground: Ground) -> date:
    """The day of the first publication; before it the first day that the records tell of."""
    first = np.datetime64(months_of(ground).first, "M").astype("datetime64[D]")
    day: date = ground.past.began or first.item()
    return day


def last_change(ground: Ground, kind: str, record_id: str) -> date:
    """The day on which a record last changed, or was first published."""
    return _last_changes(ground, _NEWS).get((kind, record_id)) or began(ground)


def last_change_of_plan(ground: Ground, kind: str, record_id: str) -> date:
    """The same of a record that is told before its day: that this comes is news to the log, and no change."""
    return _last_changes(ground, _NEWS - {What.ADDED}).get((kind, record_id)) or began(ground)


_NEWS = frozenset(What)


@remembered
def _last_changes(ground: Ground, whats: frozenset[What]) -> Mapping[tuple[str, str], date]:
    """By kind and id the day of a record's last change of certain sorts since the first publication."""
    return {
        (change.kind, change.id): change.day
        for change in ground.past.changes
        if change.what in whats
    }


def feed_of_records(
    ground: Ground, path: str, title: str, page: str, entries: Iterable[FeedEntry]
) -> Feed:
    """A feed of records as they stand, an entry each: the last to change are there, in front."""
    newest = sorted(entries, key=attrgetter("day"), reverse=True)[:MOST_OF_ALL]
    return Feed(path, title, page, newest[0].day if newest else began(ground), tuple(newest))
