"""A list of evaluations and a sheet of tasks that tell of the same: the list goes, and nothing counts twice."""

from __future__ import annotations

import pytest
from sunboard.checks import Checked

from tests.checks.small_county import Row, codes
from tests.checks.test_told import check, evaluations, judged

LISTED: Row = {"date": "2026-05-12", "level": "满意"}


def told(checked: Checked) -> list[tuple[str, str]]:
    """Id and level of what counts, and whether it is called solved."""
    return [(each[0], " ".join(filter(None, each[3:5]))) for each in evaluations(checked)]


def settled(listed: Row | list[Row], **cells: str) -> Checked:
    return check(tasks=judged(**cells), evaluations=listed)


def test_both_say_the_same_then_the_list_goes_and_one_line_says_so() -> None:
    checked = settled(LISTED, satisfaction="满意", evaluated_on="2026-05-13")
    assert told(checked) == [("pj-1", "satisfied")]
    assert codes(checked.problems) == ["told", "told-twice"]
    assert checked.records.unclear["evaluations"].count == 0


def test_both_differ_then_the_list_goes_and_the_cell_is_told_of() -> None:
    checked = settled(LISTED, satisfaction="不满意")
    assert told(checked) == [("pj-1", "satisfied")]
    differing = [problem for problem in checked.problems if problem.code == "told-otherwise"]
    assert [(p.place.row, p.place.column) for p in differing] == [(2, "满意度")]


def test_another_level_that_counts_the_same_then_no_difference() -> None:
    assert "told-otherwise" not in codes(settled(LISTED, satisfaction="很满意").problems)


def test_one_of_several_in_the_list_says_the_same_then_no_difference() -> None:
    listed = [LISTED, {"id": "pj-2", **LISTED, "level": "不满意"}]
    checked = settled(listed, satisfaction="不满意")
    assert told(checked) == [("pj-1", "satisfied"), ("pj-2", "dissatisfied")]
    assert "told-otherwise" not in codes(checked.problems)


def test_list_that_leaves_a_question_out_then_the_sheet_answers_it() -> None:
    checked = settled(LISTED, satisfaction="满意", solved="未解决")
    assert told(checked) == [("pj-1", "satisfied"), ("fw-1-pj", "unsolved")]
    assert "told-partly" in codes(checked.problems)


@pytest.mark.parametrize(
    "listed",
    [
        LISTED | {"evaluator": "社区"},
        LISTED | {"subject": "fw-2"},
        LISTED | {"count": "0"},
        LISTED | {"level": "尚可"},
        LISTED | {"level": "", "solved": "解决"},
    ],
    ids=["by others", "of another", "by nobody", "that can't be read", "of another question"],
)
def test_list_without_residents_level_of_the_task_then_the_sheet_tells_it(listed: Row) -> None:
    tasks = [judged(satisfaction="满意"), {"id": "fw-2", **judged()}]
    checked = check(tasks=tasks, evaluations=listed)
    assert ("fw-1-pj", "satisfied") in told(checked)


def test_somebody_elses_record_has_the_id_then_that_keeps_it() -> None:
    listed = {"id": "fw-1-pj", "subject": "fw-2", **LISTED}
    tasks = [judged(satisfaction="不满意"), {"id": "fw-2", **judged()}]
    checked = check(tasks=tasks, evaluations=listed)
    assert told(checked) == [("fw-1-pj", "satisfied")]
    assert "R-11-duplicate-id" in codes(checked.problems)
