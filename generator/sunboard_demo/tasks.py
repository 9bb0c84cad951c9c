"""Tasks: what residents asked for, who took it on, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import Any

from sunboard_demo.county import Community, County, Estate, Promises, Row, Unit
from sunboard_demo.days import MONTHS, days_in_month
from sunboard_demo.life import Life, live
from sunboard_demo.wording import draw, draw_numbers, language, load, phrase, sentence, suits

_COMMUNITY_WIDE, _SPECIALIST, _SPECIALIST_FOR_WORKS = 0.3, 0.5, 0.8
_WORKS = ("facilities", "hazards", "disputes", "policy", "health")
"""Categories that mostly go to the unit whose business they are."""
_WITH_HELP = 0.7
"""Share of other units' tasks for which they get the unit whose business it is to help."""
_HAS_DUE, _HAS_EVIDENCE, _SERVES_COMMITMENT = 0.9, 0.86, 0.3
_PEOPLE_COUNTS = {0: 34, 1: 52, 2: 14}
_HIGHEST_BUILDING = 18
_SMALL_ESTATE = 200
"""Added to every estate's households, as small estates raise more in proportion."""
_CATEGORIES = {
    "sanitation": 20,
    "facilities": 25,
    "disputes": 9,
    "care": 10,
    "policy": 7,
    "health": 6,
    "hazards": 13,
    "culture": 5,
    "other": 5,
}
_CHANNELS = {
    "visit": 24,
    "phone": 14,
    "group-chat": 24,
    "desk": 12,
    "letter-box": 3,
    "observer": 7,
    "hotline": 9,
    "scan": 7,
}
_CLAIMS = {"voluntary": 48, "assigned": 36, "grabbed": 16}
_MODES = {"list": 62, "group": 24, "topic": 14}


@dataclass
class TaskCase:
    """One task with what belongs to it; none of the rows has an id yet."""

    row: Row
    life: Life
    unit: Unit
    events: list[Row] = field(default_factory=list)
    evaluations: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class _Request:
    """What is asked for, where and when."""

    template: Mapping[str, Any]
    community: Community
    estate: Estate | None
    day: date


def make_tasks(
    county: County, community: Community, counts: list[int], promises: Promises
) -> Iterator[TaskCase]:
    """The tasks of one community in order of the day they were raised."""
    rng = county.rng("tasks", community.id)
    for request in _requests(community, counts, rng):
        unit = _unit(county, request, rng)
        life = live(request.day, request.template["limit"], rng, is_steady=unit.is_steady)
        row, result = _words(request, rng)
        if life.dispatched_on:
            row |= {
                "claim": draw(_CLAIMS, rng),
                "mode": draw(_MODES, rng),
                "unit": unit.id,
                "due": _iso(life.due) if rng.random() < _HAS_DUE else "",
                "commitment": _commitment(promises, unit, request, rng),
            }
        if life.accepted_on:
            row["people"] = _people(county, unit, rng)
        if life.completed_on:
            row |= result
            row["result"] = _with_help(county, request, unit, rng, row["result"])
        row |= _steps(life)
        yield TaskCase(row, life, unit)


def _requests(community: Community, counts: list[int], rng: Random) -> Iterator[_Request]:
    asked: set[tuple[date, str, int]] = set()
    for month, count in zip(MONTHS, counts, strict=True):
        fitting = _fitting(language(), month[1])
        for day in days_in_month(rng, month, count):
            estates = community.estates_on(day)
            sizes = [estate.households + _SMALL_ESTATE for estate in estates]
            estate = rng.choices(estates, sizes)[0]
            position = rng.choice(fitting[draw(_CATEGORIES, rng)])
            # The same thing asked for twice in one place on one day would be double reporting.
            while (day, estate.id, position) in asked:
                position = rng.choice(fitting[draw(_CATEGORIES, rng)])
            asked.add((day, estate.id, position))
            template = load("requests")[position]
            is_wide = "community" in template and rng.random() < _COMMUNITY_WIDE
            yield _Request(template, community, None if is_wide else estate, day)


