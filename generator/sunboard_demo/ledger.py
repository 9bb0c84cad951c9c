"""The ledgers of a county whose site has been published every night since March 2026.

`sunboard publish` adds what the last night published.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from sunboard.records.ledger_files import FILES, LEDGER, PENDING_PATH, STATE_PATH
from sunboard.records.promises import COLUMNS, LEDGER_PATH
from sunboard.records.publications import COMPLETED, IDS_COLUMNS, IDS_PATH, PUBLISHED

from sunboard_demo.batch import Records
from sunboard_demo.county import County, Row
from sunboard_demo.days import AS_OF
from sunboard_demo.wording import draw

FIRST_NIGHT = date(2026, 3, 2)
"""The day the site was published for the first time, with all that was recorded so far."""

_LATER = {1: 80, 2: 7, 3: 5, 5: 3, 8: 3, 15: 1.5, 32: 0.5}
"""Days after which what happened is on the site: mostly the next morning; some is recorded late."""
_DEED_DAYS = 7
"""Days from a deed to its recommendation, where no notice tells when it was shown."""

Line = tuple[date, str, str, str]
"""Day, kind, id, event."""


def write_ledgers(root: Path, county: County, records: Records) -> None:
    """Write both ledgers below a project folder, up to the night before the as-of date.

    What is left of another demonstration's publications goes.
    """
    for path in (STATE_PATH, PENDING_PATH, *(f"{LEDGER}/{name}" for name in FILES)):
        (root / path).unlink(missing_ok=True)
    lines = sorted(line for line in _lines(county, records) if line[0] <= AS_OF)
    _write(root / IDS_PATH, IDS_COLUMNS, ((day.isoformat(), *rest) for day, *rest in lines))
    promises = {row["id"]: row for row in records.get("commitments", ())}
    published = [(day, key) for day, kind, key, _ in lines if kind == "commitments"]
    _write(
        root / LEDGER_PATH,
        COLUMNS,
        (_promise(promises[key] | {"published_on": day.isoformat()}) for day, key in published),
    )


def _lines(county: County, records: Records) -> Iterator[Line]:
    rng = county.rng("ledger")
    for row in records.get("commitments", ()):
        yield _published(_night(row.get("approved_on") or row["made_on"], rng), "commitments", row)
    for row in records.get("tasks", ()):
        shown = _night(row["raised_on"], rng)
        yield _published(shown, "tasks", row)
        if row.get("completed_on") and row.get("result"):
            done = max(shown, _night(row["completed_on"], rng))
            yield done, "tasks", row["id"], COMPLETED
    for row in records.get("deeds", ()):
        told = row.get("window_from") or _later(row["date"], _DEED_DAYS)
        yield _published(_night(told, rng), "deeds", row)


def _night(day: str, rng: Random) -> date:
    """When what happened on a day is published."""
    return max(FIRST_NIGHT, date.fromisoformat(_later(day, draw(_LATER, rng))))


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _published(day: date, kind: str, row: Row) -> Line:
    return day, kind, row["id"], PUBLISHED


def _promise(row: Row) -> list[str]:
    return [row.get(name, "") for name in COLUMNS]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
