"""公示, 更正."""

from __future__ import annotations

from tests.reference.county import County
from tests.reference.records import Row, day
from tests.reference.words import Figures, truths


def figures(county: County) -> Figures:
    found: Figures = {}
    for prefix, _, is_mine in county.places("county", "community"):
        states = [(state(county, row), row) for row in county.rows("notices") if is_mine(row)]
        found[f"{prefix}/notices/open"] = str(sum(name == "open" for name, _ in states))
        found[f"{prefix}/notices/standing"] = str(sum(name == "standing" for name, _ in states))
        found[f"{prefix}/notices/outcomes"] = truths(
            "outcome" in row for name, row in states if name == "over"
        )
    for term in county.project.terms("correction_classes"):
        found[f"county/corrections/{term['counts_as']}"] = str(
            sum(
                county.project.counts_as("correction_classes", row["category"]) == term["counts_as"]
                for row in county.rows("corrections")
            )
            + county.unlisted_corrections(term["key"])
        )
    return found | _objections(county)


def _objections(county: County) -> Figures:
    """收到几件；还在查的几件，没有写结果的也算；查完的，各种结果各几件."""
    vocabulary, rows = "objection_outcomes", county.rows("objections")
    outcomes = [county.project.key_of(vocabulary, row.get("outcome")) for row in rows]
    meanings = [county.project.counts_as(vocabulary, row.get("outcome")) for row in rows]
    found = {
        "received": len(rows),
        "open": sum(meaning in ("", "open") for meaning in meanings),
    }
    for term in county.project.terms(vocabulary):
        if term["counts_as"] != "open":
            found[term["key"]] = outcomes.count(term["key"])
    return {f"county/objections/{key}": str(count) for key, count in found.items()}


def state(county: County, row: Row) -> str:
    """open, over, standing, or coming."""
    first, last = day(row, "started_on"), day(row, "ended_on")
    if first and first > county.as_of:
        return "coming"
    is_standing = county.project.counts_as("notice_kinds", row["kind"]) == "standing"
    if last and last < county.as_of:
        return "withdrawn" if is_standing else "over"
    return "standing" if is_standing else "open"
