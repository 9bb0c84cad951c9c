"""Teams, observers, estates' organisation, stations and shifts counted again from the records alone."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date

import pytest

from tests.site import records
from tests.site.pages import SitePage
from tests.site.records import Row, as_of, counts_as, day, rows

Values = dict[str, str]


@pytest.fixture(scope="module")
def values(pages: dict[str, SitePage]) -> Values:
    """Each figure's value by its key."""
    elements = (e for page in pages.values() for e in page.tree.xpath("//*[@data-figure]"))
    return {element.get("data-figure"): element.get("data-value") for element in elements}


def test_shifts_held_of_those_whose_day_has_come(values: Values) -> None:
    station = {row["id"]: row for row in rows("stations")}
    held, planned = Counter[str](), Counter[str]()
    for row in rows("shifts"):
        for owner in _owners(row, station[row["station"]]):
            planned[owner] += _has_come(row)
            held[owner] += _state(row) == "held"
    shown = {
        key.removesuffix("/stations/held"): value
        for key, value in values.items()
        if key.endswith("/stations/held")
    }
    assert held["county"], "the demonstration has no shift that was held"
    assert {owner for owner, count in planned.items() if count} <= shown.keys()
    assert shown == {
        owner: f"{held[owner]}/{planned[owner]}" if planned[owner] else "—" for owner in shown
    }


def test_shifts_missed_and_unrecorded_are_counted_apart(values: Values) -> None:
    missed, silent = Counter[str](), Counter[str]()
    for row in rows("shifts"):
        missed[row["unit"]] += _state(row) == "missed"
        silent[row["unit"]] += not _state(row) and day(row, "date") < as_of()
    assert missed.total(), "the demonstration has no missed shift"
    assert silent.total(), "the demonstration has no unrecorded shift"
    for unit, count in missed.items():
        assert values[f"unit/{unit}/stations/missed"] == str(count)
        assert values[f"unit/{unit}/stations/unrecorded"] == str(silent[unit])


def test_stations_in_use_are_counted_where_they_are(values: Values) -> None:
    in_use = [row for row in rows("stations") if _runs(row, "opened_on", "closed_on")]
    estates = {row["estate"] for row in in_use if "estate" in row}
    communities = Counter(row["community"] for row in in_use)
    assert values["county/stations/open"] == str(len(in_use))
    assert values["county/stations/estates"] == f"{len(estates)}/{len(rows('estates'))}"
    assert values["county/stations/communities"] == f"{len(communities)}/{len(rows('communities'))}"
    for community in records.ids("communities"):
        shown = values[f"community/{community}/stations/open"]
        assert shown == str(communities[community])


def test_observers_reports_and_what_became_of_them(values: Values) -> None:
    """Which tasks count as finished hangs on their events; those without any surely do."""
    disturbed = {row["task"] for row in rows("task_events")}
    reports = [
        row
        for row in rows("tasks")
        if "channel" in row and counts_as("channels", row["channel"]) == "observer"
    ]
    by_community = Counter(row["community"] for row in reports)
    assert values["county/observers/reports"] == str(len(reports))
    for community in records.ids("communities"):
        assert values[f"community/{community}/observers/reports"] == str(by_community[community])
    calm = [row for row in reports if row["id"] not in disturbed]
    # With a result, and due before today or done: written due dates only, others are worked out.
    surely = [row for row in calm if {"due", "completed_on", "result"} <= row.keys()]
    surely = [row for row in surely if day(row, "due") <= as_of()]
    solved, due = map(int, values["county/observers/solved"].split("/"))
    assert 0 < len(surely) <= solved <= sum("completed_on" in row for row in reports)
    assert solved <= due <= len(reports)


