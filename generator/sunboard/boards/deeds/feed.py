"""The feed of honours: who came onto the board, for what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.deeds.honours import BOARD_NAME
from sunboard.boards.feeds import Feed, FeedEntry, feed_of_records, last_change
from sunboard.boards.rows.deeds import deed_rows, ended_deeds
from sunboard.calendar import DAY
from sunboard.language import listed, say
from sunboard.measures.deeds import deeds_of
from sunboard.measures.ground import Ground
from sunboard.publishable.records import is_removed, told
from sunboard.schema.surface import Surface

HONOURS_FILE = f"{addresses.DEEDS}honours.xml"


def honours_feed(ground: Ground) -> Feed:
    """Every honour that is told, its people as its page names them; what was taken off the board is gone."""
    title = say("{county}{title}", county=ground.programme.county, title=say(BOARD_NAME))
    return feed_of_records(ground, HONOURS_FILE, title, addresses.DEEDS, _entries(ground))


def honour_days(ground: Ground) -> Iterator[tuple[str, date]]:
    """The page of every honour in the feed, and the day of its last change."""
    rows = deed_rows(ground)
    for deed in _told_honours(ground):
        yield rows[deed].path, _day(ground, deed, rows[deed].id)


def honours_by_day(ground: Ground) -> Iterator[tuple[int, date]]:
    """Every honour in the feed, by its position, and the day of its last change."""
    ids = deeds_of(ground).table.texts("id")
    return ((deed, _day(ground, deed, ids[deed])) for deed in _told_honours(ground))


def _told_honours(ground: Ground) -> list[int]:
    is_there = deeds_of(ground).is_honoured & told(ground, "deeds", Surface.PAGE)
    is_there &= ~ended_deeds(ground) & ~is_removed(ground, "deeds")
    chosen: list[int] = np.flatnonzero(is_there).tolist()
    return chosen


def _entries(ground: Ground) -> Iterator[FeedEntry]:
    rows = deed_rows(ground)
    for deed in _told_honours(ground):
        row = rows[deed]
        said = say("{date} · {unit} · {kind}", date=row.date, unit=row.unit, kind=row.kind)
        title = say("{who}：{what}", who=listed(row.names), what=row.what)
        said = f"{row.result} {said}".strip()
        yield FeedEntry(f"deeds/{row.id}", _day(ground, deed, row.id), title, said, row.path)


def _day(ground: Ground, deed: int, deed_id: str) -> date:
    """When it last changed; or came onto the board by itself, as the time for objections was over."""
    changed = last_change(ground, "deeds", deed_id)
    closed = deeds_of(ground).closes[deed]
    return changed if np.isnat(closed) else max(changed, (closed + DAY).item())
