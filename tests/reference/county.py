"""What every family of figures starts from: a project's records, and the state of every piece of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from tests.reference import work
from tests.reference.generated_spoiled import SPOILED
from tests.reference.records import Project, Row, a_day, day, members, number
from tests.reference.words import first_of, last_of, last_whole_month, month_of, months
from tests.reference.work import Judged, Work

T = TypeVar("T")
NOBODY = Judged()
_KEPT_BY = {
    "pairings": "started_on",
    "teams": "started_on",
    "notices": "started_on",
    "positions": "reported_on",
    "commitments": "made_on",
    "tasks": "raised_on",
    "visits": "ended_on",
    "challenges": "posted_on",
    "list_items": "listed_on",
    "stations": "opened_on",
    "observers": "counted_on",
    "deeds": "date",
    "activities": "date",
    "meetings": "date",
    "shifts": "date",
    "corrections": "date",
    "objections": "received_on",
}
"""The date by which a kind is kept from a month on."""
COUNTED = {
    "commitments": "commitments",
    "months": "commitments tasks deeds",
    "deeds": "deeds",
    "loop": "tasks",
    "accountability": "commitments tasks",
    "lists": "list_items",
    "services": "activities",
    "challenges": "challenges",
    "meetings": "meetings",
    "forces": "teams observers",
    "stations": "stations",
    "positions": "positions visits",
    "pairings": "pairings",
    "notices": "notices",
    "corrections": "corrections objections",
}
"""The kinds of which a board counts one at least; where nobody keeps any, there is no board (没有登记的)."""


@dataclass(frozen=True)
class County:
    """A project's records and what follows from each of them alone."""

    project: Project

    def once(self, make: Callable[[County], T]) -> T:
        """What `make` makes of this county; made the first time it is asked for, then kept."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    @property
    def as_of(self) -> date:
        return self.project.as_of

    @cached_property
    def last_month(self) -> str:
        """The last month that is over."""
        return last_whole_month(self.as_of)

    @cached_property
    def months(self) -> list[str]:
        """From the first task, commitment or deed on record to the as-of day's month."""
        kinds = (("commitments", "made_on"), ("tasks", "raised_on"), ("deeds", "date"))
        began = [month for kind, field in kinds for month in self.months_with(kind, field)]
        return months(min([*began, month_of(self.as_of)]), month_of(self.as_of))

    @cached_property
    def commitments(self) -> list[Work]:
        return work.commitments(self.project)

    @cached_property
    def tasks(self) -> list[Work]:
        return work.tasks(self.project)

    @cached_property
    def decisions(self) -> list[Work]:
        return work.decisions(self.project, self.tasks)

    @cached_property
    def escalations(self) -> list[tuple[str, Work]]:
        return work.escalations(self.project)

    @cached_property
    def events(self) -> dict[str, list[tuple[date, str, Row]]]:
        return work.events_of(self.project)

    @cached_property
    def judged(self) -> dict[str, Judged]:
        return work.judgements(self.project)

    def judged_of(self, item: Work) -> Judged:
        return self.judged.get(item.row["id"], NOBODY)

    @cached_property
    def is_asked_if_solved(self) -> bool:
        """Whether any resident answered if a finished task is solved; else there is no such figure."""
        done = (task for task in self.tasks if task.outcome in work.FINISHED)
        return any(self.judged_of(task).solved for task in done)

    def rows(self, kind: str) -> tuple[Row, ...]:
        return self.project.rows(kind)

    @cached_property
    def standing_units(self) -> list[str]:
        """Units that were not merged into another by now."""
        return [unit for unit in self.project.ids("units") if self.stands(unit, self.as_of)]

    def stands(self, unit: str, on: date) -> bool:
        """Whether a unit was not merged yet on a day."""
        ended = day(self._units[unit], "ended_on")
        return ended is None or ended > on

    @cached_property
    def _units(self) -> dict[str, Row]:
        return self.project.by_id("units")

    def meets(self, owner: str, name: str, row: Row) -> bool:
        """Whether a row is of a place: the county, a community or an estate."""
        return owner == "county" or row.get(owner) == name

    def places(self, *kinds: str) -> Iterator[tuple[str, str, Callable[[Row], bool]]]:
        """The county, communities, estates and units asked for: prefix, name, and whose rows they have."""
        for kind in kinds:
            if kind == "county":
                yield "county", "", lambda _: True
                continue
            table = {"community": "communities", "estate": "estates", "unit": "units"}[kind]
            for name in self.project.ids(table):
                yield f"{kind}/{name}", name, lambda row, k=kind, n=name: row.get(k) == n

    @cached_property
    def activities(self) -> list[Row]:
        """数据截至以后的活动不算."""
        return [row for row in self.rows("activities") if a_day(row, "date") <= self.as_of]

    def month(self, row: Row, field: str) -> str:
        return month_of(a_day(row, field))

    def months_with(self, kind: str, field: str) -> list[str]:
        """The month of every record of a kind."""
        return [self.month(row, field) for row in self.rows(kind)]

    # What follows needs records that open data has no rows of: `counted.py` has it from counts.

    def units_of_people(self, row: Row) -> set[str]:
        """The units of the people of a record."""
        people = self.project.by_id("people")
        return {people[person]["unit"] for person in members(row, "people")}

    def honoured_in(self, _quarter: str, rows: list[Row]) -> tuple[int, int]:
        """How many people and units the honoured deeds of a quarter, which are these, honour."""
        people = {person for row in rows for person in members(row, "people")}
        return len(people), len(
            {u for row in rows for u in (*members(row, "unit"), *self.units_of_people(row))}
        )

    def in_post(self, unit: str, month: str) -> int:
        """How many of a unit's people held a post on some day of a month."""
        people = self.project.by_id("people")
        return len(
            {
                row["person"]
                for row in self.rows("positions")
                if people[row["person"]]["unit"] == unit
                and (reported := day(row, "reported_on"))
                and reported <= last_of(month)
                and ((ended := day(row, "ended_on")) is None or ended >= first_of(month))
            }
        )

    def reported(self, unit: str) -> list[bool]:
        """For each registered member of a unit, whether anything says that they reported in."""
        there = {row["person"] for row in self.rows("positions") if "reported_on" in row}
        return [row["id"] in there for row in self.rows("people") if row["unit"] == unit]

    def visits_in(self, unit: str, month: str) -> int:
        """How often a unit called on households in a month."""
        return sum(
            number(row, "visits") or 0
            for row in self.rows("visits")
            if row["unit"] == unit and self.month(row, "ended_on") == month
        )

    def unlisted_stages(self, _owner: str, _name: str) -> list[str]:
        """The stage of every deed of a community, a unit, a quarter or the county that has no row."""
        return []

    def unlisted_corrections(self, _key: str) -> int:
        """How many corrections of a class have no row."""
        return 0

    def last_unlisted(self, _kind: str = "") -> list[tuple[dict[str, list[str]], date]]:
        """Whose records, of a kind or of any, have no row, and the last day of these."""
        return []

    def lost(self, kind: str, owner: str, name: str, dates: Iterable[str]) -> list[date | None]:
        """The last day, if any, of each record that can't be counted and is known to be somebody's."""
        return [
            max((on for field in dates if (on := day(row, field))), default=None)
            for row in self.lost_rows[kind]
            if row.get(owner) == name
        ]

    def has_lost_of_whole(self, kind: str, community: str) -> bool:
        """Whether a record of a community that can't be counted names no estate that is known."""
        known = self.project.ids("estates")
        return any(
            row.get("community") == community and row.get("estate") not in known
            for row in self.lost_rows[kind]
        )

    @cached_property
    def lost_rows(self) -> dict[str, list[Row]]:
        """By kind the rows that the spoiled county alone has."""
        folder, kinds = self.project.folder / SPOILED, ("commitments", "pairings", "tasks")
        if not folder.exists():
            return {kind: [] for kind in kinds}
        project = Project(folder)
        return {
            kind: [row for row in project.rows(kind) if row["id"] not in self.project.ids(kind)]
            for kind in kinds
        }

    def kept_from(self, kind: str) -> str | None:
        """The month from which a kind is kept: "" for always, None for never (没有登记的)."""
        if kind not in self._since:
            self._since[kind] = self._kept_from(kind)
        return self._since[kind]

    @cached_property
    def _since(self) -> dict[str, str | None]:
        return {}

    def _kept_from(self, kind: str) -> str | None:
        named = self.project.programme.get("kept_from", {})
        if kind in named:
            return str(named[kind])
        rows = self.rows(kind)
        if not rows:
            return month_of(self.as_of) if self.project.has_void(kind) else None
        days = [day(row, _KEPT_BY[kind]) for row in rows] if kind in _KEPT_BY else []
        return min((month_of(on) for on in days if on), default="")

    def keeps(self, kind: str, month: str) -> bool:
        """Whether a kind was kept in a month."""
        began = self.kept_from(kind)
        return began is not None and began <= month

    def is_kept(self, *kinds: str) -> bool:
        """Whether all of these kinds are kept by now."""
        return all(self.keeps(kind, month_of(self.as_of)) for kind in kinds)

    def is_made(self, board: str) -> bool:
        """Whether a board is asked for, and anybody keeps what it counts."""
        if board == "obligations":
            did = map(self.is_kept, ("positions", "visits", "tasks", "activities"))
            return self.project.makes(board) and self.is_kept("pairings") and any(did)
        kinds = COUNTED.get(board, "").split()
        return self.project.makes(board) and (not kinds or any(map(self.is_kept, kinds)))

    @cached_property
    def done_things(self) -> set[str]:
        """Whatever can fulfil an item of a list: a task or commitment done, a challenge closed, an activity."""
        done = {
            item.row["id"] for item in (*self.tasks, *self.commitments) if item.outcome == "done"
        }
        closed = {row["id"] for row in self.rows("challenges") if "closed_on" in row}
        return done | closed | {row["id"] for row in self.activities}

    @cached_property
    def used_resources(self) -> set[str]:
        """The resources that a need names."""
        return {row["matched_with"] for row in self.rows("list_items") if "matched_with" in row}

    @cached_property
    def published(self) -> dict[str, list[str]]:
        """The days on which a task's result was put down as public."""
        found: dict[str, list[str]] = defaultdict(list)
        for line in self.project.ledger:
            if line["kind"] == "tasks" and line["event"] == "completed":
                found[line["id"]].append(line["day"])
        return found

    @cached_property
    def first_put_down(self) -> str | None:
        """The day on which putting down began."""
        return min((line["day"] for line in self.project.ledger), default=None)
