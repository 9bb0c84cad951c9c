"""A county whose every text is hostile, and the same county with harmless texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sunboard.checks import check_records
from sunboard.messages import MESSAGES
from sunboard.messages.message import Cost
from sunboard.schema import KIND_BY_NAME, KINDS, FieldType
from sunboard.schema.field import Privacy

from tests.factories import AS_OF, Row, programme_tree, sample_programme, text_table, write_project
from tests.whole import WHOLE

PAYLOADS = tuple(
    payload
    for group in json.loads((Path(__file__).parent / "payloads.json").read_text()).values()
    for payload in group
)
"""What somebody might put into a cell."""
RECORDS = len(PAYLOADS) if WHOLE else 60
"""So many records of every kind: each field has so many payloads, each payload so many more fields than one.

With as many as there are payloads every field has them all (`make whole`).
"""

Cell = tuple[str, str, int]
"""Kind, field and number of a text."""

TEXTS = (FieldType.TEXT, FieldType.NAME)
TEXT_FIELDS = {
    kind.name: [
        field.name
        for field in kind.fields_of(*TEXTS)
        # What is called otherwise than a file that is there shows nothing, and no page tells of it. What tells
        # of another kind is read as that one's field.
        if (kind.name, field.name) != ("pictures", "file") and not field.tells
    ]
    for kind in KINDS
}
_PLACES = {
    place: number
    for number, place in enumerate(
        (kind, field) for kind in TEXT_FIELDS for field in TEXT_FIELDS[kind]
    )
}
SHOWN_NOWHERE = {
    (kind.name, field.name)
    for kind in KINDS
    for field in kind.fields_of(*TEXTS)
    if field.name in TEXT_FIELDS[kind.name]
    if field.off_pages or field.privacy is Privacy.INTERNAL
}
"""Fields whose text no page shows: they are for the office, or what others call a record by."""
BESIDE_A_NUMBER = {("tasks", "measure")}
"""Shown where the result has no figure; here each has the number of its cell."""


def mark(cell: Cell) -> str:
    """What ends a cell's text, so that it is found again; a word first, so that a file is of one encoding."""
    return f"安·{cell[0]}/{cell[1]}/{cell[2]}"


def harmless(cell: Cell) -> str:
    """A text that only says which cell it is."""
    return f"平安{mark(cell)}"


def payload_of(cell: Cell) -> str:
    """That of the cell's number; another field begins elsewhere, so that all are tried."""
    kind, field, number = cell
    return PAYLOADS[(number + _PLACES[kind, field] * RECORDS) % len(PAYLOADS)]


def hostile(cell: Cell) -> str:
    """The payload of the cell, then which cell it is."""
    return f"{payload_of(cell)}{mark(cell)}"


def without_links(html: bytes) -> bytes:
    """The page without the links that are made of addresses in record text, each exactly as one may be."""
    return _LINK.sub(rb"\1", html)


_LINK = re.compile(
    rb"""<a class="sb-url" href="(https?://[^"'<>\s]+)" rel="nofollow noopener">\1</a>"""
)


def cells() -> Iterator[Cell]:
    """Every text of every record."""
    for kind, fields in TEXT_FIELDS.items():
        for field in fields:
            for number in range(RECORDS):
                yield kind, field, number


def county_with(text_of: Callable[[Cell], str]) -> dict[str, list[Row]]:
    """So many records of every kind, each with texts in all its fields."""
    rows: dict[str, list[Row]] = {kind.name: [] for kind in KINDS}
    for number in range(RECORDS):
        for kind, row in _others(number).items():
            texts = {field: text_of((kind, field, number)) for field in TEXT_FIELDS[kind]}
            rows[kind].append({**row, **texts})
    return rows


@cache
def refused() -> frozenset[Cell]:
    """The hostile cells whose text the checks keep from the site."""
    tables = {kind: text_table(kind, rows) for kind, rows in county_with(hostile).items()}
    checked = check_records(tables, sample_programme(), AS_OF)
    field_by_label = {
        kind.name: {field.label: field.name for field in kind.fields} for kind in KINDS
    }
    found = set()
    for problem in checked.problems:
        costs = MESSAGES[problem.code].costs
        if costs is not Cost.NOTHING and problem.code not in (
            "withheld-dependent",
            "withheld-link",
        ):
            assert problem.place.row is not None
            assert problem.place.column is not None
            kind = Path(problem.place.file).stem
            field = field_by_label[kind][problem.place.column]
            found.add((kind, field, problem.place.row - 2))
    return frozenset(found)


