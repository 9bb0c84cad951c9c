"""The sample county's teams, observers, stations and shifts hold what boards must stand."""

from __future__ import annotations

from collections import Counter

from sunboard_demo.wording import load

from tests.sunboard_demo.reading import SampleCounty
from tests.sunboard_demo.test_awkward import AS_OF, iso


def test_communities_have_most_teams_and_lack_some(demo_county: SampleCounty) -> None:
    standing = {
        (row["community"], row.get("team") or row["force"])
        for row in demo_county.rows["teams"]
        if "ended_on" not in row or iso(row["ended_on"]) >= AS_OF
    }
    kinds = [*load("forces")["teams"], *load("forces")["social_forces"]]
    lacking = len(demo_county.rows["communities"]) * len(kinds) - len(standing)
    assert 10 <= lacking <= 50
    assert any("role" not in row for row in demo_county.rows["teams"])
    assert any(iso(row["started_on"]) > AS_OF for row in demo_county.rows["teams"])


def test_members_are_those_who_have_reported_in(demo_county: SampleCounty) -> None:
    reported = Counter(
        row["community"]
        for row in demo_county.rows["positions"]
        if "reported_on" in row and "ended_on" not in row
    )
    members = {
        row["community"]: int(row["size"])
        for row in demo_county.rows["teams"]
        if row.get("team") == "在职党员"
    }
    assert members == dict(reported)


def test_observers_are_counted_each_quarter_but_not_everywhere(demo_county: SampleCounty) -> None:
    counts = Counter(row["community"] for row in demo_county.rows["observers"])
    assert set(counts.values()) == {4}
    assert 0 < len(demo_county.rows["communities"]) - len(counts) < 4
    assert any(row["active"] == "0" for row in demo_county.rows["observers"])


def test_stations_are_open_closed_and_still_to_open(demo_county: SampleCounty) -> None:
    stations = demo_county.rows["stations"]
    assert 14 <= len(stations) <= 18
    assert sum("closed_on" in row for row in stations) == 1
    assert sum(row["opened_on"] > AS_OF for row in stations) == 1
    assert any("estate" not in row for row in stations)
    assert any("phone" not in row for row in stations)
    assert any("hours" not in row for row in stations)


def test_shifts_are_held_missed_forgotten_and_ahead(demo_county: SampleCounty) -> None:
    shifts = demo_county.rows["shifts"]
    assert 550 <= len(shifts) <= 800
    passed = [row for row in shifts if iso(row["date"]) < AS_OF]
    states = Counter(row.get("state", "") for row in passed)
    assert states["已到岗"] > 0.8 * len(passed)
    assert states["未到岗"] > 10
    assert states[""] > 10
    assert {iso(row["date"])[:7] for row in shifts} == {f"2026-{m:02}" for m in range(8, 12)}
    assert not [row for row in shifts if iso(row["date"]) > AS_OF and "state" in row]


def test_units_that_ended_or_fell_silent_take_no_shift(demo_county: SampleCounty) -> None:
    units = {row["unit"] for row in demo_county.rows["shifts"]}
    gone = {*load("units")["merged"], *load("units")["silent_from"]}
    assert units
    assert not units & gone
