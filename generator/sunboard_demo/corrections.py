"""Corrections: a dozen of all classes, spread over the months since spring."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sunboard_demo.batch import Records
from sunboard_demo.county import County, Row
from sunboard_demo.days import AS_OF, random_workday
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import load, spoken_day

_SINCE = date(2026, 4, 1)
_EVERY = 15
_CLAUSE = 24

Choose = Callable[[Records], list[Row]]


def _kept(records: Records) -> list[Row]:
    return [
        row for row in records["commitments"] if row.get("outcome") == "done" and "done_on" in row
    ]


def _deeds(state: str) -> Choose:
    return lambda records: [row for row in records["deeds"] if row["state"] == state]


_TARGETS: Mapping[str, Choose] = {
    "task": lambda records: [
        row for row in records["tasks"] if row.get("quantity", "").isdecimal()
    ],
    "commitment": lambda records: records["commitments"],
    "unit": lambda records: [row for row in records["units"] if row.get("department")],
    "estate": lambda records: [row for row in records["estates"] if row.get("buildings")],
    "kept": lambda records: _kept(records)[-1:],
    "honoured": _deeds("honoured"),
    "revoked": lambda records: _deeds("revoked")(records)[:1],
    "withdrawn": lambda records: [
        row for row in records["commitments"] if row.get("outcome") == "withdrawn"
    ],
    "gone": lambda _: [{"id": f"fw-2026-0999{digit}"} for digit in range(10)],
}
"""What a correction may be about; where a county has nothing of it, the correction is left out."""


def make_corrections(county: County, records: Records) -> Records:
    """Every correction, oldest first."""
    rng = county.rng("corrections")
    rows = []
    for number, words in enumerate(load("notices")["log"]):
        choice = _TARGETS[words["target"]](records)
        if not choice:
            continue
        target = rng.choice(choice)
        after = _SINCE + timedelta(days=_EVERY * number)
        day = random_workday(rng, after, min(after + timedelta(days=_EVERY), AS_OF))
        day = _revoked_on(target) or max(day, _earliest(target))
        rows.append({"target": target["id"], "date": day.isoformat(), **_told(words, target)})
    rows.sort(key=lambda row: row["date"])
    numbers = Numbering("gz", 3)
    for row in rows:
        numbers.number(row, "date")
    return {"corrections": rows}


def _revoked_on(target: Row) -> date | None:
    """Taking a deed off the board is told on the day; None for other records."""
    return date.fromisoformat(target["decided_on"]) if target.get("state") == "revoked" else None


def _earliest(target: Row) -> date:
    """Nothing is corrected before it was recorded."""
    days = (
        target.get(name)
        for name in ("decided_on", "recorded_on", "done_on", "completed_on", "made_on")
    )
    return min(date.fromisoformat(next(filter(None, days), _SINCE.isoformat())), AS_OF)


def _beginning(clause: str) -> str:
    """As much of it as is quoted, of words in letters none cut in two."""
    whole = clause[:_CLAUSE]
    return whole.rpartition(" ")[0] if len(clause) > _CLAUSE and " " in whole else whole


def _told(words: Mapping[str, str], target: Row) -> Row:
    """The words of a correction, filled from the record as it stands now."""
    text = target.get("text") or target.get("what") or target["id"]
    clause = _beginning(re.split("[，。；\n]", text)[0])
    day = date.fromisoformat(target.get("done_on") or target.get("date") or AS_OF.isoformat())
    blanks = {
        "clause": clause,
        "slip": clause[:2] + clause[1:],
        "more": int(target.get("quantity") or target.get("buildings") or 0) + 1,
        "quantity": target.get("quantity", ""),
        "measure": target.get("measure", ""),
        "buildings": target.get("buildings", ""),
        "department": target.get("department", ""),
        "day": spoken_day(day),
        "early": spoken_day(day - timedelta(days=3)),
    }
    told = {name: words[name].format_map(blanks) for name in ("before", "after")}
    return {
        "category": words["category"],
        **told,
        "reason": words["reason"],
        "decided_by": words["decided_by"],
    }