def hostile_where_let_through(cell: Cell) -> str:
    """The payload, or a harmless text where the checks would withhold the record."""
    return harmless(cell) if cell in refused() else hostile(cell)


def write_county(folder: Path, *, is_hostile: bool) -> Path:
    """Write the county; with hostile words in `programme.yml` too, if it is."""
    text_of = hostile_where_let_through if is_hostile else harmless
    return write_project(folder, programme_with(is_hostile=is_hostile), **county_with(text_of))


def programme_with(*, is_hostile: bool) -> dict[str, Any]:
    """The programme with every word a reader sees replaced.

    The board "sheets" is not asked for: to Typst other characters are markup than to a browser, and
    `tests/outputs/sheets/test_markup.py` proves that none of them ever is.
    """
    # The one that ends whatever the theme has opened, and asks to be stamped again.
    worst = "\"'></title></p><script>alert(1)</script>{{7*7}}%%SUNBOARD:MAIN%%]]>&lt;"
    count = 0

    def word(what: str) -> str:
        nonlocal count
        count += 1
        return f"{worst if is_hostile else '平安'}·{what}/{count}"

    tree = programme_tree()
    tree["boards"] = [board for board in tree["boards"] if board != "sheets"]
    for key in ("name", "county", "issuer", "supervision_phone", "address", "hours"):
        tree[key] = word(key)
    for step in tree["steps"]:
        step["label"], step["name"] = word("label"), word("name")
    for vocabulary, terms in tree["vocabularies"].items():
        for term in terms:
            term.update(label=word(vocabulary), note=word(vocabulary), aliases=[])
    return tree


