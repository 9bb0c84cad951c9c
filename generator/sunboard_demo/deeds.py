"""Deeds: the honour board's words and deeds, from recommendation to honour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

from sunboard_demo.county import Community, County, Estate, Row, Unit
from sunboard_demo.days import AS_OF, MONTHS, add_workdays, days_in_month
from sunboard_demo.wording import draw_numbers, language, load, phrase, suits

_OWN_BUSINESS = 0.5
_WINDOW_WORKDAYS = 5
_CROWD = 6
"""The stories of so many people or more are told once, by `make_joint_deed`."""


@dataclass(frozen=True)
class _Scene:
    """Where and when it happened."""

    unit: Unit
    community: Community
    estate: Estate
    day: date


def make_deeds(county: County, unit: Unit, count: int) -> list[Row]:
    """So many deeds of one unit's people, without ids."""
    rng = county.rng("deeds", unit.id)
    rows = []
    for _ in range(count):
        scene = _scene(county, unit, rng.choice(MONTHS), rng)
        rows.append(_row(county, scene, _template(unit, scene.day.month, rng), rng))
    return rows


def make_joint_deed(county: County) -> Row | None:
    """The one deed by a dozen people; None where no unit has as many."""
    rng = county.rng("joint deed")
    template = next(item for item in load("deeds") if _fewest_people(item) >= _CROWD)
    people = county.people_by_unit
    able = [unit for unit in county.units if len(people[unit.id]) >= _fewest_people(template)]
    if not able:
        return None
    unit = next((unit for unit in able if unit.id in template["units"]), able[0])
    scene = _scene(county, unit, (2026, template["months"][0]), rng)
    return _row(county, scene, template, rng)


def _scene(county: County, unit: Unit, month: tuple[int, int], rng: Random) -> _Scene:
    day = days_in_month(rng, month, 1)[0]
    pairings = county.pairings_by_unit[unit.id]
    community = rng.choice(pairings).community if pairings else rng.choice(county.communities)
    return _Scene(unit, community, rng.choice(community.estates_on(day)), day)


def _template(unit: Unit, month: int, rng: Random) -> Mapping[str, Any]:
    own, general = _templates(language(), "" if unit.is_local else unit.id, month)
    picked: Mapping[str, Any] = rng.choice(own if own and rng.random() < _OWN_BUSINESS else general)
    return picked


@cache
def _templates(
    language: str,  # noqa: ARG001 (what is remembered is of one language)
    unit: str,
    month: int,
) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """What people of a unit do as part of their trade, and what anybody may do.

    People of local units ("") turn their hands to anything.
    """
    fitting = [
        template
        for template in load("deeds")
        if suits(template, month) and _fewest_people(template) < _CROWD
    ]
    own = [item for item in fitting if "units" in item and (not unit or unit in item["units"])]
    return own, [template for template in fitting if "units" not in template]


def _fewest_people(template: Mapping[str, Any]) -> int:
    return int(template.get("people", (1, 1))[0])


def _row(county: County, scene: _Scene, template: Mapping[str, Any], rng: Random) -> Row:
    slots = draw_numbers(rng, template) | {"estate": scene.estate.name}
    people = county.people_by_unit[scene.unit.id]
    count = min(rng.randint(*template.get("people", (1, 1))), len(people))
    return {
        "date": scene.day.isoformat(),
        "people": phrase("between").join(sorted(person.id for person in rng.sample(people, count))),
        "unit": scene.unit.id,
        "community": scene.community.id,
        "estate": scene.estate.id,
        "form": template.get("form", "deed"),
        "category": template["category"],
        "what": template["what"].format_map(slots),
        "result": template["result"].format_map(slots),
        "recommender": rng.choice(load("words")["recommenders"]),
        **_progress(county, scene, rng),
    }


def _progress(county: County, scene: _Scene, rng: Random) -> Row:
    """How far it has come by AS_OF: recommended, verified, approved, publicised, honoured."""
    recommended_on = add_workdays(scene.day, 1)
    verified_on = add_workdays(scene.day, rng.randint(2, 5))
    approved_on = add_workdays(verified_on, rng.randint(2, 6))
    window_from = add_workdays(approved_on, rng.randint(1, 2))
    window_to = add_workdays(window_from, _WINDOW_WORKDAYS - 1)
    progress = {} if recommended_on > AS_OF else {"recommended_on": recommended_on.isoformat()}
    if verified_on > AS_OF:
        return progress | {"state": "nominated"}
    progress |= {
        "verifier": phrase("verifier"),
        "verified_on": verified_on.isoformat(),
        "state": "verified",
    }
    if county.size.is_plain:
        del progress["recommended_on"], progress["verified_on"]
    if approved_on > AS_OF:
        return progress
    progress |= {
        "approver": county.town_committee(scene.community),
        "approved_on": approved_on.isoformat(),
        "state": "approved",
    }
    if window_from > AS_OF:
        return progress
    progress |= {"window_from": window_from.isoformat(), "window_to": window_to.isoformat()}
    if window_to >= AS_OF:
        return progress | {"state": "publicised"}
    return progress | {"objection": "none", "state": "honoured"}
