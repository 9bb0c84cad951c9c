"""What meetings decided, where the column for what came of it says that nothing did yet."""

from __future__ import annotations

import pytest

from tests.checks.rules.test_meetings import DECISION, MEETING
from tests.checks.small_county import Row, check, codes

SAID = [
    # 落实情况, 完成日期, 原因; what the result and the reason are, and what is told of them
    ("未落实", "", "", "", "", "R-17-open"),
    ("没有落实", "", "", "", "", "R-17-open"),
    ("未完成", "", "", "", "", "R-17-open"),
    ("正在落实", "", "", "", "", "R-17-open"),
    ("部分落实", "", "", "", "部分落实", "R-17-open"),
    ("完成80%", "", "", "", "完成80%", "R-17-open"),
    ("因资金问题无法落实", "", "", "", "因资金问题无法落实", "R-17-open"),
    ("因资金问题无法落实", "", "资金没批", "", "资金没批", "R-17-open"),
    ("不再实施", "", "", "", "不再实施", "R-17-given-up"),
    ("已落实", "", "", "已落实", "", "R-17-no-date"),
    ("换灯6盏", "", "", "换灯6盏", "", "R-17-no-date"),
    ("换灯6盏", "2026-08-01", "", "换灯6盏", "", ""),
    ("未完成", "2026-08-01", "", "", "", "R-1-unfinished"),
]


@pytest.mark.parametrize(("text", "done_on", "reason", "result", "why", "code"), SAID)
def test_decision_s_result_then_only_what_may_be_done_is_one(
    text: str, done_on: str, reason: str, result: str, why: str, code: str
) -> None:
    row = DECISION | {"result": text, "done_on": done_on, "reason": reason}
    checked = check(meetings=[MEETING], decisions=[row])
    table = checked.records["decisions"]
    assert (table.texts("result"), table.texts("reason")) == ([result], [why])
    assert [each for each in codes(checked.problems) if each != "R-1-no-result"] == code.split()


def test_ledger_of_meetings_says_it_then_each_decision_is_read_alike() -> None:
    cells: Row = {
        "decided": "1.更换楼道灯\n2.清理楼道\n3.装闭门器",
        "decided_unit": "zhujian",
        "decided_due": "2026-08-15",
        "decided_result": "1.已落实\n2.未落实\n3.不再实施",
    }
    checked = check(meetings=[MEETING | cells])
    table = checked.records["decisions"]
    assert table.texts("result") == ["已落实", "", ""]
    assert table.texts("reason") == ["", "", "不再实施"]
    told = {each.code: each for each in checked.problems}
    assert {"R-17-open", "R-17-given-up"} <= {*told}
    assert str(told["R-17-open"].place.column) == "结果"
    assert "「hy-1-yd3」" in told["R-17-given-up"].text()
