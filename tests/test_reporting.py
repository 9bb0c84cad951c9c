"""A printed report tells a cause on a line, and every one of its problems where somebody asks for them."""

import json

import pytest
from sunboard.language import Called, several
from sunboard.problems import Place, Problem
from sunboard.reporting import MOST_ANNOTATED, MOST_CAUSES, print_report

UNKNOWN = {"found": "dy-1", "kinds": several([Called("党员干部")])}


def unknown(row: int, column: str = "人员") -> Problem:
    return Problem(Place("data/tasks.csv", row, column), "R-10-unknown", UNKNOWN)


def printed(
    problems: list[Problem], capsys: pytest.CaptureFixture[str], *, form: str = "text"
) -> tuple[list[str], str]:
    print_report(problems, form)
    said = capsys.readouterr()
    return said.out.splitlines(), said.err


def test_many_alike_then_one_line_and_how_to_see_all(capsys: pytest.CaptureFixture[str]) -> None:
    lines, total = printed([unknown(row) for row in range(2, 90)], capsys)
    assert len(lines) == 1
    assert "共88处" in lines[0]
    assert total == "检查完毕：88个错误，0个提醒，归成1条；逐条看用 sunboard check --all。\n"


def test_none_alike_then_nothing_is_said_of_more(capsys: pytest.CaptureFixture[str]) -> None:
    lines, total = printed([unknown(2)], capsys)
    assert len(lines) == 1
    assert total == "检查完毕：1个错误，0个提醒。\n"


def test_whole_file_that_is_wrong_then_said_first(capsys: pytest.CaptureFixture[str]) -> None:
    empty = Problem(Place("data/zz-people.csv"), "file-empty")
    for form in ("text", "lines"):
        lines, _ = printed([unknown(2), unknown(3), empty], capsys, form=form)
        assert lines[0].startswith("错误 data/zz-people.csv：")


@pytest.mark.parametrize("form", ["lines", "json"])
def test_all_asked_for_then_every_one_is_there(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_report([unknown(row) for row in range(2, 90)], form)
    said = capsys.readouterr().out
    assert len(json.loads(said) if form == "json" else said.splitlines()) == 88


def test_one_that_stands_for_many_then_all_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    params = {"count": 70, "of": "R-10-unknown"}
    rest = Problem(Place("data/tasks.csv", 2, "人员"), "more-errors", params)
    _, total = printed([unknown(2), rest], capsys)
    assert total.startswith("检查完毕：71个错误，0个提醒")


def test_on_github_then_the_first_causes_are_shown_beside_their_files(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    problems = [
        Problem(Place(f"data/a,b{n}.csv", 7, "50%"), "required", {"label": "x", "description": n})
        for n in range(MOST_ANNOTATED + 2)
    ]
    lines, _ = printed(problems, capsys)
    assert lines[0].startswith(
        "::error file=data/a%2Cb0.csv,line=7::错误 data/a,b0.csv 第7行「50%25」："
    )
    marked = [line for line in lines if line.startswith("::")]
    assert (len(lines), len(marked)) == (MOST_ANNOTATED + 2, MOST_ANNOTATED)


def test_more_causes_than_anybody_mends_then_the_rest_is_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    problems = [
        Problem(Place("data/tasks.csv", 2, "x"), "required", {"label": "x", "description": n})
        for n in range(MOST_CAUSES + 3)
    ]
    lines, _ = printed(problems, capsys)
    assert len(lines) == MOST_CAUSES + 1
    assert lines[-1] == "还有3条没有列出；请先改好上面的，再检查一次。"
