"""Activities: the sessions units hold in communities, and their monthly voluntary service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from random import Random
from typing import Any

from sunboard_demo.batch import Records
from sunboard_demo.county import Community, County, Estate, Row, Unit
from sunboard_demo.days import AS_OF, MONTHS, days_in_month
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import draw, draw_numbers, load, phrase, suits

_FEWEST, _MOST = 8, 26
"""Activities of a community beside what its units do for their obligation."""
_NEVER_CAME: Mapping[int, float] = {0: 50, 1: 35, 2: 15}
"""How many services never come to a community."""
_SPECIALIST, _FOR_ESTATE, _WITH_PEOPLE = 0.75, 0.55, 0.3
_PLAIN = 0.8
"""Share of voluntary service that belongs to none of the services."""
_ZEAL = (0.1, 0.3, 0.6, 0.85)
"""How often units do the voluntary service that is due each month."""
_ATTENDANCES_KNOWN, _PERSONS_KNOWN, _SESSIONS_WRITTEN, _HOURS_KNOWN = 0.9, 0.5, 0.4, 0.7
_SESSIONS = {1: 80, 2: 16, 3: 4}
_MODES = {"list": 50, "group": 38, "topic": 12}
_VOLUNTEER = "volunteer"
_COUNTED = 0.5
"""Share of what may count as voluntary service that units put down as such."""


def make_activities(county: County, _: Records) -> Records:
    """The activities of every community, and the monthly voluntary service of its units."""
    rows = [row for place in county.communities for row in _of_community(county, place)]
    rows += [row for unit in county.units for row in _voluntary(county, unit)]
    rows.sort(key=lambda row: (row["date"], row["unit"], row["community"]))
    numbering = Numbering("hd", 4)
    for row in rows:
        numbering.number(row, "date")
    return {"activities": rows}


def _of_community(county: County, community: Community) -> Iterator[Row]:
    rng = county.rng("activities", community.id)
    services = list(dict.fromkeys(t["service"] for t in load("activities") if "service" in t))
    never = set(rng.sample(services, draw(_NEVER_CAME, rng)))
    seen: set[tuple[str, str, str]] = set()
    for _ in range(rng.randint(_FEWEST, _MOST)):
        month = rng.choice(MONTHS)
        day = days_in_month(rng, month, 1)[0]
        service = rng.choice([service for service in services if service not in never])
        template = _template(service, month[1], rng)
        unit = _unit(county, community, template, day, rng) if template else None
        if template is None or unit is None or (unit.id, str(day), service) in seen:
            continue
        seen.add((unit.id, str(day), service))
        yield _row(county, (unit, community, day), template, rng)


def _voluntary(county: County, unit: Unit) -> Iterator[Row]:
    """What the unit does for its monthly voluntary service, in the months in which it does it."""
    rng = county.rng("voluntary", unit.id)
    zeal = rng.choice(_ZEAL)
    for month in MONTHS:
        day = days_in_month(rng, month, 1)[0]
        pairings = [p for p in county.pairings_by_unit[unit.id] if p.holds_on(day)]
        if rng.random() >= zeal or not pairings or not _is_active(unit, day):
            continue
        service = "" if rng.random() < _PLAIN else "care"
        template = rng.choice([t for t in _templates(service, month[1]) if "volunteer" in t])
        place = rng.choice(pairings).community
        yield _row(county, (unit, place, day), template, rng) | {"obligation": _VOLUNTEER}


def _template(service: str, month: int, rng: Random) -> Mapping[str, Any] | None:
    fitting = _templates(service, month)
    return rng.choice(fitting) if fitting else None


@cache
def _templates(service: str, month: int) -> list[Mapping[str, Any]]:
    of_service = (item for item in load("activities") if item.get("service", "") == service)
    return [template for template in of_service if suits(template, month)]


def _unit(
    county: County, community: Community, template: Mapping[str, Any], day: date, rng: Random
) -> Unit | None:
    """A unit whose trade it is, else one paired with the community; None where neither is there."""
    known = county.unit_by_id
    able = [known[unit] for unit in template.get("units", ()) if unit in known]
    able = [unit for unit in able if _is_active(unit, day)]
    if able and rng.random() < _SPECIALIST:
        return rng.choice(able)
    if able:
        return able[0]
    unit = county.unit_for(community, None, day)
    return unit if _is_active(unit, day) else None


def _is_active(unit: Unit, day: date) -> bool:
    """Whether the unit still exists, and still reports."""
    last = unit.ended_on or unit.silent_from or AS_OF
    return day < last or last == AS_OF


def _row(
    county: County,
    scene: tuple[Unit, Community, date],
    template: Mapping[str, Any],
    rng: Random,
) -> Row:
    unit, community, day = scene
    estate = _estate(community, day, rng)
    attendances = rng.randint(*template["a"])
    place = estate.name if estate else community.full_name
    slots = draw_numbers(rng, template) | {"a": attendances, "place": place}
    sessions = draw(_SESSIONS, rng)
    is_written = sessions > 1 or rng.random() < _SESSIONS_WRITTEN
    row = {
        "unit": unit.id,
        "community": community.id,
        "estate": estate.id if estate else "",
        "service": template.get("service", ""),
        "obligation": _VOLUNTEER if "volunteer" in template and rng.random() < _COUNTED else "",
        "mode": draw(_MODES, rng),
        "title": template["title"].format_map(slots),
        "date": day.isoformat(),
        "sessions": str(sessions) if is_written else "",
        "hours": rng.choice(("1.5", "2", "2.5", "3")) if rng.random() < _HOURS_KNOWN else "",
        "people": _people(county, unit, rng),
    }
    if rng.random() < _ATTENDANCES_KNOWN:
        row["attendances"] = str(attendances)
        row["result"] = template["result"].format_map(slots)
    if rng.random() < _PERSONS_KNOWN:
        row["persons"] = str(round(attendances * rng.uniform(0.7, 1)))
    return row


def _estate(community: Community, day: date, rng: Random) -> Estate | None:
    return rng.choice(community.estates_on(day)) if rng.random() < _FOR_ESTATE else None


def _people(county: County, unit: Unit, rng: Random) -> str:
    people = county.people_by_unit[unit.id]
    count = min(rng.choice((0, 2, 3)), len(people)) if rng.random() < _WITH_PEOPLE else 0
    return phrase("between").join(sorted(person.id for person in rng.sample(people, count)))
