"""What a community could not solve, and the meetings of the levels above that took it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sunboard_demo.county import Community, County, Row, Unit
from sunboard_demo.days import AS_OF, add_workdays, last_workday
from sunboard_demo.wording import Slots, draw_numbers, load, phrase

_COUNTY_OFFICE = "县党建引领基层治理协调机制办公室"


@dataclass
class Meeting:
    """One meeting; none of its rows has an id yet."""

    row: Row
    decisions: list[tuple[Row, list[Row]]] = field(default_factory=list)
    """Each with the tasks that carry it out."""
    raised_from: Meeting | None = None

    @property
    def day(self) -> date:
        """The day it was held."""
        return date.fromisoformat(self.row["date"])


@dataclass(frozen=True)
class Ladder:
    """How far a matter climbs."""

    month: int
    """The month, from the first on record, in which the community raises it."""
    levels: tuple[str, ...] = ("town",)
    """The levels above that met for it."""
    after: int = 17
    """Days from one meeting to the next."""
    from_estate: bool = False
    """Whether an estate had raised it to the community."""
    is_done: bool = True


LADDERS: Mapping[int, Ladder] = {
    0: Ladder(5, ("town", "county"), from_estate=True),
    1: Ladder(7),
    2: Ladder(8, ()),
    4: Ladder(11, ()),
    5: Ladder(5, is_done=False),
    8: Ladder(6, after=44),
    10: Ladder(3, ("town", "county"), after=20),
}
"""By a community's place in the county's list, which repeats every 14."""


def climb(
    county: County, community: Community, meeting: Meeting, ladder: Ladder, rng: Random
) -> Iterator[Meeting]:
    """The meetings above and below one of a community's, and what each of them decided."""
    matters = load("meetings")["raised"]
    template = matters[county.communities.index(community) % len(matters)]
    slots: Slots = {**draw_numbers(rng, template), "place": community.full_name}
    if ladder.from_estate:
        below = _estate_meeting(community, meeting)
        below.decisions.append((_raised(template, slots), []))
        meeting.raised_from = below
        yield below
    meeting.decisions.append((_raised(template, slots), []))
    lower = meeting
    for level in ladder.levels:
        units = _units(county, template, rng)
        day = last_workday(lower.day + timedelta(days=ladder.after))
        lower = Meeting(_row(county, community, level, day, units), raised_from=lower)
        is_top = level == ladder.levels[-1]
        decided = _decided(template, slots, units[0], day, is_done=ladder.is_done)
        lower.decisions.append((decided if is_top else _raised(template, slots), []))
        yield lower


def _estate_meeting(community: Community, meeting: Meeting) -> Meeting:
    estate = community.estates[0]
    day = last_workday(meeting.day - timedelta(days=9))
    row = {
        "level": "estate",
        "community": community.id,
        "convenor": f"{estate.name}党支部",
        "date": day.isoformat(),
        "units": meeting.row["units"].split(phrase("between"))[0],
        "summary": f"听取{estate.name}居民代表意见，研究楼栋小组报来的事项。",
    }
    return Meeting(row)


def _row(county: County, community: Community, level: str, day: date, units: list[Unit]) -> Row:
    town = county.town_committee(community)
    return {
        "level": level,
        "town": community.town if level == "town" else "",
        "convenor": town if level == "town" else _COUNTY_OFFICE,
        "date": day.isoformat(),
        "units": phrase("between").join(unit.id for unit in units),
        "summary": f"研究{community.full_name}提请的事项，明确责任单位和完成期限。",
    }


def _raised(template: Mapping[str, Any], slots: Slots) -> Row:
    return {
        "text": template["text"].format_map(slots),
        "state": "escalated",
        "reason": template["reason"],
    }


def _units(county: County, template: Mapping[str, Any], rng: Random) -> list[Unit]:
    """The units whose business it is, and two more."""
    known = county.unit_by_id
    able = [known[unit] for unit in template["units"] if unit in known]
    others = [unit for unit in county.steady_units if unit not in able]
    return [*able, *rng.sample(others, min(2, len(others)))]


def _decided(
    template: Mapping[str, Any], slots: Slots, unit: Unit, day: date, *, is_done: bool
) -> Row:
    due = add_workdays(day, 45)
    done = due - timedelta(days=6)
    row = {
        "text": template["decided"].format_map(slots),
        "state": "decided",
        "unit": unit.id,
        "due": due.isoformat(),
    }
    if not is_done or done > AS_OF:
        return row
    return row | {"done_on": done.isoformat(), "result": template["result"].format_map(slots)}
