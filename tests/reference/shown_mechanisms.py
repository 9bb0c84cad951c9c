"""What every mechanism comes to for the county, a community, an estate and a unit: the keys of its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.reference import obligations, stations
from tests.reference.county import County
from tests.reference.orders_grids import holding_units, units_on_duty
from tests.reference.pairings import has_leaders
from tests.reference.positions import are_households_kept
from tests.reference.words import NOTHING

Keys = set[str]

ALL, PLACES = ("county", "community", "unit"), ("county", "community")
FIGURES: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("loop", ALL, "", "overdue published-in-time"),
    ("loop", ALL, "evaluations", "answered"),
    ("loop", ("county",), "evaluations", "response"),
    ("accountability", ("county", "unit"), "", "overdue overdue-long shown"),
    ("lists", ALL, "", "all matched fulfilled orphans"),
    ("services", ALL, "", "sessions attendances persons"),
    ("services", PLACES, "", "came"),
    ("services", ("estate",), "", "sessions"),
    ("obligations", ("unit",), "", "met met-all"),
    ("meetings", PLACES, "", "held"),
    ("meetings", ALL, "decisions", "decisions past-due"),
    ("meetings", ("county",), "decisions", "taken-up"),
    ("meetings", ("unit",), "pairings", "attended"),
    ("challenges", ALL, "", "taken finished past-due"),
    ("challenges", ("county",), "", "untaken voluntary"),
    ("pairings", ("county",), "", "coverage:estates coverage:communities coverage:leaders within"),
    ("pairings", ("community",), "", "estates leaders"),
    ("pairings", PLACES, "meetings", "guided"),
    ("positions", ("county",), "positions", "coverage:positions vacant households:within"),
    ("positions", ("community",), "positions", "reported vacant households:linked"),
    ("positions", ("unit",), "positions", "unit home households:within"),
    ("positions", ALL, "visits", "visits:visits"),
    ("forces", PLACES, "teams", "teams social"),
    ("forces", PLACES, "", "organisation:branches"),
    ("forces", PLACES, "observers tasks", "observers:solved"),
    ("stations", PLACES, "", "open estates"),
    ("stations", ("county",), "", "communities"),
    ("stations", ("estate",), "", "open"),
    ("stations", (*ALL, "estate"), "shifts", "held"),
    ("stations", ("unit",), "shifts", "missed unrecorded"),
    ("deeds", ALL, "", "honoured in-window waiting revoked"),
    ("notices", PLACES, "", "open outcomes standing"),
)
"""Mechanism, of whom, the kinds kept beside its own, and the figures; "coverage:units" where so named."""
IF_KEPT = {
    "pairings": (("coverage:leaders", "within", "leaders", "guided"), has_leaders),
    "positions": (("households:within", "households:linked"), are_households_kept),
}
"""By mechanism the figures that there are where its records say anything of them."""


def figures_of(county: County, board: str, owner: str, name: str) -> Keys:
    """The figures of a mechanism; none of an estate or unit that it says nothing of."""
    prefix = f"{owner}/{name}" if name else owner
    names = [
        key
        for of, owners, kinds, keys in FIGURES
        if of == board and owner in owners and county.is_kept(*kinds.split())
        for key in keys.split()
        if _is_said(county, board, key) and _is_told_of(county, board, key, owner, name)
    ]
    keys = {
        f"{prefix}/{key.replace(':', '/') if ':' in key else f'{board}/{key}'}" for key in names
    }
    if owner == "county":
        keys |= _of_county(county, board)
    return keys


def _is_said(county: County, board: str, key: str) -> bool:
    """Whether the programme has the words for it."""
    terms = county.project.terms
    if (board, key) == ("loop", "published-in-time"):
        steps = county.project.programme["steps"]
        return any(step["key"] == "published" and "limit_workdays" in step for step in steps)
    if (board, key) == ("lists", "matched"):
        return any(term.get("counts_as") == "need" for term in terms("lists"))
    named, is_kept = IF_KEPT.get(board, ((), has_leaders))
    if key in named:
        return county.once(is_kept)
    if board == "forces" and key in ("teams", "social"):
        return bool(county.project.everywhere("teams" if key == "teams" else "social_forces"))
    if (board, key) == ("positions", "vacant"):
        return bool(county.project.everywhere("positions"))
    return True


def _is_told_of(county: County, board: str, key: str, owner: str, name: str) -> bool:
    """What is said of no unit that is gone, and of no estate without a station."""
    if (owner, board, key) == ("estate", "stations", "held"):
        return name in county.once(_with_station)
    if owner != "unit" or board not in UNITS:
        return True
    return name in county.once(UNITS[board])


def _with_station(county: County) -> set[str]:
    used = [row for row in county.rows("stations") if stations.is_used(county, row)]
    return {row["estate"] for row in used if "estate" in row}


def _asked(county: County) -> list[str]:
    """Units of which anything was ever asked, once a month is over."""
    said = county.once(obligations.figures)
    units = county.project.ids("units")
    return [unit for unit in units if said[f"unit/{unit}/obligations/met-all"] != NOTHING]


UNITS: Mapping[str, Callable[[County], list[str]]] = {
    "services": holding_units,
    "positions": lambda county: county.standing_units,
    "stations": units_on_duty,
    "obligations": _asked,
}
"""The units that a mechanism says anything of, where not of all."""


def _of_county(county: County, board: str) -> Keys:
    """Figures whose names are a month's or a term's."""
    month = county.last_month
    if board == "obligations" and month in obligations.all_months(county):
        names = (f"{month}/all", f"{month}/met", "none")
        return {f"county/obligations/{name}" for name in names}
    if board == "corrections":
        return _corrections(county)
    return set()


def _corrections(county: County) -> Keys:
    keys: Keys = set()
    if county.is_kept("corrections"):
        terms = county.project.terms("correction_classes")
        keys |= {f"county/corrections/{term['key']}" for term in terms}
    if county.is_kept("objections"):
        over = [t for t in county.project.terms("objection_outcomes") if t["counts_as"] != "open"]
        names = ("received", "open", *(term["key"] for term in over))
        keys |= {f"county/objections/{name}" for name in names}
    return keys
