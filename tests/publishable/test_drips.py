"""What stood against the county and ceases to is told by how it did; honest work takes nothing away."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sunboard.measures.due import DUE_KINDS, dated_of
from sunboard.publishable.drips import drip_problems, drips_of
from sunboard.records.drips_ledger import Sort, Way, standing_of
from sunboard.schema import KINDS

from tests.factories import (
    BASE,
    Row,
    commitment,
    correction,
    evaluation,
    event,
    finished,
    make_measures,
    task,
    write_project,
    write_rows,
)
from tests.nights.put_down import look, put_down

FIRST = date(2026, 11, 2)
SECOND = FIRST + timedelta(days=1)
LATE = commitment(id="cn-1", due="2026-09-30")
NO = evaluation(id="pj-1", level="不满意", count="3")


def county(folder: Path, **rows: list[Row]) -> Path:
    """A county that was published with some records and places alone."""
    nobody: dict[str, list[Row]] = {kind.name: [] for kind in KINDS}
    project = write_project(folder / "project", **{**nobody, **BASE, **rows})
    put_down(project, FIRST)
    return project


def left(project: Path, **rows: list[Row]) -> dict[str, Way | None]:
    """By id how what stood against the county ceased to the night after, with other rows."""
    for kind, several in rows.items():
        write_rows(project / "data" / f"{kind}.csv", kind, several)
    _, ground = put_down(project, SECOND)
    return {line.id: line.way for line in ground.past.drips if line.day == SECOND}


def test_first_publication_then_all_that_stands_against_the_county_is_put_down(
    tmp_path: Path,
) -> None:
    tasks = [finished(), task(id="fw-2", due="2026-10-20"), task(id="fw-3", due="2026-12-01")]
    broken = evaluation(id="pj-2", level="马马虎虎，不好说")
    project = county(tmp_path, commitments=[LATE], tasks=tasks, evaluations=[NO, broken])
    _, ground = look(project, SECOND)
    assert {*standing_of(ground.past.drips)} == {
        (Sort.LATE, "commitments", "cn-1"),
        (Sort.LATE, "tasks", "fw-2"),
        (Sort.DISSATISFIED, "evaluations", "pj-1"),
        (Sort.UNREAD, "evaluations", "pj-2"),
    }


@pytest.mark.parametrize(
    ("rows", "way"),
    [
        ({"commitments": [{**LATE, "outcome": "撤回", "reason": "居民不要了"}]}, Way.STOPPED),
        ({"corrections": [correction(target="cn-1", category="作废", date=str(SECOND))]}, Way.VOID),
        (
            {
                "commitments": [{**LATE, "due": "2026-12-31"}],
                "corrections": [
                    correction(
                        target="cn-1", field="完成期限", before="2026-09-30", after="2026-12-31"
                    )
                ],
            },
            Way.CORRECTED,
        ),
        (
            {
                "commitments": [
                    {
                        **LATE,
                        "outcome": "已兑现",
                        "done_on": "2026-09-29",
                        "recorded_on": str(SECOND),
                        "result": "补种行道树30棵",
                        "evidence": "验收单9号",
                    }
                ]
            },
            Way.REGISTERED,
        ),
    ],
    ids=["withdrawn", "void", "its day corrected", "written down afterwards"],
)
def test_overdue_promise_that_ceases_to_be_then_told_how(
    tmp_path: Path, rows: dict[str, list[Row]], way: Way
) -> None:
    project = county(tmp_path, commitments=[LATE])
    assert left(project, **rows) == {"cn-1": way}


@pytest.mark.parametrize(
    "said",
    [
        {
            "outcome": "已兑现",
            "done_on": "2026-11-02",
            "result": "补种行道树30棵",
            "evidence": "单",
        },
        {"outcome": "未兑现", "reason": "没有预算"},
        {"outcome": "已兑现"},
    ],
    ids=["done late", "not kept", "said to be done"],
)
def test_overdue_promise_that_is_done_or_given_up_then_it_stands_against_the_county_still(
    tmp_path: Path, said: Row
) -> None:
    project = county(tmp_path, commitments=[LATE])
    done = {**LATE, "recorded_on": "2026-11-02", **said}
    assert left(project, commitments=[done]) == {}


def test_evaluation_whose_task_is_void_then_void_as_well(tmp_path: Path) -> None:
    project = county(tmp_path, tasks=[finished()], evaluations=[NO])
    void = correction(target="fw-1", category="作废", date=str(SECOND))
    assert left(project, corrections=[void]) == {"pj-1": Way.VOID}


def test_evaluation_corrected_then_told_and_deleted_then_it_stands(tmp_path: Path) -> None:
    other = evaluation(id="pj-2", level="不满意")
    project = county(tmp_path, tasks=[finished()], evaluations=[NO, other])
    satisfied = {**NO, "level": "满意"}
    said = correction(target="pj-1", field="等次", before="不满意", after="满意")
    assert left(project, evaluations=[satisfied], corrections=[said]) == {"pj-1": Way.CORRECTED}


def test_record_that_could_not_be_read_then_mended_or_gone(tmp_path: Path) -> None:
    broken = [evaluation(id=f"pj-{n}", level="马马虎虎，不好说") for n in (2, 3)]
    project = county(tmp_path, tasks=[finished()], evaluations=[NO, *broken])
    mended = {**broken[0], "level": "满意"}
    assert left(project, evaluations=[NO, mended]) == {"pj-2": Way.MENDED, "pj-3": Way.GONE}


def test_task_taken_up_again_then_late_still(tmp_path: Path) -> None:
    late = finished(completed_on="2026-11-02", due="2026-10-20")
    project = county(tmp_path, tasks=[late])
    again = {**late, "completed_on": "", "result": "", "quantity": "", "measure": ""}
    assert left(project, tasks=[again], task_events=[event("重办", "2026-11-03")]) == {}


def many(count: int) -> list[Row]:
    return [commitment(id=f"cn-{n}", text=f"第{n}处", due="2026-09-30") for n in range(count)]


def void(count: int, on: date) -> list[Row]:
    return [
        correction(id=f"gz-{n}", target=f"cn-{n}", category="作废", date=str(on))
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("promises", "gone", "is_stopped"),
    [(20, 5, False), (20, 6, True), (61, 6, False), (59, 6, True)],
    ids=["so few may go", "more than few and more than a tenth", "less than a tenth", "more"],
)
def test_share_that_ceased_to_count_then_stopped_above_both_limits(
    tmp_path: Path, promises: int, gone: int, *, is_stopped: bool
) -> None:
    project = county(tmp_path, commitments=many(promises))
    write_rows(project / "data" / "corrections.csv", "corrections", void(gone, SECOND))
    _, ground = look(project, SECOND)
    (drip,) = drips_of(ground, ground.past.drips)
    assert (drip.sort, len(drip.left), drip.stands) == (Sort.LATE, gone, promises - gone)
    found = [problem.code for problem in drip_problems(ground, ground.past.drips)]
    assert found == ["R-9-drip"] * is_stopped


def test_office_has_looked_into_it_then_nothing_is_said_until_more_ceases_to(
    tmp_path: Path,
) -> None:
    project = county(tmp_path, commitments=many(20))
    write_rows(project / "data" / "corrections.csv", "corrections", void(6, SECOND))
    review = {
        "id": "fh-1",
        "sort": "逾期",
        "date": str(SECOND),
        "reason": "登记重了",
        "decided_by": "云桥县委组织部",
    }
    write_rows(project / "data" / "reviews.csv", "reviews", [review])
    _, ground = put_down(project, SECOND)
    assert drips_of(ground, ground.past.drips) == []
    day = SECOND + timedelta(days=1)
    write_rows(project / "data" / "corrections.csv", "corrections", void(7, SECOND))
    _, ground = look(project, day)
    assert [drip.left for drip in drips_of(ground, ground.past.drips)] == [("cn-6",)]


def test_every_kind_with_a_day_then_it_is_known_how_its_records_stand() -> None:
    assert {*DUE_KINDS} == {
        "commitments", "tasks", "challenges", "milestones", "decisions", "list_items",
    }  # fmt: skip
    found = dict(dated_of(make_measures(commitments=[LATE], tasks=[task()])))
    assert {*found} == {"commitments", "tasks"}
