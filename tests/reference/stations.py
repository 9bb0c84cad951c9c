"""服务站和轮值: stations in use, and shifts that were held."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.records import Row, a_day, day
from tests.reference.words import Figures, share, truths


def figures(county: County) -> Figures:
    found: Figures = {}
    stations = county.project.by_id("stations")
    used = [row for row in county.rows("stations") if is_used(county, row)]
    at = {row["id"]: stations[row["station"]] for row in county.rows("shifts")}
    with_station = {row["estate"] for row in used if "estate" in row}
    for prefix, _, is_mine in county.places("county", "community", "estate"):
        found[f"{prefix}/stations/open"] = str(sum(map(is_mine, used)))
        shifts = [row for row in county.rows("shifts") if is_mine(at[row["id"]])]
        found |= _of_shifts(county, prefix, shifts)
        if not prefix.startswith("estate"):
            estates = [row["id"] for row in county.rows("estates") if is_mine(row)]
            found[f"{prefix}/stations/estates"] = truths(e in with_station for e in estates)
    communities = {row["community"] for row in used}
    found["county/stations/communities"] = share(len(communities), len(county.rows("communities")))
    for unit in county.project.ids("units"):
        mine = [row for row in county.rows("shifts") if row["unit"] == unit]
        found |= _of_shifts(county, f"unit/{unit}", mine)
    for station in stations:
        mine = [row for row in county.rows("shifts") if row["station"] == station]
        found |= _of_shifts(county, f"station/{station}", mine)
    return found


def is_used(county: County, row: Row) -> bool:
    """停用日期在那天以前的站、还没有开的站，不算在用."""
    opened, closed = day(row, "opened_on"), day(row, "closed_on")
    return (opened is None or opened <= county.as_of) and (closed is None or closed >= county.as_of)


def _of_shifts(county: County, prefix: str, shifts: list[Row]) -> Figures:
    """当天还没有登记的、以后的班次，不算."""
    states = [
        county.project.counts_as("shift_states", row.get("state"))
        for row in shifts
        if a_day(row, "date") < county.as_of
        or (a_day(row, "date") == county.as_of and "state" in row)
    ]
    return {
        f"{prefix}/stations/held": truths(state == "held" for state in states),
        f"{prefix}/stations/missed": str(states.count("missed")),
        f"{prefix}/stations/unrecorded": str(states.count("")),
    }
