"""揭榜: challenges taken, closed and overdue, and how long they waited."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.records import Row, a_day, day, members
from tests.reference.words import Figures, truths, usual


def figures(county: County) -> Figures:
    found: Figures = {}
    every = list(county.rows("challenges"))
    for prefix, name, _ in county.places("county", "community"):
        mine = [row for row in every if not name or row.get("community") == name]
        found[f"{prefix}/challenges/taken"] = truths(is_taken(row) for row in mine)
        found |= _taken(county, prefix, [row for row in mine if is_taken(row)])
    for unit in county.project.ids("units"):
        mine = [row for row in every if unit in members(row, "takers")]
        found[f"unit/{unit}/challenges/taken"] = str(len(mine))
        found |= _taken(county, f"unit/{unit}", mine)
    taken = [row for row in every if is_taken(row)]
    found["county/challenges/untaken"] = str(len(every) - len(taken))
    found["county/challenges/voluntary"] = truths(
        county.project.counts_as("claim_modes", row.get("claim")) == "voluntary" for row in taken
    )
    waited = [(on - a_day(row, "posted_on")).days for row in taken if (on := day(row, "taken_on"))]
    found["county/challenges/days"] = usual(waited)
    return found


def is_taken(row: Row) -> bool:
    return "takers" in row


def _taken(county: County, prefix: str, taken: list[Row]) -> Figures:
    overdue = [r for r in taken if "closed_on" not in r and a_day(r, "due") < county.as_of]
    return {
        f"{prefix}/challenges/finished": truths("closed_on" in row for row in taken),
        f"{prefix}/challenges/past-due": str(len(overdue)),
    }
