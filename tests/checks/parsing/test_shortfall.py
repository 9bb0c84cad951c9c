"""How much a result says was done, held against how much was to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.parsing.shortfall import reaches

GOAL = "安装报警器100户"
SAYS = {
    "已完成102户": True,
    "已完成100户": True,
    "累计完成 102 户，超额完成": True,
    "6月20日完成100户": True,
    "完成入户走访60户，安装40户": True,
    "完成率100%": True,
    "已完成60户": False,
    "已完成，改造60户": False,
    "已改造老旧住房60户": False,
    "已于6月28日完成60户": False,
    "计划完成100户，已完成60户": False,
    "已完成60户，还剩40户": False,
    "完成率85%": False,
    "完成60%": False,
    "完成进度达98.5%": False,
    "已完成60/100户": False,
    "已完成": None,
    "安装充电桩60个": None,
    "满意率95%": None,
    "已完成整改，满意率95%": None,
    "60户已完成，40户未完成": None,
    "已完成60户、另一批40户": None,
    "6/20，更换路灯": None,
    "更换3/4号楼路灯": None,
}


@pytest.mark.parametrize(("result", "reached"), SAYS.items())
def test_a_result_says_as_much_as_was_aimed_at_or_less(result: str, reached: bool | None) -> None:
    assert reaches(result, GOAL) is reached
    assert reaches(result, "2026年6月底前完成100户") is reached
    assert reaches(result, "１００", "户") is reached


@pytest.mark.parametrize(
    "goal",
    ["", "全部点亮", "投诉减少100户", "控制在100户以内", "每月走访100户", "3栋、100户", "100盏"],
)
def test_a_goal_that_can_t_be_counted_so_tells_nothing(goal: str) -> None:
    assert reaches("已完成60户", goal) is None
    assert reaches("完成率85%", goal) is False, "a share tells by itself"


def test_a_rate_is_held_against_the_rate_that_was_aimed_at() -> None:
    assert reaches("完成率85%", "整改完成率80%") is True
    assert reaches("完成率85%", "整改完成率90%") is False


@given(st.text(max_size=20), st.text(max_size=10))
def test_any_text_tells_something_or_nothing(result: str, goal: str) -> None:
    assert reaches(f"完成{result}", goal) in (True, False, None)
