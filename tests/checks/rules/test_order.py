"""R-4: what is of tomorrow is an error; what is of today waits for its day to end, and takes nothing away."""

from datetime import date, timedelta

import numpy as np
import pytest
from sunboard.checks import check_records
from sunboard.checks.checked import Checked
from sunboard.checks.rules.order import out_of_order

from tests.factories import (
    AS_OF,
    BASE,
    Row,
    commitment,
    deed,
    evaluation,
    event,
    extension,
    finished,
    kept,
    make_programme,
    numbered,
    reply,
    task,
    text_table,
)

TODAY = (AS_OF + timedelta(days=1)).isoformat()
TOMORROW = (AS_OF + timedelta(days=2)).isoformat()


def checked(days_later: int = 1, **rows: list[Row]) -> Checked:
    tables = {kind: text_table(kind, of_kind) for kind, of_kind in {**BASE, **rows}.items()}
    return check_records(
        tables, make_programme(), AS_OF, consent_day=AS_OF + timedelta(days=days_later)
    )


def codes(found: Checked, rule: str = "R-4") -> list[str]:
    return [problem.code for problem in found.problems if problem.code.startswith(rule)]


def test_task_raised_today_then_it_waits_without_an_error() -> None:
    found = checked(tasks=numbered([task(), task(raised_on=TODAY, reported_on="")]))
    assert codes(found) == ["R-4-waits"]
    assert found.records["tasks"].texts("id") == ["fw-1"]


def test_what_belongs_to_a_task_of_today_then_it_waits_too() -> None:
    rows = [task(raised_on=TODAY, reported_on="", dispatched_on="", accepted_on="")]
    found = checked(tasks=rows, evaluations=[evaluation(date=TODAY)])
    assert set(codes(found)) == {"R-4-waits"}
    assert not any(problem.code == "withheld-dependent" for problem in found.problems)
    assert len(found.records["evaluations"].frame) == 0


def test_task_finished_today_then_it_stays_on_the_site() -> None:
    found = checked(tasks=[finished(completed_on=TODAY)])
    assert codes(found) == []
    assert found.records["tasks"].texts("id") == ["fw-1"]


@pytest.mark.parametrize("days_later", [0, 2, 30])
def test_as_of_that_is_not_yesterday_then_the_day_after_it_is_an_error(days_later: int) -> None:
    found = checked(days_later, tasks=[finished(completed_on=TODAY)])
    assert codes(found) == ["R-4-future"]


def test_tomorrow_then_an_error() -> None:
    assert codes(checked(tasks=[finished(completed_on=TOMORROW)])) == ["R-4-future"]


@pytest.mark.parametrize("days_later", [1, 30])
def test_takedown_of_today_then_it_counts_at_once_whatever_day_is_looked_back_to(
    days_later: int,
) -> None:
    row = {
        "id": "gz-1",
        "target": "fw-9",
        "date": TODAY,
        "category": "privacy",
        "reason": "隐私",
        "decided_by": "县委组织部",
    }
    found = checked(days_later, corrections=[row])
    assert codes(found) == []
    assert found.records["corrections"].texts("id") == ["gz-1"]


@pytest.mark.parametrize(
    ("withdrawn_on", "is_named"), [("", True), (TODAY, False), (TOMORROW, True)]
)
def test_consent_withdrawn_today_then_no_text_names_the_person(
    withdrawn_on: str, is_named: bool
) -> None:
    people = [{**BASE["people"][0], "named_consent_on": "2026-01-05", "withdrawn_on": withdrawn_on}]
    rows = [deed(people=people[0]["id"], what=f"{people[0]['name']}帮邻居修灯2盏")]
    found = checked(people=people, deeds=rows, positions=[])
    assert (found.records["deeds"].texts("what") == [rows[0]["what"]]) == is_named


# Promised on 2026-03-02, by 2026-06-30.
@pytest.mark.parametrize(
    ("set_on", "new_due", "found"),
    [
        ("2026-03-02", "2026-07-01", []),
        ("2026-03-01", "2026-07-01", ["R-4-extension-early"]),
        ("2026-06-20", "2026-06-30", ["R-4-extension-back"]),
        ("2026-06-20", "2026-06-29", ["R-4-extension-back"]),
    ],
)
def test_extension_then_from_the_day_of_the_promise_on_and_to_a_later_day(
    set_on: str, new_due: str, found: list[str]
) -> None:
    moved = extension(set_on=set_on, new_due=new_due)
    assert codes(checked(commitments=[kept()], extensions=[moved])) == found


