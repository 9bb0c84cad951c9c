"""每月规定动作: what every unit with a pairing did of what is asked of it each month."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.spans import covers_month
from tests.reference.words import NOTHING, Figures, month_of, months, truths

Term = tuple[str, str, int]
"""One obligation: its key, the kind it is counted from, and how often a month."""


def figures(county: County) -> Figures:
    found: Figures = {}
    terms = [
        (t["key"], t["counts_as"], int(t["target"])) for t in county.project.terms("obligations")
    ]
    met: dict[tuple[str, str], dict[str, bool]] = {}
    for unit in county.project.ids("units"):
        for month in all_months(county):
            met[unit, month] = {}
            for term in terms:
                said, is_met = _cell(county, unit, month, term)
                found[f"unit/{unit}/obligations/{month}/{term[0]}"] = said
                if is_met is not None:
                    met[unit, month][term[0]] = is_met
        mine = [flag for (who, _), flags in met.items() if who == unit for flag in flags.values()]
        last = met.get((unit, county.last_month), {})
        found[f"unit/{unit}/obligations/met"] = truths(last.values())
        found[f"unit/{unit}/obligations/met-all"] = truths(mine)
    for month in all_months(county):
        every = [flags for (_, when), flags in met.items() if when == month and flags]
        name = f"county/obligations/{month}"
        for key, _, _ in terms:
            found[f"{name}/{key}"] = truths(flags[key] for flags in every if key in flags)
        found[f"{name}/all"] = truths(all(flags.values()) for flags in every)
        found[f"{name}/met"] = truths(flag for flags in every for flag in flags.values())
    asked_last = [flags for (_, when), flags in met.items() if when == county.last_month and flags]
    none = sum(not any(flags.values()) for flags in asked_last)
    return {**found, "county/obligations/none": str(none)}


def _cell(county: County, unit: str, month: str, term: Term) -> tuple[str, bool | None]:
    """What a unit's cell of a month says, and whether it met what was asked; None where nothing was."""
    key, what, goal = term
    if not county.keeps(what, month):
        return NOTHING, None
    done = count(county, unit, month, key, what)
    if not asked(county, unit, month):
        return str(done), None
    return f"{done}/{goal}", done >= goal


def all_months(county: County) -> list[str]:
    """Every month since the first visit, activity or task that was finished."""
    began = county.months_with("visits", "ended_on")
    began += [county.month(row, "date") for row in county.rows("activities")]
    began += [month_of(task.done_on) for task in county.tasks if task.done_on]
    named = county.project.programme.get("kept_from", {})
    last, what = month_of(county.as_of), ("positions", "visits", "activities", "tasks")
    began += [str(named[kind]) for kind in what if kind in named]
    return months(min([*began, last]), last)


def asked(county: County, unit: str, month: str) -> bool:
    """天天都有包联任务."""
    return month <= county.last_month and covers_month(
        county, [row for row in county.rows("pairings") if row["unit"] == unit], month
    )


def count(county: County, unit: str, month: str, key: str, what: str) -> int:
    """How often a unit did one of the things in a month."""
    if what == "positions":
        return county.in_post(unit, month)
    if what == "visits":
        return county.visits_in(unit, month)
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
