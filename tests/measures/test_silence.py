"""Who is on the silent list, and by which rule: on 2026-10-31, ninety days back is 2026-08-02."""

import pytest
from sunboard.measures.ground import Ground
from sunboard.measures.silence import SILENCE_RULES, last_activity_of, silence_of, silent_units

from tests.factories import (
    UNITS,
    Row,
    commitment,
    deed,
    event,
    finished,
    kept,
    make_measures,
    numbered,
    pairing,
    position,
    task,
    visit,
)


def listed(ground: Ground, rule: str) -> list[str]:
    kind = next(r.kind for r in SILENCE_RULES if r.key == rule)
    ids = ground.records[kind].frame["id"].to_list()
    return [ids[row] for row in silence_of(ground)[rule]]


def since(ground: Ground, kind: str) -> dict[str, str]:
    ids = ground.records[kind].frame["id"].to_list()
    return dict(zip(ids, map(str, last_activity_of(ground, kind)), strict=True))


def test_nothing_recorded_then_everybody_is_listed_under_every_rule() -> None:
    ground = make_measures()
    units, estates = ["zjj", "czj", "jyj"], ["qinghe-1", "qinghe-2", "nanyuan-1", "nanyuan-2"]
    assert {rule.key: listed(ground, rule.key) for rule in SILENCE_RULES} == {
        "unit-no-record": units,
        "unit-no-commitment": units,
        "unit-no-pairing": units,
        "unit-no-liaison": ["jyj"],
        "unit-no-report-in": units,
        "unit-part-report-in": [],
        "unit-no-visit": units,
        "unit-no-activity": units,
        "community-no-record": ["qinghe", "nanyuan"],
        "estate-no-pairing": estates,
        "estate-no-record": estates,
    }


def test_unit_listed_by_several_rules_then_it_is_one_unit() -> None:
    assert silent_units(make_measures()).tolist() == [True, True, True]
    closed = [{**UNITS[0], "ended_on": "2026-10-15"}, *UNITS[1:]]
    assert silent_units(make_measures(units=closed)).tolist() == [False, True, True]


EARLY = {
    "made_on": "2025-06-02",
    "approved_on": "2025-06-03",
    "done_on": "2025-06-29",
    "recorded_on": "2025-06-30",
}
OLD_STEPS = dict.fromkeys(
    ("raised_on", "reported_on", "dispatched_on", "accepted_on"), "2025-06-02"
)


ACTIVITY = {
    "id": "hd-1",
    "unit": "zjj",
    "community": "qinghe",
    "estate": "qinghe-1",
    "service": "政策宣讲",
    "title": "讲解维修资金的用法",
    "date": "2026-08-02",
    "sessions": "1",
    "attendances": "20",
}
STATION = {
    "id": "fwz-1",
    "name": "清河花园党群服务站",
    "community": "qinghe",
    "estate": "qinghe-1",
    "address": "清河花园东门内",
    "opened_on": "2026-01-05",
}
SHIFT = {
    "id": "lz-1",
    "station": "fwz-1",
    "unit": "zjj",
    "date": "2026-08-02",
    "slot": "上午",
    "state": "已到岗",
}
MEETING = {
    "id": "hy-1",
    "level": "社区",
    "community": "qinghe",
    "convenor": "清河社区党委",
    "date": "2026-08-02",
    "units": "zjj、czj",
    "summary": "商议3件事",
}