@cache
def _fitting(
    language: str,  # noqa: ARG001 (what is remembered is of one language)
    month: int,
) -> dict[str, list[int]]:
    """Positions of the requests that are made in a month of the year, by category."""
    positions: dict[str, list[int]] = {category: [] for category in _CATEGORIES}
    for position, template in enumerate(load("requests")):
        if suits(template, month):
            positions[template["category"]].append(position)
    return positions


def _unit(county: County, request: _Request, rng: Random) -> Unit:
    """A unit whose business it is, or the one answerable for the place."""
    is_works = request.template["category"] in _WORKS
    if rng.random() < (_SPECIALIST_FOR_WORKS if is_works else _SPECIALIST):
        able = _specialists(county, request)
        if able:
            return rng.choice(able)
    return county.unit_for(request.community, request.estate, request.day)


def _specialists(county: County, request: _Request) -> list[Unit]:
    """The units of the county whose business it is."""
    known = county.unit_by_id
    able = [known[unit] for unit in request.template.get("units", ()) if unit in known]
    return [unit for unit in able if request.day <= unit.last_task_on]


def _with_help(county: County, request: _Request, unit: Unit, rng: Random, result: str) -> str:
    """The result, and who helped where another unit did."""
    able = _specialists(county, request)
    if not able or unit in able or rng.random() >= _WITH_HELP:
        return result
    helper = rng.choice(able)
    return phrase("with_help", helper=helper.short_name or helper.name, result=result)


def _words(request: _Request, rng: Random) -> tuple[Row, Row]:
    """What the resident's side says, and what is to be said when it is done."""
    template = request.template
    slots = draw_numbers(rng, template)
    where = rng.choice(template["where"])
    if request.estate:
        slots["b"] = rng.randint(1, min(request.estate.buildings, _HIGHEST_BUILDING))
        where = where.format_map(slots)
    slots["where"] = where
    if request.estate and template["measure"] == load("words")["measures_of_households"][0]:
        slots["n"] = min(int(slots["n"]), request.estate.households // 3)
    said, answers = template["text"], template["result"]
    number = rng.randrange(len(said))
    # As many results as texts: each answers the text in its place.
    answer = answers[number] if len(answers) == len(said) else rng.choice(answers)
    asked = {
        "community": request.community.id,
        "estate": request.estate.id if request.estate else "",
        "category": template["category"],
        "channel": draw(_CHANNELS, rng),
        "text": sentence(said[number].format_map(slots)),
    }
    done = {
        "result": sentence(answer.format_map(slots)),
        "quantity": str(slots["n"]),
        "measure": template["measure"],
        "evidence": rng.choice(template["evidence"]) if rng.random() < _HAS_EVIDENCE else "",
    }
    return asked, done


def _people(county: County, unit: Unit, rng: Random) -> str:
    people = county.people_by_unit[unit.id]
    count = min(draw(_PEOPLE_COUNTS, rng), len(people))
    return phrase("between").join(sorted(person.id for person in rng.sample(people, count)))


def _commitment(promises: Promises, unit: Unit, request: _Request, rng: Random) -> str:
    """A commitment of the unit in this community, made before, that the task helps to keep."""
    made = promises.get((unit.id, request.community.id), ())
    earlier = [identifier for day, identifier in made if day <= request.day]
    return rng.choice(earlier) if earlier and rng.random() < _SERVES_COMMITMENT else ""


def _steps(life: Life) -> Row:
    return {
        "raised_on": _iso(life.raised_on),
        "reported_on": _iso(life.reported_on),
        "dispatched_on": _iso(life.dispatched_on),
        "accepted_on": _iso(life.accepted_on),
        "completed_on": _iso(life.completed_on),
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
