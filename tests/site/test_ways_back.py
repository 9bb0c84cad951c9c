"""What serves what: from a record to what carried it out, and back, on the finished site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement

from tests.site import records
from tests.site.pages import SitePage, target_of
from tests.site.records import Row, rows

Pages = dict[str, SitePage]

SERVED = {
    "commitment": "commitments/{commitment}/index.html",
    "challenge": "challenges/{challenge}/index.html",
    "decision": "meetings/{meeting}/index.html",
}
"""The task's field, and the page of what it serves."""


@pytest.mark.parametrize("field", SERVED)
def test_what_tasks_serve_leads_to_them_and_they_lead_back(pages: Pages, field: str) -> None:
    serving = [task for task in rows("tasks") if field in task]
    assert serving, f"no task of the demonstration serves a {field}"
    broken = []
    for task in serving:
        page, anchor = _served(field, task[field])
        home = pages[_home(task)]
        listed = {
            target_of(page, href) for href in _section(pages[page], anchor).xpath(".//a/@href")
        }
        row = home.tree.get_element_by_id(task["id"])
        back = {target_of(home.path, href) for href in row.xpath(".//a/@href")}
        if (home.path, task["id"]) not in listed or (page, anchor) not in back:
            broken.append((task["id"], task[field]))
    assert broken == []


def test_a_decision_is_done_on_the_day_its_last_task_was(pages: Pages) -> None:
    """Where every task has a day and a result, and nothing happened to it on the way."""
    disturbed = {row["task"] for row in rows("task_events")}
    faults, checked = [], 0
    for decision, tasks in _tasks_by("decision"):
        sound = all(
            {"completed_on", "result"} <= t.keys() and t["id"] not in disturbed for t in tasks
        )
        if not sound:
            continue
        checked += 1
        last = max(str(records.day(task, "completed_on")) for task in tasks)
        said = _section(pages[_served("decision", decision)[0]], decision).text_content()
        if "已落实" not in said or last not in said:
            faults.append(decision)
    assert faults == []
    assert checked > 10


def test_a_challenge_names_its_takers_and_its_result(pages: Pages) -> None:
    units = {row["id"]: row["name"] for row in rows("units")}
    faults = []
    for challenge in rows("challenges"):
        page = pages[f"challenges/{challenge['id']}/index.html"]
        takers = challenge["takers"].split("、") if "takers" in challenge else []
        linked = {target_of(page.path, href)[0] for href in page.tree.xpath("//main//a/@href")}
        wanted = [*(units[unit] for unit in takers), challenge.get("result", "")]
        if any(text not in page.shown for text in wanted) or any(
            f"u/{unit}/index.html" not in linked for unit in takers
        ):
            faults.append(challenge["id"])
        for unit in takers:
            back = pages[f"u/{unit}/index.html"].tree.xpath("//*[@id='mechanisms']//a/@href")
            if ("challenges/index.html", unit) not in [
                target_of(f"u/{unit}/index.html", h) for h in back
            ]:
                faults.append((challenge["id"], unit))
    assert faults == []


def test_meetings_raised_from_each_other_lead_both_ways(pages: Pages) -> None:
    raised = [row for row in rows("meetings") if "raised_from" in row]
    assert raised, "nothing climbs the ladder in the demonstration"
    for above in raised:
        ends = [f"meetings/{name}/index.html" for name in (above["id"], above["raised_from"])]
        for here, there in (ends, ends[::-1]):
            links = {target_of(here, href)[0] for href in pages[here].tree.xpath("//main//a/@href")}
            assert there in links, (here, there)


def test_list_items_lead_to_what_fulfilled_them_and_it_leads_back(pages: Pages) -> None:
    kinds = {kind: records.ids(kind) for kind in ("tasks", "commitments", "challenges")}
    tasks = {row["id"]: row for row in rows("tasks")}
    broken, checked = [], 0
    for item in rows("list_items"):
        target = item.get("fulfilled_by", "")
        kind = next((kind for kind, ids in kinds.items() if target in ids), "")
        if not kind:
            continue
        checked += 1
        there = (
            (_home(tasks[target]), target)
            if kind == "tasks"
            else (f"{kind}/{target}/index.html", "")
        )
        here = (f"lists/{item['community']}/index.html", item["id"])
        if not _leads(pages, here, there) or not _leads(pages, there, here):
            broken.append((item["id"], target))
    assert broken == []
    assert checked


def test_the_months_a_community_met_are_those_of_its_meetings(pages: Pages) -> None:
    held = {
        (row["community"], str(records.day(row, "date"))[:7])
        for row in rows("meetings")
        if records.counts_as("levels", row["level"]) == "community"
    }
    grid = pages["meetings/index.html"].tree
    for community in records.ids("communities"):
        row = grid.get_element_by_id(community)
        dated = [cell for cell in row.xpath("./td") if cell.xpath(".//a")]
        assert len(dated) == sum(1 for place, _ in held if place == community), community


def _tasks_by(field: str) -> Iterator[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for task in rows("tasks"):
        if field in task:
            groups.setdefault(task[field], []).append(task)
    yield from groups.items()


def _home(task: Row) -> str:
    """The month page a task lives on."""
    return f"c/{task['community']}/{records.day(task, 'raised_on'):%Y-%m}/index.html"


def _served(field: str, name: str) -> tuple[str, str]:
    """The page of what a task serves, and its anchor there."""
    if field != "decision":
        return SERVED[field].format(**{field: name}), ""
    meeting = next(row["meeting"] for row in rows("decisions") if row["id"] == name)
    return SERVED[field].format(meeting=meeting), name


def _section(page: SitePage, anchor: str) -> HtmlElement:
    """The part of a page with an id; the whole of it for none."""
    return page.tree.get_element_by_id(anchor) if anchor else page.tree.find("body")


def _leads(pages: Pages, here: tuple[str, str], there: tuple[str, str]) -> bool:
    hrefs = _section(pages[here[0]], here[1]).xpath(".//a/@href")
    return there in {target_of(here[0], href) for href in hrefs}
