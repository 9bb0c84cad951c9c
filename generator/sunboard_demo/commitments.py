"""Commitments: what units promised to whom, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sunboard_demo.county import Community, County, Estate, Promises, Row, Unit
from sunboard_demo.days import AS_OF, add_workdays, days_in_month, last_workday, month_end
from sunboard_demo.outcomes import Plan, settle
from sunboard_demo.wording import draw, draw_numbers, load, month_name, phrase

_MADE_IN: Mapping[tuple[int, int], float] = {
    (2025, 11): 7,
    (2025, 12): 6,
    (2026, 1): 40,
    (2026, 2): 8,
    (2026, 3): 8,
    (2026, 4): 7,
    (2026, 5): 6,
    (2026, 6): 5,
    (2026, 7): 5,
    (2026, 8): 3,
    (2026, 9): 3,
    (2026, 10): 4,
}
"""Most are made in January, for the year."""
_MONTHS_TO_DO: Mapping[int, float] = {2: 10, 3: 18, 4: 18, 5: 16, 6: 14, 8: 12, 10: 12}
_LAST_MADE = timedelta(days=75)
"""A unit that ends or falls silent makes its last commitment so long before."""
_HAS_DUE, _BY_PERSON, _FOR_ESTATE, _OWN_BUSINESS = 0.96, 0.1, 0.62, 0.72
_REPEATED, _DUE_AT_MONTH_END = 0.1, 0.75
_SMALL_ESTATE, _MUCH = 250, 100
"""Households; and how much of anything is too much for an estate with fewer."""
_DECEMBER = 12


@dataclass
class CommitmentCase:
    """One commitment, without its id as yet."""

    row: Row
    unit: Unit
    replaced: Row | None = None
    """The row of the commitment that it takes the place of."""


@dataclass(frozen=True)
class _Promise:
    """What is promised, to whom, on which day."""

    template: Mapping[str, Any]
    community: Community
    estate: Estate | None
    made_on: date
    person: str
    """Id of the person who promises; "" where the unit does."""


def make_commitments(county: County, unit: Unit, count: int) -> list[CommitmentCase]:
    """So many commitments of one unit; those it handed on to its successor come on top."""
    rng = county.rng("commitments", unit.id)
    used: set[tuple[str, str]] = set()
    cases: list[CommitmentCase] = []
    for _ in range(count):
        promise = _promise(county, unit, used, rng)
        case = CommitmentCase(_row(county, unit, promise, rng), unit)
        cases.append(case)
    return cases


def as_promises(rows: Iterable[Row]) -> Promises:
    """The commitments that tasks may serve, by unit and community."""
    promises: dict[tuple[str, str], tuple[tuple[date, str], ...]] = {}
    for row in rows:
        key = (row["unit"], row["community"])
        made = (date.fromisoformat(row["made_on"]), row["id"])
        promises[key] = (*promises.get(key, ()), made)
    return promises


def _promise(county: County, unit: Unit, used: set[tuple[str, str]], rng: Random) -> _Promise:
    """Something the unit has not promised to this place already."""
    made_on = _made_on(unit, rng)
    pairings = [p for p in county.pairings_by_unit[unit.id] if p.holds_on(made_on)]
    person = _person(county, unit, rng)
    while True:
        pairing = rng.choice(pairings or county.pairings_by_unit[unit.id])
        template = rng.choice(_templates(unit, rng, is_personal=bool(person)))
        is_wide = template.get("estate") == phrase("wide_only") or rng.random() >= _FOR_ESTATE
        estate = None if is_wide else pairing.estate
        if estate and not _fits(template, estate):
            estate = None
        place = (estate or pairing.community).id
        if (place, template["text"]) not in used or rng.random() < _REPEATED:
            used.add((place, template["text"]))
            return _Promise(template, pairing.community, estate, made_on, person)


def _fits(template: Mapping[str, Any], estate: Estate) -> bool:
    """Whether an estate is big enough for what is promised; else it goes to the community."""
    return estate.households >= _SMALL_ESTATE or template["n"][1] <= _MUCH


def _made_on(unit: Unit, rng: Random) -> date:
    last = (unit.ended_on or unit.silent_from or AS_OF + _LAST_MADE) - _LAST_MADE
    while True:
        day = last_workday(days_in_month(rng, draw(_MADE_IN, rng), 1)[0])
        if day <= last:
            return day


def _templates(unit: Unit, rng: Random, *, is_personal: bool) -> list[Mapping[str, Any]]:
    if is_personal:
        return [template for template in load("commitments") if "person" in template]
    own = [template for template in load("commitments") if _is_trade(unit, template)]
    if own and rng.random() < _OWN_BUSINESS:
        return own
    return [
        template
        for template in load("commitments")
        if "units" not in template and "person" not in template
    ]


def _is_trade(unit: Unit, template: Mapping[str, Any]) -> bool:
    """Whether a promise is a unit's own business; a local unit turns its hand to anything."""
    return "units" in template and (unit.is_local or unit.id in template["units"])


def _row(county: County, unit: Unit, promise: _Promise, rng: Random) -> Row:
    template = promise.template
    slots = draw_numbers(rng, template)
    if promise.estate and template["measure"] in load("words")["measures_of_households"]:
        slots["n"] = min(int(slots["n"]), promise.estate.households * 9 // 10)
    slots["place"] = promise.estate.name if promise.estate else promise.community.full_name
    slots["k"] = max(1, int(slots["n"]) * rng.randint(40, 80) // 100)
    due = _due(promise.made_on, rng) if rng.random() < _HAS_DUE else None
    slots["by"] = deadline(promise.made_on, due)
    row = {
        "unit": unit.id,
        "person": promise.person,
        "community": promise.community.id,
        "estate": promise.estate.id if promise.estate else "",
        **{key: template.get(key, "") for key in ("list", "service", "mode", "measure")},
        "text": template["text"].format_map(slots),
        "baseline": template.get("baseline", "").format_map(slots),
        "target": template["target"].format_map(slots),
        "made_on": promise.made_on.isoformat(),
        "reviewed_by": rng.choice(load("words")["reviewers"]),
        "approved_by": county.town_committee(promise.community),
        "approved_on": min(add_workdays(promise.made_on, rng.randint(1, 4)), AS_OF).isoformat(),
    }
    if due:
        row["due"] = due.isoformat()
    return row | settle(Plan(unit, template, slots, promise.made_on, due), rng)


def _due(made_on: date, rng: Random) -> date:
    """Mostly the end of a month, as offices plan."""
    months = draw(_MONTHS_TO_DO, rng)
    end = month_end(made_on, months)
    return end if rng.random() < _DUE_AT_MONTH_END else end.replace(day=rng.choice((10, 15, 20)))


def deadline(made_on: date, due: date | None) -> str:
    """The due date as a promise words it."""
    if due is None:
        return phrase("within_a_year")
    year = "" if due.year == made_on.year else phrase("other_year", year=due.year)
    if due != month_end(due, 0):
        return phrase("by_day", year=year, month=month_name(due), day=due.day)
    if not year and due.month == _DECEMBER:
        return phrase("by_year_end")
    return phrase("by_month_end", year=year, month=month_name(due))


def _person(county: County, unit: Unit, rng: Random) -> str:
    willing = [person for person in county.people_by_unit[unit.id] if person.has_consented]
    return rng.choice(willing).id if willing and rng.random() < _BY_PERSON else ""
