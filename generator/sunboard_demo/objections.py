"""Objections: what came in, and what came of it."""

from __future__ import annotations

from datetime import date
from random import Random

from sunboard_demo.batch import Records
from sunboard_demo.county import County, Row
from sunboard_demo.days import AS_OF, add_workdays, last_workday, random_workday
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import load

_SINCE, _UNTIL = date(2026, 4, 1), date(2026, 10, 9)
_OVER = ("upheld", "unfounded", "unfounded", "partly", "refused", "upheld", "unfounded")
_OPEN = ("open", "")
_ANSWER_WORKDAYS = (3, 10)
_LATELY = 3
"""Working days after the last of these on which the first of the others may have come in."""


def make_objections(county: County, records: Records) -> Records:
    """Objections, oldest first."""
    rng = county.rng("objections")
    about = [(row["raised_on"], row["id"]) for row in records["tasks"]]
    about += [(row["made_on"], row["id"]) for row in records["commitments"]]
    by = sorted({words["decided_by"] for words in load("notices")["log"]})
    rows: list[Row] = []
    for outcome in _OVER if about else ():
        received = random_workday(rng, _SINCE, _UNTIL)
        answered = add_workdays(received, rng.randint(*_ANSWER_WORKDAYS))
        over = {"answered_on": answered.isoformat(), "answered_by": rng.choice(by)}
        rows.append(_row(_older(about, received, rng), received, outcome) | over)
    for outcome in _OPEN if about else ():
        received = random_workday(rng, add_workdays(_UNTIL, _LATELY), last_workday(AS_OF))
        rows.append(_row(_older(about, received, rng), received, outcome))
    rows.sort(key=lambda row: row["received_on"])
    numbers = Numbering("yy", 3)
    for row in rows:
        numbers.number(row, "received_on")
    return {"objections": rows}


def _older(about: list[tuple[str, str]], day: date, rng: Random) -> str:
    """The id of something that was there by a day."""
    return rng.choice([each for began, each in about if began <= day.isoformat()])


def _row(about: str, received: date, outcome: str) -> Row:
    return {"target": about, "received_on": received.isoformat(), "outcome": outcome}
