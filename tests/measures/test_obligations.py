"""Obligations: what each unit did in each month, from whom it was due, and by which records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sunboard.measures.obligations import ObligationMeasures, obligations_of
from sunboard.measures.tally import Rate
from sunboard.settings import Term, Vocabulary

from tests.factories import (
    AS_OF,
    UNITS,
    Row,
    activity,
    event,
    finished,
    make_measures,
    pairing,
    position,
    sample_programme,
    visit,
)

POST, VISIT, THING, VOLUNTEER = range(4)
SEPTEMBER = 0
"""The month of the rows below; October is the next and the last."""


def measured(as_of: date = AS_OF, **rows: Any) -> ObligationMeasures:
    return obligations_of(make_measures(as_of, **{"pairings": [pairing()], **rows}))


def done(obligation: int, **rows: list[Row]) -> list[int]:
    """What the 住建局 did month by month; an activity without obligation opens September."""
    opening = activity(id="hd-9", unit="jyj", date="2026-09-01")
    rows["activities"] = [opening, *rows.get("activities", [])]
    return measured(**rows).done[0, :, obligation].tolist()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([position()], [1, 1]),
        ([position(), position(id="gw-2", community="nanyuan", relation="居住地社区")], [1, 1]),
        ([position(), position(id="gw-2", person="dy-2")], [2, 2]),
        ([position(reported_on="2026-09-30")], [1, 1]),
        ([position(reported_on="2026-10-01")], [0, 1]),
        ([position(ended_on="2026-09-01")], [1, 0]),
        ([position(ended_on="2026-08-31")], [0, 0]),
        ([position(reported_on="", households="")], [0, 0]),
        ([position(person="dy-3")], [0, 0]),
    ],
)
def test_positions_are_the_units_people_who_held_one_that_month(
    rows: list[Row], expected: list[int]
) -> None:
    assert done(POST, positions=rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([visit()], [15, 0]),
        ([visit(), visit(id="zf-2", person="dy-2", households="1", visits="2")], [17, 0]),
        ([visit(started_on="2026-09-20", ended_on="2026-10-02")], [0, 15]),
        ([visit(unit="czj")], [0, 0]),
    ],
)
def test_visits_count_in_the_month_they_end_in(rows: list[Row], expected: list[int]) -> None:
    assert done(VISIT, visits=rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"tasks": [finished()]}, [1, 0]),
        ({"tasks": [finished(completed_on="2026-10-01")]}, [0, 1]),
        ({"tasks": [finished(result="")]}, [0, 0]),
        (
            {
                "tasks": [finished(unit="czj", people="")],
                "task_events": [event("转办", "2026-09-04", unit="zjj")],
            },
            [1, 0],
        ),
    ],
)
def test_tasks_count_once_they_show_who_what_and_result(
    rows: dict[str, list[Row]], expected: list[int]
) -> None:
    assert done(THING, **rows) == expected


def test_activities_count_for_the_obligation_they_name() -> None:
    rows = [
        activity(id="hd-2", obligation="参加一次志愿服务", sessions="3"),
        activity(id="hd-3"),
        activity(id="hd-4", obligation="走访一次"),
        activity(id="hd-5", obligation="参加一次志愿服务", unit="czj"),
    ]
    assert done(VOLUNTEER, activities=rows) == [1, 0]
    assert done(VISIT, activities=rows) == [0, 0]


@pytest.mark.parametrize(
    ("pairings", "is_due"),
    [
        ([pairing()], [True, True]),
        ([], [False, False]),
        ([pairing(started_on="2026-09-01")], [True, True]),
        ([pairing(started_on="")], [False, False]),
        ([pairing(started_on="2026-09-02")], [False, True]),
        ([pairing(ended_on="2026-09-30")], [True, False]),
        ([pairing(ended_on="2026-09-29")], [False, False]),
        (
            [
                pairing(ended_on="2026-09-10"),
                pairing(id="bl-2", community="nanyuan", started_on="2026-09-20"),
            ],
            [False, True],
        ),
        (
            [
                pairing(ended_on="2026-09-10"),
                pairing(id="bl-2", community="nanyuan", started_on="2026-09-11"),
            ],
            [True, True],
        ),
    ],
)
def test_due_in_the_whole_months_of_a_units_pairings(
    pairings: list[Row], is_due: list[bool]
) -> None:
    opening = [activity(date="2026-09-01", unit="jyj")]
    found = measured(pairings=pairings, activities=opening)
    assert found.is_asked[0].all(axis=1).tolist() == is_due
    assert found.is_asked[0].any(axis=1).tolist() == is_due


def test_dissolved_unit_owes_nothing_from_then_on() -> None:
    units = [{**UNITS[0], "ended_on": "2026-10-15"}, *UNITS[1:]]
    found = measured(units=units, people=[], activities=[activity(date="2026-09-01")])
    assert found.is_asked[0].any(axis=1).tolist() == [True, False]


def test_month_that_is_not_over_is_counted_but_not_judged() -> None:
    found = measured(date(2026, 10, 30), activities=[activity(date="2026-09-01")])
    assert found.is_over.tolist() == [True, False]
    assert found.latest == SEPTEMBER
    assert found.met(0).denominator == 4


def test_rates_by_unit_and_month() -> None:
    found = measured(
        pairings=[pairing(), pairing(id="bl-2", unit="czj", community="nanyuan")],
        positions=[position()],
        visits=[visit()],
        tasks=[finished()],
        activities=[activity(obligation="参加一次志愿服务")],
    )
    assert found.met(0, SEPTEMBER) == Rate(4, 4)
    assert found.met(0) == Rate(5, 8)
    assert found.met_in_full(SEPTEMBER) == Rate(1, 2)
    assert found.met_not_at_all(SEPTEMBER) == Rate(1, 2)
    assert found.met_by_units(SEPTEMBER, VISIT) == Rate(1, 2)
    assert found.met_in_all(SEPTEMBER) == Rate(4, 8)
    assert found.met(2) == Rate(0, 0)


def test_programme_of_its_own_number_of_obligations() -> None:
    terms = (
        Term("visit", "走访两次", counts_as="visits", target=20),
        Term("things", "办实事", counts_as="tasks"),
    )
    vocabularies = {**sample_programme().vocabularies}
    vocabularies["obligations"] = Vocabulary("obligations", terms)
    own = obligations_of(
        make_measures(
            programme_overrides={"vocabularies": vocabularies},
            pairings=[pairing()],
            visits=[visit()],
            tasks=[finished()],
        )
    )
    assert own.done[0, 0].tolist() == [15, 1]
    assert own.met(0, 0) == Rate(0, 1), "no number is set for 办实事, so nothing is due"


def test_no_months_are_over_then_there_is_no_latest() -> None:
    found = measured(date(2026, 10, 1), activities=[activity(date="2026-10-01")])
    assert found.latest is None
    assert replace(found, is_over=found.is_over | True).latest == 0
