"""服务活动: sessions, attendances and persons, by place, unit, service and month."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.records import Row, number
from tests.reference.words import Figures, month_of, months, share

COUNTS = ("sessions", "attendances", "persons")


def figures(county: County) -> Figures:
    found: Figures = {}
    services = [term["key"] for term in county.project.terms("services")]
    for prefix, name, is_mine in county.places("county", "community", "estate", "unit"):
        rows = [row for row in county.activities if is_mine(row)]
        for count in COUNTS:
            found[f"{prefix}/services/{count}"] = total(rows, count)
        for key in [*services, ""]:
            mine = [r for r in rows if county.project.key_of("services", r.get("service")) == key]
            found |= _of_service(prefix, key, mine)
        if name:
            found[f"{prefix}/services/came"] = share(came(county, rows), len(services))
    places = county.project.ids("communities")
    visited = sum(
        came(county, [row for row in county.activities if row["community"] == place])
        for place in places
    )
    found["county/services/came"] = share(visited, len(services) * len(places))
    return found | _months(county)


def total(rows: list[Row], count: str) -> str:
    """The sum; 未登记 where rows there are, and none of them says."""
    if count == "sessions":
        return str(sum(1 if (n := number(row, "sessions")) is None else n for row in rows))
    numbers = [n for row in rows if (n := number(row, count)) is not None]
    return "未登记" if rows and not numbers else str(sum(numbers))


def came(county: County, rows: list[Row]) -> int:
    """How many services came, with at least one session."""
    return len(
        {
            county.project.key_of("services", row["service"])
            for row in rows
            if "service" in row and number(row, "sessions") != 0
        }
    )


def _of_service(prefix: str, key: str, rows: list[Row]) -> Figures:
    name = f"{prefix}/services/service-{key}" if key else f"{prefix}/services/unsorted"
    found = {f"{name}/{count}": total(rows, count) for count in COUNTS}
    # In a community's grid a service is its sessions.
    return found if prefix == "county" else {**found, name: found.pop(f"{name}/sessions")}


def _months(county: County) -> Figures:
    found = {}
    last = month_of(county.as_of)
    for month in months(county.kept_from("activities") or last, last):
        rows = [row for row in county.activities if county.month(row, "date") == month]
        for count in COUNTS:
            found[f"county/services/{month}/{count}"] = total(rows, count)
    return found