def _others(number: int) -> dict[str, Row]:
    """What else the records with one number hold, each referring to the others."""
    town, community, estate = f"to-{number}", f"co-{number}", f"es-{number}"
    unit, person, commitment, task = f"un-{number}", f"dy-{number}", f"cn-{number}", f"fw-{number}"
    where = {"community": community, "estate": estate, "unit": unit}
    is_revoked, is_resource = number % 4 == 0, number % 2 == 1
    rows: dict[str, Row] = {
        "towns": {"id": town},
        "communities": {"id": community, "town": town, "office_phone": "0000-5550101"},
        "estates": {"id": estate, "community": community, "households": "100"},
        "units": {"id": unit, "type": "organ"},
        "people": {"id": person, "unit": unit, "named_consent_on": "2026-01-05"},
        "positions": {
            "id": f"gw-{number}",
            "person": person,
            "position": "pioneer",
            "community": community,
            "relation": "unit",
        },
        "pairings": {
            "id": f"bl-{number}",
            **where,
            "kind": "leader" if is_revoked else "unit",
            "started_on": "2026-10-01",
        },
        "commitments": {
            "id": commitment,
            **where,
            "person": person,
            "list": "need",
            "service": "legal",
            "mode": "list",
            "made_on": "2026-10-05",
            "due": "2026-10-20",
            "approved_on": "2026-10-06",
            "outcome": "done",
            "done_on": "2026-10-19",
            "recorded_on": "2026-10-19",
        },
        "extensions": {
            "id": f"yq-{number}",
            "commitment": commitment,
            "set_on": "2026-10-15",
            "new_due": "2026-10-30",
        },
        "tasks": {
            "id": task,
            **where,
            "people": person,
            "category": "other",
            "channel": "visit",
            "claim": "assigned",
            "mode": "list",
            "commitment": commitment,
            "challenge": f"bt-{number}",
            **dict.fromkeys(
                ("raised_on", "reported_on", "dispatched_on", "accepted_on"), "2026-10-09"
            ),
            "completed_on": "2026-10-16",
            "quantity": "2",
        },
        "task_events": {
            "id": f"bd-{number}",
            "task": task,
            "event": "answered",
            "date": "2026-10-17",
        },
        "evaluations": {
            "id": f"pj-{number}",
            "subject": commitment,
            "evaluator": "resident",
            "level": "satisfied",
            "date": "2026-10-22",
        },
        "replies": {
            "id": f"sm-{number}",
            "subject": commitment,
            "unit": unit,
            "date": "2026-10-21",
        },
        "deeds": {
            "id": f"sg-{number}",
            **where,
            "people": person,
            "date": "2026-10-10",
            "form": "deed",
            "category": "helping",
            "approved_on": "2026-10-12",
            "window_from": "2026-10-13",
            "window_to": "2026-10-20",
            "objection": "none",
            "state": "revoked" if is_revoked else "honoured",
            "reason": "facts" if is_revoked else "",
        },
        "notices": {
            "id": f"gs-{number}",
            "kind": "results",
            "community": community,
            "deeds": f"sg-{number}",
            "commitments": commitment,
            "tasks": task,
            "started_on": "2026-10-12",
            "ended_on": "2026-10-20",
            "outcome": "answered",
        },
        "corrections": {
            "id": f"gz-{number}",
            "date": "2026-10-20",
            "category": "status",
        },
        "reviews": {
            "id": f"fh-{number}",
            "sort": "late",
            "date": "2026-10-20",
        },
        "objections": {
            "id": f"yy-{number}",
            "received_on": "2026-10-20",
            "outcome": "upheld",
            "answered_on": "2026-10-21",
        },
        "meetings": {
            "id": f"hy-{number}",
            "level": "community",
            "community": community,
            "date": "2026-10-12",
            "units": unit,
        },
        "decisions": {
            "id": f"yd-{number}",
            "meeting": f"hy-{number}",
            "state": "decided",
            "unit": unit,
            "due": "2026-10-20",
            "done_on": "2026-10-19",
        },
        "activities": {
            "id": f"hd-{number}",
            **where,
            "service": "legal",
            "obligation": "volunteer",
            "mode": "list",
            "date": "2026-10-14",
            "attendances": "30",
        },
        "list_items": {
            "id": f"qd-{number}",
            **where,
            "list": "resource" if is_resource else "need",
            "listed_on": "2026-10-08",
            "due": "2026-10-20",
            "matched_with": "" if is_resource or number + 1 == RECORDS else f"qd-{number + 1}",
            "fulfilled_by": f"hd-{number}",
        },
        "visits": {
            "id": f"zf-{number}",
            "unit": unit,
            "person": person,
            "estate": estate,
            "started_on": "2026-10-01",
            "ended_on": "2026-10-15",
            "households": "12",
            "visits": "15",
        },
        "challenges": {
            "id": f"bt-{number}",
            "community": community,
            "estate": estate,
            "posted_on": "2026-10-05",
            "due": "2026-10-20",
            "claim": "assigned",
            "takers": unit,
            "form": "alone",
            "taken_on": "2026-10-06",
            "closed_on": "2026-10-19",
        },
        "milestones": {
            "id": f"jd-{number}",
            "challenge": f"bt-{number}",
            "due": "2026-10-15",
        },
        "teams": {
            "id": f"ll-{number}",
            "community": community,
            "team": "volunteers",
            "role": "allied",
            "size": "30",
        },
        "observers": {
            "id": f"gcy-{number}",
            "community": community,
            "counted_on": "2026-09-30",
            "recruited": "12",
            "active": "5",
        },
        "stations": {"id": f"zd-{number}", "community": community, "estate": estate},
        "shifts": {
            "id": f"lz-{number}",
            "station": f"zd-{number}",
            "unit": unit,
            "date": "2026-10-14",
            "service": "legal",
            "state": "missed",
        },
    }
    rows["pictures"] = {
        "id": f"tp-{number}",
        "file": "after.png",
        "subject": commitment,
        "sort": "after",
        "taken_on": "2026-10-19",
    }
    assert set(rows) == set(KIND_BY_NAME), f"no row of {sorted(set(KIND_BY_NAME) - set(rows))} here"
    return rows


def _matched_with(number: int) -> list[int]:
    """The other number whose list item is matched: each need, of an even number, with the next resource."""
    other = number + 1 if number % 2 == 0 else number - 1
    return [other] if other < RECORDS else []


