"""The demonstration county's joint meetings and challenges hold the cases that their boards must stand."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tests.sunboard_demo.reading import Row, SampleCounty

AS_OF = "2026-10-31"
LEVELS = {"小区": 0, "社区": 1, "镇（街道）": 2, "县": 3}


def iso(text: str) -> str:
    """The day, also where the file spells it out: 2026年3月5日."""
    year, month, day = text.removesuffix("日").replace("年", "-").replace("月", "-").split("-")
    return f"{year}-{int(month):02}-{int(day):02}"


def test_communities_meet_every_month_but_for_some(demo_county: SampleCounty) -> None:
    held = {
        (row["community"], row["date"][:7])
        for row in demo_county.rows["meetings"]
        if row["level"] == "社区"
    }
    months = Counter(community for community, _ in held)
    assert len(months) == 14
    assert max(months.values()) == 12
    assert months["liudi"] <= 9
    assert ("liudi", "2026-10") not in held
    assert 140 < len(held) < 168


def test_matters_climb_from_an_estate_to_the_county(demo_county: SampleCounty) -> None:
    meetings = demo_county.by_id("meetings")
    chains = [chain for row in meetings.values() if (chain := _chain(meetings, row))[-1] == "县"]
    assert ["小区", "社区", "镇（街道）", "县"] in chains
    for row in meetings.values():
        if "raised_from" in row:
            below = meetings[row["raised_from"]]
            assert LEVELS[below["level"]] < LEVELS[row["level"]]
            assert below["date"] < row["date"]


def test_a_raised_matter_is_taken_up_in_time_late_or_not_yet(demo_county: SampleCounty) -> None:
    meetings = demo_county.by_id("meetings")
    above = {row["raised_from"]: row for row in meetings.values() if "raised_from" in row}
    delays = Counter[str]()
    for row in demo_county.rows["decisions"]:
        if row["state"] != "议定" and row["state"] != "会上议定":
            below = meetings[row["meeting"]]
            taken_up = above.get(row["meeting"])
            delays[_kind(below["date"], taken_up["date"] if taken_up else "")] += 1
    assert set(delays) == {"in time", "late", "never", "waiting"}


def test_decisions_are_carried_out_by_tasks_of_their_unit(demo_county: SampleCounty) -> None:
    decisions, meetings = demo_county.by_id("decisions"), demo_county.by_id("meetings")
    serving = [row for row in demo_county.rows["tasks"] if "decision" in row]
    assert 150 < len(serving) < 500
    for task in serving:
        decision = decisions[task["decision"]]
        assert task["unit"] == decision["unit"]
        assert meetings[decision["meeting"]]["date"] <= iso(task["dispatched_on"].replace("/", "-"))
    own = [row for row in decisions.values() if row["id"] not in {t["decision"] for t in serving}]
    assert any("done_on" in row for row in own)
    assert any("due" in row and "done_on" not in row and iso(row["due"]) < AS_OF for row in own)


def test_units_that_are_gone_or_silent_attend_nothing(demo_county: SampleCounty) -> None:
    for row in demo_county.rows["meetings"]:
        units = row.get("units", "").split("、")
        assert units != [""]
        assert "dzz" not in units or row["date"] <= "2026-06-30"
        assert "dag" not in units or row["date"] < "2026-06-15"


def test_challenges_end_in_every_way(demo_county: SampleCounty) -> None:
    rows = demo_county.rows["challenges"]
    untaken = [row for row in rows if "takers" not in row]
    assert any(row["posted_on"] <= "2026-09-30" for row in untaken)
    assert any(
        "、" in row["takers"] and row["form"] == "联合揭榜" for row in rows if "takers" in row
    )
    assert any(row.get("claim") == "点题交办" and "assigned_by" in row for row in rows)
    assert any("community" not in row for row in rows)
    closed = [row for row in rows if "closed_on" in row]
    assert any(row["closed_on"] > row["due"] for row in closed)
    assert any(row["closed_on"] <= row["due"] for row in closed)
    assert any("takers" in r and "closed_on" not in r and r["due"] < AS_OF for r in rows)
    texts = Counter((row["text"], row.get("community", "")) for row in rows)
    assert max(texts.values()) == 1


def test_challenges_are_served_by_tasks_of_their_takers(demo_county: SampleCounty) -> None:
    challenges = demo_county.by_id("challenges")
    serving = [row for row in demo_county.rows["tasks"] if "challenge" in row]
    assert len({task["challenge"] for task in serving}) >= 5
    for task in serving:
        row = challenges[task["challenge"]]
        assert task["unit"] in row["takers"].split("、")
        assert row["taken_on"] <= iso(task["dispatched_on"].replace("/", "-"))


def test_milestones_are_met_missed_and_still_to_come(demo_county: SampleCounty) -> None:
    rows = demo_county.rows["milestones"]
    assert any("done_on" in row for row in rows)
    assert any("done_on" not in row and row["due"] < AS_OF for row in rows)
    assert any("done_on" not in row and row["due"] > AS_OF for row in rows)


def _chain(meetings: dict[str, Row], row: Row) -> list[str]:
    """The levels a meeting's matter climbed, from the lowest."""
    below = meetings.get(row.get("raised_from", ""))
    return [*(_chain(meetings, below) if below else []), row["level"]]


def _kind(raised_on: str, taken_up_on: str) -> str:
    if not taken_up_on:
        return "waiting" if raised_on > "2026-09-30" else "never"
    return "in time" if _days(raised_on, taken_up_on) <= 31 else "late"


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
