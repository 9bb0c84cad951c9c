"""Public notices: of deeds to be honoured, of commitments, of finished tasks, of corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sunboard_demo.batch import Records
from sunboard_demo.county import County, Row, by_community
from sunboard_demo.days import AS_OF, add_workdays
from sunboard_demo.honours import Batch, publicise
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import load, phrase, spoken_month

_PHONE = "0000-6400001"
_RESULTS, _COMMUNITIES = 4, 14
"""Notices of finished tasks in the demonstration county, and its communities; others in proportion."""
_RESULT_MONTHS = (9, 8, 9, 10)
_LISTED, _FEWEST = 12, 3
_SAYS_HOURS = 4
"""One notice in so many says when objections are taken; the others leave it to the site."""
_STANDING = date(2026, 4, 1)


def make_notices(county: County, records: Records) -> Records:
    """Every notice; the deeds' windows and states follow from theirs."""
    rows = [
        *_honours(publicise(records["deeds"])),
        *_commitments(county, records["commitments"]),
        *_results(county, records["tasks"]),
        *_corrections(records),
    ]
    rows.sort(key=lambda row: row["started_on"])
    numbers = Numbering("gs", 3)
    for row in rows:
        numbers.number(row, "started_on")
    return {"notices": rows}


def _honours(batches: list[Batch]) -> Iterable[Row]:
    words = load("notices")["honours"]
    for number, batch in enumerate(batches):
        half = phrase("first_half" if batch.start.day < _LISTED * 2 else "second_half")
        row = _row(
            "honours",
            words,
            batch.start,
            batch.end,
            month=spoken_month(batch.start),
            half=half,
            count=len(batch.deeds),
        )
        row["deeds"] = _ids(batch.deeds)
        if any(deed.get("objection") == "open" for deed in batch.deeds):
            row["outcome"] = "open"
        elif any(deed.get("objection") == "answered" for deed in batch.deeds):
            row |= {"outcome": "answered", "handling": words["handling"]}
        elif batch.is_over and number != len(batches) - 3:
            row["outcome"] = "none"
        yield row | ({"hours": load("notices")["hours"]} if number % _SAYS_HOURS == 0 else {})


def _commitments(county: County, commitments: list[Row]) -> Iterable[Row]:
    """One a town, put up for good; last year's was taken down when they went up."""
    words = load("notices")
    town_of = {community.id: community.town for community in county.communities}
    for town in county.towns:
        own = [row for row in commitments if town_of[row["community"]] == town["id"]]
        own = [row for row in own if "2026-01-01" <= row["made_on"] < _STANDING.isoformat()]
        if own:
            places: dict[str, str | int] = {"town": town["name"], "count": len(own)}
            row = _row("commitments", words["commitments"], _STANDING, None, **places)
            yield row | {
                "commitments": _ids(own),
                "issuer": phrase("town_office", town=town["name"]),
            }
    old = [row for row in commitments if row["made_on"] < "2025-12-01"][:_LISTED]
    if old:
        end = _STANDING - timedelta(days=1)
        row = _row("commitments", words["last_year"], date(2025, 12, 3), end, count=len(old))
        yield row | {"commitments": _ids(old)}


def _results(county: County, tasks: list[Row]) -> Iterable[Row]:
    """What some communities finished in a month; one of them nobody has closed."""
    words = load("notices")["results"]
    own = by_community(tasks)
    count = max(1, round(_RESULTS * len(county.communities) / _COMMUNITIES))
    for number in range(count):
        community = county.communities[(number * 3) % len(county.communities)]
        month = _RESULT_MONTHS[number % len(_RESULT_MONTHS)]
        done = _finished(own.get(community.id, []), month)
        if len(done) < _FEWEST:
            continue
        start = add_workdays(date(2026, month, 26), 1 if month == AS_OF.month else 5)
        place = {"place": community.full_name, "month": spoken_month(date(2026, month, 1))}
        row = _row("results", words, start, add_workdays(start, 4), count=len(done), **place) | {
            "community": community.id,
            "tasks": _ids(done),
            "issuer": phrase("community_office", community=community.full_name),
        }
        if number == 1:
            row |= {"outcome": "answered", "handling": words["handling"]}
        elif number == 0 and row["ended_on"] < AS_OF.isoformat():
            row["outcome"] = "none"
        yield row


def _finished(tasks: list[Row], month: int) -> list[Row]:
    done = [
        row
        for row in tasks
        if row.get("completed_on", "").startswith(f"2026-{month:02d}") and row.get("result")
    ]
    return done[:_LISTED]


def _corrections(records: Records) -> Iterable[Row]:
    """A deed that was taken off the board, and a day that was corrected."""
    revoked, dated = load("notices")["corrections"]
    taken_off = [row for row in records["deeds"] if row["state"] == "revoked"]
    if taken_off:
        start = add_workdays(date.fromisoformat(taken_off[0]["decided_on"]), 1)
        row = _row("corrections", revoked, start, add_workdays(start, 2))
        yield row | {"deeds": taken_off[0]["id"], "outcome": "none"}
    kept = [
        row for row in records["commitments"] if row.get("outcome") == "done" and "done_on" in row
    ]
    if kept:
        start = add_workdays(date(2026, 10, 27), 1)
        row = _row("corrections", dated, start, add_workdays(start, 3))
        yield row | {"commitments": kept[-1]["id"]}


def _row(
    kind: str, words: Mapping[str, Any], start: date, end: date | None, **blanks: str | int
) -> Row:
    common = load("notices")
    row = {
        "kind": kind,
        **{name: words[name].format_map(blanks) for name in ("title", "basis", "text")},
        "started_on": start.isoformat(),
        "issuer": common["issuer"],
        "phone": _PHONE,
        "address": common["address"],
    }
    return row | ({"ended_on": end.isoformat()} if end else {})


def _ids(rows: Iterable[Row]) -> str:
    return phrase("between").join(row["id"] for row in rows)
