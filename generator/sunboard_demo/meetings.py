"""Joint meetings: each community's every month, what they decided, and what climbed the ladder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sunboard_demo.batch import Records
from sunboard_demo.county import Community, County, Estate, Row, Unit
from sunboard_demo.days import AS_OF, MONTHS, add_workdays, random_workday
from sunboard_demo.ladders import LADDERS, Ladder, Meeting, climb
from sunboard_demo.numbering import Numbering
from sunboard_demo.wording import draw, draw_numbers, load, phrase

_MISSED, _GUIDED, _ABSENT, _OWN = 0.05, 0.7, 0.12, 0.5
"""Shares of months without a meeting, of meetings with a leader, of units away, of decisions without tasks."""
_LAST_MONTHS_MISSED = {5: 3, 12: 1}
"""By place in the county's list, how many months up to the last a community held none."""
_GROUPS = {0: 8, 1: 46, 2: 34, 3: 12}
_MOST_TASKS = 3
_TAKEN_UP_WITHIN = timedelta(days=9)
"""A task dispatched so soon after a meeting may carry out what it decided."""
_ENDS = {"on time": 84, "late": 12, "open": 4}
_RECENT, _RECENT_ENDS = timedelta(days=120), {"on time": 66, "late": 8, "open": 26}


def make_meetings(county: County, records: Records) -> Records:
    """Every meeting with what it decided; tasks that carry out a decision name it."""
    maker = _Maker(county, records)
    meetings = [meeting for i in range(len(county.communities)) for meeting in maker.year(i)]
    meetings.sort(key=lambda meeting: meeting.row["date"])
    numbers, decided = Numbering("hy", 4), Numbering("yd", 4)
    for meeting in meetings:
        numbers.number(meeting.row, "date")
    for meeting in meetings:
        if meeting.raised_from:
            meeting.row["raised_from"] = meeting.raised_from.row["id"]
        for decision, tasks in meeting.decisions:
            decision["meeting"] = meeting.row["id"]
            decision["date"] = meeting.row["date"]
            name = decided.number(decision, "date")
            del decision["date"]
            for task in tasks:
                task["decision"] = name
    decisions = [row for meeting in meetings for row, _ in meeting.decisions]
    return {"meetings": [meeting.row for meeting in meetings], "decisions": decisions}


