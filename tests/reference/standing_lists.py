"""How every item of a list stands: its status, what it lacks, and what came of what it was matched with."""

from __future__ import annotations

from tests.reference import standing
from tests.reference.county import County
from tests.reference.lists import lacks
from tests.reference.records import Row, a_day, day
from tests.reference.said_records import PARTS
from tests.reference.timing import DAY, brief
from tests.reference.words import Figures

WORDS = {
    "need": ("待对接", "已对接", "报称落实", "已落实"),
    "resource": ("待使用", "已对接", "报称用上", "已用上"),
    "": ("在做", "已对接", "报称落实", "已落实"),
}
"""By what a list counts as: nothing yet, matched, said to be done, done."""

LACKS = {
    "unit": "没有责任单位",
    "unit-ended": "责任单位已撤并，没有交接",
    "match": "没有对接上资源",
    "past": "",
    "due": "没有期限",
}
"""In the order in which they are told."""


def figures(county: County) -> Figures:
    return {f"row list_items/{row['id']}": _row(county, row) for row in county.rows("list_items")}


def _row(county: County, row: Row) -> str:
    meaning, due = _meaning(county, row), day(row, "due")
    partners = "、".join(
        word(county, need)
        for need in county.rows("list_items")
        if meaning == "resource" and need.get("matched_with") == row["id"]
    )
    said_due = due.isoformat() if due else "" if meaning == "resource" else "没有期限"
    return PARTS.join(
        (word(county, row), lack(county, row), said_due, partners, done_by(county, row))
    )


def _meaning(county: County, row: Row) -> str:
    meaning = county.project.counts_as("lists", row["list"])
    return meaning if meaning in WORDS else ""


def word(county: County, row: Row) -> str:
    """The status of an item; 过期 and 久未对接 take the place of how far it has come."""
    lacking, meaning = lacks(county, row), _meaning(county, row)
    if "past" in lacking:
        return "过期未落实"
    if "match" in lacking:
        return "久未用上" if meaning == "resource" else "久未对接"
    return WORDS[meaning][how_far(county, row)]


def how_far(county: County, row: Row) -> int:
    """0 nothing yet, 1 matched, 2 said to be done, 3 done."""
    if _is_done(county, row) or any(_is_done(county, need) for need in _needs(county, row)):
        return 3
    if "fulfilled_by" in row:
        return 2
    return int("matched_with" in row or bool(_needs(county, row)))


def _needs(county: County, row: Row) -> list[Row]:
    return [need for need in county.rows("list_items") if need.get("matched_with") == row["id"]]


def _is_done(county: County, row: Row) -> bool:
    if row.get("fulfilled_by") not in county.done_things:
        return False
    challenge = county.project.by_id("challenges").get(row["fulfilled_by"])
    return challenge is None or "result" in challenge


def lack(county: County, row: Row) -> str:
    """Everything an item lacks, with the day that a script counts from."""
    found, due = lacks(county, row), day(row, "due")
    said = dict(LACKS)
    if due:
        said["past"] = f"自{brief(due + DAY)}起逾期没有落实"
    if _meaning(county, row) == "resource":
        said["match"] = "没有用上"
    text = "；".join(words for name, words in said.items() if name in found)
    if "past" in found:
        return f"{text}{{{due} 逾期{{d}}天}}"
    if "match" in found:
        return f"{text}{{{a_day(row, 'listed_on')} 列入{{d}}天}}"
    return text


def done_by(county: County, row: Row) -> str:
    """The status of what carried it out; "" for nothing."""
    name = row.get("fulfilled_by", "")
    for item in (*county.tasks, *county.commitments):
        if item.row["id"] == name:
            return standing.word(county, item)
    if name in county.project.by_id("challenges"):
        return "已销号" if "result" in county.project.by_id("challenges")[name] else "报称办结"
    return "已开展" if name in county.project.by_id("activities") else ""
