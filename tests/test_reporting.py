"""A printed report tells every kind of problem, however many there are of one."""

import json

import pytest
from sunboard.problems import Language, Place, Problem
from sunboard.reporting import ALIKE, print_report

UNKNOWN = {"found": "dy-1", "kinds": "党员干部", "kinds_en": "members"}


def unknown(row: int, column: str = "人员") -> Problem:
    return Problem(Place("data/tasks.csv", row, column), "R-10-unknown", UNKNOWN)


def printed(
    problems: list[Problem], capsys: pytest.CaptureFixture[str], *, form: str = "text"
) -> tuple[list[str], str]:
    print_report(problems, Language.ZH, form)
    said = capsys.readouterr()
    return said.out.splitlines(), said.err


def test_many_alike_then_the_first_are_printed_and_the_rest_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    problems = [unknown(row) for row in range(2, ALIKE + 7)]
    other = unknown(3, "接单单位")
    lines, total = printed([*problems, other], capsys)
    assert len([line for line in lines if "第" in line and "「人员」" in line]) == ALIKE
    assert lines[-1].startswith("data/tasks.csv「人员」还有5处同样的问题没有列出")
    assert sum("接单单位" in line for line in lines) == 1
    assert total == f"检查完毕：{ALIKE + 6}个错误，0个提醒。\n"


def test_as_many_as_are_printed_then_nothing_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    lines, _ = printed([unknown(row) for row in range(2, ALIKE + 2)], capsys)
    assert len(lines) == ALIKE


def test_whole_file_that_is_wrong_then_said_before_what_follows_from_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    empty = Problem(Place("data/zz-people.csv"), "file-empty")
    lines, _ = printed([unknown(2), unknown(3), empty], capsys)
    assert lines[0].startswith("错误 data/zz-people.csv：")


def test_as_json_then_every_one_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    print_report([unknown(row) for row in range(2, 90)], Language.ZH, "json")
    assert len(json.loads(capsys.readouterr().out)) == 88


def test_one_that_stands_for_many_then_all_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    rest = Problem(Place("data/tasks.csv", 9, "人员"), "more-errors", {"count": 70})
    _, total = printed([unknown(2), rest], capsys)
    assert total == "检查完毕：71个错误，0个提醒。\n"