def test_observers_days_are_near_those_of_the_undisturbed(values: Values) -> None:
    disturbed = {row["task"] for row in rows("task_events")}
    taken = sorted(
        (day(row, "completed_on") - day(row, "raised_on")).days
        for row in rows("tasks")
        if "completed_on" in row
        and "channel" in row
        and counts_as("channels", row["channel"]) == "observer"
        and row["id"] not in disturbed
    )
    median = taken[math.ceil(len(taken) / 2) - 1]
    assert abs(int(values["county/observers/days"].removesuffix("天")) - median) <= 1


def test_observers_are_those_of_the_latest_counts(values: Values) -> None:
    latest: dict[str, Row] = {}
    for row in sorted(rows("observers"), key=lambda row: day(row, "counted_on")):
        if day(row, "counted_on") <= as_of():
            latest[row["community"]] = row
    recruited, active = (
        sum(int(row[name]) for row in latest.values()) for name in ("recruited", "active")
    )
    assert values["county/observers/recruited"] == str(recruited)
    assert values["county/observers/active"] == f"{active}/{recruited}"
    for community, row in latest.items():
        assert values[f"community/{community}/observers/active"] == row["active"]


@pytest.mark.parametrize(
    ("field", "vocabulary", "key"),
    [("team", "teams", "teams"), ("force", "social_forces", "social")],
)
def test_kinds_that_stand_in_each_community(
    values: Values, field: str, vocabulary: str, key: str
) -> None:
    terms = records.programme()["vocabularies"][vocabulary]
    present = {community: set[str]() for community in records.ids("communities")}
    for row in rows("teams"):
        if field in row and _runs(row, "started_on", "ended_on"):
            present[row["community"]].add(_term(terms, row[field]))
    for community, found in present.items():
        shown = values[f"community/{community}/forces/{key}"]
        assert shown == f"{len(found)}/{len(terms)}"
    for term in terms:
        lacking = sum(term["key"] not in found for found in present.values())
        assert values[f"county/forces/{key}/lacking/{term['key']}"] == str(lacking)
    full = sum(len(found) == len(terms) for found in present.values())
    assert values[f"county/forces/{key}"] == f"{full}/{len(present)}"


def test_estates_with_a_branch_or_building_groups(values: Values) -> None:
    estates = rows("estates")
    branches = sum("branch" in row for row in estates)
    groups = sum(int(row.get("building_groups", "0")) > 0 for row in estates)
    assert values["county/organisation/branches"] == f"{branches}/{len(estates)}"
    assert values["county/organisation/building-groups"] == f"{groups}/{len(estates)}"


def test_a_station_s_calendar_shows_every_shift_of_the_month(pages: dict[str, SitePage]) -> None:
    month = f"{as_of():%Y-%m}"
    wanted = Counter(
        (row["station"], str(day(row, "date")))
        for row in rows("shifts")
        if f"{day(row, 'date'):%Y-%m}" == month
    )
    shown = Counter[tuple[str, str]]()
    for station in records.ids("stations"):
        (table, *_) = pages[f"stations/{station}/index.html"].tree.xpath(
            "//table[@class='sb-roster']"
        )
        for cell in table.xpath(".//td[time]"):
            on = cell.xpath("time/@datetime")[0]
            shown[station, on] += len(cell.xpath(".//li"))
    assert +shown == wanted


def _owners(shift: Row, station: Row) -> set[str]:
    """Everybody whose shift it is, as the figures name them."""
    estate = {f"estate/{station['estate']}"} if "estate" in station else set()
    return estate | {
        "county",
        f"unit/{shift['unit']}",
        f"station/{station['id']}",
        f"community/{station['community']}",
    }


def _state(shift: Row) -> str:
    return counts_as("shift_states", shift["state"]) if "state" in shift else ""


def _has_come(shift: Row) -> bool:
    return bool(_state(shift)) or day(shift, "date") < as_of()


def _runs(row: Row, begins: str, ends: str) -> bool:
    started, ended = day(row, begins), day(row, ends)
    return (started or date.min) <= as_of() <= (ended or date.max)


def _term(terms: list[dict[str, str]], word: str) -> str:
    return next(term["key"] for term in terms if word in (term["key"], term["label"]))
