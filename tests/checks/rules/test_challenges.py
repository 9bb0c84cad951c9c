"""What the record of a challenge must say, case by case; the wording is in tests/broken_data."""

import pytest

from tests.checks.small_county import Row, check, codes

CHALLENGE = {
    "id": "bt-1",
    "poster": "松园社区党委",
    "community": "songyuan",
    "text": "破解停车难",
    "goal": "新增车位40个",
    "posted_on": "2026-08-03",
    "due": "2026-11-30",
}
TAKEN = CHALLENGE | {
    "claim": "主动认领",
    "takers": "zhujian",
    "form": "单独揭榜",
    "taken_on": "2026-08-13",
}
UNITS: list[Row] = [{}, {"id": "chengguan", "name": "云桥县城市管理局"}]


def found(row: Row, **more: list[Row]) -> list[str]:
    return codes(check(challenges=[row], units=UNITS, **more).problems)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (CHALLENGE, []),
        (TAKEN, []),
        (TAKEN | {"form": ""}, []),
        (TAKEN | {"taken_on": ""}, ["R-16-incomplete"]),
        (TAKEN | {"claim": ""}, ["R-16-incomplete"]),
        (TAKEN | {"takers": ""}, ["R-16-incomplete"]),
        (TAKEN | {"closed_on": "2026-10-10", "result": "车位42个"}, []),
        (TAKEN | {"closed_on": "2026-10-10"}, ["R-16-incomplete"]),
        (CHALLENGE | {"closed_on": "2026-10-10", "result": "车位42个"}, ["R-16-incomplete"]),
        (TAKEN | {"takers": "zhujian、chengguan"}, ["R-16-two-takers"]),
        (TAKEN | {"takers": "zhujian、chengguan", "form": "联合揭榜"}, []),
        (TAKEN | {"claim": "点题交办"}, ["R-16-no-basis"]),
        (TAKEN | {"claim": "点题交办", "assigned_by": "1号文件"}, []),
        (TAKEN | {"assigned_by": "1号文件"}, ["R-16-voluntary"]),
        (TAKEN | {"taken_on": "2026-08-03"}, []),
        (TAKEN | {"taken_on": "2026-08-02"}, ["R-4-early"]),
        (CHALLENGE | {"due": "2026-08-02"}, ["R-4-due-early"]),
        (CHALLENGE | {"posted_on": "2026-11-01"}, ["R-4-future"]),
    ],
)
def test_challenge_then_who_took_it_how_and_when_go_together(row: Row, expected: list[str]) -> None:
    assert list(dict.fromkeys(found(row))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due": "2026-08-03"}, []),
        ({"due": "2026-11-30"}, []),
        ({"due": "2026-08-02"}, ["R-16-milestone-early"]),
        ({"due": "2026-12-01"}, ["R-16-milestone-late"]),
        ({"done_on": "2026-08-02"}, ["R-16-milestone-early"]),
        ({"done_on": "2026-08-03"}, []),
    ],
)
def test_milestone_then_it_lies_within_its_challenge(changes: Row, expected: list[str]) -> None:
    step = {"id": "jd-1", "challenge": "bt-1", "text": "摸底", "due": "2026-09-30"}
    assert found(TAKEN, milestones=[step | changes]) == expected


@pytest.mark.parametrize(
    ("ended_on", "expected"), [("2026-08-12", ["R-13-unit-ended"]), ("2026-08-13", [])]
)
def test_unit_dissolved_before_it_took_a_challenge_then_it_is_an_error(
    ended_on: str, expected: list[str]
) -> None:
    said = codes(check(challenges=[TAKEN], units=[{"ended_on": ended_on}]).problems)
    assert said == expected