# Promised on 2026-03-02; asked for on 2026-10-13.
@pytest.mark.parametrize(
    ("subject", "day", "found"),
    [
        ("cn-1", "2026-03-02", []),
        ("cn-1", "2026-03-01", ["R-4-reply-early"]),
        ("fw-1", "2026-10-13", []),
        ("fw-1", "2026-10-12", ["R-4-reply-early"]),
    ],
)
def test_reply_then_from_the_day_on_which_its_subject_began(
    subject: str, day: str, found: list[str]
) -> None:
    said = reply(subject=subject, date=day)
    assert codes(checked(commitments=[kept()], tasks=[task()], replies=[said])) == found


@pytest.mark.parametrize(
    ("events", "accepted_on", "found"),
    [
        (["退回 2026-09-04"], "2026-09-03", ["R-3-declined"]),
        (["退回 2026-09-04", "转办 2026-09-04"], "2026-09-03", []),
        (["退回 2026-09-04", "转办 2026-09-03"], "2026-09-03", ["R-3-declined"]),
        (["退回 2026-09-04", "恢复 2026-09-05"], "2026-09-03", []),
        (["退回 2026-09-04"], "2026-09-04", ["R-3-declined"]),
        (["退回 2026-09-04"], "2026-09-05", []),
    ],
)
def test_declined_task_then_it_is_done_only_by_whoever_took_it_up_again(
    events: list[str], accepted_on: str, found: list[str]
) -> None:
    happened = numbered([event(*said.split()) for said in events])
    tasks = [finished(accepted_on=accepted_on)]
    assert codes(checked(tasks=tasks, task_events=happened), "R-3") == found


def test_step_that_lies_ahead_then_it_alone_is_not_believed() -> None:
    row = finished(dispatched_on="2027-09-03")
    found = checked(tasks=[row])
    assert codes(found, "R-3") == []
    assert codes(found) == ["R-4-future"]
    tasks = found.records["tasks"]
    assert np.isnat(tasks.days("dispatched_on"))[0]
    assert str(tasks.days("completed_on")[0]) == row["completed_on"]


def test_step_far_too_late_then_it_alone_is_not_believed() -> None:
    row = finished(dispatched_on="2026-09-18")
    found = checked(tasks=[row])
    assert [(p.code, p.place.column) for p in found.problems] == [("R-3-order-late", "派单日期")]
    tasks = found.records["tasks"]
    assert np.isnat(tasks.days("dispatched_on"))[0]
    assert str(tasks.days("completed_on")[0]) == row["completed_on"]


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        ([], []),
        ([None, None], []),
        ([1, 1, 2, 2], []),
        ([2, 1], [(1, 0, True)]),
        ([1, 5, 3], [(2, 1, True)]),
        ([1, 5, 3, 4], [(1, 2, False)]),
        ([1, None, 9, 3, 4, 2], [(2, 3, False), (5, 4, True)]),
        # The first is believed against all others: without it nothing could be counted.
        ([5, 1, 2, 3], [(1, 0, True), (2, 0, True), (3, 0, True)]),
        ([None, 5, 1, 6], [(2, 1, True)]),
    ],
)
def test_out_of_order_then_the_fewest_steps_are_not_believed(
    days: list[int | None], wrong: list[tuple[int, int, bool]]
) -> None:
    september = [None if day is None else date(2026, 9, day) for day in days]
    assert out_of_order(september) == wrong


@pytest.mark.parametrize(
    ("kind", "row", "due"),
    [
        ("tasks", task(raised_on="2062-10-12", reported_on="", dispatched_on="", due="7天"), None),
        ("tasks", task(raised_on="2006-10-12", due="5个工作日"), None),
        ("tasks", task(raised_on="2026-10-12", due="7天"), "2026-10-19"),
        ("tasks", task(raised_on="2062-10-12", due="2026-11-20"), "2026-11-20"),
        ("commitments", commitment(made_on="2062-03-01", due="30天"), None),
        ("commitments", commitment(made_on="2026-03-01", due="30天"), "2026-03-31"),
    ],
)
def test_date_counted_from_a_day_that_is_not_believed_then_not_believed_either(
    kind: str, row: Row, due: str | None
) -> None:
    found = checked(**{kind: [row]})
    (day,) = found.records[kind].days("due").astype(str)
    assert day == (due or "NaT")
    told = {each.code for each in found.problems}
    # Counted from a year too early, it is too early itself.
    assert bool(told & {"date-length-lost", "R-4-before"}) == (due is None)
