"""Problems: where, what, what would do, in both languages, in one order, each once."""

import json
import re
from string import Formatter

import pytest
from sunboard import problems
from sunboard.checks.saying import format_place, format_problem, problems_as_json
from sunboard.messages import MESSAGES
from sunboard.problems import Place, Problem, ProblemList, Severity, sort_problems

from tests.speaking import ENGLISH, in_english, in_every_language

CELL = Place("data/tasks.csv", 12, "办结日期")
ERROR = Problem(CELL, "date-no-year", {"found": "9月10日"})
WARNING = Problem(Place("data/tasks.csv", 3, "结果"), "R-2-praise")
CODES = sorted(MESSAGES)


@pytest.mark.parametrize(
    ("place", "chinese", "english"),
    [
        (Place("data/tasks.csv"), "data/tasks.csv", "data/tasks.csv"),
        (Place("data/tasks.csv", 2), "data/tasks.csv 第2行", "data/tasks.csv, row 2"),
        (
            Place("data/tasks.csv", 2, "单位"),
            "data/tasks.csv 第2行「单位」",
            'data/tasks.csv, row 2, column "单位"',
        ),
        (
            Place("data/台账.xlsx", sheet="公开承诺"),
            "data/台账.xlsx「公开承诺」",
            'data/台账.xlsx, sheet "公开承诺"',
        ),
        (
            Place("data/台账.xlsx", 5, sheet="公开承诺"),
            "data/台账.xlsx「公开承诺」第5行",
            'data/台账.xlsx, sheet "公开承诺", row 5',
        ),
        (
            Place("data/台账.xlsx", 5, "完成时限", "公开承诺", "E"),
            "data/台账.xlsx「公开承诺」第5行 E列「完成时限」",
            'data/台账.xlsx, sheet "公开承诺", row 5, column E "完成时限"',
        ),
        (
            Place("data/清单.csv", 5, "完成时限", letter="E"),
            "data/清单.csv 第5行 E列「完成时限」",
            'data/清单.csv, row 5, column E "完成时限"',
        ),
    ],
)
def test_place_then_file_row_and_column(place: Place, chinese: str, english: str) -> None:
    assert format_place(place) == chinese
    assert in_english(lambda: format_place(place)) == english


def test_problem_then_one_line_with_severity_place_remedy_and_rule() -> None:
    assert format_problem(ERROR) == (
        "错误 data/tasks.csv 第12行「办结日期」：「9月10日」没有写年份，请写成 2026-03-01 这样；"
        "整张表都是一年的，在 data/mapping.yml 里写 year。"
    )
    place, said = in_english(lambda: (format_place(CELL), ERROR.text()))
    assert in_english(lambda: format_problem(ERROR)) == f"error {place}: {said}"
    assert "has no year; write it like 2026-03-01, or" in said
    assert format_problem(WARNING).startswith("提醒 data/tasks.csv 第3行「结果」：")
    assert format_problem(WARNING).endswith(" [R-2]")
    assert in_english(lambda: format_problem(WARNING)).startswith("warning data/tasks.csv, row 3")


def test_problems_then_sorted_by_file_line_column_and_each_once() -> None:
    places = [
        Place("data/b.csv"),
        Place("data/a.csv", 10, "b"),
        Place("data/a.csv", 9, "b"),
        Place("data/a.csv", 9, "a"),
        Place("data/a.csv"),
        Place("data/a.csv", 9, "a"),
    ]
    found = sort_problems(Problem(place, "R-2-praise") for place in places)
    assert [problem.place for problem in found] == [
        places[4],
        places[3],
        places[2],
        places[1],
        places[0],
    ]


def test_two_faults_of_one_cell_then_both_stay() -> None:
    other = Problem(CELL, "date-no-year", {"found": "9月11日"})
    assert sort_problems([other, ERROR, other]) == [ERROR, other]


