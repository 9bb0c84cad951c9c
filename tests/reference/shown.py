"""Which pages there are, and every figure that each of them must show: no more, and no fewer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.reference import deeds, loop, obligations
from tests.reference.county import COUNTED, County
from tests.reference.shown_boards import deeds_under_way, keys_of_board
from tests.reference.shown_mechanisms import Keys, figures_of
from tests.reference.standing_posted import TOLD
from tests.reference.words import NOTHING

Pages = Iterator[tuple[str, Keys]]
"""Each page's path, and the keys it must show."""

MECHANISMS = (
    "obligations",
    *(board for board in COUNTED if board not in ("commitments", "months")),
)
"""The boards that the index of mechanisms sums up."""


def pages(county: County) -> dict[str, Keys]:
    """The keys that each page must show, by its path; an empty set where it shows none."""
    found: dict[str, Keys] = {path: set() for path in ("", "changes/", "editions/", "search/")}
    places = (("c/", "communities"), ("e/", "estates"), ("u/", "units"))
    found |= {path: set() for path, board in places if county.is_made(board)}
    found |= dict(_void(county))
    for board, make in PAGES.items():
        if county.is_made(board):
            found |= dict(make(county))
    for board in (*MECHANISMS, "commitments", "silent"):
        if county.is_made(board):
            found[f"{board}/"] = keys_of_board(county, board)
    if county.project.makes("mechanisms"):
        found["mechanisms/"] = _mechanisms(county, "county", "")
    found |= {path: set() for path in _mornings(county)}
    for owner, table in (("community", "communities"), ("estate", "estates"), ("unit", "units")):
        for name in county.project.ids(table) if county.project.makes(table) else ():
            found[f"{owner[0]}/{name}/"] |= _mechanisms(county, owner, name)
    return found


def _mornings(county: County) -> list[str]:
    """早报: a page for each place that has a board."""
    tables = ("communities", "estates") if county.project.makes("morning") else ()
    return [
        f"morning/{table[0]}/{name}/"
        for table in tables
        if county.project.makes(table)
        for name in county.project.ids(table)
    ]


def _mechanisms(county: County, owner: str, name: str) -> Keys:
    """What all mechanisms come to for the county, a place or a unit."""
    made = [board for board in MECHANISMS if county.is_made(board)]
    return {key for board in made for key in figures_of(county, board, owner, name)}


def _home(county: County) -> Pages:
    keys = _summed(county, "county") | _waiting(county, "county")
    for town in county.project.ids("towns"):
        keys |= {f"town/{town}/commitments/fulfilled"} if county.is_kept("commitments") else set()
        keys |= {f"town/{town}/tasks/on-time"} if county.is_kept("tasks") else set()
    if county.is_kept("pairings"):
        keys |= {f"county/coverage/{of}" for of in ("estates", "communities", "units")}
    if county.is_made("positions") and county.is_kept("positions"):
        keys.add("county/coverage/positions")
    if county.is_made("silent"):
        keys.add("county/silent/units")
    yield "", keys


def _summed(county: County, prefix: str) -> Keys:
    """What commitments and tasks come to; estates' boards show nothing that residents said."""
    kept = [kind for kind in ("commitments", "tasks") if county.is_kept(kind)]
    names = ("all", "fulfilled", "on-time", "past-due")
    keys = {f"{prefix}/{kind}/{name}" for kind in kept for name in names}
    is_judged = county.is_kept("tasks", "evaluations") and not prefix.startswith("estate/")
    keys |= {f"{prefix}/solved"} if is_judged and county.is_asked_if_solved else set()
    return keys | ({f"{prefix}/satisfaction"} if is_judged else set())


def _waiting(county: County, prefix: str) -> Keys:
    """The steps of the loop at which anything waits."""
    said = county.once(loop.figures)
    keys = {f"{prefix}/loop/{step.key}/waiting" for step in loop.steps_of(county)[1:]}
    return {key for key in keys if said[key] != "0"} if county.is_kept("tasks") else set()


