"""The last night that brought a place news: what was done, what is late since, who was honoured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from sunboard.boards.changes.entries import Entry, How, entries_by
from sunboard.boards.changes.owners import owners_of
from sunboard.boards.deeds.feed import honours_by_day
from sunboard.measures.due import dated_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.status import Outcome
from sunboard.schema import KIND_BY_NAME, Need


class Night(NamedTuple):
    """The news of one place of the last night that had any; of records by their kind and position."""

    day: date
    """The day that had ended: the as-of day of that night."""
    done: tuple[tuple[str, int], ...]
    late: tuple[tuple[str, int], ...]
    honoured: tuple[int, ...]
    """Deeds."""


class _News(NamedTuple):
    day: date
    part: int
    """Its place in `Night`."""
    record: tuple[str, int]


_DONE, _LATE, _HONOURED = 1, 2, 3


@remembered
def nights(ground: Ground, scope: Scope) -> Mapping[int, Night]:
    """By the position of each place, or 0 for the county, its last night with news; none had nothing yet.

    It hangs on the log and on due days alone: on a night without news it stays the one before.
    """
    found: dict[int, list[_News]] = {}
    for owner, news in (*_of_records(ground, scope), *_of_honours(ground, scope)):
        found.setdefault(owner, []).append(news)
    return {owner: _last(several) for owner, several in found.items()}


def _last(several: list[_News]) -> Night:
    day = max(news.day for news in several)
    parts: tuple[dict[tuple[str, int], None], ...] = ({}, {}, {})
    for news in several:
        if news.day == day:
            parts[news.part - _DONE][news.record] = None
    done, late, honoured = parts
    return Night(day, tuple(done), tuple(late), tuple(row for _, row in honoured))


def _of_records(ground: Ground, scope: Scope) -> Iterator[tuple[int, _News]]:
    done = {kind: derived.outcome == Outcome.DONE for kind, derived in dated_of(ground)}
    for owner, entries in entries_by(ground, scope).items():
        known: set[tuple[str, int]] = set()
        for entry in entries:
            record = (entry.kind, entry.row)
            if entry.how is How.BECAME_LATE:
                yield owner, _News(entry.day, _LATE, record)
            elif (
                entry.kind in done
                and record not in known
                and done[entry.kind][entry.row]
                and _finishes(entry)
            ):
                known.add(record)
                yield owner, _News(entry.day, _DONE, record)


def _finishes(entry: Entry) -> bool:
    """Whether a change filled in what a record is not done without; a new one may come finished."""
    if entry.how is How.ADDED:
        return True
    reworded = entry.change.rewordings if entry.change else ()
    closing = _closing(entry.kind)
    return entry.how is How.WENT_ON and any(
        each.field in closing and not each.before for each in reworded
    )


@cache
def _closing(kind: str) -> frozenset[str]:
    """The fields that say that a record is done; closed ones count from the day they were closed."""
    fields = KIND_BY_NAME[kind].fields
    return frozenset(each.name for each in fields if each.need is Need.DONE or each.closes)


def _of_honours(ground: Ground, scope: Scope) -> Iterator[tuple[int, _News]]:
    """The deeds that came onto the board since the first publication, and not with it."""
    began = ground.past.began
    if began is None or not ground.makes("deeds"):
        return
    for deed, day in honours_by_day(ground):
        if day > began:
            for owner in owners_of(ground, "deeds", deed, scope):
                yield owner, _News(day, _HONOURED, ("deeds", deed))