@pytest.mark.parametrize(
    ("rows", "is_listed"),
    [
        pytest.param(
            {"commitments": [commitment(made_on="2026-08-02", approved_on="2026-08-02")]}, False,
            id="promised ninety days ago",
        ),
        pytest.param(
            {"commitments": [commitment(made_on="2026-08-01", approved_on="2026-08-01")]}, True,
            id="promised ninety-one days ago",
        ),
        pytest.param(
            {"commitments": [kept(**{**EARLY, "done_on": "2026-08-02", "recorded_on": ""})]}, False,
            id="kept a promise ninety days ago",
        ),
        pytest.param({"commitments": [kept(**EARLY)]}, True, id="kept a promise a year ago"),
        pytest.param(
            {"tasks": [task(**{**OLD_STEPS, "accepted_on": "2026-08-02"})]}, False,
            id="accepted a task",
        ),
        pytest.param(
            {"tasks": [task(raised_on="2026-10-01", reported_on="", dispatched_on="2026-10-09",
                            accepted_on="", people="")]}, True,
            id="was only sent a task",
        ),
        pytest.param(
            {"tasks": [finished(**OLD_STEPS, completed_on="2026-08-02")]}, False,
            id="finished a task",
        ),
        pytest.param(
            {"deeds": [deed(date="2026-08-02", approved_on="2026-08-15")]}, False, id="a deed",
        ),
        pytest.param(
            {"deeds": [deed(date="2026-08-02", unit="czj", people="dy-1、dy-3")]}, False,
            id="took part in another unit's deed",
        ),
        pytest.param(
            {"tasks": [finished(unit="czj", people="")],
             "task_events": [event("转办", "2026-09-04", unit="zjj")]}, False,
            id="finished a task that was passed on to it",
        ),
        pytest.param(
            {"visits": [visit(ended_on="2026-08-02", started_on="2026-08-01")]}, False,
            id="called on households",
        ),
        pytest.param(
            {"visits": [visit(ended_on="2026-08-01", started_on="2026-08-01")]}, True,
            id="called on households ninety-one days ago",
        ),
        pytest.param({"activities": [ACTIVITY]}, False, id="offered a service"),
        pytest.param(
            {"stations": [STATION], "shifts": [SHIFT]}, False, id="kept a shift",
        ),
        pytest.param(
            {"stations": [STATION], "shifts": [{**SHIFT, "state": "未到岗", "reason": "出差"}]},
            True, id="missed a shift",
        ),
        pytest.param({"meetings": [MEETING]}, False, id="came to a meeting"),
        pytest.param(
            {"meetings": [{**MEETING, "units": "czj"}]}, True, id="missed a meeting",
        ),
        pytest.param(
            {"tasks": [finished()], "task_events": [event("转办", "2026-09-04", unit="czj")]}, True,
            id="passed its only task on",
        ),
    ],
)  # fmt: skip
def test_unit_when_it_last_did_something_then_silent_or_not(
    rows: dict[str, list[Row]], is_listed: bool
) -> None:
    assert ("zjj" in listed(make_measures(**rows), "unit-no-record")) == is_listed


@pytest.mark.parametrize(("raised_on", "is_listed"), [("2026-08-02", False), ("2026-08-01", True)])
def test_place_when_a_task_was_raised_then_it_is_not_silent(
    raised_on: str, is_listed: bool
) -> None:
    row = task(raised_on=raised_on, reported_on="", dispatched_on="", accepted_on="", people="")
    ground = make_measures(tasks=[row])
    assert ("qinghe" in listed(ground, "community-no-record")) == is_listed
    assert ("qinghe-1" in listed(ground, "estate-no-record")) == is_listed
    assert "qinghe-2" in listed(ground, "estate-no-record")


def test_record_of_a_whole_community_then_its_estates_stay_silent() -> None:
    ground = make_measures(tasks=[finished(estate="")])
    assert listed(ground, "community-no-record") == ["nanyuan"]
    assert "qinghe-1" in listed(ground, "estate-no-record")


def test_commitment_then_only_its_unit_has_one() -> None:
    ground = make_measures(commitments=[commitment()])
    assert listed(ground, "unit-no-commitment") == ["czj", "jyj"]


def test_pairing_then_unit_and_estates_have_one() -> None:
    ground = make_measures(pairings=[pairing(estate="qinghe-1")])
    assert listed(ground, "unit-no-pairing") == ["czj", "jyj"]
    assert listed(ground, "estate-no-pairing") == ["qinghe-2", "nanyuan-1", "nanyuan-2"]


@pytest.mark.parametrize(
    ("missing", "is_listed"),
    [({}, False), ({"department": ""}, True), ({"leader_office": ""}, True)],
    ids=["both", "no department", "no leader"],
)
def test_unit_then_leader_and_department_must_both_be_written(
    missing: Row, is_listed: bool
) -> None:
    ground = make_measures(units=[{**UNITS[0], **missing}, *UNITS[1:]])
    assert ("zjj" in listed(ground, "unit-no-liaison")) == is_listed


