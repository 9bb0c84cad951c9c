"""What became of the tasks of `data/`, worked out from the cells alone, by the rules of the method page."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from statistics import median_low

import yaml

from tests import china_days
from tests.site.records import DATA, Row, as_of, counts_as, day, rows

HALTS = ("declined", "suspended", "cancelled")


@cache
def _events() -> dict[str, list[tuple[date, str]]]:
    """The events of each task in order."""
    events: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for row in rows("task_events"):
        on = day(row, "date")
        assert on
        events[row["task"]].append((on, counts_as("task_events", row["event"])))
    return {task: sorted(found, key=lambda event: event[0]) for task, found in events.items()}


def is_done(task: Row) -> bool:
    """Whether who, what, result and date are there, and nothing undid it since."""
    done_on = day(task, "completed_on")
    events = _events().get(task["id"], [])
    has_doer = "unit" in task or "people" in task or any(e == "reassigned" for _, e in events)
    if done_on is None or "result" not in task or not has_doer:
        return False
    turns = [(on, e) for on, e in events if e in (*HALTS, "resumed", "reopened")]
    if not turns:
        return True
    on, last = turns[-1]
    return not (last == "reopened" and done_on < on) and not (last in HALTS and done_on <= on)


@cache
def _ledger() -> tuple[dict[str, str], ...]:
    with (DATA / "ledger" / "ids.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def published() -> dict[str, tuple[date, date]]:
    """When each done task was done and when its result was public; those done before the ledger left out."""
    began = min(date.fromisoformat(line["day"]) for line in _ledger())
    days: dict[str, list[date]] = defaultdict(list)
    for line in _ledger():
        if (line["kind"], line["event"]) == ("tasks", "completed"):
            days[line["id"]].append(date.fromisoformat(line["day"]))
    found = {}
    for task in filter(is_done, rows("tasks")):
        done_on = day(task, "completed_on")
        if done_on and done_on >= began:
            known = [on for on in days[task["id"]] if done_on <= on <= as_of()]
            found[task["id"]] = (done_on, min(known, default=as_of()))
    return found


def median_days() -> int:
    """Of the days from done to public."""
    return median_low((public - done).days for done, public in published().values())


def workdays(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`, by the country's calendar and the county's own days."""
    return sum(is_workday(start + timedelta(n + 1)) for n in range((end - start).days))


def is_within(start: date, end: date, limit: int) -> bool:
    """Whether a day is no later than so many working days after another: a rest day after the last is late."""
    days = workdays(start, end)
    return days < limit or (days == limit and is_workday(end))


@cache
def is_workday(on: date) -> bool:
    """Whether the county works on a day."""
    return _local_days().get(on, china_days.is_workday(on))


@cache
def _local_days() -> dict[date, bool]:
    file = DATA / "calendar.yml"
    if not file.is_file():
        return {}
    lists = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return {
        date.fromisoformat(local["date"]): key == "work"
        for key, days in lists.items()
        for local in days
    }