@dataclass
class _Maker:
    county: County
    records: Records
    _tasks: dict[str, list[Row]] = field(default_factory=dict)
    _leaders: dict[str, list[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for task in self.records["tasks"]:
            if task.get("unit") and task.get("dispatched_on") and not task.get("challenge"):
                self._tasks.setdefault(task["community"], []).append(task)
        for pairing in self.records["pairings"]:
            if pairing["kind"] == "leader":
                self._leaders.setdefault(pairing["community"], []).append(pairing)

    def year(self, position: int) -> Iterator[Meeting]:
        """A community's meetings from the first month to the last, and those they were raised to."""
        community = self.county.communities[position]
        rng = self.county.rng("meetings", community.id)
        ladder = LADDERS.get(position % 14)
        last = len(MONTHS) - _LAST_MONTHS_MISSED.get(position, 0)
        for number, month in enumerate(MONTHS):
            climbs = ladder if ladder and ladder.month == number else None
            is_missed = rng.random() < _MISSED or number >= last
            if climbs or not is_missed:
                yield from self._month(community, date(*month, 1), climbs, rng)

    def _month(
        self, community: Community, first: date, ladder: Ladder | None, rng: Random
    ) -> Iterator[Meeting]:
        day = random_workday(rng, first + timedelta(days=7), first + timedelta(days=24))
        units = self._paired(community, day)
        came = [unit for unit in units if _reports_on(unit, day) and rng.random() >= _ABSENT]
        meeting = Meeting(self._row(community, day, came or units[:1], rng))
        meeting.decisions += list(self._decisions(community, day, came, rng))
        meeting.row["summary"] = _summary(meeting.decisions)
        yield meeting
        if ladder:
            yield from climb(self.county, community, meeting, ladder, rng)

    def _paired(self, community: Community, day: date) -> list[Unit]:
        places: tuple[Community | Estate, ...] = (community, *community.estates)
        units = [
            pairing.unit
            for place in places
            for pairing in self.county.pairings_by_place.get(place.id, ())
            if pairing.holds_on(day)
        ]
        return list({unit.id: unit for unit in units}.values())

    def _row(self, community: Community, day: date, came: list[Unit], rng: Random) -> Row:
        leaders = self._leaders.get(community.id, [])
        guided = rng.choice(leaders)["id"] if leaders and rng.random() < _GUIDED else ""
        return {
            "level": "community",
            "community": community.id,
            "convenor": f"中共{community.full_name}委员会",
            "date": day.isoformat(),
            "units": phrase("between").join(unit.id for unit in came),
            "guided_by": guided,
        }

    def _decisions(
        self, community: Community, day: date, came: list[Unit], rng: Random
    ) -> Iterator[tuple[Row, list[Row]]]:
        """Some carried out by tasks of the days after, some by a unit that was there."""
        groups = self._groups(community, day)
        for tasks in rng.sample(groups, min(draw(_GROUPS, rng), len(groups))):
            yield self._tasked(community, day, tasks, rng), tasks
        steady = [unit for unit in came if unit.is_steady]
        if steady and rng.random() < _OWN:
            template = rng.choice(load("meetings")["own"])
            slots = {**draw_numbers(rng, template), "place": community.full_name}
            yield (
                {
                    "text": template["text"].format_map(slots),
                    "state": "decided",
                    "unit": rng.choice(steady).id,
                    **settled(day, template["result"].format_map(slots), rng),
                },
                [],
            )

    def _groups(self, community: Community, day: date) -> list[list[Row]]:
        """The tasks dispatched soon after a day, by unit and category."""
        groups: dict[tuple[str, str], list[Row]] = {}
        until = (day + _TAKEN_UP_WITHIN).isoformat()
        for task in self._tasks.get(community.id, ()):
            unit = self.county.unit_by_id[task["unit"]]
            if day.isoformat() <= task["dispatched_on"] <= until and unit.is_steady:
                group = groups.setdefault((unit.id, task["category"]), [])
                if len(group) < _MOST_TASKS:
                    group.append(task)
        return list(groups.values())

    def _tasked(self, community: Community, day: date, tasks: list[Row], rng: Random) -> Row:
        estates = {task.get("estate", "") for task in tasks}
        names = {estate.id: estate.name for estate in community.estates}
        place = names.get(estates.pop(), community.full_name) if len(estates) == 1 else ""
        text = rng.choice(load("meetings")["tasked"][tasks[0]["category"]])
        dues = [task["due"] for task in tasks if task.get("due")]
        due = max([add_workdays(day, 12).isoformat(), *dues])
        return {
            "text": text.format(place=place or community.full_name),
            "state": "decided",
            "unit": tasks[0]["unit"],
            "due": due,
        }


def settled(day: date, result: str, rng: Random) -> Row:
    """The due date of something decided on a day, and when it was done with what result, if it was."""
    due = add_workdays(day, rng.randint(10, 30))
    end = draw(_RECENT_ENDS if AS_OF - due < _RECENT else _ENDS, rng)
    late = due + timedelta(days=rng.randint(2, 20))
    done = late if end == "late" else due - timedelta(days=rng.randint(0, 9))
    row = {"due": due.isoformat()}
    if end == "open" or done > AS_OF:
        return row
    return row | {"done_on": done.isoformat(), "result": result}


def _reports_on(unit: Unit, day: date) -> bool:
    return unit.silent_from is None or day < unit.silent_from


def _summary(decisions: list[tuple[Row, list[Row]]]) -> str:
    categories = {task["category"]: None for _, tasks in decisions for task in tasks}
    words: dict[str, Any] = load("meetings")["subjects"]
    subjects = phrase("between").join(words[category] for category in categories)
    return f"通报上月服务单办理情况，研究{subjects or '包联单位下月安排'}。"
