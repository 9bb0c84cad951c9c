"""Every figure that the board of a mechanism must show: the county's, and those of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from tests.reference import deeds, forces, loop, obligations, services, silence
from tests.reference.county import County
from tests.reference.orders_grids import answering, served_units, units_on_duty
from tests.reference.pairings import has_leaders
from tests.reference.positions import are_households_kept
from tests.reference.shown_mechanisms import Keys, figures_of
from tests.reference.words import NOTHING

WAITING_ROOM = ("nominated", "verified", "approved", "undecided")
MODES = ("tasks", "commitments", "activities")


def keys_of_board(county: County, board: str) -> Keys:
    """What the board of a name must show, but for what stands on pages below it."""
    every = figures_of(county, board, "county", "")
    return every if board not in BOARDS else BOARDS[board](county, every)


def _each(owner: str, names: Iterable[str], group: str, keys: Iterable[str]) -> Keys:
    return {f"{owner}/{name}/{group}/{key}" for name, key in product(names, list(keys))}


def _places(county: County) -> list[str]:
    return county.project.ids("communities")


def _units(county: County) -> list[str]:
    return county.project.ids("units")


def _rows(county: County, board: str, owner: str, names: Iterable[str], without: str = "") -> Keys:
    """What a table says of each: what the mechanism says of it on its own board, less a few."""
    keys = {key for name in names for key in figures_of(county, board, owner, name)}
    return {key for key in keys if key.rpartition("/")[2] not in without.split()}


def _commitments(_: County, __: Keys) -> Keys:
    return {f"county/commitments/{key}" for key in ("all", "fulfilled", "on-time", "past-due")}


def _loop(county: County, every: Keys) -> Keys:
    said, steps = county.once(loop.figures), loop.steps_of(county)
    waited = {f"county/loop/{step.key}/waiting" for step in steps[1:]}
    keys = every | {key for key in waited if said[key] != "0"}
    waiting = [f"{step.key}/waiting" for step in steps if step.field != "raised_on"]
    for owner, names in (("community", _places(county)), ("unit", county.once(served_units))):
        keys |= _each(owner, names, "loop", waiting) | _rows(county, "loop", owner, names)
    if county.is_kept("evaluations"):
        keys.add("county/satisfaction")
        keys |= {"county/solved"} if county.is_asked_if_solved else set()
    if any(step.key == "published" for step in steps):
        names = ("published", "published-median", "published-slowest-tenth")
        keys |= {f"county/loop/{name}" for name in names}
    if terms := county.project.terms("service_modes"):
        modes = [*(term["key"] for term in terms), "none"]
        kept = [kind for kind in MODES if county.is_kept(kind)]
        keys |= {f"county/loop/mode/{mode}/{kind}" for mode, kind in product(modes, kept)}
    return keys


def _accountability(county: County, every: Keys) -> Keys:
    named = [unit for unit in county.once(answering) if unit]
    return every | _rows(county, "accountability", "unit", named, "overdue-long")


def _lists(county: County, every: Keys) -> Keys:
    terms = [f"list-{term['key']}" for term in county.project.terms("lists")]
    return (
        every
        | _each("community", _places(county), "lists", terms)
        | _rows(county, "lists", "community", _places(county), "all")
        | _each("unit", _units(county), "lists", ("all", "used", "fulfilled", "orphans"))
    )


def _services(county: County, every: Keys) -> Keys:
    terms = [f"service-{term['key']}" for term in county.project.terms("services")]
    if any("service" not in row for row in county.activities):
        terms.append("unsorted")
    months = {key for key in county.once(services.figures) if key.startswith("county/services/2")}
    return (
        every
        | months
        | {f"county/services/{term}/{of}" for term, of in product(terms, services.COUNTS)}
        | _each("community", _places(county), "services", ("came", *terms))
        | _rows(county, "services", "unit", _units(county))
    )


def _obligations(county: County, every: Keys) -> Keys:
    terms = [
        term["key"]
        for term in county.project.terms("obligations")
        if county.is_kept(term["counts_as"])
    ]
    over = [month for month in obligations.all_months(county) if month <= county.last_month]
    keys = every | {f"county/obligations/{m}/{key}" for m, key in product(over, (*terms, "all"))}
    if county.last_month in over:
        said = county.once(obligations.figures)
        cells = [f"{county.last_month}/{term}" for term in terms]
        latest = _each("unit", _units(county), "obligations", cells)
        keys |= {key for key in latest if said[key] != NOTHING}
        ever = [
            unit for unit in _units(county) if said[f"unit/{unit}/obligations/met-all"] != NOTHING
        ]
        keys |= _each("unit", ever, "obligations", ("met",))
    return keys


def _meetings(county: County, every: Keys) -> Keys:
    levels = [term["key"] for term in county.project.terms("levels")][:-1]
    raised = {f"county/meetings/taken-up/{level}" for level in levels}
    return (
        every
        | (raised if county.is_kept("decisions") else set())
        | _each("community", _places(county), "meetings", ("held",))
        | _rows(county, "meetings", "unit", _units(county))
    )


def _challenges(county: County, every: Keys) -> Keys:
    return (
        every
        | {"county/challenges/days"}
        | _rows(county, "challenges", "community", _places(county))
        | _rows(county, "challenges", "unit", _units(county))
    )


def _pairings(county: County, every: Keys) -> Keys:
    leaders = {f"county/pairings/{key}" for key in ("below", "above", "households")}
    if not county.once(has_leaders):
        leaders = set()
    return every | leaders | _each("community", _places(county), "pairings", ("estates",))


def _positions(county: County, every: Keys) -> Keys:
    keys = set(every)
    if county.is_kept("positions"):
        fits = ("below", "above", "unknown", "linked")
        if county.once(are_households_kept):
            keys |= {f"county/households/{key}" for key in fits}
        keys |= {f"county/positions/{key}" for key in ("unit", "home")}
        keys |= _rows(county, "positions", "community", _places(county), "visits")
    if county.is_kept("positions", "people"):
        keys |= {f"county/positions/{key}" for key in ("twice", "without")}
        keys |= _each("unit", county.standing_units, "positions", ("unit", "home"))
    if county.is_kept("visits"):
        keys |= {f"county/visits/{key}" for key in ("units", "estates")}
        keys |= _each("unit", county.standing_units, "visits", ("visits",))
    return keys


def _forces(county: County, every: Keys) -> Keys:
    keys = every | {f"county/organisation/{name}" for name, _ in forces.ORGANISATION}
    solved = "" if county.is_kept("observers") else "solved"
    keys |= _rows(county, "forces", "community", _places(county), solved)
    if county.is_kept("teams"):
        keys |= {key for key in county.once(forces.figures) if "/lacking/" in key}
    if county.is_kept("observers"):
        counts = ["recruited", "active"]
        if county.is_kept("tasks"):
            counts.append("reports")
            keys.add("county/observers/days")
        keys |= {f"county/observers/{key}" for key in counts}
        # Of a community whose observers were never counted nothing is known.
        cells = _each("community", _places(county), "observers", counts)
        keys |= cells & county.once(forces.figures).keys()
    return keys


def _stations(county: County, every: Keys) -> Keys:
    keys = every | _rows(county, "stations", "community", _places(county))
    if county.is_kept("shifts"):
        keys |= _rows(county, "stations", "unit", county.once(units_on_duty))
        keys |= _each("station", county.project.ids("stations"), "stations", ("held",))
    return keys


def _deeds(county: County, _: Keys) -> Keys:
    newest = deeds.newest_quarter(county)
    return {f"deeds/{newest}/{key}" for key in ("honoured", "people", "units")}


def deeds_under_way(county: County) -> Keys:
    """What the page of the way to honour must show."""
    stages = (*WAITING_ROOM, "in-window", "honoured", "revoked")
    return (
        {f"county/deeds/{stage}" for stage in WAITING_ROOM}
        | _each("community", _places(county), "deeds", stages)
        | _each("unit", _units(county), "deeds", stages)
    )


def _notices(county: County, every: Keys) -> Keys:
    return every | _rows(county, "notices", "community", _places(county))


def _silent(county: County, _: Keys) -> Keys:
    return {key for key in county.once(silence.figures) if key.startswith("silent/")}


BOARDS: Mapping[str, Callable[[County, Keys], Keys]] = {
    "commitments": _commitments,
    "loop": _loop,
    "accountability": _accountability,
    "lists": _lists,
    "services": _services,
    "obligations": _obligations,
    "meetings": _meetings,
    "challenges": _challenges,
    "pairings": _pairings,
    "positions": _positions,
    "forces": _forces,
    "stations": _stations,
    "deeds": _deeds,
    "notices": _notices,
    "silent": _silent,
}
"""By board, from the keys of its mechanism in the county; others show just those."""
