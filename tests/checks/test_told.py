"""What residents answered, in columns of a sheet of tasks: each row an evaluation, with its task's id."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sunboard.checks import Checked, check_records
from sunboard.problems import Place
from sunboard.records import read_programme
from sunboard.records.known_people import NOTHING_BEFORE
from sunboard.settings import Programme, Vocabulary

from tests.checks.small_county import AS_OF, Row, codes, county
from tests.factories import ROOT


@cache
def default_programme() -> Programme:
    """One that says nothing of closed lists."""
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "tests" / "cases" / "small-programme", Path(folder, "data"))
        found, problems = read_programme(Path(folder))
    assert found is not None, problems
    return found


def check(**changes: Row | list[Row]) -> Checked:
    """What checking the small county with these rows comes to."""
    return check_records(county(**changes), default_programme(), AS_OF)


DONE: Row = {"completed_on": "2026-05-10", "result": "换灯2盏", "unit": "zhujian"}


def judged(**cells: str) -> Row:
    """A finished task with what residents said of it."""
    return {**DONE, **cells}


def evaluations(checked: Checked) -> list[tuple[str, ...]]:
    """Id, subject, evaluator, level, solved and day of every evaluation that counts."""
    table, terms = checked.records["evaluations"], default_programme().vocabulary
    said = [
        ["", *terms(vocabulary).keys]
        for vocabulary in ("evaluator_types", "eval_levels", "solved_states")
    ]
    columns = (
        table.texts("id"),
        table.texts("subject"),
        *(
            [keys[code + 1] for code in table.codes(name).tolist()]
            for keys, name in zip(said, ("evaluator", "level", "solved"), strict=True)
        ),
        ["" if day is None else day.isoformat() for day in table.days("date").tolist()],
    )
    return list(zip(*columns, strict=True))


def test_a_row_that_says_all_then_an_evaluation_by_a_resident() -> None:
    checked = check(tasks=judged(satisfaction="满意", solved="部分解决", evaluated_on="2026-05-12"))
    said = ("fw-1-pj", "fw-1", "resident", "satisfied", "part-solved", "2026-05-12")
    assert evaluations(checked) == [said]
    assert codes(checked.problems) == ["told"]


@pytest.mark.parametrize(
    ("level", "solved", "expected"),
    [
        ("非常满意", "已解决", ("very-satisfied", "solved")),
        ("很满意", "", ("very-satisfied", "")),
        ("基本满意", "基本解决", ("fairly-satisfied", "part-solved")),
        ("不满意", "否", ("dissatisfied", "unsolved")),
        ("", "是", ("", "solved")),
        ("未回访", "未解决", ("", "unsolved")),
        (" 满　意 ", "解 决", ("satisfied", "solved")),
        ("满意", "无法联系", ("satisfied", "")),
        ("ＳＡＴＩＳＦＩＥＤ", "—", ("satisfied", "")),
    ],
)
def test_words_of_offices_then_the_terms_they_mean(
    level: str, solved: str, expected: tuple[str, str]
) -> None:
    found = evaluations(check(tasks=judged(satisfaction=level, solved=solved)))
    assert [each[3:5] for each in found] == [expected]


@pytest.mark.parametrize(
    "word",
    ["", " ", "未回访", "无法联系", "未评价", "—", "/", "无", "拒访", "无人接听", "空号", "未表态"],
)
def test_nobody_answered_then_no_evaluation_and_nothing_wrong(word: str) -> None:
    checked = check(tasks=judged(satisfaction=word, solved=word, evaluated_on="2026-05-12"))
    assert evaluations(checked) == []
    assert codes(checked.problems) == []
    assert checked.records.unclear["evaluations"].count == 0


def test_odd_level_then_told_where_it_stands_and_stands_beside_the_figures() -> None:
    checked = check(tasks=judged(satisfaction="一般", solved="解决"))
    assert evaluations(checked) == []
    fault = next(problem for problem in checked.problems if problem.code.startswith("R-10"))
    assert fault.place == Place("data/tasks/0.csv", 2, "满意度")
    assert checked.records.unclear["evaluations"].count == 1


def test_odd_answer_whether_it_is_solved_then_the_level_counts_and_the_answer_is_lost() -> None:
    checked = check(tasks=judged(satisfaction="不满意", solved="已转办"))
    assert [each[3:5] for each in evaluations(checked)] == [("dissatisfied", "")]
    assert checked.records["evaluations"].lost_in("solved").tolist() == [True]
    assert "R-10-term" in codes(checked.problems)


def test_no_day_then_it_counts_without_one() -> None:
    checked = check(tasks=judged(satisfaction="满意"))
    assert [each[5] for each in evaluations(checked)] == [""]
    assert codes(checked.problems) == ["told", "told-undated"]


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-13-45", "date-impossible"), ("2026-05-09", "R-6-early"), ("2026-11-09", "R-4-future")],
)
def test_day_that_cannot_be_then_the_evaluation_is_unclear(day: str, code: str) -> None:
    checked = check(tasks=judged(satisfaction="满意", evaluated_on=day))
    assert evaluations(checked) == []
    assert code in codes(checked.problems)
    assert checked.records.unclear["evaluations"].count == 1


def test_unfinished_task_then_no_evaluation_yet() -> None:
    checked = check(tasks={"solved": "未解决", "satisfaction": "不满意"})
    assert evaluations(checked) == []
    assert [(p.code, p.params["count"]) for p in checked.problems] == [("told-open", 1)]
    assert checked.records.unclear["evaluations"].count == 0


def test_columns_that_tell_then_counted_once_and_as_rows_of_their_file() -> None:
    tasks = [judged(satisfaction="满意"), {"id": "fw-2", **judged(solved="解决")}, {"id": "fw-3"}]
    records = check(tasks=tasks).records
    counts = {(c.path, c.kind): c for c in records.counts if c.kind in ("tasks", "evaluations")}
    assert counts["data/tasks/0.csv", "tasks"].published == 3
    assert counts["data/tasks/0.csv", "evaluations"].published == 2
    assert all(count.is_conserved for count in counts.values())
    assert set(records["tasks"].codes("satisfaction").tolist()) == {-1}


def test_rows_in_another_order_then_the_same_ids() -> None:
    rows = [judged(satisfaction="满意"), {"id": "fw-2", **judged(satisfaction="不满意")}]
    again = [{"id": "fw-3", **judged(solved="解决")}, *reversed(rows)]
    first, second = (evaluations(check(tasks=some)) for some in (rows, again))
    assert {*first} < {*second}
    assert {each[0] for each in first} == {"fw-1-pj", "fw-2-pj"}


def test_task_without_an_id_then_the_evaluation_waits_for_one_too() -> None:
    checked = check(tasks=judged(id="", satisfaction="满意"))
    [task] = checked.records["tasks"].texts("id")
    assert [each[:2] for each in evaluations(checked)] == [(f"{task}-pj", task)]
    assert [each.source.kind.name for each in checked.unnumbered] == ["tasks"]
    tables = county(tasks=judged(id="", satisfaction="满意"))
    before = replace(NOTHING_BEFORE, numbers_only=True)
    assert not len(
        check_records(tables, default_programme(), AS_OF, before=before).records["evaluations"]
    )


def test_task_that_is_withheld_then_its_evaluation_with_it() -> None:
    checked = check(tasks=judged(id="FW_坏", satisfaction="满意"))
    assert evaluations(checked) == []
    assert "withheld-dependent" in codes(checked.problems)


def test_two_rows_of_one_id_then_the_second_goes_with_its_evaluation() -> None:
    checked = check(tasks=[judged(satisfaction="满意"), judged(satisfaction="不满意")])
    assert [each[3] for each in evaluations(checked)] == ["satisfied"]
    said = [problem.code for problem in checked.problems if problem.code != "R-11-alike"]
    assert said.count("R-11-duplicate-id") == 1


def test_programme_without_residents_then_the_row_says_what_is_missing() -> None:
    own = default_programme()
    peers = tuple(
        term for term in own.vocabulary("evaluator_types").terms if term.counts_as != "resident"
    )
    vocabularies = {**own.vocabularies, "evaluator_types": Vocabulary("evaluator_types", peers)}
    found = check_records(
        county(tasks=judged(satisfaction="满意")), replace(own, vocabularies=vocabularies), AS_OF
    )
    assert not len(found.records["evaluations"])
    assert "required" in codes(found.problems)
