"""Replies: what units say for themselves of what they didn't keep, or is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from sunboard_demo.batch import Records
from sunboard_demo.county import County, Row
from sunboard_demo.days import AS_OF, add_workdays
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import load

_REPLIED = 0.4
"""The share of such matters of which a unit says something."""
_WORKDAYS = (1, 9)
"""How long after the date it says so."""


def make_replies(county: County, records: Records) -> Records:
    """Replies to commitments and tasks, oldest first."""
    rng, rows = county.rng("replies"), []
    for key, row in _matters(records):
        day = add_workdays(date.fromisoformat(row["due"]), rng.randint(*_WORKDAYS))
        if rng.random() < _REPLIED and day <= AS_OF and _speaks_on(county, row, day):
            said = _said(key, row, rng)
            rows.append(
                {"subject": row["id"], "unit": row["unit"], "date": day.isoformat(), "text": said}
            )
    rows.sort(key=lambda row: row["date"])
    numbers = Numbering("sm", 3)
    for row in rows:
        numbers.number(row, "date")
    return {"replies": rows}


def _matters(records: Records) -> Iterator[tuple[str, Row]]:
    """What was not kept, or is open though its date has passed; with the key of what is said of such."""
    for row in records["commitments"]:
        if row.get("outcome") == "not-done" and row.get("due"):
            yield "not_done", row
        elif not row.get("outcome") and not row.get("done_on") and _is_past(row):
            yield "overdue", row
    halted = {row["task"] for row in records.get("task_events", ())}
    for row in records["tasks"]:
        if not row.get("completed_on") and row["id"] not in halted and _is_past(row):
            yield "overdue", row


def _is_past(row: Row) -> bool:
    return bool(row.get("due")) and row["due"] < AS_OF.isoformat() and bool(row.get("unit"))


def _speaks_on(county: County, row: Row, day: date) -> bool:
    """Whether the unit still says anything on a day."""
    unit = county.unit_by_id[row["unit"]]
    return all(end is None or day < end for end in (unit.ended_on, unit.silent_from))


def _said(key: str, row: Row, rng: Random) -> str:
    entries = load("reasons")["replied"][key]
    return str(rng.choice(entries["project" if row.get("list") == "project" else "service"]))