def _communities(county: County) -> Pages:
    kept = [kind for kind in ("commitments", "tasks") if county.is_kept(kind)]
    for name in county.project.ids("communities"):
        prefix = f"community/{name}"
        mine = [row["id"] for row in county.rows("estates") if row["community"] == name]
        here = {f"estate/{estate}/{kind}/fulfilled" for estate in mine for kind in kept}
        yield f"c/{name}/", _summed(county, prefix) | _waiting(county, prefix) | here


def _void(county: County) -> Pages:
    """What is void says so where it stood: on a page of its own, a task in its month's record."""
    for kind in ("commitments", "challenges", "meetings", "stations", "notices"):
        for row in county.project.void_rows(kind) if county.is_made(kind) else ():
            yield f"{kind}/{row['id']}/", set()
    for row in county.project.void_rows("tasks") if county.is_made("months") else ():
        month = county.month(row, "raised_on")
        if row["community"] and month in county.months:
            yield f"c/{row['community']}/{month}/", set()


def _months(county: County) -> Pages:
    """A page a community and month in which anything began; nothing is told of a deed that was taken off.

    A task of no community is in no month's record.
    """
    for kind, field in (("tasks", "raised_on"), ("commitments", "made_on"), ("deeds", "date")):
        for row in county.rows(kind):
            stage = deeds.stage(county, row) if kind == "deeds" else "honoured"
            if row["community"] and stage in TOLD and stage != "revoked":
                yield f"c/{row['community']}/{county.month(row, field)}/", set()


def _estates(county: County) -> Pages:
    for name in county.project.ids("estates"):
        yield f"e/{name}/", _summed(county, f"estate/{name}")


def _units(county: County) -> Pages:
    said = county.once(obligations.figures) if county.is_made("obligations") else {}
    for name in county.project.ids("units"):
        months = f"unit/{name}/obligations/2"
        kept = {key for key, word in said.items() if key.startswith(months) and word != NOTHING}
        yield f"u/{name}/", _summed(county, f"unit/{name}") | kept


def _deeds(county: County) -> Pages:
    yield "deeds/progress/", deeds_under_way(county)
    for quarter in deeds.quarters(county):
        names = ("honoured", "people", "units")
        yield f"deeds/{quarter}/", {f"deeds/{quarter}/{name}" for name in names}
        yield f"deeds/{quarter[:4]}/", {f"deeds/{quarter[:4]}/honoured"}
    for path in deeds.member_paths(county):
        yield path, set()
    for row in county.rows("deeds"):
        if deeds.stage(county, row) in TOLD:
            yield f"deeds/{row['id']}/", set()


def _own(kind: str, county: County) -> Pages:
    """A page a record, without figures."""
    for row in county.rows(kind):
        yield f"{kind}/{row['id']}/", set()


def _notices(county: County) -> Pages:
    yield from _own("notices", county)
    yield "notices/past/", {"county/notices/outcomes"}


def _lists(county: County) -> Pages:
    for place in county.project.ids("communities"):
        yield f"lists/{place}/", figures_of(county, "lists", "community", place)


def _services(county: County) -> Pages:
    terms = [f"service-{term['key']}" for term in county.project.terms("services")]
    if any("service" not in row for row in county.activities):
        terms.append("unsorted")
    for place in county.project.ids("communities"):
        about = f"community/{place}/services"
        keys = {f"{about}/{term}{of}" for term in terms for of in ("", "/attendances", "/persons")}
        yield f"services/{place}/", keys | figures_of(county, "services", "community", place)


def _stations(county: County) -> Pages:
    names = ("held", "missed", "unrecorded") if county.is_kept("shifts") else ()
    for name in county.project.ids("stations"):
        yield f"stations/{name}/", {f"station/{name}/stations/{of}" for of in names}


def _sheets(_: County) -> Pages:
    yield "sheets/", set()


PAGES = {
    "home": _home,
    "communities": _communities,
    "months": _months,
    "estates": _estates,
    "units": _units,
    "commitments": partial(_own, "commitments"),
    "deeds": _deeds,
    "lists": _lists,
    "services": _services,
    "meetings": partial(_own, "meetings"),
    "challenges": partial(_own, "challenges"),
    "stations": _stations,
    "notices": _notices,
    "sheets": _sheets,
}
"""The pages that a board has beside the one of its own name."""
