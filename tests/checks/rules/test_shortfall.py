"""R-1: what came of something, held against how much was to be done."""

from __future__ import annotations

import pytest

from tests.checks.small_county import VALID, Row, check, codes

DAY = "2026-06-20"
PROMISE: Row = VALID["commitments"] | {"text": "为老旧住房安装报警器100户", "target": "100户"}
TASK: Row = VALID["tasks"] | {"unit": "zhujian"}
SHORT = "R-1-short"


def said(kind: str, row: Row) -> tuple[str, list[str]]:
    """What stands as the result, and what is told of it."""
    checked = check(**{kind: [row]})
    ours = {SHORT, "R-1-short-of-words", "R-1-reached"}
    found = [each for each in codes(checked.problems) if each in ours]
    return checked.records[kind].texts("result")[0], found


@pytest.mark.parametrize(
    ("outcome", "done_on", "result", "code"),
    [
        ("", DAY, "已完成60户", SHORT),
        ("已兑现", DAY, "已完成60户", SHORT),
        ("已兑现", "", "已完成60户", SHORT),
        ("", DAY, "完成率85%", SHORT),
        ("已完成，改造60户", DAY, "", SHORT),
        ("已完成60户", DAY, "", SHORT),
        ("", DAY, "已完成102户", ""),
        ("已兑现", DAY, "已完成100户", ""),
        ("", "", "已完成102户", "R-1-reached"),
        ("", "", "已完成60户", ""),
        ("已完成102户", "", "", ""),
        ("正在推进", "", "已完成102户", ""),
        ("部分兑现", DAY, "已完成60户", ""),
        ("未兑现", DAY, "已完成60户", ""),
    ],
)
def test_promise_with_an_aim_then_less_is_no_result_and_as_much_is_not_done_by_itself(
    outcome: str, done_on: str, result: str, code: str
) -> None:
    row = PROMISE | {"outcome": outcome, "done_on": done_on, "result": result, "reason": "缺材料"}
    stands, found = said("commitments", row)
    assert found == code.split()
    written = result or outcome
    assert stands == ("" if code == SHORT else written)


def test_without_an_aim_less_than_the_words_say_is_told_and_stands() -> None:
    row = PROMISE | {"target": "", "done_on": DAY, "result": "已完成60户"}
    assert said("commitments", row) == ("已完成60户", ["R-1-short-of-words"])
    assert said("commitments", row | {"result": "已完成100户"}) == ("已完成100户", [])


@pytest.mark.parametrize(
    ("result", "code"),
    [("完成率85%", SHORT), ("已完成60/100户", SHORT), ("已完成60户", ""), ("完成率100%", "")],
)
def test_a_share_tells_by_itself_whatever_is_done(result: str, code: str) -> None:
    row = TASK | {"completed_on": DAY, "result": result}
    assert said("tasks", row) == ("" if code else result, code.split())
    assert said("tasks", TASK | {"result": result}) == (result, [])
