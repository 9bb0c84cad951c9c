"""Positions: what people report in for, with their unit's community and where they live."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random

from sunboard_demo.county import Community, County, Person, Row
from sunboard_demo.days import AS_OF, random_workday
from sunboard_demo.wording import draw

_REPORTED, _HAS_HOME_POSITION, _LEFT, _OWN_TRADE = 0.93, 0.45, 0.02, 0.7
_REPORTED_FROM, _REPORTED_TO = date(2025, 3, 17), date(2026, 3, 31)
_LEFT_FROM = date(2026, 4, 15)
_POSITIONS: Mapping[str, float] = {
    "pioneer": 40,
    "adviser": 18,
    "gardener": 24,
    "doctor": 4,
    "guard": 14,
}
_TRADES: Mapping[str, str] = {
    **dict.fromkeys(("wjj", "rmyy", "zyy"), "doctor"),
    **dict.fromkeys(("gaj", "xfdd", "yjj"), "guard"),
    **dict.fromkeys(("sfj", "ssj", "ybj", "rsj"), "adviser"),
    "lcj": "gardener",
}
"""By unit the position that is its people's trade."""
_HOUSEHOLDS: Mapping[str, float] = {"3": 40, "4": 35, "5": 25}

_VACANT = (6, 8, 13)
"""Communities, by number, without a 家园医生."""
_AWKWARD_HOUSEHOLDS = ("2", "6", "1", *[""] * 14)
"""Household links outside the range, and those that say no number."""


def position_rows(county: County) -> list[Row]:
    """Everybody's position with a community of the unit, and for some one where they live."""
    rng = county.rng("positions")
    rows: list[Row] = []
    for person in county.people:
        pairings = county.pairings_by_unit[person.unit]
        current = [pairing.community for pairing in pairings if pairing.ended_on is None]
        own = rng.choice(current or county.communities)
        rows.append(_position(person, own, "unit", rng))
        if rng.random() < _HAS_HOME_POSITION:
            rows.append(_position(person, rng.choice(county.communities), "home", rng))
    _leave_vacant(rows, [county.communities[n].id for n in _VACANT if n < len(county.communities)])
    _set_awkward_households(rows, county.rng("household-links"))
    return [{"id": f"gw-{number:04}", **row} for number, row in enumerate(rows, start=1)]


def _leave_vacant(rows: list[Row], communities: list[str]) -> None:
    """In some communities nobody holds the position that is hardest to fill."""
    for row in rows:
        if row["community"] in communities and row["position"] == "doctor":
            row["position"] = "pioneer"


def _set_awkward_households(rows: list[Row], rng: Random) -> None:
    """A few links are outside the range, and some don't say how many households they are."""
    current = [row for row in rows if "households" in row and "ended_on" not in row]
    chosen = rng.sample(current, min(len(_AWKWARD_HOUSEHOLDS), len(current)))
    for row, households in zip(chosen, _AWKWARD_HOUSEHOLDS, strict=False):
        row["households"] = households


def _position(person: Person, community: Community, relation: str, rng: Random) -> Row:
    row = {
        "person": person.id,
        "position": _trade(person.unit, rng),
        "community": community.id,
        "relation": relation,
    }
    if rng.random() >= _REPORTED:
        return row
    row["reported_on"] = random_workday(rng, _REPORTED_FROM, _REPORTED_TO).isoformat()
    row["households"] = draw(_HOUSEHOLDS, rng)
    if rng.random() < _LEFT:
        row["ended_on"] = random_workday(rng, _LEFT_FROM, AS_OF).isoformat()
    return row


def _trade(unit: str, rng: Random) -> str:
    if unit in _TRADES and rng.random() < _OWN_TRADE:
        return _TRADES[unit]
    return draw(_POSITIONS, rng)