def shown_on(number: int) -> dict[str, list[Cell]]:
    """For each page of a number the texts that must be read on it."""
    is_revoked = number % 4 == 0

    def those(kind: str, *fields: str) -> list[Cell]:
        return [(kind, field, number) for field in fields]

    names = [*those("units", "name"), *those("communities", "name"), *those("estates", "name")]
    deed = () if is_revoked else ("what", "result")
    pairing = ("leader_office", "basis") if is_revoked else ("basis",)
    return {
        f"commitments/cn-{number}/": [
            *names,
            *those("people", "name"),
            *those("commitments", *TEXT_FIELDS["commitments"]),
            *those("extensions", "reason", "decided_by"),
            *those("replies", "text"),
            *those("pictures", "alt"),
            *those("tasks", "text", "result"),
            *those("notices", "title"),
        ],
        f"notices/gs-{number}/": [
            *those("notices", *TEXT_FIELDS["notices"]),
            *those("commitments", "text", "result"),
            *those("tasks", "text", "result"),
            *those("deeds", *deed),
        ],
        "c/": [
            *those("towns", "name", "short_name", "former_names"),
            *those("communities", "name", "short_name", "former_names"),
        ],
        "e/": those("estates", "name", "short_name", "former_names"),
        "u/": those("units", "name", "former_names"),
        "changes/": those("reviews", *TEXT_FIELDS["reviews"]),
        "corrections/": those("corrections", *TEXT_FIELDS["corrections"]),
        f"meetings/hy-{number}/": [
            *those("units", "short_name"),
            *those("communities", "name"),
            *those("meetings", *TEXT_FIELDS["meetings"]),
            *those("decisions", *TEXT_FIELDS["decisions"]),
        ],
        f"challenges/bt-{number}/": [
            *those("units", "name"),
            *those("estates", "name"),
            *those("challenges", *TEXT_FIELDS["challenges"]),
            *those("milestones", *TEXT_FIELDS["milestones"]),
            *those("tasks", "text", "result"),
        ],
        f"stations/zd-{number}/": [
            *those("communities", "name"),
            *those("estates", "name"),
            *those("units", "short_name"),
            *those("stations", *TEXT_FIELDS["stations"]),
            *those("shifts", *TEXT_FIELDS["shifts"]),
        ],
        "forces/": [*those("communities", "name"), *those("teams", *TEXT_FIELDS["teams"])],
        f"services/co-{number}/": [
            *those("communities", "name"),
            *those("estates", "name"),
            *those("units", "short_name"),
            *those("activities", *TEXT_FIELDS["activities"]),
        ],
        f"lists/co-{number}/": [
            *those("communities", "name"),
            *those("units", "short_name"),
            *those("list_items", "text"),
            *those("activities", "result"),
            *[("list_items", "text", other) for other in _matched_with(number)],
        ],
        "challenges/": those("challenges", "text", "result"),
        "meetings/": those("communities", "name"),
        "stations/": those("stations", *TEXT_FIELDS["stations"]),
        "notices/past/": those("notices", "title", "issuer"),
        "pairings/": those("pairings", *(["leader_office"] if is_revoked else [])),
        "obligations/": those("units", "name"),
        "positions/": those("units", "short_name"),
        "accountability/": those("units", "short_name"),
        f"deeds/sg-{number}/": [
            *names,
            *those("deeds", "recommender", "verifier", "approver", *deed),
            *([] if is_revoked else those("people", "name")),
        ],
        f"c/co-{number}/": [
            *those("communities", "name", "branch"),
            *those("towns", "name"),
            *those("estates", "name", "branch"),
            *those("pairings", *pairing),
            *those("commitments", "text", "result"),
            *those("tasks", "text", "result"),
        ],
        f"c/co-{number}/2026-10/": [*those("tasks", "text", "result"), *those("people", "name")],
        f"e/es-{number}/": [
            *those("estates", "name", "branch"),
            *those("units", "name", "leader_office", "department"),
            *those("pairings", *pairing),
        ],
        f"u/un-{number}/": [
            *those("units", "name", "leader_office", "department"),
            *those("communities", "name"),
            *([] if is_revoked else those("deeds", "what", "result")),
        ],
    }
