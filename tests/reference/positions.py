"""岗位、报到和包联户, 走访."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.records import Row, day, number
from tests.reference.words import Figures, month_of, share, truths


def figures(county: County) -> Figures:
    found: Figures = {}
    people = county.project.by_id("people")
    held = [row for row in county.rows("positions") if is_held(county, row)]
    reported = [row for row in held if "reported_on" in row]
    for unit in county.project.ids("units"):
        found |= _of_unit(county, unit)
        mine = [row for row in reported if people[row["person"]]["unit"] == unit]
        if county.once(are_households_kept):
            found[f"unit/{unit}/households/within"] = _within(county, mine)
    due = county.project.everywhere("positions")
    vacant = 0
    for place in county.project.ids("communities"):
        mine = [row for row in held if row["community"] == place]
        filled = {county.project.key_of("positions", row["position"]) for row in mine}
        found[f"community/{place}/positions/reported"] = truths("reported_on" in r for r in mine)
        if due:
            found[f"community/{place}/positions/vacant"] = str(len(due - filled))
        found |= _linked(county, f"community/{place}", place, reported)
        vacant += len(due - filled)
    found |= {"county/positions/vacant": str(vacant)} if due else {}
    found["county/coverage/positions"] = truths("reported_on" in row for row in held)
    found |= _linked(county, "county", "", reported)
    return found | _county(county, held, reported) | _visits(county)


def are_households_kept(county: County) -> bool:
    """在岗而且报到了的岗位一个也没有写户数的，包联户的数都不写."""
    return any(
        number(row, "households") is not None
        for row in county.rows("positions")
        if is_held(county, row) and "reported_on" in row
    )


def is_held(county: County, row: Row) -> bool:
    """没有结束日期，或者结束日期不早于那天."""
    return (day(row, "ended_on") or county.as_of) >= county.as_of


def _of_unit(county: County, unit: str) -> Figures:
    """报到的党员: by where they reported in, ended positions too."""
    mine = [row["id"] for row in county.rows("people") if row["unit"] == unit]
    found = {}
    for relation in ("unit", "home"):
        there = _reported_ever(county, relation)
        found[f"unit/{unit}/positions/{relation}"] = truths(person in there for person in mine)
    return found


def _reported_ever(county: County, relation: str) -> set[str]:
    return {
        row["person"]
        for row in county.rows("positions")
        if "reported_on" in row and relation_of(county, row) == relation
    }


def relation_of(county: County, row: Row) -> str:
    return county.project.counts_as("relations", row["relation"])


def _within(county: County, rows: list[Row]) -> str:
    low, high = county.project.limit("households_min"), county.project.limit("households_max")
    counts = [number(row, "households") for row in rows]
    return truths(count is not None and low <= count <= high for count in counts)


def _linked(county: County, prefix: str, place: str, reported: list[Row]) -> Figures:
    if not county.once(are_households_kept):
        return {}
    estates = [r for r in county.rows("estates") if not place or r["community"] == place]
    linked = [
        number(row, "households") or 0 for row in reported if not place or row["community"] == place
    ]
    registered = sum(number(row, "households") or 0 for row in estates)
    return {f"{prefix}/households/linked": share(sum(linked), registered)}


def _county(county: County, held: list[Row], reported: list[Row]) -> Figures:
    low, high = county.project.limit("households_min"), county.project.limit("households_max")
    counts = [number(row, "households") for row in reported]
    people = county.project.ids("people")
    both = _reported_ever(county, "unit") & _reported_ever(county, "home")
    busy = {row["person"] for row in held}
    fits = {
        "county/households/within": _within(county, reported),
        "county/households/below": str(sum(n is not None and n < low for n in counts)),
        "county/households/above": str(sum(n is not None and n > high for n in counts)),
        "county/households/unknown": str(counts.count(None)),
    }
    found = {
        **(fits if county.once(are_households_kept) else {}),
        "county/positions/twice": truths(person in both for person in people),
        "county/positions/without": str(sum(person not in busy for person in people)),
    }
    for relation in ("unit", "home"):
        mine = [row for row in held if relation_of(county, row) == relation]
        found[f"county/positions/{relation}"] = truths("reported_on" in row for row in mine)
    return found


def _visits(county: County) -> Figures:
    found = {}
    community = {row["id"]: row["community"] for row in county.rows("estates")}
    visits = list(county.rows("visits"))
    found["county/visits/visits"] = _sum(visits)
    for place in county.project.ids("communities"):
        mine = [row for row in visits if community[row["estate"]] == place]
        found[f"community/{place}/visits/visits"] = _sum(mine)
    for unit in county.project.ids("units"):
        found[f"unit/{unit}/visits/visits"] = _sum([r for r in visits if r["unit"] == unit])
    visited = {row["estate"] for row in visits if (number(row, "visits") or 0) > 0}
    found["county/visits/estates"] = truths(e in visited for e in county.project.ids("estates"))
    month = {
        row["unit"]
        for row in visits
        if county.month(row, "ended_on") == month_of(county.as_of)
        and (number(row, "visits") or 0) > 0
    }
    found["county/visits/units"] = truths(unit in month for unit in county.standing_units)
    return found


def _sum(rows: list[Row]) -> str:
    return str(sum(number(row, "visits") or 0 for row in rows))