def test_json_then_one_object_a_problem_in_the_language_asked_for() -> None:
    rows = json.loads(problems_as_json([ERROR, WARNING]))
    assert rows[0] == {
        "severity": "error",
        "code": "date-no-year",
        "rule": "",
        "file": "data/tasks.csv",
        "row": 12,
        "column": "办结日期",
        "message": (
            "「9月10日」没有写年份，请写成 2026-03-01 这样；"
            "整张表都是一年的，在 data/mapping.yml 里写 year。"
        ),
    }
    assert [row["severity"] for row in rows] == ["error", "warning"]
    english = json.loads(in_english(lambda: problems_as_json([ERROR])))
    assert "has no year" in english[0]["message"]
    assert json.loads(problems_as_json([])) == []


def placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


@pytest.mark.parametrize("code", CODES)
def test_message_then_it_can_be_said_in_both_languages(code: str) -> None:
    names = placeholders(MESSAGES[code].text)
    problem = Problem(CELL, code, {**dict.fromkeys(names, "7"), "count": 7})
    chinese, english = in_every_language(lambda: format_problem(problem))
    assert isinstance(problem.severity, Severity)
    assert not re.search(r"\n", chinese + english)
    assert chinese.count("{") == MESSAGES[code].text.count("{{")
    assert re.search(r"[\u4e00-\u9fff]", problem.text())
    assert not re.search(r"[\u4e00-\u9fff]", english.replace("办结日期", ""))


@pytest.mark.parametrize("code", CODES)
def test_message_then_a_whole_sentence_that_names_no_class(code: str) -> None:
    chinese = MESSAGES[code].text
    english = ENGLISH.form(chinese, 1) if MESSAGES[code].is_counted else ENGLISH.text(chinese)
    assert chinese.endswith(("。", "？", "}"))
    assert english.endswith((".", "?", "}"))
    for word in ("Traceback", "Exception", "KeyError", "ValueError", "None", "NaN"):
        assert word not in chinese + english


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("R-")])
def test_message_of_a_rule_then_it_names_the_rule_it_is_called_by(code: str) -> None:
    rule = Problem(CELL, code).rule
    assert re.fullmatch(r"R-\d+", rule)
    assert code.removeprefix(rule)[:1] in ("", "-")


def many(count: int, file: str = "data/tasks.csv") -> list[Problem]:
    return [Problem(Place(file, row, "结果"), "R-2-praise") for row in range(count)]


def test_many_alike_then_the_rest_is_counted_after_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(problems, "MOST_ALIKE", 3)
    listed = ProblemList()
    listed.extend([*many(10), ERROR, *many(3, "data/deeds.csv")])
    assert len(listed) == len(list(listed)) == 8
    rest = list(listed)[-1]
    assert (rest.place, rest.code, rest.stands_for) == (
        Place("data/tasks.csv", 2, "结果"),
        "more-warnings",
        7,
    )
    assert sum(problem.stands_for for problem in listed) == 14


def test_many_of_all_sorts_then_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "MOST_LISTED", 4)
    listed = ProblemList()
    listed.extend([*(problem for n in range(6) for problem in many(1, f"data/{n}.csv")), ERROR])
    rest = {(p.place.file, p.code): p.stands_for for p in listed if p.code.startswith("more-")}
    assert rest == {("data", "more-warnings"): 2, ("data", "more-errors"): 1}
    assert len(listed) == 6


def test_many_of_one_code_in_many_files_then_others_have_their_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(problems, "MOST_LISTED", 6)
    monkeypatch.setattr(problems, "MOST_OF_A_CODE", 4)
    listed = ProblemList()
    listed.extend([*(problem for n in range(9) for problem in many(1, f"data/{n}.csv")), ERROR])
    assert [problem.code for problem in listed] == [
        *["R-2-praise"] * 4,
        ERROR.code,
        "more-warnings",
    ]
    assert sum(problem.stands_for for problem in listed) == 10
