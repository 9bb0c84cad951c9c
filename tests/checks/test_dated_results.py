"""Results that say the day on which something was done."""

from __future__ import annotations

import pytest

from tests.checks.small_county import check, codes


@pytest.mark.parametrize(
    ("result", "day"),
    [
        ("6月28日完成", "2026-06-28"),
        ("9月12日安装完成，验收合格", "2026-09-12"),
        ("2026年6月28日竣工", "2026-06-28"),
        ("6月28号完工", "2026-06-28"),
        # A plan, a part, a day before the promise was made, and one that is none.
        ("12月28日完成", "NaT"),
        ("6月28日前完成", "NaT"),
        ("计划6月28日完成", "NaT"),
        ("6月28日完成主体，其余正在施工", "NaT"),
        ("1月5日完成", "NaT"),
        ("2月31日完成", "NaT"),
        ("6月完成", "NaT"),
        ("6月28日完成招标", "NaT"),
    ],
)
def test_result_that_begins_with_a_day_then_done_on_it_if_it_has_passed(
    result: str, day: str
) -> None:
    row = {"outcome": "", "result": result, "done_on": "", "recorded_on": ""}
    checked = check(commitments=row)
    table = checked.records["commitments"]
    assert str(table.days("done_on")[0]) == day
    assert ("term-dated" in codes(checked.problems)) == (day != "NaT")
    if day != "NaT":
        assert table.frame["outcome"].tolist() == ["done"]


def test_what_became_of_it_is_said_then_its_result_says_nothing_of_that() -> None:
    row = {"outcome": "未兑现", "reason": "汛期", "result": "6月28日完成", "done_on": ""}
    table = check(commitments=row).records["commitments"]
    assert table.frame["outcome"].tolist() == ["not-done"]
