"""The feed of notices: what is put up for objections, until when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.boards import addresses
from sunboard.boards.feeds import Feed, FeedEntry, feed_of_records, last_change
from sunboard.boards.notices.notices import notices_title
from sunboard.boards.rows.notices import notice_rows
from sunboard.language import say
from sunboard.measures.ground import Ground
from sunboard.publishable.records import is_removed

NOTICES_FILE = f"{addresses.NOTICES}notices.xml"


def notices_feed(ground: Ground) -> Feed:
    """Every notice with its days and what came of it."""
    title = say("{county}{title}", county=ground.programme.county, title=notices_title(ground))
    return feed_of_records(ground, NOTICES_FILE, title, addresses.NOTICES, _entries(ground))


def _entries(ground: Ground) -> Iterator[FeedEntry]:
    is_gone = is_removed(ground, "notices")
    for notice, row in enumerate(notice_rows(ground)):
        if not is_gone[notice]:
            said = say(
                "{issuer}：{kind}，{window}", issuer=row.issuer, kind=row.kind, window=row.window
            )
            if row.outcome:
                said = say("{said}。结果：{outcome}", said=said, outcome=row.outcome)
            day = last_change(ground, "notices", row.id)
            yield FeedEntry(f"notices/{row.id}", day, row.title, said, row.path)
