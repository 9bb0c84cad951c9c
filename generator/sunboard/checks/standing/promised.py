"""Promises that an earlier Sunboard published, and put down with their words and days alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sunboard.checks.records import NOT_PUBLIC
from sunboard.records.log import Accepted, Standing
from sunboard.records.log.accepted import Standings
from sunboard.records.promises import DATE_COLUMNS, TEXT_COLUMNS, PublishedCommitments

_KIND = "commitments"


def with_promises(accepted: Accepted, published: PublishedCommitments | None) -> Accepted:
    """What the site stands on, with the promises that the log doesn't have yet."""
    if published is None or not len(published.published_on):
        return accepted
    known = accepted.of(_KIND)
    promised = {
        each: standing for each, standing in _standings(published).items() if each not in known
    }
    by_kind = {**accepted.by_kind, _KIND: Standings({**promised, **known})}
    return replace(accepted, by_kind=by_kind)


def _standings(published: PublishedCommitments) -> dict[str, Standing]:
    texts = {name: published.texts[name].to_pylist() for name in TEXT_COLUMNS}
    days = {name: published.days[name].tolist() for name in DATE_COLUMNS}
    return {
        record_id: _standing(
            {name: column[at] for name, column in texts.items() if name != "id"},
            {name: column[at] for name, column in days.items()},
        )
        for at, record_id in enumerate(texts["id"])
    }


def _standing(texts: dict[str, str], days: dict[str, date | None]) -> Standing:
    since = days.pop("published_on") or date.min
    values = texts | {name: day.isoformat() for name, day in days.items() if day}
    return Standing(
        values={name: text for name, text in values.items() if text and text != NOT_PUBLIC},
        hidden=frozenset(name for name, text in values.items() if text == NOT_PUBLIC),
        since=since,
        changed=since,
        number=0,
        at=(0, 0),
        seal="",
        salt="",
        told=True,
    )
