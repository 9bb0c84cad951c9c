import copy

import pytest
from sunboard import problems
from sunboard.checks import check_records, drafts
from sunboard.problems import sort_problems

from tests.checks.broken_data import COUNTY, judge
from tests.checks.small_county import AS_OF, check, codes, county, programme


def test_every_column_has_the_type_of_its_field() -> None:
    checked = judge(COUNTY).checked
    assert checked is not None
    types = {
        "id": "str",
        "ref": "category",
        "text": "str",
        "name": "str",
        "phone": "str",
        "date": "datetime64[s]",
        "count": "float64",
        "number": "float64",
        "term": "category",
        "terms": "int64",
    }
    for table in checked.records.tables.values():
        fields = [field for field in table.kind.fields if field.type != "refs"]
        assert table.frame.columns.tolist() == [field.name for field in fields]
        for field in fields:
            is_single = len(field.refers_to) < 2
            expected = types[field.type] if is_single else "str"
            assert table.frame[field.name].dtype == expected, (table.kind.name, field.name)


def test_one_bad_row_hides_no_other() -> None:
    tasks = [{"raised_on": "x", "unit": "nobody", "quantity": "约3"}, {"id": "fw-2", "text": ""}]
    checked = check(tasks=tasks)
    assert sorted(codes(checked.problems)) == [
        "R-10-unknown",
        "R-19-approximate",
        "date-form",
        "required",
    ]


def test_rules_say_nothing_of_a_cell_already_at_fault() -> None:
    done = {"unit": "zhujian", "completed_on": "2026-05-20", "result": "同上"}
    assert codes(check(tasks=done).problems) == ["R-24-ditto"]


def test_rules_judge_a_cell_that_says_nothing_as_an_empty_one() -> None:
    done = {"unit": "zhujian", "completed_on": "2026-05-20", "result": "无"}
    checked = check(tasks=done)
    assert codes(checked.problems) == ["R-1-no-result", "R-24-nothing"]
    assert checked.records["tasks"].texts("result") == [""]


def test_a_required_cell_that_says_nothing_is_missing() -> None:
    checked = check(tasks=[{"text": "暂无"}, {"id": "无"}, {"id": "fw-3", "community": "无"}])
    assert sorted(codes(checked.problems)) == [
        *["R-24-nothing"] * 3,
        "required",
        "unnumbered",
    ]
    # Without its words it counts, and an id is given to it; without a place it is the county's.
    tasks = checked.records["tasks"]
    assert tasks.frame["id"].tolist() == ["fw-1", "songyuan-fw1", "fw-3"]
    assert tasks.codes("community").tolist() == [0, 0, -1]


def test_a_reference_that_says_nothing_is_none() -> None:
    tasks = [{"unit": "无", "people": "/"}, {"id": "fw-2", "people": "无、nobody-1"}]
    checked = check(tasks=tasks)
    assert sorted(codes(checked.problems)) == ["R-10-unknown", "R-24-nothing", "R-24-nothing"]
    assert checked.records["tasks"].codes("unit").tolist() == [-1, -1]
    assert not len(checked.records["tasks"].links["people"].rows)


def test_a_term_that_the_vocabulary_has_is_an_answer() -> None:
    checked = check(deeds={"objection": "无"})
    assert "R-24-nothing" not in codes(checked.problems)
    assert checked.records["deeds"].frame["objection"].tolist() == ["none"]


def test_checking_changes_nothing_it_was_given() -> None:
    tables = county(tasks=[{"text": " 楼道灯不亮 "}, {"id": "fw-2", "raised_on": "x"}])
    before = copy.deepcopy(tables)
    first = check_records(tables, programme(), AS_OF)
    for kind, table in tables.items():
        assert table.cells.equals(before[kind].cells)
    assert check_records(tables, programme(), AS_OF).problems == first.problems


def test_problems_are_in_the_order_of_their_places() -> None:
    tasks = [{"id": f"fw-{n}", "text": "", "raised_on": "x"} for n in range(12)]
    problems = list(check(tasks=tasks, deeds={"date": "x"}).problems)
    assert problems == sort_problems(problems)


def test_too_many_alike_are_withheld_all_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = [{"id": f"cn-{n}", "made_on": "x", "unit": "nobody"} for n in range(9)]
    every = check(commitments=[*bad, {"id": "cn-good"}])
    for module in (problems, drafts):
        monkeypatch.setattr(module, "MOST_ALIKE", 2)
    few = check(commitments=[*bad, {"id": "cn-good"}])
    assert few.records["commitments"].frame["id"].tolist() == ["cn-good"]
    assert few.records.counts == every.records.counts
    assert codes(few.problems).count("date-form") == 2
    rest = [problem for problem in few.problems if problem.code == "more-errors"]
    assert [(problem.place.row, problem.stands_for) for problem in rest] == [(3, 7), (3, 7)]
    assert sum(problem.stands_for for problem in few.problems) == len(every.problems) == 18
