"""The demonstration's lists and activities: what they point to is real, and gaps are there to be seen."""

from __future__ import annotations

from collections import Counter

from tests.sunboard_demo.reading import Row, SampleCounty

SERVICES = 8


def test_every_item_leads_to_something_of_its_community_that_was_done(
    demo_county: SampleCounty,
) -> None:
    dones = {
        "tasks": "completed_on",
        "commitments": "done_on",
        "challenges": "closed_on",
        "activities": "date",
    }
    by_kind: Counter[str] = Counter()
    for item in fulfilled(demo_county):
        kind, row = next(
            (kind, rows[item["fulfilled_by"]])
            for kind in dones
            if item["fulfilled_by"] in (rows := demo_county.by_id(kind))
        )
        assert row[dones[kind]]
        assert row["community"] == item["community"]
        by_kind[kind] += 1
    assert all(by_kind[kind] > 5 for kind in ("tasks", "commitments", "activities")), by_kind


def test_needs_are_met_after_they_are_listed(demo_county: SampleCounty) -> None:
    activities = demo_county.by_id("activities")
    for item in fulfilled(demo_county):
        if item["fulfilled_by"] in activities:
            held_on = digits(activities[item["fulfilled_by"]]["date"])
            assert digits(item["listed_on"]) < held_on, item["id"]


def test_the_lists_have_what_real_ones_lack(demo_county: SampleCounty) -> None:
    items = demo_county.rows["list_items"]
    assert 150 < len(items) < 230
    used = {item.get("matched_with") for item in items}
    needs = [item for item in items if item["list"] == "需求清单"]
    resources = [item for item in items if item["list"] == "资源清单"]
    assert any("unit" not in item for item in items)
    assert any("due" not in item for item in items if item not in resources)
    assert any("matched_with" not in need for need in needs)
    assert any(resource["id"] not in used for resource in resources)
    assert Counter(item["list"] for item in items).keys() == {
        "需求清单",
        "资源清单",
        "项目清单",
        "责任清单",
    }


def test_some_service_never_came_to_some_community(demo_county: SampleCounty) -> None:
    activities = demo_county.rows["activities"]
    assert 350 < len(activities) < 480
    pairs = {(row["community"], row["service"]) for row in activities if "service" in row}
    communities = {row["id"] for row in demo_county.rows["communities"]}
    assert {community for community, _ in pairs} == communities
    assert len({service for _, service in pairs}) == SERVICES
    assert 5 < SERVICES * len(communities) - len(pairs) < 40


def test_some_activities_leave_their_counts_open(demo_county: SampleCounty) -> None:
    activities = demo_county.rows["activities"]
    for name in ("sessions", "attendances", "persons", "service"):
        assert 0 < sum(name not in row for row in activities) < len(activities), name


def test_units_that_fell_silent_or_ended_hold_nothing_from_then_on(
    demo_county: SampleCounty,
) -> None:
    last = {"dag": "20260615", "dzz": "20260630"}
    for row in demo_county.rows["activities"]:
        assert digits(row["date"]) < last.get(row["unit"], "99999999"), row["id"]


def fulfilled(county: SampleCounty) -> list[Row]:
    return [row for row in county.rows["list_items"] if "fulfilled_by" in row]


def digits(day: str) -> str:
    """A date as it is written, in a form that sorts."""
    year, month, number = day.replace("年", "-").replace("月", "-").replace("日", "").split("-")
    return f"{year}{int(month):02}{int(number):02}"
