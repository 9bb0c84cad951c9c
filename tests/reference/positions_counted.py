"""岗位、报到和包联户, 走访, from counts: of open data, where none of them has a row."""

from __future__ import annotations

from collections.abc import Callable

from tests.reference.package import CountedCounty
from tests.reference.records import Row, number
from tests.reference.words import Figures, month_of, share, truths

FITS = ("below", "within", "above", "unknown")


def figures(county: CountedCounty) -> Figures:
    """The same keys as of `positions`."""
    of = Counts(county)
    found: Figures = {}
    for unit in county.project.ids("units"):
        found |= _of_unit(of, unit)
    due = county.project.everywhere("positions")
    vacant = 0
    for place in county.project.ids("communities"):
        filled = {row["term"] for row in of.posts("held", place)}
        vacant += len(due - filled)
        if due:
            found[f"community/{place}/positions/vacant"] = str(len(due - filled))
        found[f"community/{place}/positions/reported"] = share(
            of.sum(of.posts("reported", place)), of.sum(of.posts("held", place))
        )
        found |= _linked(county, of, f"community/{place}", place)
    found |= {"county/positions/vacant": str(vacant)} if due else {}
    held, reported = (of.sum(of.posts(state)) for state in ("held", "reported"))
    found["county/coverage/positions"] = share(reported, held)
    found |= _linked(county, of, "county", "")
    return found | _county(of) | _visits(county, of)


class Counts:
    """The rows of the table of counts, as far as they are asked for here."""

    def __init__(self, county: CountedCounty) -> None:
        self.rows = county.project.table("counts")

    def having(self, **cells: str) -> list[Row]:
        """Rows that say this and, where "" is asked for, nothing."""
        return [
            row for row in self.rows if all(row.get(n, "") == cell for n, cell in cells.items())
        ]

    @staticmethod
    def sum(rows: list[Row]) -> int:
        return sum(int(row["count"]) for row in rows)

    def posts(self, state: str, community: str = "", by: str = "position") -> list[Row]:
        where = {"community": community} if community else {}
        return self.having(kind="positions", breakdown=f"community {by}", state=state, **where)

    def people(self, state: str, **where: str) -> int:
        return self.sum(self.having(kind="people", covers="all", state=state, **where))

    @property
    def any_fits(self) -> bool:
        """Whether any post says how many households it links."""
        return sum(self.fits("community")[:-1]) > 0

    def fits(self, by: str, **where: str) -> list[int]:
        return [
            self.sum(
                self.having(
                    kind="positions", breakdown=f"{by} state", state=f"links-{fit}", **where
                )
            )
            for fit in FITS
        ]


def _of_unit(of: Counts, unit: str) -> Figures:
    every = of.people("", unit=unit)
    fits = of.fits("unit", unit=unit)
    return {
        f"unit/{unit}/positions/unit": share(of.people("reported-unit", unit=unit), every),
        f"unit/{unit}/positions/home": share(of.people("reported-home", unit=unit), every),
        **({f"unit/{unit}/households/within": share(fits[1], sum(fits))} if of.any_fits else {}),
    }


def _linked(county: CountedCounty, of: Counts, prefix: str, place: str) -> Figures:
    if not of.any_fits:
        return {}
    where = {"community": place} if place else {}
    linked = of.sum(of.having(kind="positions", what="households", **where))
    estates = (r for r in county.rows("estates") if not place or r["community"] == place)
    return {
        f"{prefix}/households/linked": share(
            linked, sum(number(r, "households") or 0 for r in estates)
        )
    }


def _county(of: Counts) -> Figures:
    below, within, above, unknown = fits = of.fits("community")
    linked = {
        "county/households/below": str(below),
        "county/households/within": share(within, sum(fits)),
        "county/households/above": str(above),
        "county/households/unknown": str(unknown),
    }
    found = {
        **(linked if of.any_fits else {}),
        "county/positions/twice": share(of.people("reported-both"), of.people("")),
        "county/positions/without": str(of.people("without-post")),
    }
    for relation in ("unit", "home"):
        held, reported = (
            of.sum([row for row in of.posts(state, by="relation") if row["term"] == relation])
            for state in ("held", "reported")
        )
        found[f"county/positions/{relation}"] = share(reported, held)
    return found


def _visits(county: CountedCounty, of: Counts) -> Figures:
    visits = of.having(kind="visits", what="visits")
    community = {row["id"]: row["community"] for row in county.rows("estates")}

    def told(is_meant: Callable[[Row], bool]) -> str:
        return str(of.sum(list(filter(is_meant, visits))))

    found = {"county/visits/visits": told(lambda row: "estate" in row)}
    for place in county.project.ids("communities"):
        found[f"community/{place}/visits/visits"] = told(
            lambda row, place=place: community.get(row.get("estate", "")) == place
        )
    for unit in county.project.ids("units"):
        found[f"unit/{unit}/visits/visits"] = told(lambda row, unit=unit: row.get("unit") == unit)
    visited = {row["estate"] for row in visits if "estate" in row}
    found["county/visits/estates"] = truths(e in visited for e in county.project.ids("estates"))
    now = {row["unit"] for row in visits if row.get("period") == month_of(county.as_of)}
    found["county/visits/units"] = truths(unit in now for unit in county.standing_units)
    return found
