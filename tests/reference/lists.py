"""清单: needs matched with resources, items fulfilled, and items that nobody answers for."""

from __future__ import annotations

from collections.abc import Callable

from tests.reference.county import County
from tests.reference.records import Row, a_day, day
from tests.reference.words import Figures, truths


def figures(county: County) -> Figures:
    found: Figures = {}
    for prefix, _, is_mine in county.places("county", "community", "unit"):
        rows = [row for row in county.rows("list_items") if is_mine(row)]
        found |= {f"{prefix}/lists/{key}": value for key, value in _of(county, rows).items()}
    return found


def _of(county: County, rows: list[Row]) -> Figures:
    project = county.project
    meaning: Callable[[Row], str] = lambda row: project.counts_as("lists", row["list"])  # noqa: E731
    found = {
        "all": str(len(rows)),
        "matched": truths("matched_with" in row for row in rows if meaning(row) == "need"),
        "fulfilled": truths(is_fulfilled(county, r) for r in rows if meaning(r) != "resource"),
        "orphans": truths(bool(lacks(county, row)) for row in rows),
        "used": truths(is_used(county, row) for row in rows if meaning(row) == "resource"),
    }
    for term in project.terms("lists"):
        mine = [row for row in rows if project.key_of("lists", row["list"]) == term["key"]]
        found[f"list-{term['key']}"] = str(len(mine))
    return found


def is_fulfilled(county: County, row: Row) -> bool:
    """By a task or commitment that is done, a challenge that is closed, or an activity that was held."""
    return row.get("fulfilled_by") in county.done_things


def is_used(county: County, row: Row) -> bool:
    """资源用上: a need that names it is fulfilled, or it led to something itself."""
    return is_fulfilled(county, row) or any(
        is_fulfilled(county, item)
        for item in county.rows("list_items")
        if item.get("matched_with") == row["id"]
    )


def lacks(county: County, row: Row) -> list[str]:
    """没有着落: everything an item lacks."""
    meaning = county.project.counts_as("lists", row["list"])
    is_undone = "fulfilled_by" not in row
    due, found = day(row, "due"), []
    if not {"unit", "by_community"} & row.keys():
        found.append("unit")
    if meaning != "resource":
        if is_undone and "unit" in row and not county.stands(row["unit"], county.as_of):
            found.append("unit-ended")
        if due is None:
            found.append("due")
        elif due < county.as_of and is_undone:
            found.append("past")
    age = (county.as_of - a_day(row, "listed_on")).days
    is_waiting = is_undone and not _is_matched(county, row)
    if meaning in ("need", "resource") and is_waiting and age > county.project.limit("match_days"):
        found.append("match")
    return found


def _is_matched(county: County, row: Row) -> bool:
    return "matched_with" in row or row["id"] in county.used_resources