def test_what_counts_for_units_then_it_counts_for_the_places_it_happened_in() -> None:
    for rows in (
        {"visits": [visit()]},
        {"activities": [ACTIVITY]},
        {"stations": [STATION], "shifts": [SHIFT]},
    ):
        ground = make_measures(**rows)
        assert listed(ground, "community-no-record") == ["nanyuan"]
        assert "qinghe-1" not in listed(ground, "estate-no-record")
        assert "qinghe-2" in listed(ground, "estate-no-record")


@pytest.mark.parametrize(
    ("reported", "nobody", "somebody"),
    [([], True, False), (["dy-1"], False, True), (["dy-1", "dy-2"], False, False)],
)
def test_people_then_nobody_or_only_some_reported_in(
    reported: list[str], nobody: bool, somebody: bool
) -> None:
    rows = [
        position(person=person, reported_on="2026-01-05" if person in reported else "")
        for person in ("dy-1", "dy-2")
    ]
    ground = make_measures(positions=numbered(rows))
    assert ("zjj" in listed(ground, "unit-no-report-in")) == nobody
    assert ("zjj" in listed(ground, "unit-part-report-in")) == somebody


@pytest.mark.parametrize(("ended_on", "is_listed"), [("2026-08-02", False), ("2026-08-01", True)])
def test_visit_then_only_its_unit_has_one_for_as_long_as_the_programme_says(
    ended_on: str, is_listed: bool
) -> None:
    ground = make_measures(visits=[visit(started_on="2026-07-01", ended_on=ended_on)])
    assert ("zjj" in listed(ground, "unit-no-visit")) == is_listed
    assert {"czj", "jyj"} <= set(listed(ground, "unit-no-visit"))


def test_activity_then_only_its_unit_has_one() -> None:
    assert listed(make_measures(activities=[ACTIVITY]), "unit-no-activity") == ["czj", "jyj"]


def test_mechanism_that_the_programme_lacks_then_no_rule_about_it() -> None:
    kept = set(silence_of(make_measures(programme_overrides={"boards": ("silent",)})))
    assert {rule.key for rule in SILENCE_RULES} - kept == {
        "unit-no-report-in", "unit-part-report-in", "unit-no-visit", "unit-no-activity"
    }  # fmt: skip
    boards = ("silent", "services")
    assert "unit-no-activity" in silence_of(make_measures(programme_overrides={"boards": boards}))


def test_merged_unit_then_no_rule_lists_it() -> None:
    merged = {**UNITS[2], "ended_on": "2026-10-31", "successor": "czj"}
    ground = make_measures(units=[*UNITS[:2], merged])
    rules = [rule.key for rule in SILENCE_RULES if rule.kind == "units"]
    assert {rule: "jyj" in listed(ground, rule) for rule in rules} == dict.fromkeys(rules, False)


def test_limit_of_the_programme_then_it_decides() -> None:
    rows = numbered([finished(unit="zjj"), finished(unit="czj", **OLD_STEPS)])
    for days, silent in ((50, ["zjj", "czj", "jyj"]), (51, ["jyj"])):
        overrides = {"limits": {"silent_days": days}}
        ground = make_measures(programme_overrides=overrides, tasks=rows)
        assert listed(ground, "unit-no-record") == silent


def test_last_activity_of_then_the_latest_day_of_anything() -> None:
    ground = make_measures(
        commitments=[kept(made_on="2026-03-02", done_on="2026-06-29")],
        tasks=[finished(completed_on="2026-09-10")],
        deeds=[deed(date="2026-08-08")],
    )
    assert since(ground, "units") == {"zjj": "2026-09-10", "czj": "NaT", "jyj": "NaT"}
    assert since(ground, "communities") == {"qinghe": "2026-09-10", "nanyuan": "NaT"}
    assert since(ground, "estates")["qinghe-1"] == "2026-09-10"
