"""What a joint meeting's records must say, case by case; the wording is in tests/broken_data."""

import pytest

from tests.checks.small_county import Row, check, codes

MEETING = {
    "id": "hy-1",
    "level": "社区",
    "community": "songyuan",
    "convenor": "松园社区党委",
    "date": "2026-07-09",
    "units": "zhujian",
}
TOWN = MEETING | {
    "id": "hy-2",
    "level": "镇（街道）",
    "community": "",
    "town": "dongshan",
    "date": "2026-07-30",
}
DECISION = {
    "id": "yd-1",
    "meeting": "hy-1",
    "text": "更换楼道灯",
    "state": "议定",
    "unit": "zhujian",
    "due": "2026-08-15",
}
RAISED = {"id": "yd-2", "meeting": "hy-1", "text": "更换泵组", "state": "提级"}


def found(meetings: list[Row], decisions: list[Row] | None = None, **more: list[Row]) -> list[str]:
    said = codes(check(meetings=meetings, decisions=decisions or [], **more).problems)
    return [code for code in said if code not in ("withheld-dependent", "withheld-link")]


@pytest.mark.parametrize(
    ("level", "place", "expected"),
    [
        ("小区", {"community": "songyuan"}, []),
        ("社区", {"community": "songyuan"}, []),
        ("镇（街道）", {"town": "dongshan"}, []),
        ("县", {}, []),
        ("社区", {}, ["R-17-place-missing"]),
        ("小区", {"town": "dongshan"}, ["R-17-place-missing", "R-17-place-strange"]),
        ("镇（街道）", {"community": "songyuan", "town": "dongshan"}, ["R-17-place-strange"]),
        ("县", {"community": "songyuan"}, ["R-17-place-strange"]),
    ],
)
def test_place_of_a_meeting_then_it_is_that_of_its_level(
    level: str, place: Row, expected: list[str]
) -> None:
    row = MEETING | {"community": "", "level": level} | place
    assert sorted(found([row])) == expected


@pytest.mark.parametrize(
    ("level", "date", "expected"),
    [
        ("县", "2026-07-30", []),
        ("镇（街道）", "2026-07-30", ["R-17-not-lower"]),
        ("县", "2026-07-29", ["R-17-not-earlier"]),
    ],
)
def test_meeting_raised_from_a_town_then_it_is_higher_and_no_earlier(
    level: str, date: str, expected: list[str]
) -> None:
    above = TOWN | {"id": "hy-3", "level": level, "date": date, "raised_from": "hy-2"}
    above["town"] = "" if level == "县" else "dongshan"
    assert found([TOWN, above]) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"unit": ""}, ["R-17-undecided"]),
        ({"due": ""}, ["R-17-undecided"]),
        ({"unit": "", "due": "", "state": "提级"}, ["R-17-not-taken-up"]),
        ({"done_on": "2026-08-01", "result": "换灯6盏"}, []),
        ({"done_on": "2026-08-01"}, ["R-1-no-result"]),
        ({"result": "换灯6盏"}, ["R-17-no-date"]),
        ({"due": "2026-07-09"}, []),
        ({"due": "2026-07-08"}, ["R-17-early"]),
        ({"done_on": "2026-07-08", "result": "换灯6盏"}, ["R-17-early"]),
    ],
)
def test_decision_then_it_says_who_by_when_and_what_came_of_it(
    changes: Row, expected: list[str]
) -> None:
    assert found([MEETING], [DECISION | changes]) == expected


@pytest.mark.parametrize("changes", [{"done_on": "2026-08-01"}, {"result": "换灯6盏"}])
def test_decision_that_tasks_carry_out_then_it_needs_no_result_of_its_own(changes: Row) -> None:
    task = {"unit": "zhujian", "raised_on": "2026-07-10", "decision": "yd-1"}
    assert found([MEETING], [DECISION | changes], tasks=[task]) == []


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2026-08-09", []), ("2026-08-10", ["R-17-not-taken-up"])],
)
def test_raised_matter_when_the_limit_is_31_days_then_the_next_is_too_late(
    date: str, expected: list[str]
) -> None:
    above = TOWN | {"date": date, "raised_from": "hy-1"}
    assert found([MEETING, above], [RAISED]) == expected


def test_raised_matter_when_its_limit_has_not_passed_then_nothing_is_said() -> None:
    assert found([MEETING | {"date": "2026-09-30"}], [RAISED]) == []
    assert found([MEETING | {"date": "2026-09-29"}], [RAISED]) == ["R-17-not-taken-up"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "领导包联"}, []),
        ({}, ["R-13-guide-no-leader"]),
        ({"kind": "领导包联", "started_on": "2026-07-10"}, ["R-13-guide-not-then"]),
        ({"kind": "领导包联", "ended_on": "2026-07-08"}, ["R-13-guide-not-then"]),
        ({"kind": "领导包联", "ended_on": "2026-07-09"}, []),
    ],
)
def test_guide_of_a_meeting_then_a_leader_of_that_day(changes: Row, expected: list[str]) -> None:
    pairing = {
        "id": "bl-1",
        "kind": "单位包联",
        "unit": "zhujian",
        "community": "songyuan",
        "started_on": "2026-01-01",
    }
    meeting = MEETING | {"guided_by": "bl-1"}
    check_found = found([meeting], pairings=[pairing | changes])
    assert [code for code in check_found if code.startswith("R-13")] == expected


@pytest.mark.parametrize(
    ("ended_on", "expected"),
    [("2026-07-08", ["R-13-unit-ended", "R-17-unit-ended"]), ("2026-07-09", [])],
)
def test_unit_dissolved_before_a_meeting_then_it_neither_came_nor_answers(
    ended_on: str, expected: list[str]
) -> None:
    units = [{"ended_on": ended_on}]
    said = found([MEETING], [DECISION], units=units)
    assert sorted(code for code in said if "unit-ended" in code) == expected


@pytest.mark.parametrize(
    ("unit", "event", "expected"),
    [
        ("zhujian", None, []),
        ("chengguan", None, ["R-17-other-unit"]),
        ("chengguan", {"event": "转办", "unit": "zhujian"}, []),
        ("", None, []),
    ],
)
def test_task_for_a_decision_when_another_unit_has_it_then_it_is_said(
    unit: str, event: Row | None, expected: list[str]
) -> None:
    units = [{}, {"id": "chengguan", "name": "云桥县城市管理局"}]
    task = {"unit": unit, "raised_on": "2026-07-10", "decision": "yd-1"}
    moved = [{"id": "bd-1", "task": "fw-1", "date": "2026-07-12", **event}] if event else []
    said = found([MEETING], [DECISION], units=units, tasks=[task], task_events=moved)
    assert said == expected
