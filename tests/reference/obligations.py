"""每月规定动作: what every unit with a pairing did of what is asked of it each month."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.records import day, number
from tests.reference.spans import covers_month
from tests.reference.words import Figures, first_of, last_of, month_of, months, share


def figures(county: County) -> Figures:
    found: Figures = {}
    terms = [
        (t["key"], t["counts_as"], int(t["target"])) for t in county.project.terms("obligations")
    ]
    counts = {
        (unit, month, key): count(county, unit, month, key, what)
        for unit in county.project.ids("units")
        for month in all_months(county)
        for key, what, _ in terms
    }
    met: dict[tuple[str, str], list[bool]] = {}
    for unit in county.project.ids("units"):
        for month in all_months(county):
            is_asked = asked(county, unit, month)
            if is_asked:
                met[unit, month] = [counts[unit, month, key] >= goal for key, _, goal in terms]
            for key, _, goal in terms:
                done = counts[unit, month, key]
                found[f"unit/{unit}/obligations/{month}/{key}"] = (
                    f"{done}/{goal}" if is_asked else str(done)
                )
        mine = [flags for (who, _), flags in met.items() if who == unit]
        now = met.get((unit, county.last_month), [])
        found[f"unit/{unit}/obligations/met"] = share(sum(now), len(now))
        found[f"unit/{unit}/obligations/met-all"] = share(sum(map(sum, mine)), sum(map(len, mine)))
    for month in all_months(county):
        flags = [some for (_, when), some in met.items() if when == month]
        for place, (key, _, _) in enumerate(terms):
            found[f"county/obligations/{month}/{key}"] = share(
                sum(some[place] for some in flags), len(flags)
            )
        found[f"county/obligations/{month}/all"] = share(sum(map(all, flags)), len(flags))
        found[f"county/obligations/{month}/met"] = share(sum(map(sum, flags)), sum(map(len, flags)))
    last = [some for (_, when), some in met.items() if when == county.last_month]
    found["county/obligations/none"] = str(sum(not any(some) for some in last))
    return found


def all_months(county: County) -> list[str]:
    """Every month that is over since the first visit, activity or task that was finished."""
    began = [county.month(row, "ended_on") for row in county.rows("visits")]
    began += [county.month(row, "date") for row in county.rows("activities")]
    began += [month_of(task.done_on) for task in county.tasks if task.done_on]
    return months(min(began), county.last_month) if began else []


def asked(county: County, unit: str, month: str) -> bool:
    """天天都有包联任务."""
    return covers_month(
        county, [row for row in county.rows("pairings") if row["unit"] == unit], month
    )


def count(county: County, unit: str, month: str, key: str, what: str) -> int:
    """How often a unit did one of the things in a month."""
    if what == "positions":
        return len(_members_in_post(county, unit, month))
    if what == "visits":
        return sum(
            number(row, "visits") or 0
            for row in county.rows("visits")
            if row["unit"] == unit and county.month(row, "ended_on") == month
        )
    if what == "tasks":
        return sum(
            task.outcome == "done"
            and task.unit == unit
            and task.done_on is not None
            and month_of(task.done_on) == month
            for task in county.tasks
        )
    return sum(
        row["unit"] == unit
        and county.month(row, "date") == month
        and county.project.key_of("obligations", row.get("obligation")) == key
        for row in county.activities
    )


def _members_in_post(county: County, unit: str, month: str) -> set[str]:
    people = county.project.by_id("people")
    return {
        row["person"]
        for row in county.rows("positions")
        if people[row["person"]]["unit"] == unit
        and (reported := day(row, "reported_on"))
        and reported <= last_of(month)
        and ((ended := day(row, "ended_on")) is None or ended >= first_of(month))
    }
