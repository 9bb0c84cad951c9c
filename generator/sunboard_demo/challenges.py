"""Challenges: what was posted, who took it up how, its milestones, and how it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from sunboard_demo.batch import Records
from sunboard_demo.county import Community, County, Estate, Row, Unit, by_community
from sunboard_demo.days import AS_OF, last_workday
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import Slots, draw_numbers, load, phrase

_OF_DEFAULT, _COMMUNITIES = 20, 14
"""Challenges of the demonstration county, and its communities; other sizes are in proportion."""
_MOST_TASKS, _LOOKED_AT = 5, 4
_ASSIGNED_BY = "云基治办〔2026〕{number}号"


@dataclass(frozen=True)
class _Plan:
    """How one challenge goes; days are counted back from the last day."""

    posted: int
    span: int
    """Days from posting to the due date."""
    taken: int | None = 6
    """Days from posting to taking; None for one that nobody takes."""
    closed: int | None = None
    """Days from the due date to closing, negative before it; None for one that is open."""
    units: int = 1
    is_assigned: bool = False


_PLANS = (
    _Plan(300, 150, 4, -12),
    _Plan(282, 180, 9, -3),
    _Plan(38, 90, None),
    _Plan(265, 120, 12, 19),
    _Plan(120, 180, 5),
    _Plan(250, 160, 16, -8, is_assigned=True),
    _Plan(205, 150, 7),
    _Plan(240, 170, 11, -15, units=2),
    _Plan(95, 150, 3, units=3),
    _Plan(66, 60, None),
    _Plan(230, 140, 2, -20),
    _Plan(150, 120, 21, is_assigned=True),
    _Plan(220, 120, 8, 6),
    _Plan(80, 160, 6),
    _Plan(20, 100, None),
    _Plan(210, 170, 5, -4),
    _Plan(60, 180, 14, units=2),
    _Plan(190, 130, 3, -9),
    _Plan(45, 120, 27, is_assigned=True),
    _Plan(9, 90, None),
)
"""In turn; a smaller county has the first of them."""


def make_challenges(county: County, records: Records) -> Records:
    """Every challenge with its milestones; tasks that serve one name it."""
    rng = county.rng("challenges")
    maker = _Maker(county, records, rng)
    count = max(3, round(_OF_DEFAULT * len(county.communities) / _COMMUNITIES))
    cases = [maker.case(number) for number in range(count)]
    cases.sort(key=lambda case: case.row["posted_on"])
    numbers, steps = Numbering("bt", 3), Numbering("jd", 4)
    for case in cases:
        name = numbers.number(case.row, "posted_on")
        for task in case.tasks:
            task.update(challenge=name, mode="topic")
        for step in case.milestones:
            step["challenge"] = name
            steps.number(step, "due")
    return {
        "challenges": [case.row for case in cases],
        "milestones": [step for case in cases for step in case.milestones],
    }


@dataclass
class _Case:
    """One challenge, without its id as yet."""

    row: Row
    milestones: list[Row]
    tasks: list[Row]


@dataclass
class _Maker:
    county: County
    records: Records
    rng: Random
    _asked: set[tuple[str, str]] = field(default_factory=set)
    """By text and community what was posted already."""

    @cached_property
    def _tasks(self) -> dict[str, list[Row]]:
        """By community, in order."""
        return by_community(self.records["tasks"])

    def case(self, number: int) -> _Case:
        """The challenge of a number."""
        plan, templates = _PLANS[number % len(_PLANS)], load("challenges")
        template = templates[number % len(templates)]
        posted = last_workday(AS_OF - timedelta(days=plan.posted))
        due = posted + timedelta(days=plan.span)
        takers = self._takers(template, plan)
        taken = None if plan.taken is None else posted + timedelta(days=plan.taken)
        closed = None if plan.closed is None else due + timedelta(days=plan.closed)
        until = closed or AS_OF
        community, tasks = self._community(template, takers, taken, until)
        estate = self._estate(community, number, tasks, until)
        is_county = template.get("by") == "county"
        place = "全县" if is_county else estate.name if estate else community.full_name
        slots: Slots = {**draw_numbers(self.rng, template), "place": place}
        row = {
            "poster": self._poster(community, number, is_county=is_county),
            "community": "" if is_county else community.id,
            "estate": estate.id if estate and not is_county else "",
            "text": template["text"].format_map(slots),
            "goal": template["goal"].format_map(slots),
            "posted_on": posted.isoformat(),
            "due": due.isoformat(),
            **self._taking(plan, takers, taken, number),
        }
        if closed:
            row |= {
                "result": template["result"].format_map(slots),
                "closed_on": closed.isoformat(),
                "evidence": template["evidence"],
            }
        return _Case(row, _milestones(template, taken or posted, due, taken and until), tasks)

    def _estate(
        self, community: Community, number: int, tasks: list[Row], day: date
    ) -> Estate | None:
        """The estate it is about, if it is about one only: that of its tasks, where it has any."""
        places = {task.get("estate", "") for task in tasks}
        if places:
            of_all = places.pop() if len(places) == 1 else ""
            return next((estate for estate in community.estates if estate.id == of_all), None)
        return self.rng.choice(community.estates_on(day)) if number % 3 != 1 else None

    def _poster(self, community: Community, number: int, *, is_county: bool) -> str:
        if is_county:
            return "县基层治理协调办"
        by_town = number % 2 == 0
        return (
            self.county.town_committee(community) if by_town else f"中共{community.full_name}委员会"
        )

    def _takers(self, template: Mapping[str, Any], plan: _Plan) -> list[Unit]:
        """The units whose business it is, and others where it takes more; none where nobody takes it."""
        if plan.taken is None:
            return []
        known = self.county.unit_by_id
        able = [known[unit] for unit in template["units"] if unit in known]
        others = [unit for unit in self.county.steady_units if unit not in able]
        return [*able, *self.rng.sample(others, min(3, len(others)))][: plan.units]

    def _community(
        self, template: Mapping[str, Any], takers: list[Unit], taken: date | None, until: date
    ) -> tuple[Community, list[Row]]:
        """A community in which the takers had tasks of this kind meanwhile, and those tasks."""
        text = template["text"]
        others = [c for c in self.county.communities if (text, c.id) not in self._asked]
        communities = others or self.county.communities
        looked_at = self.rng.sample(communities, min(_LOOKED_AT, len(communities)))
        if taken is None:
            self._asked.add((text, looked_at[0].id))
            return looked_at[0], []
        ids, start = {unit.id for unit in takers}, taken.isoformat()
        found = {
            community.id: [
                task
                for task in self._tasks.get(community.id, ())
                if task.get("unit") in ids
                and task["category"] == template["category"]
                and not task.get("challenge")
                and start <= task.get("dispatched_on", "") <= until.isoformat()
            ]
            for community in looked_at
        }
        best = max(looked_at, key=lambda community: len(found[community.id]))
        self._asked.add((text, best.id))
        return best, found[best.id][:_MOST_TASKS]

    def _taking(self, plan: _Plan, takers: list[Unit], taken: date | None, number: int) -> Row:
        if taken is None:
            return {}
        return {
            "claim": "assigned" if plan.is_assigned else "voluntary",
            "takers": phrase("between").join(unit.id for unit in takers),
            "form": "jointly" if len(takers) > 1 else "alone",
            "taken_on": taken.isoformat(),
            "assigned_by": _ASSIGNED_BY.format(number=number + 3) if plan.is_assigned else "",
        }


def _milestones(
    template: Mapping[str, Any], start: date, due: date, until: date | None
) -> list[Row]:
    """Evenly from the start to the due date; each is met a few days early, the last one with the end."""
    texts = template["milestones"]
    rows = []
    for position, text in enumerate(texts, start=1):
        day = start + (due - start) * position // len(texts)
        row = {"text": text, "due": day.isoformat()}
        done = day - timedelta(days=4) if position < len(texts) else until
        is_over = until is not None and until < AS_OF
        if until and done and (is_over or (done <= AS_OF and position < len(texts))):
            row["done_on"] = min(done, until).isoformat()
        rows.append(row)
    return rows
