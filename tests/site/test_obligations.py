"""What every unit did of what it is to do each month, counted again from the records by other means."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from tests.site import records
from tests.site.pages import SitePage
from tests.site.records import Row, as_of, day, key_of, programme, rows

Counted = Counter[tuple[str, str]]
"""By unit and month."""


@pytest.fixture(scope="module")
def values(pages: dict[str, SitePage]) -> dict[str, str]:
    """Each figure's value by its key."""
    return {
        element.get("data-figure"): element.get("data-value")
        for page in pages.values()
        for element in page.tree.xpath("//*[@data-figure]")
    }


def test_every_unit_month_and_obligation(values: dict[str, str]) -> None:
    asked = met = 0
    for term in programme()["vocabularies"]["obligations"]:
        least, most = counted(term)
        for unit in records.ids("units"):
            for month in months():
                key = f"unit/{unit}/obligations/{month}/{term['key']}"
                number, *target = values[key].split("/")
                assert least[unit, month] <= int(number) <= most[unit, month], key
                assert target == ([term["target"]] if is_bound(unit, month) else []), key
                asked += len(target)
                met += bool(target) and int(number) >= int(term["target"])
    totals = [
        value.split("/")
        for key, value in values.items()
        if re.fullmatch(r"unit/[^/]+/obligations/met-all", key)
    ]
    assert 0 < met < asked
    assert [sum(map(int, part)) for part in zip(*totals, strict=True)] == [met, asked]


def test_units_that_met_everything_in_the_last_month(values: dict[str, str]) -> None:
    month = months()[-1]
    terms = [term["key"] for term in programme()["vocabularies"]["obligations"]]
    bound = [unit for unit in records.ids("units") if is_bound(unit, month)]
    full = [
        unit
        for unit in bound
        if all(
            int(part) >= int(target)
            for key in terms
            for part, target in [values[f"unit/{unit}/obligations/{month}/{key}"].split("/")]
        )
    ]
    assert values[f"county/obligations/{month}/all"] == f"{len(full)}/{len(bound)}"


def counted(term: Row) -> tuple[Counted, Counted]:
    """At least and at most: a task with events may have changed hands, or be void."""
    if term["counts_as"] != "tasks":
        exact = {"positions": positions, "visits": visits}.get(term["counts_as"])
        found = exact() if exact else activities(term["key"])
        return found, found
    hands: dict[str, set[str]] = {}
    for event in rows("task_events"):
        hands.setdefault(event["task"], set()).add(event.get("unit", ""))
    done = [row for row in rows("tasks") if {"completed_on", "result"} <= row.keys()]
    sure: Counted = Counter(
        (row.get("unit", ""), month(row, "completed_on")) for row in done if row["id"] not in hands
    )
    unsure = Counter(
        (unit, month(row, "completed_on"))
        for row in done
        if row["id"] in hands
        for unit in {row.get("unit", ""), *hands[row["id"]]}
    )
    return sure, sure + unsure


def positions() -> Counted:
    unit_of = {row["id"]: row["unit"] for row in rows("people")}
    held = {
        (row["person"], each)
        for row in rows("positions")
        for each in months()
        if (day(row, "reported_on") or date.max) <= bounds(each)[1]
        and (day(row, "ended_on") or date.max) >= bounds(each)[0]
    }
    return Counter((unit_of[person], each) for person, each in held)


def visits() -> Counted:
    counts: Counted = Counter()
    for row in rows("visits"):
        counts[row["unit"], month(row, "ended_on")] += int(row["visits"])
    return counts


def activities(obligation: str) -> Counted:
    return Counter(
        (row["unit"], month(row, "date"))
        for row in rows("activities")
        if "obligation" in row and key_of("obligations", row["obligation"]) == obligation
    )


@cache
def months() -> list[str]:
    """From the first visit, activity or finished task to the as-of date."""
    fields = (("visits", "ended_on"), ("activities", "date"), ("tasks", "completed_on"))
    dates = [found for kind, name in fields for row in rows(kind) if (found := day(row, name))]
    first, last = min(dates), as_of()
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]


def month(row: Row, field: str) -> str:
    found = day(row, field)
    return f"{found.year}-{found.month:02}" if found else ""


def bounds(month: str) -> tuple[date, date]:
    year, number = map(int, month.split("-"))
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def is_bound(unit: str, month: str) -> bool:
    """Whether the month is over, and a pairing of the unit, not merged yet, ran on each of its days."""
    first, last = bounds(month)
    own = [row for row in rows("pairings") if row["unit"] == unit]
    (merged,) = (day(row, "ended_on") or date.max for row in rows("units") if row["id"] == unit)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    return last <= as_of() and all(
        on < merged
        and any(
            (day(row, "started_on") or date.max) <= on <= (day(row, "ended_on") or date.max)
            for row in own
        )
        for on in days
    )
