"""The four lists: needs, resources, projects and responsibilities, with what came of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sunboard_demo.batch import Records
from sunboard_demo.county import Community, County, Row, by_community
from sunboard_demo.days import last_workday, month_end, random_workday
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import load, phrase

_NEEDS, _SPARE_RESOURCES, _PROJECTS, _DUTIES = (3, 5), (0, 2), (1, 3), (1, 3)
"""Fewest and most of a community."""
_FIRST, _LAST = date(2026, 1, 12), date(2026, 10, 23)
_MATCHED, _MET, _WITHOUT_DUE, _UNLINKED, _NOBODY = 0.75, 0.9, 0.12, 0.12, 0.3
_FIRST_MET, _DAYS_TO_MEET = "2026-02-01", (12, 60)
_DONE = "done"


@dataclass(frozen=True)
class _Place:
    """A community, and the things done there that a list item may lead to."""

    community: Community
    activities: tuple[Row, ...]
    commitments: tuple[Row, ...]
    tasks: tuple[Row, ...]
    """Done, with nothing that happened to them on the way."""
    challenges: tuple[Row, ...]
    """Solved."""


def make_lists(county: County, records: Records) -> Records:
    """The list items of every community; a need names its resource by its id."""
    numbering = Numbering("qd", 4)
    rows: list[Row] = []
    partners: list[tuple[Row, Row]] = []
    for place in _places(county, records):
        rng = county.rng("lists", place.community.id)
        for need, resource in _needs(county, place, rng):
            rows += [need, resource] if resource else [need]
            partners += [(need, resource)] if resource else []
        rows += _spare_resources(county, place, rng)
        rows += _projects(place, rng)
        rows += _duties(place, rng)
    rows.sort(key=lambda row: (row["listed_on"], row["community"], row["list"]))
    for row in rows:
        numbering.number(row, "listed_on")
    for need, resource in partners:
        need["matched_with"] = resource["id"]
    return {"list_items": rows}


def _places(county: County, records: Records) -> Iterator[_Place]:
    disturbed = {row["task"] for row in records.get("task_events", ())}
    tasks = [
        row
        for row in records.get("tasks", ())
        if row.get("result") and row["completed_on"] and row["id"] not in disturbed
    ]
    challenges = [row for row in records.get("challenges", ()) if row.get("closed_on")]
    kinds = (records.get("activities", []), records.get("commitments", []), tasks, challenges)
    grouped = [by_community(rows) for rows in kinds]
    for community in county.communities:
        yield _Place(community, *(tuple(own.get(community.id, ())) for own in grouped))


def _needs(county: County, place: _Place, rng: Random) -> Iterator[tuple[Row, Row | None]]:
    """Each need, with the resource it was matched with."""
    for template in rng.sample(load("lists")["needs"], rng.randint(*_NEEDS)):
        activity = _activity_that_met(place, template)
        if activity and rng.random() < _MET:
            held_on = date.fromisoformat(activity["date"])
            listed_on = last_workday(held_on - timedelta(days=rng.randint(*_DAYS_TO_MEET)))
        else:
            activity, listed_on = None, random_workday(rng, _FIRST, _LAST)
        need = _item("need", template["need"], place, listed_on)
        need |= {"service": template["service"], "due": _due(listed_on, rng)}
        if activity is None and rng.random() >= _MATCHED:
            unit = "" if rng.random() < _NOBODY else _unit(county, template, rng)
            yield need | {"unit": unit}, None
            continue
        unit = activity["unit"] if activity else _unit(county, template, rng)
        resource = _resource(template, place, listed_on, unit)
        fulfilled_by = activity["id"] if activity else ""
        yield need | {"unit": unit, "fulfilled_by": fulfilled_by}, resource


def _spare_resources(county: County, place: _Place, rng: Random) -> Iterator[Row]:
    """Resources that no need of the community has used."""
    for template in rng.sample(load("lists")["needs"], rng.randint(*_SPARE_RESOURCES)):
        listed_on = random_workday(rng, _FIRST, _LAST)
        yield _resource(template, place, listed_on, _unit(county, template, rng))


def _resource(template: Mapping[str, Any], place: _Place, day: date, unit: str) -> Row:
    row = _item("resource", template["resource"], place, day)
    return row | {"unit": unit, "service": template["service"]}


def _projects(place: _Place, rng: Random) -> Iterator[Row]:
    """What units promised the community or took up for it, with what came of it."""
    wanted = rng.randint(*_PROJECTS)
    promised = [row for row in place.commitments if row.get("due") and _fits(row)]
    for row in rng.sample(promised, min(wanted, len(promised))):
        item = _item("project", row["text"], place, date.fromisoformat(row["made_on"]))
        item |= {"unit": row["unit"], "due": row["due"], "estate": row.get("estate", "")}
        is_done = row.get("outcome") == _DONE and row.get("done_on") and rng.random() >= _UNLINKED
        yield item | {"fulfilled_by": row["id"] if is_done else ""}
    for row in place.challenges[:1]:
        item = _item("project", row["text"], place, date.fromisoformat(row["posted_on"]))
        item |= {"unit": row["takers"].split(phrase("between"))[0], "due": row["due"]}
        yield item | {"estate": row.get("estate", ""), "fulfilled_by": row["id"]}


def _fits(row: Row) -> bool:
    """Whether a commitment still stands for what it was: not handed on, not taken back."""
    return row.get("outcome", "") in ("", _DONE) and not row.get("replaces")


def _duties(place: _Place, rng: Random) -> Iterator[Row]:
    """Who answers for what, with a task that shows it."""
    shown = [
        (duty["text"], _tasks_about(place, duty["met_by"])) for duty in load("lists")["duties"]
    ]
    able = [(text, tasks) for text, tasks in shown if tasks]
    for text, tasks in rng.sample(able, min(rng.randint(*_DUTIES), len(able))):
        task = rng.choice(tasks)
        listed_on = last_workday(date.fromisoformat(task["raised_on"]))
        done_on = date.fromisoformat(task["completed_on"])
        due = month_end(done_on, rng.choice((0, 1, 2))).isoformat()
        yield _item("duty", text, place, listed_on) | {
            "unit": task["unit"],
            "due": due if rng.random() >= _WITHOUT_DUE else "",
            "fulfilled_by": task["id"] if rng.random() >= _UNLINKED else "",
        }


def _tasks_about(place: _Place, words: list[str]) -> list[Row]:
    return [task for task in place.tasks if any(word in task["text"] for word in words)]


def _item(key: str, text: str, place: _Place, listed_on: date) -> Row:
    return {
        "list": key,
        "text": text,
        "community": place.community.id,
        "listed_on": listed_on.isoformat(),
    }


def _unit(county: County, template: Mapping[str, Any], rng: Random) -> str:
    """A unit that can offer it, else one that takes on anything."""
    able = [unit for unit in county.steady_units if unit.id in template["units"]]
    return rng.choice(able or list(county.steady_units)).id


def _due(listed_on: date, rng: Random) -> str:
    return month_end(listed_on, rng.choice((2, 3, 4))).isoformat()


def _activity_that_met(place: _Place, template: Mapping[str, Any]) -> Row | None:
    """An activity of the community that a need may have led to; None where there was none."""
    held = (row for row in place.activities if template["met_by"] in row["title"])
    return next((row for row in held if row["date"] >= _FIRST_MET), None)
