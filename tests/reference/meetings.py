"""联席会议: months with a meeting, decisions carried out, matters taken up by the level above, attendance."""

from __future__ import annotations

from tests.reference import rates
from tests.reference.county import County
from tests.reference.records import Row, a_day, members
from tests.reference.spans import kind_of, runs
from tests.reference.words import Figures, month_of, months, next_month, share
from tests.reference.work import DENOMINATOR, LEVELS, Work


def figures(county: County) -> Figures:
    found: Figures = {}
    held, asked = 0, 0
    for place in county.project.ids("communities"):
        here, of = monthly(county, place)
        held, asked = held + here, asked + of
        found[f"community/{place}/meetings/held"] = share(here, of)
    found["county/meetings/held"] = share(held, asked)
    meetings = county.project.by_id("meetings")
    for prefix, name, _ in county.places("county", "community", "unit"):
        owner = prefix.partition("/")[0]
        mine = [
            item
            for item in county.decisions
            if owner == "county"
            or (item.unit if owner == "unit" else meetings[item.row["meeting"]].get("community"))
            == name
        ]
        of = rates.of_work(mine)
        found[f"{prefix}/meetings/decisions"] = of["fulfilled"]
        found[f"{prefix}/meetings/past-due"] = of["past-due"]
    for unit in county.project.ids("units"):
        found[f"unit/{unit}/meetings/attended"] = attended(county, unit)
    return found | _taken_up(county)


def monthly(county: County, place: str) -> tuple[int, int]:
    """In how many months a community met, of how many it was to."""
    asked = asked_months(county, place)
    met = {
        county.month(row, "date")
        for row in of_level(county, "community")
        if row["community"] == place
    }
    return sum(month in met for month in asked), len(asked)


def asked_months(county: County, place: str) -> list[str]:
    """The months in which a community was to meet."""
    dated = [row for row in county.rows("pairings") if "started_on" in row]
    began = [month_of(a_day(row, "started_on")) for row in dated if row["community"] == place] or [
        month_of(a_day(row, "started_on")) for row in dated
    ]
    first = max(next_month(min(began)), county.months[0]) if began else county.months[0]
    return [m for m in months(first, county.last_month) if county.keeps("meetings", m)]


def of_level(county: County, level: str) -> list[Row]:
    return [
        row
        for row in county.rows("meetings")
        if county.project.counts_as("levels", row["level"]) == level
    ]


def attended(county: County, unit: str) -> str:
    """How often a unit came, of the meetings of the communities it answers for on the day."""
    pairings = [
        row
        for row in county.rows("pairings")
        if row["unit"] == unit and kind_of(county, row) == "unit"
    ]
    due = [
        row
        for row in of_level(county, "community")
        if any(
            pairing["community"] == row["community"] and runs(county, pairing, a_day(row, "date"))
            for pairing in pairings
        )
    ]
    return share(sum(unit in members(row, "units") for row in due), len(due))


def _taken_up(county: County) -> Figures:
    found = {"county/meetings/taken-up": _share([work for _, work in county.escalations])}
    for level in LEVELS:
        mine = [work for at, work in county.escalations if at == level]
        found[f"county/meetings/taken-up/{level}"] = _share(mine)
    return found


def _share(works: list[Work]) -> str:
    classes = [work.rate_class for work in works]
    return share(classes.count("on-time"), sum(name in DENOMINATOR for name in classes))
